import type { LotId, MovementId, PlaceId } from './ids.ts';
import type { Vehicle } from './plan.ts';
import type { Origin } from './source.ts';
import type { Instant, LocalDate } from './time.ts';

/** How a movement went, in the classes in which humanitarian access is recorded. */
export const OUTCOMES = [
  'facilitated',
  'partly',
  'impeded',
  'delayed',
  'denied',
  'postponed',
  'cancelled',
] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** A row of actuals.csv: what became of a movement, or of one lot that it carried to one place (docs/rules.md R26). */
export interface Actual {
  readonly movementId: MovementId;
  readonly date: LocalDate;
  readonly outcome: Outcome;
  /** Null: the row speaks of the whole movement. */
  readonly line: ActualLine | null;
  readonly departedAt: Instant | null;
  readonly returnedAt: Instant | null;
  readonly delayMinutes: number | null;
  /** Vehicles that cannot be used after it; in order as written. */
  readonly vehiclesOut: readonly Vehicle[];
  /** Last day without them; null: not known, where there are any. */
  readonly outUntil: LocalDate | null;
  readonly note: string | null;
  readonly origin: Origin;
}

/** What became of the packs of one lot for one unloading place. All five together are the packs that were open. */
export interface ActualLine {
  readonly placeId: PlaceId;
  readonly lotId: LotId;
  readonly packs: PackFates;
  /** Where the vehicles with the held packs stand; null: nothing is held. */
  readonly heldAtId: PlaceId | null;
}

export interface PackFates {
  readonly delivered: number;
  /** Never left, or came back loaded: at the loading place. */
  readonly returned: number;
  readonly lost: number;
  readonly damaged: number;
  /** Still on vehicles. */
  readonly held: number;
}

/** Vehicles of a fleet row that cannot be used for some days: broken down, held with their load, seized. */
export interface VehiclesOut {
  readonly fleetId: Vehicle['fleetId'];
  readonly count: number;
  readonly fromDate: LocalDate;
  /** Inclusive; null: until further notice. */
  readonly toDate: LocalDate | null;
  /** Where they stand; null: not known. */
  readonly placeId: PlaceId | null;
  readonly reason: string;
  readonly origin: Origin;
}

/** What one report says became of the packs of a movement that were open until then, all of them (docs/rules.md R26). */
export interface MovementReport {
  readonly movementId: MovementId;
  /** The day of the movement. */
  readonly date: LocalDate;
  readonly outcome: Outcome;
  /** The evening from which it holds. */
  readonly bookedOn: LocalDate;
  /** The evening from which what came back is at the loading place. */
  readonly returnedOn: LocalDate;
  /** In order of place and lot. */
  readonly lines: readonly ActualLine[];
  readonly vehiclesOut: readonly Vehicle[];
  readonly outUntil: LocalDate | null;
  readonly note: string | null;
  /** Rows of actuals.csv that it is made of. */
  readonly factIds: readonly string[];
}
