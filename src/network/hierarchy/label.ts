import { UNREACHABLE } from '../milliseconds.ts';
import { NO_PARENT, type Topology } from './topology.ts';

/** A rank to start from and what it costs to be there, in milliseconds. */
export interface RankedSeed {
  readonly rank: number;
  readonly ms: number;
}

/**
 * Least milliseconds from (or to) some seeds by climbing alone, for each node between `rank` and its root: `ms[d]` is that of
 * the ancestor at depth d. A shortest way between two nodes climbs to a common ancestor and descends, so that two labels
 * answer for their pair.
 */
export interface Label {
  /** Lowest of the seeds; the others are its ancestors. */
  readonly rank: number;
  /** Length depth of `rank` + 1. */
  readonly ms: Uint32Array;
}

/**
 * One label for each chain of ancestors that holds seeds; nearly always one, since neighbours in the graph are on one chain. `weights`: a
 * metric's `up` for times from the seeds, `down` for times to them. O(arcs up from ancestors).
 */
export function listLabels(
  topology: Topology,
  weights: Uint32Array,
  seeds: readonly RankedSeed[],
): readonly Label[] {
  return listChains(topology, seeds).map((chain) => {
    const ms = new Uint32Array(topology.depth[chain[0].rank] + 1).fill(UNREACHABLE);
    for (const seed of chain) {
      const at = topology.depth[seed.rank];
      ms[at] = Math.min(ms[at], seed.ms);
    }
    climb(topology, weights, chain[0].rank, ms);
    return { rank: chain[0].rank, ms };
  });
}

/** Seeds of which each is below the next, lowest first. */
export function listChains({ subtree }: Topology, seeds: readonly RankedSeed[]): RankedSeed[][] {
  const chains: RankedSeed[][] = [];
  for (const seed of [...seeds].sort((a, b) => a.rank - b.rank)) {
    const chain = chains.find(([{ rank }]) => rank > seed.rank - subtree[seed.rank]);
    if (chain === undefined) chains.push([seed]);
    else chain.push(seed);
  }
  return chains;
}

/** Relaxes all arcs up from `rank` and its ancestors; `ms` by depth holds the seeds. */
export function climb(topology: Topology, weights: Uint32Array, rank: number, ms: Uint32Array): void {
  const { parent, depth } = topology;
  for (let v = rank; v !== NO_PARENT; v = parent[v]) {
    const at = ms[depth[v]];
    if (at !== UNREACHABLE) relaxUp(topology, weights, v, at, ms);
  }
}

/** Offers the ancestors that arcs lead to from `v` the time by way of it. */
export function relaxUp(
  { firstUp, headDepth }: Topology,
  weights: Uint32Array,
  v: number,
  at: number,
  ms: Uint32Array,
): void {
  for (let arc = firstUp[v], end = firstUp[v + 1]; arc < end; arc++) {
    const sum = (at + weights[arc]) >>> 0;
    const head = headDepth[arc];
    if (sum < ms[head]) ms[head] = sum;
  }
}

/** Least milliseconds from the seeds of `from` to those of `to`; `UNREACHABLE` where there is no way. O(common ancestors). */
export function meet(topology: Topology, from: readonly Label[], to: readonly Label[]): number {
  let best = UNREACHABLE;
  for (const a of from) {
    for (const b of to) {
      best = meetWithin(a.ms, b.ms, countCommonAncestors(topology, a.rank, b.rank), best);
    }
  }
  return best;
}

/** The least of `best` and the sums at depths below `count`. */
export function meetWithin(a: Uint32Array, b: Uint32Array, count: number, best: number): number {
  let least = best;
  for (let d = 0; d < count; d++) {
    const sum = (a[d] + b[d]) >>> 0;
    if (sum < least) least = sum;
  }
  return least;
}

/** How many ancestors, themselves included, two ranks share. O(depth). */
export function countCommonAncestors({ parent, depth }: Topology, a: number, b: number): number {
  // In post-order the first ancestor of the lower that is not below the higher has both in its subtree.
  const high = Math.max(a, b);
  let at = Math.min(a, b);
  while (at < high && at !== NO_PARENT) at = parent[at];
  return at === NO_PARENT ? 0 : depth[at] + 1;
}
