import type { GoodId, PlaceId } from './ids.ts';
import type { Range } from './quantity.ts';
import type { Origin } from './source.ts';
import type { LocalDate } from './time.ts';

/** A row of stock.csv (there on that date) or arrivals.csv (expected to come in on that date). */
export interface SupplyFact {
  readonly placeId: PlaceId;
  readonly goodId: GoodId;
  /** In `unit`; packs where unit is `pack`, otherwise a conversion of kind `good` leads to packs. */
  readonly count: Range;
  readonly unit: string;
  readonly lot: string | null;
  /** Last date of use, inclusive. */
  readonly expiryDate: LocalDate | null;
  readonly owner: string | null;
  readonly earmark: string | null;
  readonly date: LocalDate;
  readonly origin: Origin;
}

/** Who uses up which good how fast: wells, bakeries, hospitals (docs/rules.md R31). */
export interface Consumption {
  /** A place or a fleet row. */
  readonly userId: string;
  readonly goodId: GoodId;
  readonly packsPerDay: Range;
  /** Where the stock lies that it draws on; null: at the user itself, for a fleet row at its home. */
  readonly placeId: PlaceId | null;
  /** 1 goes first; the larger stops first. Vehicles stand after 5. */
  readonly priority: number;
  /** What must go on at least, in words. */
  readonly minimum: string | null;
  readonly fromDate: LocalDate;
  readonly toDate: LocalDate | null;
  readonly origin: Origin;
}
