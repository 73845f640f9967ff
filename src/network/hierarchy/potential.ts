import { UNREACHABLE } from '../milliseconds.ts';
import type { Label } from './label.ts';
import { NO_PARENT, type Topology } from './topology.ts';

/** Least milliseconds from a rank to a fixed destination; `UNREACHABLE` where there is no way. */
export type Potential = (rank: number) => number;

/**
 * Exact times to one destination, found only for the nodes that are asked about and their ancestors, and kept
 * (CH-potentials: Strasser, Zeitz 2021). `labels`: those of the destination. Each node costs its arcs up, once. Holds 4 bytes a node.
 */
export function createPotential(topology: Topology, up: Uint32Array, labels: readonly Label[]): Potential {
  const { nodeCount, parent, depth, firstUp, upHead } = topology;
  /** `UNASKED` until a node is asked about. */
  const known = new Uint32Array(nodeCount).fill(UNASKED);
  const pending = new Int32Array(topology.deepest + 1);
  const fromAbove = (v: number): number => {
    let least = UNREACHABLE;
    for (const { rank, ms } of labels) {
      if (v >= rank && rank > v - topology.subtree[v]) least = Math.min(least, ms[depth[v]]);
    }
    for (let arc = firstUp[v], end = firstUp[v + 1]; arc < end; arc++) {
      const sum = (up[arc] + known[upHead[arc]]) >>> 0;
      if (sum < least) least = sum;
    }
    return least;
  };
  return (rank) => {
    let count = 0;
    for (let v = rank; v !== NO_PARENT && known[v] === UNASKED; v = parent[v]) pending[count++] = v;
    while (count > 0) {
      const v = pending[--count];
      known[v] = fromAbove(v);
    }
    return known[rank];
  };
}

/** More than any time. */
const UNASKED = 0xffffffff;
