import type { Day, Fleet, VehiclesOut } from '../../domain/index.ts';

/** Vehicles of a fleet row that can be planned with on a planning day (R14): none while the row is not in force. */
export function countVehicles(fleet: Fleet, out: readonly VehiclesOut[], day: Day): number {
  const begun = fleet.fromDate === null || fleet.fromDate <= day.date;
  const ended = fleet.toDate !== null && fleet.toDate < day.date;
  if (!begun || ended) return 0;
  let count = fleet.count.best;
  for (const row of out) {
    if (row.fleetId !== fleet.id || day.date < row.fromDate) continue;
    if (row.toDate === null || day.date <= row.toDate) count -= row.count;
  }
  return Math.max(count, 0);
}
