import type { CoverageLine } from '../../domain/index.ts';
import { compareCoverage, type LinearSolver, type PlanCore, planOperation } from '../../engine/index.ts';
import type { StopFlag } from '../stop-flag.ts';
import { type Prepared, prepare } from './prepare.ts';

/** A plan limited by time tries many more; this one is only compared. */
const MOST_ITERATIONS = 4;

/**
 * Coverage of the operation planned again, without bounds, as if every partner shared all it has (docs/rules.md R30). A plan as
 * agreed is also one with pooling: where the other is no better, the plan's own coverage comes back. Null without
 * agreements, or where the work was stopped or failed. A quick plan would not do: on random operations it often stayed
 * behind the careful one as agreed, and hid the cost.
 */
export const planPooled = async (
  prepared: Prepared,
  core: Pick<PlanCore, 'coverage' | 'start'>,
  work: {
    readonly solver: LinearSolver;
    readonly seed: number;
    readonly iterations: number;
    readonly stop: StopFlag;
  },
): Promise<readonly CoverageLine[] | null> => {
  const { operation, asOf } = prepared.situation;
  if (operation.agreements.length === 0 || work.stop.aborted) return null;
  const shared = prepare({ ...operation, agreements: [] }, asOf, prepared);
  const pooled = await planOperation({
    situation: shared.situation,
    travel: shared.travel,
    solver: work.solver,
    seed: work.seed,
    iterations: Math.min(work.iterations, MOST_ITERATIONS),
    bounds: false,
    thorough: true,
    ...(core.start ? { start: core.start } : {}),
    signal: work.stop,
  });
  if (pooled.kind === 'failed' || !pooled.complete) return null;
  return compareCoverage(pooled.coverage, core.coverage) > 0 ? pooled.coverage : core.coverage;
};
