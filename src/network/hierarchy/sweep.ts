import { UNREACHABLE } from '../milliseconds.ts';
import type { Label } from './label.ts';
import { NO_PARENT, type Topology } from './topology.ts';

/**
 * Least milliseconds from some seeds to every rank, `UNREACHABLE` where there is no way: one run down the hierarchy
 * (PHAST: Delling, Goldberg, Nowatzyk, Werneck 2011). `labels`: those of the seeds. With a metric's `up` and the labels of destinations it
 * gives the times from everywhere to them. O(hierarchy arcs).
 */
export function sweepAll(topology: Topology, down: Uint32Array, labels: readonly Label[]): Uint32Array {
  const { nodeCount, parent, depth, firstUp, upHead } = topology;
  const ms = new Uint32Array(nodeCount).fill(UNREACHABLE);
  for (const label of labels) {
    for (let v = label.rank; v !== NO_PARENT; v = parent[v]) ms[v] = Math.min(ms[v], label.ms[depth[v]]);
  }
  for (let v = nodeCount - 1; v >= 0; v--) {
    let least = ms[v];
    for (let arc = firstUp[v], end = firstUp[v + 1]; arc < end; arc++) {
      const sum = (ms[upHead[arc]] + down[arc]) >>> 0;
      if (sum < least) least = sum;
    }
    ms[v] = least;
  }
  return ms;
}
