import type { Case } from '../case.ts';
import { groupRows } from '../facts/choose.ts';
import type { Findings } from '../findings.ts';
import { getTripTimes, nameMovement } from '../movement-times.ts';

/** R15: a vehicle does one thing at a time, turns round between trips and keeps its duty hours. */
export function checkVehicleDays(judged: Case, findings: Findings): void {
  const { turnaroundSeconds } = judged.operation.rules.duty;
  const trips = judged.movements.flatMap((movement) =>
    movement.vehicles.map((vehicle) => ({ movement, vehicle, ...getTripTimes(movement) })),
  );
  const byVehicle = groupRows(trips, ({ vehicle }) => `${vehicle.fleetId}#${vehicle.number}`);
  for (const [name, own] of byVehicle) {
    own.sort((a, b) => a.from - b.from);
    findings.count('vehicle.overlap', 1);
    for (let i = 0; i + 1 < own.length; i++) {
      const trip = own[i]!;
      const next = own[i + 1]!;
      const where = `${name}, ${nameMovement(next.movement)}`;
      findings.expect('vehicle.overlap', trip.to <= next.from, where, `not before ${trip.to}`, next.from);
      if (trip.movement.date !== next.movement.date) continue;
      const ready = trip.to + turnaroundSeconds;
      findings.expect('vehicle.turnaround', ready <= next.from, where, `not before ${ready}`, next.from);
    }
    for (const [date, ofDay] of groupRows(own, (trip) => trip.movement.date)) {
      const duty = Math.max(...ofDay.map((trip) => trip.to)) - Math.min(...ofDay.map((trip) => trip.from));
      const { dutySeconds } = judged.fleetOf.get(ofDay[0]!.vehicle.fleetId)!;
      findings.expect(
        'vehicle.duty',
        duty <= dutySeconds,
        `${name} on ${date}`,
        `at most ${dutySeconds}`,
        duty,
      );
    }
  }
}
