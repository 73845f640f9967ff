import type { DroppedCommitment, Movement } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import { countVehicles } from '../derive/fleet.ts';
import { getTripTimes } from '../movement-times.ts';
import { combineClasses } from '../roads/vehicle-class.ts';

/** Rounding of a leg (R9); as for other ways. */
const SLACK_SECONDS = 20;

/**
 * R29: whether the reason for dropping a notified movement can be true. Reasons that lie in what else is planned (slots,
 * headway, stock, storage, owners, links, fuel, vehicles in use) are not judged.
 */
export function isDropSound(judged: Case, movement: Movement, { code }: DroppedCommitment): boolean {
  const day = judged.dayOf.get(movement.date);
  if (code === 'denied') return true;
  if (code === 'past') return day === undefined;
  if (day === undefined) return false;
  const { placeOf, operation, fleetOf } = judged;
  const kinds = movement.visits.map((visit) => placeOf.get(visit.placeId)?.kind);
  const wanted = movement.kind === 'transfer' ? ['crossing', 'hub'] : ['hub', 'site'];
  const placed =
    placeOf.has(movement.homeId) && kinds.every((kind, index) => kind === wanted[index === 0 ? 0 : 1]);
  switch (code) {
    case 'place':
      return !placed;
    case 'frame': {
      const { from, to } = getTripTimes(movement);
      const frame = judged.frames[day]!;
      return from < frame.from || to > frame.to - SLACK_SECONDS;
    }
    case 'hours':
      return !placed || movement.visits.some((_, index) => !isServed(judged, movement, index, day));
    case 'way':
      return !placed || movement.legs.some((leg) => !isWayOpen(judged, movement, leg));
    case 'vehicles': {
      const { fleetId } = movement.vehicles[0]!;
      const fleet = fleetOf.get(fleetId);
      const left = fleet ? countVehicles(fleet, operation.vehiclesOut, judged.days[day]!) : 0;
      // Others of its kind may be out with movements that go before.
      const others = operation.commitments!.commitments.some(
        (one) => one.movement.id !== movement.id && one.movement.vehicles[0]!.fleetId === fleetId,
      );
      const trip = getTripTimes(movement);
      const long = fleet !== undefined && trip.to - trip.from > fleet.dutySeconds;
      return left < movement.vehicles.length || fleet?.homeId !== movement.homeId || others || long;
    }
    default:
      return true;
  }
}

function isServed(judged: Case, movement: Movement, index: number, day: number): boolean {
  const visit = movement.visits[index]!;
  const { handling } = judged.operation.rules;
  const bays = judged.placeOf.get(visit.placeId)!.bays ?? handling.defaultBays;
  const unloading = movement.loads.filter((load) => load.visit === index).map((load) => load.vehicle);
  const vehicles = index === 0 ? movement.vehicles.length : new Set(unloading).size;
  const rounds = Math.ceil(vehicles / bays);
  const seconds =
    index === 0
      ? handling.loadingSeconds + handling.loadingSecondsPerVehicle * rounds
      : handling.unloadingSeconds + handling.unloadingSecondsPerVehicle * rounds;
  const { open } = judged.placeDays.get(visit.placeId, day);
  return (
    visit.endAt - visit.startAt === seconds &&
    open.some((interval) => interval.from <= visit.startAt && visit.endAt <= interval.to)
  );
}

/** False where the leg cannot be driven in its time, or where changes of access on the way leave that open. */
function isWayOpen(judged: Case, movement: Movement, leg: Movement['legs'][number]): boolean {
  const fleets = movement.vehicles.flatMap(({ fleetId }) => judged.fleetOf.get(fleetId) ?? []);
  if (fleets.length === 0) return false;
  const changes = judged.constraints.some(({ active }) =>
    active.some(({ from, to }) => [from, to].some((at) => at > leg.departAt && at < leg.arriveAt)),
  );
  if (changes) return false;
  const roads = judged.roadsOf(combineClasses(fleets));
  const frame = { from: leg.departAt, to: leg.departAt + 1 };
  return roads.optimisticSeconds(frame, leg.fromId, leg.toId) <= leg.arriveAt - leg.departAt - SLACK_SECONDS;
}
