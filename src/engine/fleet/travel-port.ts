import type { Instant, PathStep, PlaceId } from '../../domain/index.ts';

/** What the builder asks of the roads; `network`'s travel fits it. */
export interface TravelPort {
  /** The quickest way for vehicles of these classes together, leaving at `departAt`. */
  findLeg(query: {
    readonly classes: readonly number[];
    readonly fromId: PlaceId;
    readonly toId: PlaceId;
    readonly departAt: Instant;
  }): FoundLeg | { readonly kind: 'unreachable' };
  /** The first instant after `t` at which access changes; Infinity when it never does. */
  nextChange(t: Instant): Instant;
}

export interface FoundLeg {
  readonly kind: 'found';
  readonly arriveAt: Instant;
  readonly metres: number;
  readonly path: readonly PathStep[];
}
