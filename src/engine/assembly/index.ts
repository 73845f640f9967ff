export { assemblePlan, type PlannedParts } from './assemble-plan.ts';
export { listAssumptions } from './assumptions.ts';
