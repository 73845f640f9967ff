import type { DropCode, Movement, Visit } from '../../domain/index.ts';
import { computeBoundFrame } from '../allocation/index.ts';
import { travelCommitted } from './committed-legs.ts';
import { type ConvoyTimes, handlingSeconds } from './convoy-timing.ts';
import type { FleetProblem } from './fleet-problem.ts';
import type { Draft, FleetState } from './fleet-state.ts';

/** Why a notified movement cannot happen. */
export interface Obstacle {
  readonly code: DropCode;
  readonly detail: string;
}

/** A notified movement that can be driven: its draft without lots. */
export interface DrivableMovement {
  readonly draft: Omit<Draft, 'loads'> & { readonly committed: Movement };
  readonly rerouted: boolean;
}

/**
 * The movement as a draft on vehicles that are free, or the first thing that stands in its way, stock aside: places, rules,
 * hours, ways, frame, vehicles, slots, headway, links, fuel (docs/rules.md R29).
 */
export const judgeCommitted = (state: FleetState, movement: Movement): DrivableMovement | Obstacle => {
  const { problem } = state;
  const day = problem.frames.findIndex((frame) => frame.date === movement.date);
  if (day < 0) return { code: 'past', detail: movement.date };
  const obstacle = findMisfit(problem, movement, day);
  if (obstacle !== null) return obstacle;
  const row = problem.rows.findIndex(({ fleetId }) => fleetId === movement.vehicles[0]!.fleetId);
  const travelled = travelCommitted(problem, state.legs, problem.rows[row]!.classIndex, movement);
  if ('lateLeg' in travelled)
    return { code: 'way', detail: `${travelled.lateLeg.fromId} to ${travelled.lateLeg.toId}` };
  const { times, rerouted } = travelled;
  const frame = computeBoundFrame(problem.situation, day);
  if (times.departAt < frame.from || times.returnAt > frame.to)
    return { code: 'frame', detail: movement.date };
  const vehicles = chooseVehicles(state, movement, row, day, times);
  if (vehicles === null) return { code: 'vehicles', detail: problem.rows[row]!.fleetId };
  const places = movement.visits.map((visit) => problem.placeIndex.get(visit.placeId)!);
  const [from, ...stops] = places as [number, ...number[]];
  const crowded = movement.visits.find((_, index) => {
    const taken = index === 0 ? vehicles.length : countUnloading(movement, index);
    return state.gates.slotsLeft(places[index]!, day) < taken;
  });
  if (crowded !== undefined) return { code: 'slots', detail: crowded.placeId };
  const leaving = times.legs.find((leg) => leg.from === from && leg.departAt >= times.visits[0]!.endAt);
  if (leaving === undefined || state.gates.earliestDeparture(from, leaving.departAt) !== leaving.departAt)
    return { code: 'headway', detail: movement.visits[0]!.placeId };
  const shortage = state.findShortage(row, day, times, vehicles.length);
  if (shortage !== null) return { code: shortage, detail: movement.homeId };
  return { draft: { day, row, vehicles, from, stops, times, committed: travelled.movement }, rerouted };
};

/** What the operation's rows and rules say against it, whatever else is planned. */
const findMisfit = (problem: FleetProblem, movement: Movement, day: number): Obstacle | null => {
  const { visits, vehicles, loads, homeId } = movement;
  const { convoy } = problem.rules;
  const unknown = [homeId, ...visits.map((visit) => visit.placeId)].find((id) => !problem.placeIndex.has(id));
  if (unknown !== undefined) return { code: 'place', detail: unknown };
  const kindOf = (visit: Visit) => problem.kinds[problem.placeIndex.get(visit.placeId)!]!;
  const wanted = movement.kind === 'transfer' ? (['crossing', 'hub'] as const) : (['hub', 'site'] as const);
  const wrong = visits.find((visit, index) => kindOf(visit) !== wanted[index === 0 ? 0 : 1]);
  if (wrong !== undefined) return { code: 'place', detail: wrong.placeId };

  const fleetId = vehicles[0]!.fleetId;
  const row = problem.rows.find((candidate) => candidate.fleetId === fleetId);
  const mixed = vehicles.some((vehicle) => vehicle.fleetId !== fleetId);
  if (
    row === undefined ||
    mixed ||
    problem.placeIds[row.home] !== homeId ||
    row.count[day]! < vehicles.length
  )
    return { code: 'vehicles', detail: fleetId };
  if (vehicles.length < convoy.minVehicles || vehicles.length > convoy.maxVehicles)
    return { code: 'rules', detail: 'convoy size' };
  if (visits.length - 1 > convoy.maxStops) return { code: 'rules', detail: 'stops' };

  const foreign = loads.find((load) => !problem.goodIndex.has(load.goodId));
  if (foreign !== undefined) return { code: 'load', detail: foreign.goodId };
  const full = vehicles.findIndex((_, vehicle) => {
    const own = loads.filter((load) => load.vehicle === vehicle);
    return (
      sum(own, (good) => problem.gramsPerPack[good]!, problem) > row.payloadGrams ||
      sum(own, (good) => problem.cm3PerPack[good]!, problem) > row.volumeCm3
    );
  });
  if (full >= 0) return { code: 'load', detail: `vehicle ${full + 1}` };

  for (const [index, visit] of visits.entries()) {
    const place = problem.placeIndex.get(visit.placeId)!;
    const purpose = index === 0 ? 'load' : 'unload';
    const handled = index === 0 ? vehicles.length : countUnloading(movement, index);
    const brought = loads.filter((load) => load.visit === index);
    const grams = sum(brought, (good) => problem.gramsPerPack[good]!, problem);
    if (kindOf(visit) === 'site' && grams < problem.leastGrams[place]!)
      return { code: 'rules', detail: 'orderly minimum' };
    if (visit.endAt - visit.startAt !== handlingSeconds(problem, purpose, place, handled))
      return { code: 'hours', detail: visit.placeId };
    const open = problem.open[place * problem.dayCount + day]!;
    if (!open.some((interval) => interval.from <= visit.startAt && visit.endAt <= interval.to))
      return { code: 'hours', detail: visit.placeId };
  }
  return null;
};

const sum = (loads: Movement['loads'], each: (good: number) => number, { goodIndex }: FleetProblem): number =>
  loads.reduce((total, load) => total + load.packs * each(goodIndex.get(load.goodId)!), 0);

const countUnloading = ({ loads }: Movement, visit: number): number =>
  new Set(loads.filter((load) => load.visit === visit).map((load) => load.vehicle)).size;

/** Its own vehicles where they are free, else others of the row; null where too few are. */
const chooseVehicles = (
  state: FleetState,
  movement: Movement,
  row: number,
  day: number,
  { departAt, returnAt }: ConvoyTimes,
): readonly number[] | null => {
  const count = state.problem.rows[row]!.count[day]!;
  const free = new Set<number>();
  for (let vehicle = 0; vehicle < count; vehicle++)
    if (state.calendar.canMake(row, day, vehicle, departAt, returnAt)) free.add(vehicle);
  const own = movement.vehicles.map(({ number }) => number - 1);
  const spare = [...free].filter((vehicle) => !own.includes(vehicle));
  const chosen: number[] = [];
  for (const vehicle of own) {
    const taken = free.has(vehicle) && !chosen.includes(vehicle) ? vehicle : spare.shift();
    if (taken === undefined) return null;
    chosen.push(taken);
  }
  return chosen;
};
