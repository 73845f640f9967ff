import type { Situation } from '../../domain/index.ts';
import type { LinearBasis, LinearSolver } from '../solver/linear-solver.ts';
import { buildProgramme } from './build-programme.ts';
import type { Lanes } from './lanes.ts';
import { LevelModel } from './level-model.ts';

export interface TotalCoverage {
  /** Person-weighted mean share of the targets, 0..1. */
  readonly share: number;
  readonly basis: LinearBasis;
}

/**
 * The most that people could receive in all, whoever they are: the relaxed programme (docs/rules.md R20) without fairness.
 * One linear programme; from `basis` of a like situation a few simplex steps. Null where the solver found no optimum.
 */
export const computeTotalCoverage = async (
  situation: Situation,
  lanes: Lanes,
  solver: LinearSolver,
  basis?: LinearBasis,
): Promise<TotalCoverage | null> => {
  const programme = buildProgramme(situation, lanes, {});
  const model = new LevelModel(programme, solver, basis);
  const { elements } = situation;
  const people = elements.reduce((sum, element) => sum + element.weight, 0);
  const weight = new Float64Array(programme.columnCount);
  elements.forEach((element, e) => {
    weight[e] = element.weight / element.targetAmount / Math.max(1, people);
  });
  const solution = await model.solveTotal(weight, 'dual');
  return solution.kind === 'failed' ? null : { share: solution.objective, basis: solution.basis };
};
