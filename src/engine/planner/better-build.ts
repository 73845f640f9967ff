import { compareCoverage } from '../allocation/index.ts';
import type { Build } from './build-plan.ts';

/** True if `a` covers better, or as well with less truck time. */
export const isBetter = (a: Build, b: Build): boolean => {
  const order = compareCoverage(a.coverage, b.coverage);
  return order !== 0 ? order > 0 : a.truckSeconds < b.truckSeconds;
};
