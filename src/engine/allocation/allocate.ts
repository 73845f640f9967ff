import type { Situation } from '../../domain/index.ts';
import type { LinearSolver } from '../solver/linear-solver.ts';
import type { AllocateOptions, AllocationOutcome } from './allocation.ts';
import type { Lanes } from './lanes.ts';

/** The leximin-best fractional flows and the levels they reach, with certificates unless told otherwise (docs/rules.md R20). */
export const allocate = async (
  _situation: Situation,
  _lanes: Lanes,
  _solver: LinearSolver,
  _options: AllocateOptions = {},
): Promise<AllocationOutcome> => {
  throw new Error('Broken promise: allocate is not there yet');
};
