import { compareStrings } from '../base/index.ts';
import type { GoodId, LotId, MovementId, PlaceId } from './ids.ts';
import type { Origin } from './source.ts';
import type { LocalDate } from './time.ts';

/** Where packs came from: there at first, come in since, found (or missed) by a count. */
export const LEDGER_ORIGINS = ['opening', 'arrived', 'counted'] as const;

/** Where packs are: what came from the origins is all in one of these, every evening. */
export const LEDGER_WHEREABOUTS = [
  'at_place',
  'on_vehicles',
  'unreported',
  'with_people',
  'used',
  'lost',
  'damaged',
] as const;

export const LEDGER_ENTRIES = [...LEDGER_ORIGINS, ...LEDGER_WHEREABOUTS] as const;

export type LedgerEntry = (typeof LEDGER_ENTRIES)[number];

/**
 * Packs of one lot on one evening, under one heading (docs/rules.md R27). Figures add up since the first evening of the
 * ledger: for each lot and evening the origins together equal the whereabouts together.
 */
export interface LedgerLine {
  /** The evening. */
  readonly date: LocalDate;
  /** The lot as it was first known; it keeps this id however often the plan is rolled on. */
  readonly lotId: LotId;
  readonly goodId: GoodId;
  readonly entry: LedgerEntry;
  /** Below zero only where a count found fewer. */
  readonly packs: number;
  /** The place the line is about; for packs on vehicles where these stand, null where that is not known. */
  readonly placeId: PlaceId | null;
  /** On vehicles, unreported, lost and damaged: with which movement. */
  readonly movement: LedgerMovement | null;
  /** Rows of stock and arrivals that the packs come from. */
  readonly factIds: readonly string[];
  /** The row of stock.csv that holds the packs for the next plan; null but for `at_place` on the last evening. */
  readonly stockId: string | null;
}

export interface LedgerMovement {
  readonly id: MovementId;
  readonly date: LocalDate;
  /** The loading place. */
  readonly fromId: PlaceId;
  /** Where they were to be unloaded. */
  readonly toId: PlaceId;
}

/** A line as an operation folder holds it. */
export interface LedgerRow extends LedgerLine {
  readonly origin: Origin;
}

/** The last evening that the lines speak of; empty where there are none. */
export const findLastEvening = (lines: readonly LedgerLine[]): LocalDate =>
  [...new Set(lines.map(({ date }) => date))].sort(compareStrings).at(-1) ?? '';
