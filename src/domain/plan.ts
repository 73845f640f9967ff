import type { FuelSection } from './fuel-lines.ts';
import type {
  ConstraintId,
  FleetId,
  GoodId,
  LinkId,
  LotId,
  MovementId,
  NeedId,
  PlaceId,
  RoadId,
} from './ids.ts';
import type { ExpectedCoverage, MovementNotice, PlanChanges } from './notice.ts';
import type { PartnersSection } from './partner-lines.ts';
import type { Conflict, NotKnown } from './situation.ts';
import type { QuestionRow } from './statement.ts';
import type { StockSection } from './stock-lines.ts';
import type { Day, Instant, LocalDate } from './time.ts';

/**
 * The plan file `throughline/plan@1`: canonical JSON, no clock, no timing, no machine in it.
 * All days are local dates, so that it reads without the operation's day numbers.
 */
export interface Plan {
  readonly format: 'throughline/plan@1';
  /** Holds times, routes and stock: never public. */
  readonly class: 'restricted';
  /** Last day of the horizon: keep no longer than needed after it. */
  readonly expires: LocalDate;
  readonly operation: {
    readonly id: string;
    readonly name: string;
    readonly exercise: boolean;
    readonly inputsHash: string;
  };
  readonly asOf: Instant;
  readonly seed: number;
  /** Builds tried; with the seed it names the plan. */
  readonly iterations: number;
  readonly software: { readonly version: string; readonly solver: string; readonly solverHash: string };
  readonly clock: { readonly timeZone: string; readonly timeZoneData: string; readonly days: readonly Day[] };
  readonly lots: readonly PlanLot[];
  readonly movements: readonly Movement[];
  /** Packs handed to people, by site, good, lot and service period. */
  readonly distributions: readonly Distribution[];
  readonly coverage: readonly CoverageLine[];
  readonly unmet: readonly UnmetLine[];
  readonly bounds: readonly StageBound[];
  readonly conflicts: readonly Conflict[];
  readonly notKnown: readonly NotKnown[];
  readonly assumptions: readonly AssumptionLine[];
  readonly sensitivity: readonly SensitivityLine[];
  /** By movement, in the order of movements. */
  readonly notices: readonly MovementNotice[];
  /** By need, in the order of the summary's needs. */
  readonly expected: readonly ExpectedCoverage[];
  readonly changes: PlanChanges;
  readonly partners: PartnersSection;
  readonly fuel: FuelSection;
  /** Days of stock left as of the plan's instant. */
  readonly stock: StockSection;
  readonly summary: Summary;
}

/** Every lot the plan could draw on, as resolved, by id: so that a reader can trace a load to its facts. */
export interface PlanLot {
  readonly id: LotId;
  readonly placeId: PlaceId;
  readonly goodId: GoodId;
  readonly availableOn: LocalDate;
  readonly expiresOn: LocalDate | null;
  readonly packs: number;
  readonly factIds: readonly string[];
}

/** One vehicle of a fleet row: number 1 .. count. */
export interface Vehicle {
  readonly fleetId: FleetId;
  readonly number: number;
}

/** One convoy (a single vehicle is a convoy of one), from home through a loading place and its stops back home. */
export interface Movement {
  readonly id: MovementId;
  readonly kind: 'transfer' | 'delivery';
  readonly date: LocalDate;
  /** Order of march. All share one home. */
  readonly vehicles: readonly Vehicle[];
  readonly homeId: PlaceId;
  /** First the loading, then each unloading. */
  readonly visits: readonly Visit[];
  /** One between each two successive places that differ: home, visits ..., home. */
  readonly legs: readonly Leg[];
  readonly loads: readonly Load[];
}

export interface Visit {
  readonly placeId: PlaceId;
  readonly purpose: 'load' | 'unload';
  /** At the place; service may start later (waiting for the gate to open). */
  readonly arriveAt: Instant;
  readonly startAt: Instant;
  readonly endAt: Instant;
}

export interface Leg {
  readonly fromId: PlaceId;
  readonly toId: PlaceId;
  readonly departAt: Instant;
  readonly arriveAt: Instant;
  readonly metres: number;
  readonly path: readonly PathStep[];
}

/** Positions on roads are as in RoadMap; direction is from `from` to `to`. Times are when the step is entered. */
export type PathStep =
  | {
      readonly kind: 'road';
      readonly roadId: RoadId;
      readonly from: number;
      readonly to: number;
      readonly enterAt: Instant;
    }
  | {
      readonly kind: 'link';
      readonly linkId: LinkId;
      readonly fromId: PlaceId;
      readonly toId: PlaceId;
      readonly enterAt: Instant;
    }
  /** Between a place and the road position it is snapped to. */
  | {
      readonly kind: 'connect';
      readonly placeId: PlaceId;
      readonly roadId: RoadId;
      readonly at: number;
      readonly enterAt: Instant;
    };

/** Packs on one vehicle for one unloading visit (indices into `vehicles` and `visits`). */
export interface Load {
  readonly vehicle: number;
  readonly visit: number;
  readonly goodId: GoodId;
  readonly lotId: LotId;
  readonly packs: number;
}

export interface Distribution {
  readonly placeId: PlaceId;
  readonly goodId: GoodId;
  readonly lotId: LotId;
  /** First and last day of the good's usage period. */
  readonly fromDate: LocalDate;
  readonly toDate: LocalDate;
  readonly packs: number;
}

export interface CoverageLine {
  readonly placeId: PlaceId;
  readonly needId: NeedId;
  readonly tier: number;
  readonly fromDate: LocalDate;
  readonly toDate: LocalDate;
  readonly people: number;
  readonly weight: number;
  readonly floorAmount: number;
  readonly targetAmount: number;
  readonly receivedAmount: number;
  /** min(1, received / floor) and received / target, rounded down to parts per million. */
  readonly floorPpm: number;
  readonly targetPpm: number;
  readonly verified: boolean;
}

export interface UnmetLine {
  readonly placeId: PlaceId;
  readonly needId: NeedId;
  readonly fromDate: LocalDate;
  readonly toDate: LocalDate;
  readonly unmetAmount: number;
  readonly people: number;
  /** Which limit binds, strongest first, with its share of the shadow price; shares sum to at most 1_000_000. */
  readonly binding: readonly BindingLimit[];
}

export type LimitKind =
  | 'unreachable'
  | 'supply'
  | 'expiry'
  | 'crossing'
  | 'hub-slots'
  | 'site-slots'
  | 'truck-hours'
  | 'truck-load'
  | 'storage'
  | 'distribution-capacity'
  | 'convoy-rounding'
  | 'others-worse-off';

export interface BindingLimit {
  readonly kind: LimitKind;
  readonly subject: string;
  readonly sharePpm: number;
}

/** The only thing ever called bound: no plan under the written relaxation does better at this level, given the levels before. */
export interface StageBound {
  readonly stage: 'floor' | 'target';
  readonly tier: number;
  /** Person-weighted mean of the levels, in parts per million: what the leximin-best relaxed plan reaches. */
  readonly meanPpm: number;
  readonly levels: readonly LevelCertificate[];
}

export interface LevelCertificate {
  /** Upper bound on the least coverage among the elements of this level, rounded up to parts per million. */
  readonly valuePpm: number;
  /** Elements still free in this level's programme; the first level holds all of the stage. */
  readonly free: readonly string[];
  /** Elements fixed by this level. */
  readonly fixed: readonly string[];
  /** What the fixed elements are held at in later programmes, rounded down; at most `valuePpm`. */
  readonly heldPpm: number;
  /** Non-negative multipliers of named rows; docs/rules.md R20 says how they prove the bound. */
  readonly multipliers: readonly { readonly row: string; readonly value: string }[];
}

export interface AssumptionLine {
  readonly factId: string;
  readonly subject: string;
  readonly reason: string;
}

/** The plan made again with one uncertain input at its low and its high. */
export interface SensitivityLine {
  readonly factId: string;
  readonly subject: string;
  readonly assumption: boolean;
  readonly quantity: string;
  readonly low: { readonly value: number; readonly headlines: readonly HeadlineValue[] };
  readonly high: { readonly value: number; readonly headlines: readonly HeadlineValue[] };
}

export interface HeadlineValue {
  readonly row: QuestionRow;
  readonly verdict: Verdict;
  readonly value: number | null;
}

export type Verdict = 'yes' | 'no' | 'short' | 'not-known' | 'not-decidable';

/** One of the eight answers: a verdict, one figure with its unit, where it comes from, how much of it is assumed. */
export interface Headline {
  readonly row: QuestionRow;
  readonly verdict: Verdict;
  /** A coded figure such as `coverage.floor-min`; docs/rules.md R22 defines each. */
  readonly figure: string;
  readonly value: number | null;
  readonly unit: string | null;
  /** By how much it falls short, in `unit`. */
  readonly shortBy: number | null;
  readonly sourceIds: readonly string[];
  /** Null where nothing can be said. */
  readonly assumedPpm: number | null;
}

export interface NeedCoverage {
  readonly needId: NeedId;
  /** Least, person-weighted mean and total amount received, over all elements of the need. */
  readonly minPpm: number;
  readonly meanPpm: number;
  readonly floorMinPpm: number;
  readonly floorMeanPpm: number;
  readonly receivedAmount: number;
  readonly targetAmount: number;
}

export interface Summary {
  readonly headlines: readonly Headline[];
  readonly needs: readonly NeedCoverage[];
  readonly people: { readonly low: number; readonly best: number; readonly high: number };
  readonly movements: number;
  readonly vehicleTrips: number;
  readonly truckSeconds: number;
  readonly metres: number;
  readonly fuelMl: number;
  readonly deliveredGrams: number;
  /** Share of the received amount, weighted by people served, in whose chain at least one assumption stands. */
  readonly assumptionsPpm: number;
  /** The same for each kind of assumption alone (docs/rules.md R22a). */
  readonly assumptionsByKind: {
    readonly people: number;
    readonly standards: number;
    readonly supply: number;
    readonly fleet: number;
    readonly access: number;
  };
  /** Constraints with effect that the movements pass near or through, for the restricted report only. */
  readonly constraintsActive: readonly ConstraintId[];
}
