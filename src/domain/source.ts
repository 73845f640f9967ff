import type { FactId, SourceId } from './ids.ts';
import type { Instant } from './time.ts';

/** Reliability of who says it, apart from the credibility of what is said. */
export type Reliability = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

/** Credibility of one fact: 1 confirmed .. 5 improbable, 6 cannot be judged. */
export type Credibility = 1 | 2 | 3 | 4 | 5 | 6;

export interface Source {
  readonly id: SourceId;
  readonly title: string;
  readonly publisher: string;
  readonly url: string | null;
  readonly publishedAt: Instant;
  readonly reliability: Reliability;
  readonly licence: string | null;
  /** The credit line the report must show. */
  readonly credit: string | null;
  readonly note: string | null;
}

/**
 * Where a number comes from. Every row of an operation that carries a number carries this.
 * `knownAt` is when it could have been known: planning as of T sees only rows with `knownAt <= T`.
 */
export interface Origin {
  /** The row's own id, or made from the row's content, so that adding rows elsewhere changes no id. */
  readonly factId: FactId;
  readonly sourceId: SourceId;
  readonly credibility: Credibility | null;
  readonly knownAt: Instant;
  readonly lastVerifiedAt: Instant | null;
  readonly countingPoint: string | null;
  /** The reason, where the number is an assumption; null where it is sourced. */
  readonly assumption: string | null;
}
