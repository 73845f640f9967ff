import type { CoverageLine, Distribution, Movement, Situation } from '../../domain/index.ts';

/** What the answers are computed from: the situation and what the plan does about it. */
export interface AnswerInput {
  readonly situation: Situation;
  readonly movements: readonly Movement[];
  readonly distributions: readonly Distribution[];
  readonly coverage: readonly CoverageLine[];
}
