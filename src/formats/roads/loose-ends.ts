import { EARTH_RADIUS_METRES, measureMetres } from '../../base/index.ts';
import type { DraftRoad } from './assemble-road-map.ts';

/** An end of a road that nothing else meets. */
export interface LooseEnd {
  /** Index into the draft roads. */
  readonly road: number;
  readonly node: number;
}

export interface NearMiss {
  readonly a: LooseEnd;
  readonly b: LooseEnd;
  readonly metres: number;
}

/**
 * Pairs of loose ends of different roads that lie at most `withinMetres` apart, but not at one point, in order of
 * road; null where there are more than `most`. Each end looks into the squares of a grid around it: O(n log n + pairs).
 */
export function listNearMisses(
  roads: readonly DraftRoad[],
  latE7: ArrayLike<number>,
  lonE7: ArrayLike<number>,
  withinMetres: number,
  most: number,
): NearMiss[] | null {
  const ends = listLooseEnds(roads, latE7.length);
  const grid = buildGrid(ends, latE7, lonE7, withinMetres);
  const found: NearMiss[] = [];
  // Ends of one road are passed over without counting, so that their number is bounded too.
  let looked = 0;
  for (let i = 0; i < ends.length; i++) {
    const first = ends[i]!;
    for (const k of grid(i)) {
      if (k <= i) continue;
      if (++looked > most * 20) return null;
      const second = ends[k]!;
      if (second.road === first.road) continue;
      const metres = measureMetres(
        latE7[first.node]!,
        lonE7[first.node]!,
        latE7[second.node]!,
        lonE7[second.node]!,
      );
      if (metres > withinMetres) continue;
      if (found.length === most) return null;
      const [a, b] = first.road < second.road ? [first, second] : [second, first];
      found.push({ a, b, metres });
    }
  }
  return found.sort((x, y) => x.a.road - y.a.road || x.b.road - y.b.road || x.metres - y.metres);
}

/** Gives the ends in the square of an end and in the eight around it; squares are at least `metres` wide. */
function buildGrid(
  ends: readonly LooseEnd[],
  latE7: ArrayLike<number>,
  lonE7: ArrayLike<number>,
  metres: number,
): (end: number) => Iterable<number> {
  const rowE7 = (metres / EARTH_RADIUS_METRES) * (180 / Math.PI) * 1e7 + 1;
  // Degrees of longitude are narrowest at the latitude farthest from the equator.
  const farthest = ends.reduce((lat, { node }) => Math.max(lat, Math.abs(latE7[node]!)), 0);
  const columnE7 = Math.min(rowE7 / Math.max(Math.cos((farthest / 1e7) * (Math.PI / 180)), 1e-9), 1e9);
  const columns = Math.ceil(3.6e9 / columnE7) + 2;
  const squareOf = (end: number): number => {
    const { node } = ends[end]!;
    return Math.floor(latE7[node]! / rowE7) * columns + Math.floor(lonE7[node]! / columnE7);
  };
  const squares = new Map<number, number[]>();
  for (let end = 0; end < ends.length; end++) {
    const square = squareOf(end);
    const there = squares.get(square);
    if (there === undefined) squares.set(square, [end]);
    else there.push(end);
  }
  return function* (end) {
    const square = squareOf(end);
    for (const row of [-columns, 0, columns])
      for (const column of [-1, 0, 1]) yield* squares.get(square + row + column) ?? [];
  };
}

/**
 * For each node the node it becomes when near misses are joined: groups that hang together take the smallest
 * node of the group. Length nodeCount.
 */
export function joinNearMisses(misses: readonly NearMiss[], nodeCount: number): Int32Array {
  const leader = Int32Array.from({ length: nodeCount }, (_, node) => node);
  const find = (node: number): number => {
    let top = node;
    while (leader[top] !== top) top = leader[top]!;
    leader[node] = top;
    return top;
  };
  for (const { a, b } of misses) {
    const [first, second] = [find(a.node), find(b.node)];
    leader[Math.max(first, second)] = Math.min(first, second);
  }
  for (let node = 0; node < nodeCount; node++) leader[node] = find(node);
  return leader;
}

function listLooseEnds(roads: readonly DraftRoad[], nodeCount: number): LooseEnd[] {
  const uses = new Uint8Array(nodeCount);
  for (const { nodes } of roads) {
    for (let i = 0; i < nodes.length; i++) uses[nodes[i]!] = Math.min(2, uses[nodes[i]!]! + 1);
  }
  const ends: LooseEnd[] = [];
  roads.forEach(({ nodes }, road) => {
    for (const node of [nodes[0]!, nodes[nodes.length - 1]!]) if (uses[node] === 1) ends.push({ road, node });
  });
  return ends;
}
