import { IndexedHeap } from '../base/index.ts';
import { BoundedCache } from './bounded-cache.ts';
import { type Attachment, weighEnd } from './convoy.ts';
import { UNREACHABLE } from './milliseconds.ts';
import { findDirectTrip, type RoadEnd } from './road-ends.ts';
import type { RoadNetwork } from './road-network.ts';
import { growTree, type Seed, type ShortestPathTree } from './shortest-path-tree.ts';
import { createWeightStore, type WeightTable } from './weight-tables.ts';

/** Shortest-path trees and rows of travel times under fixed tables, computed once and kept while there is room. */
export interface TreeStore {
  readonly weightsOf: (table: WeightTable) => Int32Array;
  /** From a place to everywhere that places are. */
  readonly treeFrom: (table: WeightTable, place: number) => ShortestPathTree;
  /** To a place from everywhere that places are; its arcs are not kept. */
  readonly treeTo: (table: WeightTable, place: number) => ShortestPathTree;
  readonly rowFrom: (table: WeightTable, place: number) => TravelRow;
  readonly rowTo: (table: WeightTable, place: number) => TravelRow;
  /** Milliseconds from a place to another, `UNREACHABLE` where there is no way: from a row that serves many such questions. */
  readonly timeBetween: (table: WeightTable, from: number, to: number) => number;
  /** The same where a row that answers is there already; undefined otherwise. */
  readonly findTimeBetween: (table: WeightTable, from: number, to: number) => number | undefined;
  /** The best way to a place under a tree from another; null where there is none. */
  readonly bestArrival: (
    table: WeightTable,
    tree: ShortestPathTree,
    from: number,
    to: number,
  ) => StaticArrival | null;
}

/** Times from one place to all places, or to it from all. */
export interface TravelRow {
  /** Milliseconds by place; `UNREACHABLE` where there is no way. Length placeCount. */
  readonly ms: Int32Array;
  /** From a place: within this time all that can be reached is reached; `UNREACHABLE` where the search did not go so far. */
  readonly farthestMs: number;
}

export interface StaticArrival {
  readonly totalMs: number;
  readonly arrival: RoadEnd;
  readonly direct: boolean;
}

export function createTreeStore(network: RoadNetwork): TreeStore {
  const { graph, places } = network;
  const heap = new IndexedHeap(graph.nodeCount);
  const weightsOf = createWeightStore(network);
  const trees = new BoundedCache<ShortestPathTree>(TREE_BYTES);
  const treesTo = new BoundedCache<ShortestPathTree>(TREES_TO_BYTES);
  const rows = new BoundedCache<TravelRow>(ROW_BYTES);

  const seedsOf = (table: WeightTable, attachment: Attachment, ends: 'departures' | 'arrivals'): Seed[] => {
    if (attachment.kind === 'none') return [];
    return attachment[ends]
      .map((end) => ({
        node: end.node,
        ms: attachment.connectMs + weighEnd(network, table.convoy, end, table.effect),
      }))
      .filter(({ ms }) => ms < UNREACHABLE);
  };
  const grow = (table: WeightTable, place: number, forward: boolean): ShortestPathTree => {
    const key = `${table.key}|${forward ? '>' : '<'}|${place}`;
    const cache = forward ? trees : treesTo;
    const known = cache.get(key);
    if (known !== undefined) return known;
    const { convoy } = table;
    const seeds = seedsOf(table, convoy.attachments[place], forward ? 'departures' : 'arrivals');
    const { arrivalNodes, arrivalCount, departureNodes, departureCount } = convoy;
    const weights = weightsOf(table);
    const tree = forward
      ? growTree(graph, weights, seeds, heap, 'forward', arrivalNodes, arrivalCount)
      : withoutArcs(growTree(graph, weights, seeds, heap, 'backward', departureNodes, departureCount));
    return cache.set(key, tree, tree.ms.byteLength + tree.arc.byteLength);
  };

  const directMs = (table: WeightTable, from: number, to: number): { ms: number; end: RoadEnd } | null => {
    const [a, b] = [table.convoy.attachments[from], table.convoy.attachments[to]];
    if (a.kind !== 'road' || b.kind !== 'road') return null;
    const end = findDirectTrip(graph, a.road, a.position, b.road, b.position);
    if (end === null) return null;
    const ms = a.connectMs + weighEnd(network, table.convoy, end, table.effect) + b.connectMs;
    return ms < UNREACHABLE ? { ms, end } : null;
  };

  const bestArrival: TreeStore['bestArrival'] = (table, tree, from, to) => {
    const attachment = table.convoy.attachments[to];
    if (attachment.kind === 'none') return null;
    const direct = directMs(table, from, to);
    let best: StaticArrival | null =
      direct === null ? null : { totalMs: direct.ms, arrival: direct.end, direct: true };
    for (const arrival of attachment.arrivals) {
      const at = tree.ms[arrival.node];
      if (at === UNREACHABLE || at > tree.finalMs) continue;
      const totalMs = at + weighEnd(network, table.convoy, arrival, table.effect) + attachment.connectMs;
      if (totalMs < (best?.totalMs ?? UNREACHABLE)) best = { totalMs, arrival, direct: false };
    }
    return best;
  };

  const rowKey = (table: WeightTable, place: number, sign: '>' | '<' | '~'): string =>
    `${table.key}|${sign}|${place}`;
  // Many sites are asked about a few other places: one search at such a place answers for all sites.
  const isShared = (place: number): boolean => places[place].kind !== 'site';
  /** A row of what is near a site; a way of at most its `farthestMs` is in it, one that is longer may be missing. */
  const nearRowFrom = (table: WeightTable, place: number): TravelRow => {
    const key = rowKey(table, place, '~');
    const known = rows.get(key);
    if (known !== undefined) return known;
    const { convoy } = table;
    const tree = growTree(
      graph,
      weightsOf(table),
      seedsOf(table, convoy.attachments[place], 'departures'),
      heap,
      'forward',
      convoy.arrivalNodes,
      convoy.arrivalCount,
      NEAR_MS,
    );
    const row = Int32Array.from(places, (_, to) =>
      to === place ? 0 : (bestArrival(table, tree, place, to)?.totalMs ?? UNREACHABLE),
    );
    return rows.set(key, { ms: row, farthestMs: tree.finalMs }, row.byteLength);
  };
  const timeAmongSites = (table: WeightTable, from: number, to: number): number => {
    const near = nearRowFrom(table, from);
    return near.ms[to] <= near.farthestMs ? near.ms[to] : store.rowFrom(table, from).ms[to];
  };
  const store: TreeStore = {
    weightsOf,
    treeFrom: (table, place) => grow(table, place, true),
    treeTo: (table, place) => grow(table, place, false),
    bestArrival,
    timeBetween: (table, from, to) =>
      store.findTimeBetween(table, from, to) ??
      (isShared(from)
        ? store.rowFrom(table, from).ms[to]
        : isShared(to)
          ? store.rowTo(table, to).ms[from]
          : timeAmongSites(table, from, to)),
    findTimeBetween: (table, from, to) =>
      rows.get(rowKey(table, from, '>'))?.ms[to] ?? rows.get(rowKey(table, to, '<'))?.ms[from],
    rowFrom(table, place) {
      const key = rowKey(table, place, '>');
      const known = rows.get(key);
      if (known !== undefined) return known;
      const tree = grow(table, place, true);
      const row = Int32Array.from(places, (_, to) =>
        to === place ? 0 : (bestArrival(table, tree, place, to)?.totalMs ?? UNREACHABLE),
      );
      return rows.set(key, buildRow(row, tree, table.convoy.attachments[place]), row.byteLength);
    },
    rowTo(table, place) {
      const key = rowKey(table, place, '<');
      const known = rows.get(key);
      if (known !== undefined) return known;
      const tree = grow(table, place, false);
      const row = Int32Array.from(places, (_, from) => {
        if (from === place) return 0;
        let best = directMs(table, from, place)?.ms ?? UNREACHABLE;
        for (const { node, ms } of seedsOf(table, table.convoy.attachments[from], 'departures')) {
          if (tree.ms[node] <= tree.finalMs) best = Math.min(best, tree.ms[node] + ms);
        }
        return best;
      });
      return rows.set(key, buildRow(row, tree, table.convoy.attachments[place]), row.byteLength);
    },
  };
  return store;
}

const withoutArcs = (tree: ShortestPathTree): ShortestPathTree => ({ ...tree, arc: NO_ARCS });
/** Stops of one convoy are mostly nearer than this. */
const NEAR_MS = 15 * 60_000;
const NO_ARCS = new Int32Array(0);

function buildRow(ms: Int32Array, { finalMs, lastMs }: ShortestPathTree, from: Attachment): TravelRow {
  // The road at the place itself, though it be shut, is reached when the way to it is done.
  const nearestMs = from.kind === 'none' ? 0 : from.connectMs;
  return { ms, farthestMs: finalMs === UNREACHABLE ? Math.max(lastMs, nearestMs) : UNREACHABLE };
}

/** Times to 600 places on 70,000 nodes: what a week on an extract of a city asks for again and again. */
const TREES_TO_BYTES = 192 * 2 ** 20;
const TREE_BYTES = 64 * 2 ** 20;
const ROW_BYTES = 32 * 2 ** 20;
