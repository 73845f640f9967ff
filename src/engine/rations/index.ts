export type { RationOption } from './ration-option.ts';
export { type BelowFloor, describeRations, type RationDay, type RationOutcome } from './ration-outcome.ts';
export { scaleRations } from './scale-rations.ts';
export { findFullFromDay, findSuppliedUntil } from './supplied-until.ts';
