import type { NoticeAnswer } from './commitment.ts';
import type { AreaId, MovementId, NeedId, PlaceId } from './ids.ts';
import type { Origin } from './source.ts';
import type { Instant, LocalDate } from './time.ts';

/** Who must be told of every movement beforehand (docs/rules.md R28). */
export interface NoticeRecipient {
  readonly id: string;
  readonly name: string;
  /** Time that must lie between the request and the departure. */
  readonly leadSeconds: number;
  /** Wall-clock second of the day after which a request counts from the next day; null: it counts at any hour. */
  readonly cutoffSecond: number | null;
  /** Movements of one date that may be asked for; null: no limit. */
  readonly requestsPerDay: number | null;
}

/** A row of notices.csv: what was sent for a movement of a plan, and what came back. */
export interface Notice {
  readonly movementId: MovementId;
  readonly recipientId: string;
  readonly sentAt: Instant;
  readonly reference: string | null;
  readonly answer: NoticeAnswer;
  readonly answeredAt: Instant | null;
  readonly origin: Origin;
}

/** A row of facilitation.csv: which share of movements got through, by where they went. */
export interface Facilitation {
  readonly subject: FacilitationSubject;
  /** Null: from ever. */
  readonly fromDate: LocalDate | null;
  /** Inclusive; null: until further notice. */
  readonly toDate: LocalDate | null;
  /** Parts per million. */
  readonly sharePpm: { readonly low: number; readonly best: number; readonly high: number };
  readonly origin: Origin;
}

export type FacilitationSubject =
  | { readonly kind: 'place'; readonly placeId: PlaceId }
  /** The area and all areas within it. */
  | { readonly kind: 'area'; readonly areaId: AreaId }
  | { readonly kind: 'all' };

/** What notification means for one movement of a plan (docs/rules.md R28). */
export interface MovementNotice {
  readonly movementId: MovementId;
  /** The last instant at which each recipient can be asked in time, by recipient. */
  readonly submitBy: readonly { readonly recipientId: string; readonly at: Instant }[];
  /** Chance of getting through; null: not known. */
  readonly chance: {
    readonly lowPpm: number;
    readonly bestPpm: number;
    readonly highPpm: number;
  } | null;
  readonly fallback: Fallback;
}

/** What a convoy does that does not get through to its first unloading place. */
export interface Fallback {
  /** Where the same vehicles could unload instead that day; null: nowhere. */
  readonly secondPlaceId: PlaceId | null;
  /** The last instant at which it can turn round and still be home in time; null: no instant is sure. */
  readonly turnBackAt: Instant | null;
  /** Where the load goes first; what turns back goes to the loading place in any case. */
  readonly load: 'returns' | 'second';
}

/** Mean coverage of a need if movements get through as often as their chances say (docs/rules.md R28). */
export interface ExpectedCoverage {
  readonly needId: NeedId;
  readonly lowPpm: number;
  /** Null: some chance is not known. */
  readonly bestPpm: number | null;
  readonly highPpm: number;
}

/** What became of movements that an earlier plan had notified (docs/rules.md R29). */
export interface PlanChanges {
  /** Movements in commitments that were known at the as-of instant. */
  readonly notified: number;
  /** Still part of the plan, as notified; by id. */
  readonly kept: readonly MovementId[];
  /** Of these, those whose way is another because a quicker one has opened. */
  readonly rerouted: readonly MovementId[];
  /** Cannot happen as notified; by id. */
  readonly dropped: readonly DroppedCommitment[];
  /** Could have happened, but the plan without it is so much better; by id. */
  readonly released: readonly MovementId[];
  /** What the choice between keeping and releasing was made by; null: nothing could be kept, or both plans are alike. */
  readonly compared: PlanComparison | null;
}

/** Why a notified movement cannot happen as it was. */
export const DROP_CODES = [
  'denied',
  'past',
  'place',
  'vehicles',
  'rules',
  'hours',
  'way',
  'frame',
  'slots',
  'headway',
  'stock',
  'storage',
  'ownership',
  'links',
  'fuel',
  'load',
] as const;

export type DropCode = (typeof DROP_CODES)[number];

export interface DroppedCommitment {
  readonly movementId: MovementId;
  readonly code: DropCode;
  /** What it failed at: a place, a leg, a good, a recipient. */
  readonly detail: string;
}

/** The first figure in which the plan with all that can be kept and the plan without differ. */
export interface PlanComparison {
  readonly stage: 'floor' | 'target';
  readonly tier: number;
  readonly figure: 'least' | 'mean';
  readonly keptPpm: number;
  readonly freePpm: number;
  /** Notified movements that could be kept and are not in the free plan. */
  readonly changed: number;
  readonly chargePpm: number;
}
