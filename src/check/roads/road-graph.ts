import type { Link, Place } from '../../domain/index.ts';
import { createHeap } from './heap.ts';
import { isOpenTo } from './link-rules.ts';
import { type RoadTable, type RoadUse, SEGMENT } from './road-table.ts';
import type { Snap } from './snap.ts';
import type { VehicleClass } from './vehicle-class.ts';

/** What an arc runs over: a segment by number, a link by -1 - its index, or a connection. */
const CONNECTION = Number.MIN_SAFE_INTEGER;

/**
 * The uncompressed graph of one vehicle class: every map node, every snap point and every place is a node of its own;
 * a node that stops vehicles is one node for each road end there, so that nothing passes.
 */
export interface RoadGraph {
  readonly nodeCount: number;
  readonly nodeOfPlace: ReadonlyMap<string, number>;
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Without access constraints. */
  readonly seconds: readonly number[];
  readonly over: readonly number[];
}

export function buildRoadGraph(
  table: RoadTable,
  use: RoadUse,
  snaps: ReadonlyMap<string, Snap>,
  places: readonly Place[],
  links: readonly Link[],
  vehicle: VehicleClass,
): RoadGraph {
  let nodeCount = table.map.latE7.length;
  const from: number[] = [];
  const to: number[] = [];
  const seconds: number[] = [];
  const over: number[] = [];
  const addArc = (a: number, b: number, time: number, what: number): void => {
    from.push(a);
    to.push(b);
    seconds.push(time);
    over.push(what);
  };

  const stationsOf = groupSnapsBySegment(table, snaps);
  const nodesOfSnap = new Map<string, Set<number>>();
  for (const { road, position } of snaps.values()) nodesOfSnap.set(`${road} ${position}`, new Set());
  for (let segment = 0; segment < table.roadOf.length; segment++) {
    const road = table.roadOf[segment]!;
    if (use.passable[road] === 0) continue;
    const endNode = (node: number): number => (table.stops.has(node) ? nodeCount++ : node);
    const base = (segment - table.first[road]!) * SEGMENT;
    const start = { position: base, node: endNode(table.fromNode[segment]!) };
    const end = { position: base + SEGMENT, node: endNode(table.toNode[segment]!) };
    const stations = [start];
    for (const position of stationsOf.get(segment) ?? []) {
      if (position > base && position < base + SEGMENT) stations.push({ position, node: nodeCount++ });
    }
    stations.push(end);
    for (const { position, node } of stations) nodesOfSnap.get(`${road} ${position}`)?.add(node);
    const pace = (use.secondsPerMetre[road]! * table.metres[segment]!) / SEGMENT;
    for (let i = 0; i + 1 < stations.length; i++) {
      const a = stations[i]!;
      const b = stations[i + 1]!;
      const time = (b.position - a.position) * pace;
      if (use.forward[road]) addArc(a.node, b.node, time, segment);
      if (use.backward[road]) addArc(b.node, a.node, time, segment);
    }
  }

  const nodeOfPlace = new Map<string, number>();
  for (const place of places) nodeOfPlace.set(place.id, nodeCount++);
  for (const [placeId, snap] of snaps) {
    const place = nodeOfPlace.get(placeId)!;
    // At a barrier that stops vehicles a position is two road ends; a place beside it reaches both.
    for (const point of nodesOfSnap.get(`${snap.road} ${snap.position}`)!) {
      addArc(place, point, snap.seconds, CONNECTION);
      addArc(point, place, snap.seconds, CONNECTION);
    }
  }
  links.forEach((link, index) => {
    if (!isOpenTo(link, vehicle)) return;
    const a = nodeOfPlace.get(link.fromId)!;
    const b = nodeOfPlace.get(link.toId)!;
    addArc(a, b, link.seconds.best, -1 - index);
    if (link.bothWays) addArc(b, a, link.seconds.best, -1 - index);
  });
  return { nodeCount, nodeOfPlace, from, to, seconds, over };
}

function groupSnapsBySegment(table: RoadTable, snaps: ReadonlyMap<string, Snap>): Map<number, number[]> {
  const bySegment = new Map<number, number[]>();
  for (const { road, position } of snaps.values()) {
    const segment = table.first[road]! + Math.floor(position / SEGMENT);
    bySegment.set(segment, [...(bySegment.get(segment) ?? []), position]);
  }
  for (const [segment, positions] of bySegment)
    bySegment.set(
      segment,
      [...new Set(positions)].sort((a, b) => a - b),
    );
  return bySegment;
}

/** Factors on segments and links in one (possibly merged) access state; Infinity is shut, absent is 1. */
export interface AccessFactors {
  readonly segments: ReadonlyMap<number, number>;
  readonly links: ReadonlyMap<string, number>;
}

/** Arcs with their times in one access state, listed by their tail (or their head, to search backwards). */
export interface SearchGraph {
  readonly graph: RoadGraph;
  readonly firstOut: Int32Array;
  readonly heads: Int32Array;
  readonly times: Float64Array;
}

export function buildSearchGraph(
  graph: RoadGraph,
  links: readonly Link[],
  factors: AccessFactors,
  backwards: boolean,
): SearchGraph {
  const tails = backwards ? graph.to : graph.from;
  const ends = backwards ? graph.from : graph.to;
  const firstOut = new Int32Array(graph.nodeCount + 1);
  for (const tail of tails) firstOut[tail + 1]!++;
  for (let node = 0; node < graph.nodeCount; node++) firstOut[node + 1]! += firstOut[node]!;
  const next = firstOut.slice();
  const heads = new Int32Array(tails.length);
  const times = new Float64Array(tails.length);
  for (let arc = 0; arc < tails.length; arc++) {
    const over = graph.over[arc]!;
    let factor = 1;
    if (over >= 0) factor = factors.segments.get(over) ?? 1;
    else if (over !== CONNECTION) factor = factors.links.get(links[-1 - over]!.id) ?? 1;
    const slot = next[tails[arc]!]!++;
    heads[slot] = ends[arc]!;
    times[slot] = factor === Number.POSITIVE_INFINITY ? factor : graph.seconds[arc]! * factor;
  }
  return { graph, firstOut, heads, times };
}

/** Dijkstra: seconds from one place to every place (or, searching backwards, from every place to it). */
export function searchFrom(search: SearchGraph, placeId: string): ReadonlyMap<string, number> {
  const { graph, firstOut, heads, times } = search;
  const best = new Float64Array(graph.nodeCount).fill(Number.POSITIVE_INFINITY);
  const done = new Uint8Array(graph.nodeCount);
  const heap = createHeap();
  const start = graph.nodeOfPlace.get(placeId)!;
  best[start] = 0;
  heap.push(start, 0);
  for (let node = heap.pop(); node !== -1; node = heap.pop()) {
    if (done[node]) continue;
    done[node] = 1;
    for (let arc = firstOut[node]!; arc < firstOut[node + 1]!; arc++) {
      const reached = best[node]! + times[arc]!;
      if (reached < best[heads[arc]!]!) {
        best[heads[arc]!] = reached;
        heap.push(heads[arc]!, reached);
      }
    }
  }
  return new Map([...graph.nodeOfPlace].map(([id, node]) => [id, best[node]!]));
}
