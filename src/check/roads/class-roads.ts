import type { Interval, Operation } from '../../domain/index.ts';
import { listStates, shuts, slowness, type TimedConstraint } from './access-times.ts';
import {
  type AccessFactors,
  buildRoadGraph,
  buildSearchGraph,
  type RoadGraph,
  searchFrom,
} from './road-graph.ts';
import { buildRoadUse, type RoadTable, type RoadUse } from './road-table.ts';
import { type Snap, snapPlaces } from './snap.ts';
import { classKey, type VehicleClass } from './vehicle-class.ts';

/** The roads as one vehicle class sees them. */
export interface ClassRoads {
  readonly vehicle: VehicleClass;
  readonly use: RoadUse;
  readonly snaps: ReadonlyMap<string, Snap>;
  /** Shortest seconds between two places in the optimistic state of a frame; Infinity if there is no way (R20). */
  readonly optimisticSeconds: (frame: Interval, fromId: string, toId: string) => number;
}

/** Makes the roads of each class once and remembers them. */
export function buildClassRoads(
  operation: Operation,
  table: RoadTable,
  timed: readonly TimedConstraint[],
): (vehicle: VehicleClass) => ClassRoads {
  const byClass = new Map<string, ClassRoads>();
  return (vehicle) => {
    const key = classKey(vehicle);
    const known = byClass.get(key);
    if (known) return known;
    const use = buildRoadUse(table, vehicle, operation.rules.roads);
    const snaps = snapPlaces(operation.places, operation.links, table, use, operation.rules.roads);
    const optimisticSeconds = buildOptimist(operation, table, timed, vehicle, use, snaps);
    const roads = { vehicle, use, snaps, optimisticSeconds };
    byClass.set(key, roads);
    return roads;
  };
}

function buildOptimist(
  operation: Operation,
  table: RoadTable,
  timed: readonly TimedConstraint[],
  vehicle: VehicleClass,
  use: RoadUse,
  snaps: ReadonlyMap<string, Snap>,
): ClassRoads['optimisticSeconds'] {
  const { links, places, fleet } = operation;
  const homes = new Set<string>(fleet.map((row) => row.homeId));
  let graph: RoadGraph | null = null;
  const statesOf = new Map<string, FrameStates>();
  const searches = new Map<string, ReturnType<typeof buildSearchGraph>>();
  const found = new Map<string, ReadonlyMap<string, number>>();

  return (frame, fromId, toId) => {
    if (fromId === toId) return 0;
    const frameKey = `${frame.from} ${frame.to}`;
    const { states, key: stateKey } = statesOf.get(frameKey) ?? readStates(timed, frame);
    statesOf.set(frameKey, { states, key: stateKey });
    if (states.length === 0) return Number.POSITIVE_INFINITY;
    // Ways back to a home are searched from the home: one search serves all places.
    const backwards = homes.has(toId) && !homes.has(fromId);
    const start = backwards ? toId : fromId;
    const key = JSON.stringify([stateKey, backwards, start]);
    let times = found.get(key);
    if (!times) {
      graph ??= buildRoadGraph(table, use, snaps, places, links, vehicle);
      const searchKey = `${backwards} ${stateKey}`;
      const search =
        searches.get(searchKey) ?? buildSearchGraph(graph, links, mergeStates(states, vehicle), backwards);
      searches.set(searchKey, search);
      times = searchFrom(search, start);
      found.set(key, times);
    }
    return times.get(backwards ? fromId : toId) ?? Number.POSITIVE_INFINITY;
  };
}

interface FrameStates {
  readonly states: readonly (readonly TimedConstraint[])[];
  /** Equal for frames with the same set of states. */
  readonly key: string;
}

function readStates(timed: readonly TimedConstraint[], frame: Interval): FrameStates {
  const states = listStates(timed, frame);
  const names = states.map((state) => JSON.stringify(state.map((one) => one.constraint.id)));
  return { states, key: names.sort().join(' ') };
}

/** Shut only where every state shuts, as slow as in the state that slows least. */
function mergeStates(states: readonly (readonly TimedConstraint[])[], vehicle: VehicleClass): AccessFactors {
  const perState = states.map((state) => readFactors(state, vehicle));
  return {
    segments: mergeFactors(perState.map((factors) => factors.segments)),
    links: mergeFactors(perState.map((factors) => factors.links)),
  };
}

interface StateFactor {
  shut: boolean;
  slow: number;
}

function mergeFactors<K>(perState: readonly ReadonlyMap<K, StateFactor>[]): Map<K, number> {
  const merged = new Map<K, number>();
  for (const key of new Set(perState.flatMap((factors) => [...factors.keys()]))) {
    const values = perState.map((factors) => factors.get(key) ?? { shut: false, slow: 1 });
    const shut = values.every((value) => value.shut);
    merged.set(key, shut ? Number.POSITIVE_INFINITY : Math.min(...values.map((value) => value.slow)));
  }
  return merged;
}

function readFactors(
  state: readonly TimedConstraint[],
  vehicle: VehicleClass,
): { segments: Map<number, StateFactor>; links: Map<string, StateFactor> } {
  const segments = new Map<number, StateFactor>();
  const links = new Map<string, StateFactor>();
  for (const { constraint, segments: touched, linkIds } of state) {
    const shut = shuts(constraint, vehicle);
    const slow = slowness(constraint) / 1e6;
    for (const segment of touched) addFactor(segments, segment, shut, slow);
    for (const link of linkIds) addFactor(links, link, shut, slow);
  }
  return { segments, links };
}

function addFactor<K>(factors: Map<K, StateFactor>, key: K, shut: boolean, slow: number): void {
  const known = factors.get(key);
  if (!known) factors.set(key, { shut, slow });
  else {
    known.shut ||= shut;
    known.slow = Math.max(known.slow, slow);
  }
}
