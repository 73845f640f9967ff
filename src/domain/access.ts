import type { ConstraintId, LinkId, RoadId } from './ids.ts';
import type { PolygonE7 } from './place.ts';
import type { Origin } from './source.ts';
import type { Instant, WeeklyHours } from './time.ts';

/**
 * closed: nobody passes. slowed: travel time times `slowPpm`. window: passable only within `hours`.
 * permit: only vehicles that hold `permit`. risk: an exposure weight, no effect on time. order: an area ordered out by
 * a party, stored as said, with no effect on roads, people or needs.
 */
export type AccessKind = 'closed' | 'slowed' | 'window' | 'permit' | 'risk' | 'order';

export type AccessShape =
  | { readonly kind: 'polygons'; readonly polygons: readonly PolygonE7[] }
  | { readonly kind: 'disc'; readonly latE7: number; readonly lonE7: number; readonly radiusMetres: number }
  | { readonly kind: 'roads'; readonly roadIds: readonly RoadId[] }
  | { readonly kind: 'links'; readonly linkIds: readonly LinkId[] };

export interface AccessConstraint {
  readonly id: ConstraintId;
  readonly kind: AccessKind;
  readonly name: string | null;
  readonly shape: AccessShape;
  /** Null: since before the horizon. */
  readonly from: Instant | null;
  /** Exclusive; null: end not known, taken to hold to the end and listed under what is not known. */
  readonly to: Instant | null;
  /** window: when open. Other kinds: when it applies; null: at all hours. */
  readonly hours: WeeklyHours | null;
  /** slowed only; at least 1_000_000. */
  readonly slowPpm: number | null;
  /** permit only. */
  readonly permit: string | null;
  /** risk only; parts per million of exposure an hour. */
  readonly riskPpm: number | null;
  readonly origin: Origin;
}
