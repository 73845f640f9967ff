import type { CoverageLine, Situation, UnmetLine } from '../../domain/index.ts';
import type { Allocation } from './allocation.ts';
import type { Lanes } from './lanes.ts';

/** One line for each element that does not reach its target, with the limits that bind it, strongest first. */
export const bindingLimits = (
  _situation: Situation,
  _lanes: Lanes,
  _coverage: readonly CoverageLine[],
  _bound: Allocation,
): readonly UnmetLine[] => {
  throw new Error('Broken promise: bindingLimits is not there yet');
};
