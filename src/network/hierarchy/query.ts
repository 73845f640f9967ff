import { UNREACHABLE } from '../milliseconds.ts';
import { relaxUp } from './label.ts';
import type { Metric } from './metric.ts';
import { NO_PARENT, type Topology } from './topology.ts';

/** Least milliseconds from one rank to another, `UNREACHABLE` where there is no way. */
export type Query = (from: number, to: number) => number;

/**
 * Single questions without labels that stay: both ends climb to their common ancestors (elimination tree query:
 * Dibbelt, Strasser, Wagner 2016), and nothing is followed further that is already longer than the best way. O(arcs up from ancestors). The
 * query holds room for two root paths and must not be shared between threads; it follows changes of `metric`.
 */
export function createQuery(topology: Topology, { up, down }: Metric): Query {
  const { nodeCount, parent, depth, deepest } = topology;
  const from = new Uint32Array(deepest + 1).fill(UNREACHABLE);
  const to = new Uint32Array(deepest + 1).fill(UNREACHABLE);
  /** Climbs from `rank` to the first ancestor that is `high` or beyond. */
  const climb = (ms: Uint32Array, weights: Uint32Array, rank: number, high: number): number => {
    let v = rank;
    for (let d = depth[rank]; v < high && v !== NO_PARENT; d--, v = parent[v]) {
      const at = ms[d];
      ms[d] = UNREACHABLE;
      if (at !== UNREACHABLE) relaxUp(topology, weights, v, at, ms);
    }
    return v;
  };
  return (start, goal) => {
    from[depth[start]] = 0;
    to[depth[goal]] = 0;
    // In post-order the lower end climbs past the higher one into a common ancestor, the lowest.
    let meets: number;
    if (start < goal) {
      meets = climb(from, up, start, goal);
      climb(to, down, goal, meets === NO_PARENT ? nodeCount : meets);
    } else {
      meets = climb(to, down, goal, start);
      climb(from, up, start, meets === NO_PARENT ? nodeCount : meets);
    }
    let best: number = UNREACHABLE;
    if (meets === NO_PARENT) return best;
    for (let v = meets, d = depth[meets]; v !== NO_PARENT; v = parent[v], d--) {
      const gone = from[d];
      const left = to[d];
      from[d] = UNREACHABLE;
      to[d] = UNREACHABLE;
      best = Math.min(best, gone + left);
      // What is as long as the best way on one side alone is part of no better one.
      if (gone < best) relaxUp(topology, up, v, gone, from);
      if (left < best) relaxUp(topology, down, v, left, to);
    }
    return best;
  };
}
