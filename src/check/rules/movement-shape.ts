import type { Movement, PlaceKind } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import { countVehicles } from '../derive/fleet.ts';
import type { Findings } from '../findings.ts';
import { nameMovement } from '../movement-times.ts';

/** R14: who drives together, where they load and unload, and that legs join home, visits and home. */
export function checkMovementShape(judged: Case, findings: Findings): void {
  for (const movement of judged.movements) {
    checkVehicles(movement, judged, findings);
    checkPlaces(movement, judged, findings);
    checkLegs(movement, findings);
  }
}

function checkVehicles(movement: Movement, judged: Case, findings: Findings): void {
  const where = nameMovement(movement);
  const { minVehicles, maxVehicles } = judged.operation.rules.convoy;
  const size = movement.vehicles.length;
  findings.expect(
    'convoy.size',
    minVehicles <= size && size <= maxVehicles,
    where,
    `${minVehicles} to ${maxVehicles} vehicles`,
    size,
  );
  const day = judged.days[judged.dayOf.get(movement.date)!]!;
  const seen = new Set<string>();
  for (const vehicle of movement.vehicles) {
    const name = `${vehicle.fleetId}#${vehicle.number}`;
    const fleet = judged.fleetOf.get(vehicle.fleetId)!;
    const count = countVehicles(fleet, judged.operation.vehiclesOut, day);
    findings.expect('convoy.vehicle-twice', !seen.has(name), where, 'each vehicle once', name);
    seen.add(name);
    findings.equal('convoy.home', `${where} ${name}`, fleet.homeId, movement.homeId);
    findings.expect(
      'vehicle.not-in-fleet',
      1 <= vehicle.number && vehicle.number <= count,
      `${where} ${name}`,
      `1 to ${count} on ${day.date}`,
      vehicle.number,
    );
  }
}

function checkPlaces(movement: Movement, judged: Case, findings: Findings): void {
  const where = nameMovement(movement);
  const [loading, ...stops] = movement.visits;
  const kindOf = (placeId: string): PlaceKind => judged.placeOf.get(placeId)!.kind;
  const [from, to] = movement.kind === 'transfer' ? ['crossing', 'hub'] : ['hub', 'site'];
  findings.equal('movement.purpose', where, 'load', loading!.purpose);
  findings.equal('movement.lane', where, from, kindOf(loading!.placeId));
  for (const stop of stops) {
    findings.equal('movement.purpose', where, 'unload', stop.purpose);
    findings.equal('movement.lane', where, to, kindOf(stop.placeId));
  }
  const { maxStops } = judged.operation.rules.convoy;
  findings.expect(
    'movement.stops',
    1 <= stops.length && stops.length <= maxStops,
    where,
    `1 to ${maxStops} stops`,
    stops.length,
  );
  const places = new Set(movement.visits.map((visit) => visit.placeId));
  findings.expect(
    'movement.place-twice',
    places.size === movement.visits.length,
    where,
    'each place once',
    movement.visits.map((visit) => visit.placeId),
  );
  movement.visits.forEach((visit, index) => {
    const loads = movement.loads.filter((load) => load.visit === index);
    if (index === 0) {
      findings.expect('load.at-loading', loads.length === 0, where, 'loads for stops only', loads.length);
    } else {
      findings.expect(
        'visit.nothing-unloaded',
        loads.length > 0,
        `${where} at ${visit.placeId}`,
        'a load',
        'none',
      );
    }
  });
}

/** Legs between successive places that differ: home, visits in order, home. */
function checkLegs(movement: Movement, findings: Findings): void {
  const where = nameMovement(movement);
  const places: string[] = [
    movement.homeId,
    ...movement.visits.map((visit) => visit.placeId),
    movement.homeId,
  ];
  const wanted = places.slice(1).flatMap((to, i) => (places[i] === to ? [] : [`${places[i]} > ${to}`]));
  const given = movement.legs.map((leg) => `${leg.fromId} > ${leg.toId}`);
  findings.equal('movement.legs', where, wanted.join(', '), given.join(', '));
}
