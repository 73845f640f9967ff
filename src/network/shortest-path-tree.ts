import { type IndexedHeap, NO_ITEM } from '../base/index.ts';
import { NO_ARC, UNREACHABLE } from './milliseconds.ts';
import type { RoadGraph } from './road-graph.ts';

/** A node to start from and what it costs to be there, in milliseconds. */
export interface Seed {
  readonly node: number;
  readonly ms: number;
}

/** Shortest times from some seeds under fixed weights. */
export interface ShortestPathTree {
  /** Milliseconds; `UNREACHABLE` where there is no way. Length nodeCount. */
  readonly ms: Int32Array;
  /** Last arc from the seeds; `NO_ARC` at seeds. Length nodeCount. */
  readonly arc: Int32Array;
}

/**
 * Dijkstra's algorithm on arrays, to everything that can be reached: what the hierarchy is compared with. Among equal
 * times the path with the lower last arc wins. O(arcs log nodes).
 */
export function growTree(
  { nodeCount, firstOut, arcHead }: Pick<RoadGraph, 'nodeCount' | 'firstOut' | 'arcHead'>,
  weights: Int32Array,
  seeds: readonly Seed[],
  heap: IndexedHeap,
): ShortestPathTree {
  const ms = new Int32Array(nodeCount).fill(UNREACHABLE);
  const arcOf = new Int32Array(nodeCount).fill(NO_ARC);
  heap.clear();
  for (const seed of seeds) {
    if (seed.ms >= ms[seed.node]) continue;
    ms[seed.node] = seed.ms;
    heap.pushOrLower(seed.node, seed.ms);
  }
  for (let node = heap.pop(); node !== NO_ITEM; node = heap.pop()) {
    const at = ms[node];
    for (let arc = firstOut[node], end = firstOut[node + 1]; arc < end; arc++) {
      const weight = weights[arc];
      if (weight === UNREACHABLE) continue;
      const head = arcHead[arc];
      const sum = at + weight;
      if (sum < ms[head]) {
        ms[head] = sum;
        arcOf[head] = arc;
        heap.pushOrLower(head, sum);
      } else if (sum === ms[head] && arc < arcOf[head] && heap.has(head)) {
        arcOf[head] = arc;
      }
    }
  }
  return { ms, arc: arcOf };
}
