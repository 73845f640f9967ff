import { UNREACHABLE } from '../milliseconds.ts';
import { countCommonAncestors, listChains, type RankedSeed } from './label.ts';
import type { Metric } from './metric.ts';
import { findUp, NO_PARENT, type Topology } from './topology.ts';

/** A shortest way between two sets of seeds. */
export interface SeededPath {
  readonly totalMs: number;
  readonly fromRank: number;
  readonly toRank: number;
  /** Graph arcs in driving order. */
  readonly arcs: readonly number[];
}

/**
 * A shortest path from some seeds to others under `weights`, of which `metric` must be; null where there is none. Among paths
 * of equal time always the same one: the lowest rank wins wherever two ways meet, so that it passes no node twice. O(arcs up from
 * ancestors + arcs of the path x degree).
 */
export function findPath(
  topology: Topology,
  metric: Metric,
  weights: Int32Array,
  from: readonly RankedSeed[],
  to: readonly RankedSeed[],
): SeededPath | null {
  const starts = listChains(topology, from).map((chain) => climbWithTrace(topology, metric.up, chain));
  const ends = listChains(topology, to).map((chain) => climbWithTrace(topology, metric.down, chain));
  let best: { start: Trace; end: Trace; meets: number } | null = null;
  let totalMs = UNREACHABLE;
  for (const start of starts) {
    for (const end of ends) {
      const common = countCommonAncestors(topology, start.rank, end.rank);
      for (let d = common - 1; d >= 0; d--) {
        const sum = start.ms[d] + end.ms[d];
        if (sum >= totalMs) continue;
        totalMs = sum;
        best = { start, end, meets: d };
      }
    }
  }
  if (best === null) return null;
  const { upTail, depth } = topology;
  const arcs: number[] = [];
  const rising: number[] = [];
  let at = best.meets;
  for (let arc = best.start.arc[at]; arc !== NO_TRACE; arc = best.start.arc[at]) {
    rising.push(arc);
    at = depth[upTail[arc]];
  }
  const fromRank = ancestorAt(topology, best.start.rank, at);
  for (let i = rising.length - 1; i >= 0; i--) unpack(topology, metric, weights, rising[i], true, arcs);
  at = best.meets;
  for (let arc = best.end.arc[at]; arc !== NO_TRACE; arc = best.end.arc[at]) {
    unpack(topology, metric, weights, arc, false, arcs);
    at = depth[upTail[arc]];
  }
  return { totalMs, fromRank, toRank: ancestorAt(topology, best.end.rank, at), arcs };
}

interface Trace {
  readonly rank: number;
  readonly ms: Uint32Array;
  /** Hierarchy arc into the ancestor at each depth; `NO_TRACE` at seeds. */
  readonly arc: Int32Array;
}

const NO_TRACE = -1;

function climbWithTrace(
  { parent, depth, firstUp, headDepth }: Topology,
  weights: Uint32Array,
  chain: readonly RankedSeed[],
): Trace {
  const { rank } = chain[0];
  const ms = new Uint32Array(depth[rank] + 1).fill(UNREACHABLE);
  const arcOf = new Int32Array(depth[rank] + 1).fill(NO_TRACE);
  for (const seed of chain) ms[depth[seed.rank]] = Math.min(ms[depth[seed.rank]], seed.ms);
  for (let v = rank; v !== NO_PARENT; v = parent[v]) {
    const at = ms[depth[v]];
    if (at === UNREACHABLE) continue;
    for (let arc = firstUp[v], end = firstUp[v + 1]; arc < end; arc++) {
      const sum = (at + weights[arc]) >>> 0;
      const head = headDepth[arc];
      if (sum >= ms[head]) continue;
      ms[head] = sum;
      arcOf[head] = arc;
    }
  }
  return { rank, ms, arc: arcOf };
}

function ancestorAt({ parent, depth }: Topology, rank: number, wanted: number): number {
  let at = rank;
  while (depth[at] > wanted) at = parent[at];
  return at;
}

/** Appends the graph arcs of a hierarchy arc that has a finite weight, `rising` from tail to head or the other way. */
function unpack(
  topology: Topology,
  metric: Metric,
  weights: Int32Array,
  arc: number,
  rising: boolean,
  into: number[],
): void {
  const { firstUp, upTail, upHead, firstDown, downArcs } = topology;
  const { up, down } = metric;
  const waiting: number[] = [rising ? arc : ~arc];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const rises = next >= 0;
    const whole = rises ? next : ~next;
    const ms = rises ? up[whole] : down[whole];
    const input = findInput(topology, weights, whole, rises, ms);
    if (input >= 0) {
      into.push(input);
      continue;
    }
    const [low, high] = [upTail[whole], upHead[whole]];
    for (let i = firstDown[low]; ; i++) {
      const toLow = downArcs[i];
      const toHigh = findUp(firstUp, upHead, upTail[toLow], high);
      if (toHigh < 0) continue;
      if (rises ? down[toLow] + up[toHigh] === ms : down[toHigh] + up[toLow] === ms) {
        // The part that is driven first comes out first.
        waiting.push(rises ? toHigh : toLow, rises ? ~toLow : ~toHigh);
        break;
      }
    }
  }
}

function findInput(
  { firstInput, inputs }: Topology,
  weights: Int32Array,
  arc: number,
  rises: boolean,
  ms: number,
): number {
  for (let i = firstInput[arc]; i < firstInput[arc + 1]; i++) {
    const input = inputs[i];
    if (input >= 0 === rises && weights[rises ? input : ~input] === ms) return rises ? input : ~input;
  }
  return -1;
}
