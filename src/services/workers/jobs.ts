import type { FactId, HeadlineValue, Instant, Operation, RangePoint } from '../../domain/index.ts';
import type {
  Build,
  BuildTask,
  LinearBasis,
  LinearModel,
  LinearSolution,
  RankedAssumption,
  SolveOptions,
} from '../../engine/index.ts';

/** What every thread is given when it starts; it prepares roads and situation from it when first asked. */
export interface WorkerGround {
  /** Only what was known at `asOf`. */
  readonly operation: Operation;
  readonly asOf: Instant;
  /** Memory of the StopFlag. */
  readonly stop: SharedArrayBuffer;
}

/** Work for another thread: plain data, a pure function of it and the ground. */
export type Job =
  | { readonly kind: 'solve'; readonly model: LinearModel; readonly options: SolveOptions | undefined }
  | { readonly kind: 'builds'; readonly tasks: readonly BuildTask[] }
  | { readonly kind: 'rank'; readonly most: number }
  | {
      readonly kind: 'replan';
      readonly seed: number;
      readonly fact: FactId;
      readonly point: RangePoint;
      /** True where the base plan released what was notified. */
      readonly released: boolean;
      /** Where the base plan's programme ended: a like one begins there. */
      readonly start: LinearBasis | undefined;
    };

/** What each kind of job gives back. */
export interface JobResults {
  readonly solve: LinearSolution;
  readonly builds: readonly Build[];
  readonly rank: readonly RankedAssumption[];
  /** Null where it was stopped or could not be planned. */
  readonly replan: readonly HeadlineValue[] | null;
}
