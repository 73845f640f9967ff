import type { Movement } from './plan.ts';
import type { Instant } from './time.ts';

/**
 * `throughline/commitments@1`: what an earlier plan has already notified to others. Made when a plan is rolled on, read
 * by the next one.
 */
export interface CommitmentFile {
  readonly format: 'throughline/commitments@1';
  /** The plan the movements come from. */
  readonly plan: { readonly asOf: Instant; readonly seed: number; readonly inputsHash: string };
  /** In order of movement id. */
  readonly commitments: readonly Commitment[];
}

/**
 * A movement that somebody outside was told of, as it stood in the plan; only lots have the ids that they have in the folder
 * now.
 */
export interface Commitment {
  readonly movement: Movement;
  /** In order of recipient id; one at least. */
  readonly notices: readonly CommitmentNotice[];
}

export interface CommitmentNotice {
  readonly recipientId: string;
  readonly sentAt: Instant;
  readonly reference: string | null;
  readonly answer: NoticeAnswer;
  /** Null where there is no answer. */
  readonly answeredAt: Instant | null;
}

/** What a recipient said: only got it, does not object, sets conditions, refuses, nothing yet. */
export type NoticeAnswer = 'received' | 'no_objection' | 'conditions' | 'denied' | 'none';
