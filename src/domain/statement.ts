import type { Origin } from './source.ts';
import type { Instant } from './time.ts';

/** The eight questions of the article that every plan opens with. */
export type QuestionRow = 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'S7' | 'S8';

/** What an official or a party said, stored as said; never assessed for military content. */
export interface Statement {
  readonly id: string;
  readonly speaker: string;
  readonly role: string | null;
  readonly mode: 'said' | 'reported';
  readonly venue: string | null;
  readonly channel: string | null;
  readonly reporter: string | null;
  readonly saidAt: Instant;
  readonly excerpt: string;
  /** Several readouts of one call share an event. */
  readonly event: string | null;
  readonly row: QuestionRow;
  /** `order` is an instruction to leave an area: by itself it changes no people, need or road. */
  readonly kind: 'statement' | 'order' | 'promise' | 'ask';
  readonly wouldHaveToBeTrue: string | null;
  readonly evidenceFor: string | null;
  readonly evidenceAgainst: string | null;
  readonly testable: boolean;
  readonly origin: Origin;
}

/** Something asked of a named duty-bearer. */
export interface Ask {
  readonly id: string;
  readonly askedOf: string;
  readonly askedBy: string;
  readonly askedAt: Instant;
  readonly text: string;
  readonly row: QuestionRow;
  readonly answer: string | null;
  readonly answeredAt: Instant | null;
  readonly peopleAffected: number | null;
  readonly origin: Origin;
}
