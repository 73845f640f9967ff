import { UNREACHABLE } from '../milliseconds.ts';
import { climb, countCommonAncestors } from './label.ts';
import type { Metric } from './metric.ts';
import { leastTime } from './short-sums.ts';
import type { Topology } from './topology.ts';

/**
 * Least milliseconds from each of some ranks to each of others, row-major, `UNREACHABLE` where there is no way. One label for each
 * row and column, then for each pair a run over their common ancestors; rows and columns in the order of the tree, so that how many these are
 * follows from neighbours. O(labels + pairs x common ancestors).
 */
export function computeMatrix(
  topology: Topology,
  metric: Metric,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
): Uint32Array {
  const matrix = new Uint32Array(from.length * to.length);
  if (matrix.length === 0) return matrix;
  const width = topology.deepest + 1;
  const rows = listSorted(from);
  const columns = listSorted(to);
  const columnRanks = columns.map((column) => to[column]);
  const labelsTo = fillLabels(topology, metric.down, columnRanks, width);
  const shortTo = shorten(labelsTo);
  // Common ancestors of each column with the one before it.
  const shared = columnRanks.map((rank, k) =>
    k === 0 ? 0 : countCommonAncestors(topology, columnRanks[k - 1], rank),
  );
  // Several rows at once: each label of a column is read once for all of them.
  const common = Array.from({ length: LANES }, () => new Int32Array(to.length));
  const interleaved = new Int32Array(width * LANES);
  const least = new Int32Array(to.length * LANES);
  for (let first = 0; first < rows.length; first += LANES) {
    // The last rows may be too few: some are then done twice.
    const lanes = Array.from({ length: LANES }, (_, lane) => rows[Math.min(first + lane, rows.length - 1)]);
    const ranks = Int32Array.from(lanes, (row) => from[row]);
    const labelsFrom = fillLabels(topology, metric.up, ranks, width);
    const shortFrom = shorten(labelsFrom);
    for (let lane = 0; lane < LANES; lane++) {
      for (let d = 0; d < width; d++) interleaved[d * LANES + lane] = shortFrom[lane * width + d];
      countCommon(topology, ranks[lane], columnRanks, shared, common[lane]);
    }
    meetAll(interleaved, shortTo, common, width, least);
    for (let lane = 0; lane < LANES; lane++) {
      const counts = common[lane];
      const start = lanes[lane] * to.length;
      for (let k = 0; k < to.length; k++) {
        const ms = least[k * LANES + lane];
        matrix[start + columns[k]] =
          ms < SHORT ? ms : meetExactly(labelsFrom, lane * width, labelsTo, k * width, counts[k]);
      }
    }
  }
  return matrix;
}

/** Labels up to this many milliseconds, 12 days, can be added in 31 bits; what is longer counts as this and is met exactly afterwards. */
const SHORT = 2 ** 30 - 1;

function shorten(labels: Uint32Array): Int32Array {
  const short = new Int32Array(labels.length);
  for (let i = 0; i < labels.length; i++) short[i] = Math.min(labels[i], SHORT);
  return short;
}

const LANES = 4;

/** Common ancestors of `rank` with each column: they become fewer to either side of where it would stand itself. */
function countCommon(
  topology: Topology,
  rank: number,
  columnRanks: Int32Array,
  shared: Int32Array,
  common: Int32Array,
): void {
  let split = 0;
  for (let high = columnRanks.length; split < high; ) {
    const middle = (split + high) >> 1;
    if (columnRanks[middle] < rank) split = middle + 1;
    else high = middle;
  }
  for (let k = split, count = 0; k < columnRanks.length; k++) {
    count = k === split ? countCommonAncestors(topology, rank, columnRanks[k]) : Math.min(count, shared[k]);
    common[k] = count;
  }
  for (let k = split - 1, count = 0; k >= 0; k--) {
    count =
      k === split - 1 ? countCommonAncestors(topology, rank, columnRanks[k]) : Math.min(count, shared[k + 1]);
    common[k] = count;
  }
}

/** The least sums of four interleaved rows with each column. */
function meetAll(
  from: Int32Array,
  to: Int32Array,
  [common0, common1, common2, common3]: readonly Int32Array[],
  width: number,
  into: Int32Array,
): void {
  for (let k = 0; k < common0.length; k++) {
    const base = k * width;
    const all = Math.min(common0[k], common1[k], common2[k], common3[k]);
    let least0 = SHORT;
    let least1 = SHORT;
    let least2 = SHORT;
    let least3 = SHORT;
    for (let d = 0, at = 0; d < all; d++, at += LANES) {
      const ms = to[base + d];
      least0 = leastTime(least0, from[at] + ms);
      least1 = leastTime(least1, from[at + 1] + ms);
      least2 = leastTime(least2, from[at + 2] + ms);
      least3 = leastTime(least3, from[at + 3] + ms);
    }
    const at = k * LANES;
    into[at] = meetBeyond(from, 0, to, base, all, common0[k], least0);
    into[at + 1] = meetBeyond(from, 1, to, base, all, common1[k], least1);
    into[at + 2] = meetBeyond(from, 2, to, base, all, common2[k], least2);
    into[at + 3] = meetBeyond(from, 3, to, base, all, common3[k], least3);
  }
}

/** The least of `least` and one lane's sums at depths from `first` to below `end`. */
function meetBeyond(
  from: Int32Array,
  lane: number,
  to: Int32Array,
  base: number,
  first: number,
  end: number,
  least: number,
): number {
  let best = least;
  for (let d = first; d < end; d++) {
    const sum = from[d * LANES + lane] + to[base + d];
    if (sum < best) best = sum;
  }
  return best;
}

/** The least sum at depths below `count`, of any size. */
function meetExactly(
  from: Uint32Array,
  fromAt: number,
  to: Uint32Array,
  toAt: number,
  count: number,
): number {
  let best: number = UNREACHABLE;
  for (let d = 0; d < count; d++) best = Math.min(best, from[fromAt + d] + to[toAt + d]);
  return best;
}

/** Indices by ascending rank. */
function listSorted(ranks: ArrayLike<number>): Int32Array {
  return Int32Array.from({ length: ranks.length }, (_, i) => i).sort((a, b) => ranks[a] - ranks[b] || a - b);
}

/** Labels of ranks one after the other, `width` numbers each. */
function fillLabels(topology: Topology, weights: Uint32Array, ranks: Int32Array, width: number): Uint32Array {
  const labels = new Uint32Array(ranks.length * width).fill(UNREACHABLE);
  ranks.forEach((rank, k) => {
    const ms = labels.subarray(k * width, (k + 1) * width);
    ms[topology.depth[rank]] = 0;
    climb(topology, weights, rank, ms);
  });
  return labels;
}
