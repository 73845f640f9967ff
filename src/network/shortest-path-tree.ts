import { type IndexedHeap, NO_ITEM } from '../base/index.ts';
import { NO_ARC, UNREACHABLE } from './milliseconds.ts';
import type { RoadGraph } from './road-graph.ts';

/** A node to start from and what it costs to be there, in milliseconds. */
export interface Seed {
  readonly node: number;
  readonly ms: number;
}

/** Shortest times from (or to) some seeds under fixed weights. */
export interface ShortestPathTree {
  /** Milliseconds; final where at most `finalMs`, otherwise not less than `finalMs`. Length nodeCount. */
  readonly ms: Int32Array;
  /** Last arc from the seeds (forward) or first arc towards them (backward); `NO_ARC` at seeds. Length nodeCount. */
  readonly arc: Int32Array;
  /** The search went this far; `UNREACHABLE` when it saw all that can be reached. */
  readonly finalMs: number;
  /** The largest time settled. */
  readonly lastMs: number;
}

/**
 * Dijkstra's algorithm on arrays. Stops when all nodes marked in `targets` (how many: `targetCount`) are settled; with
 * count 0 it never stops early; nor does it go on once all within `limitMs` is settled. Among equal times the path with the lower last arc wins. O(arcs log nodes).
 */
export function growTree(
  graph: RoadGraph,
  weights: Int32Array,
  seeds: readonly Seed[],
  heap: IndexedHeap,
  direction: 'forward' | 'backward',
  targets: Uint8Array,
  targetCount: number,
  limitMs: number = UNREACHABLE,
): ShortestPathTree {
  const { nodeCount } = graph;
  const ms = new Int32Array(nodeCount).fill(UNREACHABLE);
  const arcOf = new Int32Array(nodeCount).fill(NO_ARC);
  heap.clear();
  for (const seed of seeds) {
    if (seed.ms >= ms[seed.node]) continue;
    ms[seed.node] = seed.ms;
    heap.pushOrLower(seed.node, seed.ms);
  }
  const forward = direction === 'forward';
  const first = forward ? graph.firstOut : graph.firstIn;
  const ends = forward ? graph.arcHead : graph.arcTail;
  const { inArcs } = graph;
  let left = targetCount;
  let lastMs = 0;
  for (let node = heap.pop(); node !== NO_ITEM; node = heap.pop()) {
    const at = ms[node];
    if (at > limitMs) return { ms, arc: arcOf, finalMs: limitMs, lastMs };
    lastMs = at;
    if (targets[node] === 1 && --left === 0) return { ms, arc: arcOf, finalMs: at, lastMs: at };
    for (let i = first[node], end = first[node + 1]; i < end; i++) {
      const arc = forward ? i : inArcs[i];
      const weight = weights[arc];
      if (weight === UNREACHABLE) continue;
      const other = ends[arc];
      const sum = at + weight;
      if (sum < ms[other]) {
        ms[other] = sum;
        arcOf[other] = arc;
        heap.pushOrLower(other, sum);
      } else if (sum === ms[other] && arc < arcOf[other] && heap.has(other)) {
        arcOf[other] = arc;
      }
    }
  }
  return { ms, arc: arcOf, finalMs: UNREACHABLE, lastMs };
}
