import type { Plan } from '../../domain/index.ts';
import {
  type Allocation,
  assemblePlan,
  bindingLimits,
  computeCoverage,
  planOperation,
  type RationOption,
  scaleRations,
} from '../../engine/index.ts';
import { loadHighsSolver } from '../solver/highs-solver.ts';
import type { StopFlag } from '../stop-flag.ts';
import { VERSION } from '../version.ts';
import { listUnreachable, notRun } from './make-plan.ts';
import type { Prepared } from './prepare.ts';

/** Above so many elements an option is planned quickly: less steering, no evening out. */
const MOST_THOROUGH = 400;

export type MadeRationPlan =
  | { readonly kind: 'planned'; readonly plan: Plan }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly code: string; readonly detail: string };

/**
 * The operation planned for an option's rations (docs/rules.md R33), as a whole plan of the operation as it is: coverage,
 * what is unmet and the bound are those of the full needs. `bound` is the operation's, the same for every option.
 */
export const makeRationPlan = async (
  prepared: Prepared,
  bound: Allocation,
  option: RationOption,
  work: { readonly seed: number; readonly iterations: number; readonly stop: StopFlag },
): Promise<MadeRationPlan> => {
  const { situation, travel, lanes } = prepared;
  const solver = await loadHighsSolver();
  const core = await planOperation({
    situation: scaleRations(situation, option),
    travel,
    solver,
    seed: work.seed,
    iterations: work.iterations,
    signal: work.stop,
    bounds: false,
    thorough: situation.elements.length <= MOST_THOROUGH,
  });
  if (core.kind === 'failed') return core;
  if (work.stop.aborted) return { kind: 'stopped' };
  const coverage = computeCoverage(situation, core.handOuts);
  return {
    kind: 'planned',
    plan: assemblePlan({
      situation,
      parts: {
        movements: core.movements,
        distributions: core.distributions,
        coverage,
        unmet: bindingLimits(situation, lanes, coverage, bound),
        bounds: bound.stages,
        iterations: core.iterations,
        commitments: core.commitments,
        listNotices: core.listNotices,
        notKnown: [...listUnreachable(prepared), notRun(situation.operation)],
      },
      seed: work.seed,
      software: { version: VERSION, solver: solver.name, solverHash: solver.wasmHash },
      sensitivity: [],
    }),
  };
};
