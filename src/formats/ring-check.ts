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
 * A point at which two edges of a closed ring cross, undefined where none do. Edges that only touch are let pass:
 * published outlines touch themselves. Sweeps by longitude: O(n log n + pairs whose longitudes overlap).
 */
export function findSelfCrossing(ring: readonly Point[]): Point | undefined {
  const edges = ring.slice(0, -1).map((_, index) => index);
  const west = (edge: number): number => Math.min(ring[edge]![0], ring[edge + 1]![0]);
  const east = (edge: number): number => Math.max(ring[edge]![0], ring[edge + 1]![0]);
  edges.sort((a, b) => west(a) - west(b) || a - b);
  let active: number[] = [];
  for (const edge of edges) {
    const from = west(edge);
    active = active.filter((other) => east(other) >= from);
    for (const other of active) {
      if (doCross(ring[edge]!, ring[edge + 1]!, ring[other]!, ring[other + 1]!))
        return ring[Math.min(edge, other)];
    }
    active.push(edge);
  }
  return undefined;
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
  if (Math.abs(value) > (Math.abs(left) + Math.abs(right)) * 1e-15) return Math.sign(value);
  const exact = BigInt(b[0] - a[0]) * BigInt(c[1] - a[1]) - BigInt(b[1] - a[1]) * BigInt(c[0] - a[0]);
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}
