import { IndexedHeap } from '../base/index.ts';
import type { Instant } from '../domain/index.ts';
import type { AccessTimeline } from './access-timeline.ts';
import { BoundedCache } from './bounded-cache.ts';
import { type Attachment, weighEnd } from './convoy.ts';
import { buildLegTemplate, type FoundTrip, type LegTemplate } from './leg-template.ts';
import { MS_PER_SECOND, NO_ARC, UNREACHABLE } from './milliseconds.ts';
import type { RoadEnd } from './road-ends.ts';
import type { RoadNetwork } from './road-network.ts';
import type { TimeStore } from './time-store.ts';
import {
  findTimedTrip,
  passEnd,
  type TimedEpoch,
  type TimedTrip,
  type TimedWorkspace,
} from './timed-search.ts';
import type { Unreachable } from './travel.ts';
import { findConvoyEpoch, type WeightTable, type WeightTables } from './weight-tables.ts';

/** A leg whose path is written out when asked for. */
export interface FoundLeg {
  readonly totalMs: number;
  readonly template: () => LegTemplate;
}

export interface LegFinder {
  readonly find: (
    tables: WeightTables,
    from: number,
    to: number,
    departAt: Instant,
    latestArriveAt: Instant,
  ) => FoundLeg | Unreachable;
  /** When to leave so as to come to the first road that is shut before `change` just then, on the path that is open from it. */
  readonly departToMeet: (
    tables: WeightTables,
    from: number,
    to: number,
    t: Instant,
    change: Instant,
  ) => Instant | null;
}

type Attached = Exclude<Attachment, { kind: 'none' }>;

/**
 * Finds single legs: from the hierarchy while a leg lies within one epoch of its convoy, otherwise by a search over changing
 * access. Templates and timed answers are kept while there is room.
 */
export function createLegFinder(network: RoadNetwork, timeline: AccessTimeline, times: TimeStore): LegFinder {
  const { graph } = network;
  const templates = new BoundedCache<LegTemplate>(TEMPLATE_STEPS);
  const timed = new BoundedCache<LegTemplate | Unreachable>(TEMPLATE_STEPS);
  const workspace: TimedWorkspace = {
    heap: new IndexedHeap(graph.nodeCount),
    ms: new Float64Array(graph.nodeCount),
    arc: new Int32Array(graph.nodeCount),
  };
  const allStates = timeline.states.map((_, state) => state);

  const templateOf = (table: WeightTable, from: number, to: number): LegTemplate => {
    const key = `${table.key}|${from}|${to}`;
    const known = templates.get(key);
    if (known !== undefined) return known;
    const template = buildLegTemplate(network, traceStatic(network, times, table, from, to), () => true);
    return templates.set(key, template, template.steps.length + 1);
  };

  const searchTimed = (
    tables: WeightTables,
    from: number,
    to: number,
    departAt: Instant,
    latestArriveAt: Instant,
  ): LegTemplate | Unreachable => {
    const { convoy } = tables;
    const [origin, destination] = [convoy.attachments[from] as Attached, convoy.attachments[to] as Attached];
    const everOpen = tables.optimistic(allStates);
    const bounds = times.boundsTo(everOpen, to);
    const epochs = listTimedEpochs(tables, times, departAt, latestArriveAt);
    const limitMs = (latestArriveAt - departAt) * MS_PER_SECOND;
    if (epochs.length === 0) return { unreachable: 'shut' };
    const trip = findTimedTrip(network, convoy, origin, destination, epochs, bounds, limitMs, workspace);
    if (trip === null) return { unreachable: 'shut' };
    const found = traceTimed(network, tables, from, to, trip, epochs, workspace);
    return buildLegTemplate(network, found, (enterMs, leaveMs) =>
      epochs.some(({ fromMs, toMs }) => fromMs <= enterMs && leaveMs <= toMs),
    );
  };

  return {
    find(tables, from, to, departAt, latestArriveAt) {
      const { convoy, epochs } = tables;
      for (const place of [from, to]) {
        const attachment = convoy.attachments[place];
        if (attachment.kind === 'none') return { unreachable: attachment.reason };
      }
      if (from === to) return { totalMs: 0, template: () => EMPTY_LEG };
      const epoch = epochs[findConvoyEpoch(epochs, departAt)];
      if (epoch === undefined) return { unreachable: 'shut' };
      const staticMs = times.timeBetween(epoch.table, from, to);
      const endMs = (epoch.to - departAt) * MS_PER_SECOND;
      if (staticMs < UNREACHABLE && staticMs <= endMs) {
        if (staticMs > (latestArriveAt - departAt) * MS_PER_SECOND) return { unreachable: 'shut' };
        return { totalMs: staticMs, template: () => templateOf(epoch.table, from, to) };
      }
      const everMs = times.timeBetween(tables.optimistic(allStates), from, to);
      if (everMs === UNREACHABLE) return { unreachable: 'no-path' };
      if (everMs > (latestArriveAt - departAt) * MS_PER_SECOND) return { unreachable: 'shut' };
      // All that can be reached is reached before anything changes.
      if (staticMs === UNREACHABLE && times.farthestFrom(epoch.table, from) < endMs) {
        return { unreachable: 'shut' };
      }
      const key = `${convoy.key}|${from}|${to}|${departAt}|${latestArriveAt}`;
      let answer = timed.get(key);
      if (answer === undefined) {
        answer = searchTimed(tables, from, to, departAt, latestArriveAt);
        timed.set(key, answer, 'unreachable' in answer ? 1 : answer.steps.length + 1);
      }
      if ('unreachable' in answer) return answer;
      const template = answer;
      return { totalMs: template.totalMs, template: () => template };
    },

    departToMeet({ epochs }, from, to, t, change) {
      const before = epochs[findConvoyEpoch(epochs, t)];
      const after = epochs[findConvoyEpoch(epochs, change)];
      if (before === undefined || after === undefined || before === after) return null;
      if (from === to || times.timeBetween(after.table, from, to) === UNREACHABLE) return null;
      const shut = times.weightsOf(before.table);
      const { convoy, effect } = before.table;
      const trip = traceStatic(network, times, after.table, from, to);
      let firstShutMs = Infinity;
      const note = (isShut: boolean, enterMs: number): void => {
        if (isShut) firstShutMs = Math.min(firstShutMs, enterMs);
      };
      const endShut = (end: RoadEnd): boolean => weighEnd(network, convoy, end, effect) === UNREACHABLE;
      if (trip.departure !== null) note(endShut(trip.departure), trip.from.connectMs);
      trip.arcs.forEach((arc, i) => {
        note(shut[arc] === UNREACHABLE, trip.arcEnterMs[i]);
      });
      note(endShut(trip.arrival), trip.arrivalEnterMs);
      return firstShutMs === Infinity ? null : change - Math.floor(firstShutMs / MS_PER_SECOND);
    },
  };
}

/** The convoy's epochs from departure until nothing later matters. */
function listTimedEpochs(
  tables: WeightTables,
  times: TimeStore,
  departAt: Instant,
  latestArriveAt: Instant,
): TimedEpoch[] {
  const first = findConvoyEpoch(tables.epochs, departAt);
  if (first < 0) return [];
  return tables.epochs
    .slice(first)
    .filter(({ from }, i) => i === 0 || from < latestArriveAt)
    .map(({ from, to, table }) => ({
      fromMs: (from - departAt) * MS_PER_SECOND,
      toMs: (to - departAt) * MS_PER_SECOND,
      effect: table.effect,
      weights: times.weightsOf(table),
    }));
}

/** A shortest trip from `from` to `to`, which must be reachable, under one table. */
function traceStatic(
  network: RoadNetwork,
  times: TimeStore,
  table: WeightTable,
  from: number,
  to: number,
): FoundTrip {
  const { convoy, effect } = table;
  const [origin, destination] = [convoy.attachments[from] as Attached, convoy.attachments[to] as Attached];
  const { totalMs, departure, arcs, arrival } = times.findTrip(table, from, to)!;
  const weights = times.weightsOf(table);
  let atMs = origin.connectMs;
  if (departure !== null) atMs += weighEnd(network, convoy, departure, effect);
  const arcEnterMs = arcs.map((arc) => {
    const enterMs = atMs;
    atMs += weights[arc];
    return enterMs;
  });
  return {
    ...{ fromPlace: from, toPlace: to, from: origin, to: destination },
    ...{ departure, arcs, arcEnterMs, arrival, arrivalEnterMs: atMs, totalMs },
  };
}

/** The trip that a timed search left in its workspace. */
function traceTimed(
  network: RoadNetwork,
  { convoy }: WeightTables,
  from: number,
  to: number,
  { totalMs, arrival, direct }: TimedTrip,
  epochs: readonly TimedEpoch[],
  { ms, arc }: TimedWorkspace,
): FoundTrip {
  const { arcTail } = network.graph;
  const [origin, destination] = [convoy.attachments[from] as Attached, convoy.attachments[to] as Attached];
  const ends = { fromPlace: from, toPlace: to, from: origin, to: destination, arrival, totalMs };
  if (direct) return { ...ends, departure: null, arcs: [], arcEnterMs: [], arrivalEnterMs: origin.connectMs };
  const arcs = traceArcs(arc, arcTail, arrival.node);
  const firstNode = arcs.length > 0 ? arcTail[arcs[0]] : arrival.node;
  const departure = origin.departures.find(
    (end) =>
      end.node === firstNode && passEnd(network, convoy, epochs, end, origin.connectMs) === ms[firstNode],
  )!;
  return {
    ...ends,
    departure,
    arcs,
    arcEnterMs: arcs.map((each) => ms[arcTail[each]]),
    arrivalEnterMs: ms[arrival.node],
  };
}

/** Arcs from the start of the trip to `node`, in driving order. */
function traceArcs(arcOf: Int32Array, arcTail: Int32Array, node: number): number[] {
  const arcs: number[] = [];
  for (let at = node; arcOf[at] !== NO_ARC; at = arcTail[arcOf[at]]) arcs.push(arcOf[at]);
  return arcs.reverse();
}

const EMPTY_LEG: LegTemplate = { totalMs: 0, metres: 0, steps: [] };

/** About 50 MB of steps. */
const TEMPLATE_STEPS = 500_000;
