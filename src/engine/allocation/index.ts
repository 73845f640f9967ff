export { allocate } from './allocate.ts';
export * from './allocation.ts';
export { type AllocationIndex, buildAllocationIndex } from './allocation-index.ts';
export { bindingLimits } from './binding-limits.ts';
export { compareCoverage, computeCoverage, computeReceived } from './coverage.ts';
export { type DistributionResult, distribute } from './distribute.ts';
export * from './flow.ts';
export * from './lanes.ts';
export { computeTotalCoverage, type TotalCoverage } from './total-coverage.ts';
