export type { AnswerInput } from './answer-input.ts';
export { type AssumptionKind, type AssumptionShares, computeAssumptionShares } from './assumed-chains.ts';
export { listEffectiveConstraints } from './effective-constraints.ts';
export { computeHeadlines } from './headlines.ts';
export { computeMovementSums, departureOf, type MovementSums, returnOf } from './movement-sums.ts';
export { computeSummary } from './summary.ts';
