import { BoundedCache } from './bounded-cache.ts';
import { type Attachment, weighEnd } from './convoy.ts';
import { type Label, listLabels, meet, type RankedSeed } from './hierarchy/label.ts';
import { customize, type Metric } from './hierarchy/metric.ts';
import { findPath } from './hierarchy/path.ts';
import { createPotential } from './hierarchy/potential.ts';
import { sweepAll } from './hierarchy/sweep.ts';
import type { Topology } from './hierarchy/topology.ts';
import { UNREACHABLE } from './milliseconds.ts';
import { findDirectTrip, type RoadEnd } from './road-ends.ts';
import { getHierarchy } from './road-hierarchy.ts';
import type { RoadNetwork } from './road-network.ts';
import { createWeightStore, type WeightTable } from './weight-tables.ts';

/** Travel times under fixed tables. What it keeps is found once and forgotten when room is short; answers never depend on that. */
export interface TimeStore {
  readonly weightsOf: (table: WeightTable) => Int32Array;
  /** Milliseconds from a place to another, `UNREACHABLE` where there is no way. */
  readonly timeBetween: (table: WeightTable, from: number, to: number) => number;
  /** Within so many milliseconds everything is reached that can be reached from a place, be it only the road it is at. */
  readonly farthestFrom: (table: WeightTable, place: number) => number;
  /** Least milliseconds from graph nodes to a place, `Infinity` where there is no way. */
  readonly boundsTo: (table: WeightTable, place: number) => (node: number) => number;
  /** A shortest way between two places, always the same one; null where there is none. */
  readonly findTrip: (table: WeightTable, from: number, to: number) => StaticTrip | null;
}

/** A way on which nothing changes. Direct trips stay on one piece: no departure, no arcs, `arrival` is the whole. */
export interface StaticTrip {
  readonly totalMs: number;
  readonly departure: RoadEnd | null;
  readonly arcs: readonly number[];
  readonly arrival: RoadEnd;
}

/** Times by climbing from and to each place, where they are known. */
interface PlaceLabels {
  readonly from: (readonly Label[] | undefined)[];
  readonly to: (readonly Label[] | undefined)[];
}

type Ends = 'departures' | 'arrivals';

export function createTimeStore(network: RoadNetwork): TimeStore {
  const { graph, places } = network;
  const weightsOf = createWeightStore(network);
  const metrics = new BoundedCache<Metric>(METRIC_BYTES);
  const labels = new BoundedCache<PlaceLabels>(LABEL_BYTES);
  const potentials = new BoundedCache<(node: number) => number>(POTENTIAL_BYTES);
  const farthest = new BoundedCache<number>(FARTHEST_COUNT);
  const getTopology = (): Topology => getHierarchy(network).topology;

  const metricOf = (table: WeightTable): Metric => {
    const known = metrics.get(table.key);
    if (known !== undefined) return known;
    const { topology, triangles } = getHierarchy(network);
    const metric = customize(topology, triangles, weightsOf(table));
    return metrics.set(table.key, metric, metric.up.byteLength + metric.down.byteLength);
  };
  /** What it takes from a place to (or from) the end of each of its road ends. */
  const weighEnds = (table: WeightTable, attachment: Attachment, ends: Ends): WeighedEnd[] =>
    attachment.kind === 'none'
      ? []
      : attachment[ends]
          .map((end) => ({
            end,
            ms: attachment.connectMs + weighEnd(network, table.convoy, end, table.effect),
          }))
          .filter(({ ms }) => ms < UNREACHABLE);
  const seedsOf = (table: WeightTable, place: number, ends: Ends): RankedSeed[] => {
    const { rankOf } = getTopology();
    return weighEnds(table, table.convoy.attachments[place], ends).map(({ end, ms }) => ({
      rank: rankOf[end.node],
      ms,
    }));
  };

  // Most questions in a row are about one table.
  let lastTable: WeightTable | null = null;
  let lastLabels: PlaceLabels | null = null;
  const labelsOf = (table: WeightTable): PlaceLabels => {
    if (table === lastTable) return lastLabels!;
    const bytes = 2 * places.length * (getTopology().deepest + 1) * Uint32Array.BYTES_PER_ELEMENT;
    lastLabels =
      labels.get(table.key) ??
      labels.set(table.key, { from: new Array(places.length), to: new Array(places.length) }, bytes);
    lastTable = table;
    return lastLabels;
  };
  const labelsFrom = (table: WeightTable, place: number): readonly Label[] => {
    const known = labelsOf(table).from;
    known[place] ??= listLabels(getTopology(), metricOf(table).up, seedsOf(table, place, 'departures'));
    return known[place];
  };
  const labelsTo = (table: WeightTable, place: number): readonly Label[] => {
    const known = labelsOf(table).to;
    known[place] ??= listLabels(getTopology(), metricOf(table).down, seedsOf(table, place, 'arrivals'));
    return known[place];
  };

  const findDirect = (table: WeightTable, from: number, to: number): { ms: number; end: RoadEnd } | null => {
    const [a, b] = [table.convoy.attachments[from], table.convoy.attachments[to]];
    if (a.kind !== 'road' || b.kind !== 'road' || a.road !== b.road) return null;
    const end = findDirectTrip(graph, a.road, a.position, b.road, b.position);
    if (end === null) return null;
    const ms = a.connectMs + weighEnd(network, table.convoy, end, table.effect) + b.connectMs;
    return ms < UNREACHABLE ? { ms, end } : null;
  };

  return {
    weightsOf,
    timeBetween(table, from, to) {
      if (from === to) return 0;
      const ms = meet(getTopology(), labelsFrom(table, from), labelsTo(table, to));
      const direct = findDirect(table, from, to);
      return direct === null ? ms : Math.min(ms, direct.ms);
    },
    farthestFrom(table, place) {
      const key = `${table.key}|${place}`;
      const known = farthest.get(key);
      if (known !== undefined) return known;
      // The road at the place itself, though it be shut, is reached when the way to it is done.
      const attachment = table.convoy.attachments[place];
      let last = attachment.kind === 'none' ? 0 : attachment.connectMs;
      for (const ms of sweepAll(getTopology(), metricOf(table).down, labelsFrom(table, place))) {
        if (ms < UNREACHABLE && ms > last) last = ms;
      }
      return farthest.set(key, last, 1);
    },
    boundsTo(table, place) {
      const key = `${table.key}|${place}`;
      const known = potentials.get(key);
      if (known !== undefined) return known;
      const topology = getTopology();
      const potential = createPotential(topology, metricOf(table).up, labelsTo(table, place));
      const { rankOf } = topology;
      const bound = (node: number): number => {
        const ms = potential(rankOf[node]);
        return ms === UNREACHABLE ? Infinity : ms;
      };
      return potentials.set(key, bound, graph.nodeCount * Uint32Array.BYTES_PER_ELEMENT);
    },
    findTrip(table, from, to) {
      const { rankOf } = getTopology();
      const rank = ({ end, ms }: WeighedEnd) => ({ rank: rankOf[end.node], ms });
      const [origin, destination] = [table.convoy.attachments[from], table.convoy.attachments[to]];
      const departures = weighEnds(table, origin, 'departures');
      const arrivals = weighEnds(table, destination, 'arrivals');
      const path = findPath(
        getTopology(),
        metricOf(table),
        weightsOf(table),
        departures.map(rank),
        arrivals.map(rank),
      );
      const direct = findDirect(table, from, to);
      if (direct !== null && direct.ms <= (path?.totalMs ?? UNREACHABLE)) {
        return { totalMs: direct.ms, departure: null, arcs: [], arrival: direct.end };
      }
      if (path === null) return null;
      const { totalMs, arcs, fromRank, toRank } = path;
      return {
        totalMs,
        departure: pickEnd(departures, getTopology().nodeOf[fromRank]),
        arcs,
        arrival: pickEnd(arrivals, getTopology().nodeOf[toRank]),
      };
    },
  };
}

interface WeighedEnd {
  readonly end: RoadEnd;
  readonly ms: number;
}

/** The quickest end at `node`, the first among equals. */
function pickEnd(ends: readonly WeighedEnd[], node: number): RoadEnd {
  let best: WeighedEnd | null = null;
  for (const each of ends) {
    if (each.end.node === node && (best === null || each.ms < best.ms)) best = each;
  }
  return best!.end;
}

const METRIC_BYTES = 128 * 2 ** 20;
const LABEL_BYTES = 64 * 2 ** 20;
const POTENTIAL_BYTES = 64 * 2 ** 20;
const FARTHEST_COUNT = 100_000;
