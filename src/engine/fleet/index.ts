export { type BuildChoices, PLAIN_CHOICES } from './build-choices.ts';
export { bookCommitted, type Commitments, planCommitments } from './commitments.ts';
export { handlingSeconds } from './convoy-timing.ts';
export { buildDay } from './day-builder.ts';
export {
  buildFleetProblem,
  computeUsageDays,
  type DayFrame,
  type FleetProblem,
  type FleetRow,
} from './fleet-problem.ts';
export { type Draft, type DraftLoad, FleetState } from './fleet-state.ts';
export { LegCache, NO_WAY } from './leg-cache.ts';
export { findPermits, LotPermits, type Way } from './lot-permits.ts';
export { recordMovement, recordMovements } from './movement-record.ts';
export type { TravelPort } from './travel-port.ts';
export { NO_TRIP, TripEstimates } from './trip-estimate.ts';
export { roomOn } from './vehicle-room.ts';
export { type Lane, type Want, WantBook } from './want-book.ts';
