import { compareStrings } from '../../base/index.ts';
import type { FleetId, LocalDate, MovementReport, PlaceId, Plan } from '../../domain/index.ts';

/** A row for the next vehicles_out.csv. */
export interface NextVehiclesOut {
  readonly id: string;
  readonly fleetId: FleetId;
  readonly count: number;
  readonly fromDate: LocalDate;
  readonly toDate: LocalDate | null;
  readonly placeId: PlaceId | null;
  readonly reason: string;
}

/**
 * Vehicles that the last report of each movement calls out of use, from the day after it, by fleet row; those that are back
 * before `to` are left out. The id says of which movement, so that a later report can take the row back.
 */
export const listNextVehiclesOut = (
  reports: readonly MovementReport[],
  plan: Plan,
  to: LocalDate,
): readonly NextVehiclesOut[] => {
  const last = new Map<string, MovementReport>(reports.map((report) => [report.movementId, report]));
  const dates = plan.clock.days.map(({ date }) => date);
  return [...last.values()]
    .filter(({ outUntil }) => outUntil === null || outUntil >= to)
    .flatMap((report) => {
      const counts = new Map<FleetId, Set<number>>();
      for (const { fleetId, number } of report.vehiclesOut)
        counts.set(fleetId, (counts.get(fleetId) ?? new Set()).add(number));
      return [...counts].map(([fleetId, numbers]) => ({
        id: `${nameVehiclesOut(report.movementId)}${fleetId}`,
        fleetId,
        count: numbers.size,
        fromDate: dates[dates.indexOf(report.bookedOn) + 1] ?? to,
        toDate: report.outUntil,
        placeId: report.lines.find(({ heldAtId }) => heldAtId !== null)?.heldAtId ?? null,
        reason: (report.note ?? `After ${report.movementId}: ${report.outcome}`).slice(0, 200),
      }));
    })
    .sort((a, b) => compareStrings(a.id, b.id));
};

/** How the ids of the rows of a movement begin. */
export const nameVehiclesOut = (movementId: string): string => `out-${movementId}-`;
