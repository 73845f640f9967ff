export { type BuildChoices, PLAIN_CHOICES } from './build-choices.ts';
export { buildDay } from './day-builder.ts';
export {
  buildFleetProblem,
  computeUsageDays,
  type DayFrame,
  type FleetProblem,
  type FleetRow,
} from './fleet-problem.ts';
export { type Draft, type DraftLoad, FleetState } from './fleet-state.ts';
export { LegCache } from './leg-cache.ts';
export { recordMovement, recordMovements } from './movement-record.ts';
export type { TravelPort } from './travel-port.ts';
export { NO_TRIP, TripEstimates } from './trip-estimate.ts';
export { roomOn } from './vehicle-room.ts';
export { type Lane, type Want, WantBook } from './want-book.ts';
