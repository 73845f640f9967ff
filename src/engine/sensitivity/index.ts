export { type PrepareSituation, type RankedAssumption, rankAssumptions } from './rank-assumptions.ts';
export { listHeadlineValues, markUndecidable } from './undecidable.ts';
