import type { FactId, FleetId, GoodId, LotId, NeedId, PlaceId } from './ids.ts';
import type { Operation } from './operation.ts';
import type { Range } from './quantity.ts';
import type { InputStock } from './resolve-inputs.ts';
import type { Day, Instant, Interval, LocalDate } from './time.ts';

/**
 * What is so, as of an instant: facts chosen, converted and spread over the planning days (docs/rules.md R1-R8).
 * Day numbers are indices into `days`. Everything is whole numbers.
 */
export interface Situation {
  /** The operation with only what was known at `asOf`. */
  readonly operation: Operation;
  readonly asOf: Instant;
  /** Planning days: those of the horizon that end after `asOf`. */
  readonly days: readonly Day[];
  readonly sites: readonly SiteSituation[];
  /** All sites together on day 0, each end by its own facts; null where no site's count is known. */
  readonly firstDayPeople: Range | null;
  readonly elements: readonly Element[];
  readonly lots: readonly Lot[];
  /** Stock of what the response uses up itself, where it was counted: fuel first of all. */
  readonly inputs: readonly InputStock[];
  readonly capacities: readonly PlaceDay[];
  readonly fleets: readonly FleetSituation[];
  /** Needs that have no supply data at all: outside the minimum, shown first. */
  readonly unknownNeedIds: readonly NeedId[];
  readonly conflicts: readonly Conflict[];
  readonly notKnown: readonly NotKnown[];
}

export interface SiteSituation {
  readonly placeId: PlaceId;
  /** People by planning day; null where no count is known. */
  readonly people: readonly number[] | null;
  readonly verified: boolean;
  readonly assumed: boolean;
  readonly factIds: readonly FactId[];
}

/** What leximin ranks: a place, a need and a service period (planning days firstDay .. lastDay inclusive). */
export interface Element {
  /** `place|need|firstDay's date`. */
  readonly id: string;
  readonly placeId: PlaceId;
  readonly needId: NeedId;
  readonly tier: number;
  readonly firstDay: number;
  readonly lastDay: number;
  /** Person-days for flow needs, people for durable ones: the weight in totals. */
  readonly weight: number;
  /** Largest head count in the period: what is shown. */
  readonly people: number;
  readonly targetAmount: number;
  readonly floorAmount: number;
  /** Most that the place can hand out in the period, at most `targetAmount`. */
  readonly capAmount: number;
  readonly verified: boolean;
}

/** Packs of one good that become available at a place on one day, with one expiry and one provenance. */
export interface Lot {
  readonly id: LotId;
  readonly placeId: PlaceId;
  readonly goodId: GoodId;
  /** First planning day on which it can be loaded (or, at a site, handed out). */
  readonly fromDay: number;
  /** Last planning day on which it can be handed out; null: no expiry within the horizon. */
  readonly lastDay: number | null;
  readonly packs: number;
  readonly kind: 'stock' | 'arrival';
  readonly owner: string | null;
  readonly earmark: string | null;
  readonly factIds: readonly FactId[];
  readonly assumed: boolean;
}

/** What a place takes on one planning day. */
export interface PlaceDay {
  readonly placeId: PlaceId;
  readonly day: number;
  /** Null: not known. At a crossing not known means not used; elsewhere it means no limit is planned. */
  readonly trucks: number | null;
  readonly peoplePerDay: number | null;
  /** When vehicles can be loaded or unloaded there. */
  readonly open: readonly Interval[];
  readonly factIds: readonly FactId[];
  readonly assumed: boolean;
}

export interface FleetSituation {
  readonly fleetId: FleetId;
  /** Vehicles by planning day. */
  readonly count: readonly number[];
  readonly assumed: boolean;
}

/** Facts of one identity that disagree; all are kept, one was chosen by the written rule. */
export interface Conflict {
  readonly quantity: string;
  readonly subject: string;
  readonly date: LocalDate;
  readonly chosen: FactId;
  readonly others: readonly FactId[];
}

/** Something the plan had to do without. `code` is stable: `people.unknown`, `need.no-supply-data` ... */
export interface NotKnown {
  readonly code: string;
  readonly subject: string;
  readonly detail: string;
}
