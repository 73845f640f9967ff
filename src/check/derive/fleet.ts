import type { Day, Fleet } from '../../domain/index.ts';

/** Vehicles of a fleet row on a planning day: its count while the row is in force, else none. */
export function countVehicles(fleet: Fleet, day: Day): number {
  const begun = fleet.fromDate === null || fleet.fromDate <= day.date;
  const ended = fleet.toDate !== null && fleet.toDate < day.date;
  return begun && !ended ? fleet.count.best : 0;
}
