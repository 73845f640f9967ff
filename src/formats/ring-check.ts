type Point = readonly [number, number];

/** True where a closed ring encloses no area. Exact. */
export function isFlat(ring: readonly Point[]): boolean {
  let twice = 0n;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[i + 1]!];
    twice += BigInt(a[0]) * BigInt(b[1]) - BigInt(b[0]) * BigInt(a[1]);
  }
  return twice === 0n;
}

/**
 * A point at which two edges of a closed ring cross, undefined where none do; `too-intricate` where the ring is folded so
 * often that telling would take minutes. Edges that only touch are let pass: published outlines touch themselves.
 * Sweeps across the ring: O(n log n + pairs of edges that overlap in the sweep).
 */
export function findSelfCrossing(ring: readonly Point[]): Point | 'too-intricate' | undefined {
  const edges = ring.slice(0, -1).map((_, index) => index);
  const axis = chooseAxis(ring);
  const from = (edge: number): number => Math.min(ring[edge]![axis], ring[edge + 1]![axis]);
  const to = (edge: number): number => Math.max(ring[edge]![axis], ring[edge + 1]![axis]);
  edges.sort((a, b) => from(a) - from(b) || a - b);
  const active: number[] = [];
  let comparisons = EACH_EDGE * (edges.length + 1000);
  for (const edge of edges) {
    const start = from(edge);
    comparisons -= active.length;
    if (comparisons < 0) return 'too-intricate';
    let kept = 0;
    for (const other of active) {
      if (to(other) < start) continue;
      active[kept++] = other;
      if (doCross(ring[edge]!, ring[edge + 1]!, ring[other]!, ring[other + 1]!))
        return ring[Math.min(edge, other)];
    }
    active.length = kept;
    active.push(edge);
  }
  return undefined;
}

/** Comparisons for each edge, on average: the sweep line cuts the outline of a coast at most some hundred times. */
const EACH_EDGE = 500;

/** The axis along which edges overlap less: that of longitude (0) or latitude (1). */
function chooseAxis(ring: readonly Point[]): 0 | 1 {
  const folds = ([0, 1] as const).map((axis) => {
    let [least, most, way] = [Infinity, -Infinity, 0];
    ring.forEach((point, index) => {
      least = Math.min(least, point[axis]);
      most = Math.max(most, point[axis]);
      way += Math.abs(point[axis] - ring[Math.max(0, index - 1)]![axis]);
    });
    return way / (most - least || 1);
  });
  return folds[0]! <= folds[1]! ? 0 : 1;
}

function doCross(a: Point, b: Point, c: Point, d: Point): boolean {
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1]))
    return false;
  return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/** Sign of the turn at b on the way from a to c: 1 left, -1 right, 0 straight. Exact. */
function turn(a: Point, b: Point, c: Point): number {
  const left = (b[0] - a[0]) * (c[1] - a[1]);
  const right = (b[1] - a[1]) * (c[0] - a[0]);
  const value = left - right;
  // Products up to 2^53 are exact; beyond, the difference must exceed the rounding to be trusted.
  const size = Math.abs(left) + Math.abs(right);
  if (size <= Number.MAX_SAFE_INTEGER || Math.abs(value) > size * 1e-15) return Math.sign(value);
  const exact = BigInt(b[0] - a[0]) * BigInt(c[1] - a[1]) - BigInt(b[1] - a[1]) * BigInt(c[0] - a[0]);
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}
