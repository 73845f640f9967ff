import type { Interval, Movement } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import { deriveOwnership, type OwnershipRules } from '../derive/ownership.ts';
import type { Findings } from '../findings.ts';
import { findDeparture, getTripTimes, nameMovement } from '../movement-times.ts';
import { findNextChange, listEpochs } from '../roads/epochs.ts';
import { combineClasses } from '../roads/vehicle-class.ts';

/** A way of some hundred pieces, each rounded to the decisecond, and the leg to the second (R9). */
const SLACK_SECONDS = 20;

/** R28: where a convoy that does not get through can go instead, and until when it can turn round. */
export function checkFallbacks(judged: Case, findings: Findings): void {
  const world = { judged, ownership: deriveOwnership(judged.operation), ...countUse(judged) };
  const lineOf = new Map(judged.plan.notices.map((line) => [line.movementId, line]));
  for (const movement of judged.movements) {
    const line = lineOf.get(movement.id);
    const day = judged.dayOf.get(movement.date);
    if (!line || day === undefined || movement.visits.length < 2) continue;
    const homeBy = findHomeBy(world, movement, day);
    const where = nameMovement(movement);
    const { turnBackAt, secondPlaceId } = line.fallback;
    const turns = listLastTurns(judged, movement, homeBy);
    const agree =
      turnBackAt === null
        ? !turns.some((turn) => turn.sure)
        : turns.some((turn) => Math.abs(turn.at - turnBackAt) <= SLACK_SECONDS);
    const own = turns.length === 0 ? 'none' : turns.map((turn) => Math.round(turn.at)).join(' or ');
    findings.expect('notice.turn-back', agree, where, own, turnBackAt);
    checkSecond(world, movement, day, homeBy, secondPlaceId, findings);
  }
}

interface World {
  readonly judged: Case;
  readonly ownership: OwnershipRules;
  /** Vehicles at a place by `place date`; first departure by `fleet#number date`. */
  readonly handled: ReadonlyMap<string, number>;
  readonly firstOut: ReadonlyMap<string, number>;
}

function countUse(judged: Case): Pick<World, 'handled' | 'firstOut'> {
  const handled = new Map<string, number>();
  const firstOut = new Map<string, number>();
  for (const movement of judged.movements) {
    const { from } = getTripTimes(movement);
    for (const { fleetId, number } of movement.vehicles) {
      const key = `${fleetId}#${number} ${movement.date}`;
      firstOut.set(key, Math.min(from, firstOut.get(key) ?? from));
    }
    movement.visits.forEach(({ placeId }, index) => {
      const unloading = movement.loads.filter((load) => load.visit === index).map((load) => load.vehicle);
      const vehicles = index === 0 ? movement.vehicles.length : new Set(unloading).size;
      const key = `${placeId} ${movement.date}`;
      handled.set(key, (handled.get(key) ?? 0) + vehicles);
    });
  }
  return { handled, firstOut };
}

function findHomeBy({ judged, firstOut }: World, { vehicles, date }: Movement, day: number): number {
  const ends = vehicles.map(
    ({ fleetId, number }) =>
      firstOut.get(`${fleetId}#${number} ${date}`)! + judged.fleetOf.get(fleetId)!.dutySeconds,
  );
  return Math.min(judged.frames[day]!.to, ...ends);
}

/** Seconds of the shortest way in the state that holds at an instant. */
function secondsAt(judged: Case, movement: Movement, fromId: string, toId: string, at: number): number {
  const fleets = movement.vehicles.map((vehicle) => judged.fleetOf.get(vehicle.fleetId)!);
  return judged.roadsOf(combineClasses(fleets)).optimisticSeconds({ from: at, to: at + 1 }, fromId, toId);
}

/**
 * The last departure from the first unloading place that is home in time by a way on which access does not change; before
 * it those that only rounding decides.
 */
function listLastTurns(
  judged: Case,
  movement: Movement,
  homeBy: number,
): { readonly at: number; readonly sure: boolean }[] {
  const leaves = findDeparture(movement);
  if (leaves === null || leaves > homeBy) return [];
  const firstId = movement.visits[1]!.placeId;
  const turns: { at: number; sure: boolean }[] = [];
  for (const { from, to } of listEpochs(judged.constraints, leaves, homeBy).reverse()) {
    const seconds = secondsAt(judged, movement, firstId, movement.homeId, from);
    if (from + seconds > to + SLACK_SECONDS) continue;
    const sure = from + seconds <= to - SLACK_SECONDS;
    turns.push({ at: to - seconds, sure });
    if (sure) break;
  }
  return turns;
}

function checkSecond(
  world: World,
  movement: Movement,
  day: number,
  homeBy: number,
  secondId: string | null,
  findings: Findings,
): void {
  const { judged } = world;
  const where = nameMovement(movement);
  const visited = new Set<string>(movement.visits.map((visit) => visit.placeId));
  const wanting = new Set(judged.elements.map((element) => element.placeId));
  const candidates = judged.operation.places.filter(
    ({ id, kind }) =>
      !visited.has(id) &&
      (kind === 'hub' || (movement.kind === 'delivery' && kind === 'site' && wanting.has(id))) &&
      mayUnload(world, movement, id, day),
  );
  const { placeId: firstId, arriveAt } = movement.visits[1]!;
  const away = new Map<string, number>(
    candidates.map(({ id }) => [id, secondsAt(judged, movement, firstId, id, arriveAt)]),
  );
  const wayOf = (id: string): number => away.get(id) ?? Number.POSITIVE_INFINITY;
  if (secondId !== null) {
    const can = canUnload(judged, movement, secondId, day, wayOf(secondId), homeBy, SLACK_SECONDS);
    findings.expect('notice.second', can, where, 'a place where it can unload and be home in time', secondId);
  }
  const limit = secondId === null ? Number.POSITIVE_INFINITY : wayOf(secondId) - SLACK_SECONDS;
  const nearer = candidates.find(
    ({ id }) => wayOf(id) < limit && canUnload(judged, movement, id, day, wayOf(id), homeBy, -SLACK_SECONDS),
  );
  findings.expect(
    'notice.second',
    nearer === undefined,
    where,
    nearer?.id ?? 'the nearest',
    secondId ?? 'none',
  );
}

/** Slots that the plan leaves, owners and earmarks. */
function mayUnload(
  { judged, ownership, handled }: World,
  movement: Movement,
  id: string,
  day: number,
): boolean {
  const { trucks } = judged.placeDays.get(id, day);
  const used = handled.get(`${id} ${movement.date}`) ?? 0;
  if (trucks !== null && used + movement.vehicles.length > trucks) return false;
  const isHub = judged.placeOf.get(id)!.kind === 'hub';
  return movement.loads.every(({ lotId }) =>
    isHub ? ownership.allowsHub(lotId, id, movement.date) : ownership.allowsSite(lotId, id, movement.date),
  );
}

/** Whether it can go there, unload and be home; `slack` seconds are given, or taken where below zero. */
function canUnload(
  judged: Case,
  movement: Movement,
  id: string,
  day: number,
  seconds: number,
  homeBy: number,
  slack: number,
): boolean {
  const arriveAt = movement.visits[1]!.arriveAt + seconds;
  if (!(arriveAt <= findNextChange(judged.constraints, movement.visits[1]!.arriveAt) + slack)) return false;
  const { handling } = judged.operation.rules;
  const bays = judged.placeOf.get(id)!.bays ?? handling.defaultBays;
  const service =
    handling.unloadingSeconds +
    handling.unloadingSecondsPerVehicle * Math.ceil(movement.vehicles.length / bays);
  const endIn = (interval: Interval): number => Math.max(arriveAt, interval.from) + service;
  // It is served in the first opening that is long enough; where seconds decide which one that is, nothing is sure.
  const { open } = judged.placeDays.get(id, day);
  const fitting = open.filter((interval) => endIn(interval) <= interval.to + SLACK_SECONDS);
  const openings = slack < 0 ? fitting.slice(0, 1) : fitting;
  return openings.some((interval) => {
    const endAt = endIn(interval);
    if (endAt > interval.to + slack) return false;
    const isHome = (leaves: number): boolean => {
      const back = leaves + secondsAt(judged, movement, id, movement.homeId, leaves);
      return back <= homeBy + slack && back <= findNextChange(judged.constraints, leaves) + slack;
    };
    // Rounding may put the end of service on either side of a change of access.
    const ends = [endAt, endAt + Math.abs(slack)];
    return slack < 0 ? ends.every(isHome) : ends.some(isHome);
  });
}
