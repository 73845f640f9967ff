import type { DraftRoad } from './assemble-road-map.ts';
import { EARTH_RADIUS_METRES, measureMetres } from './great-circle.ts';

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
 * road. A sweep over latitude: O(n log n + pairs in the band).
 */
export function listNearMisses(
  roads: readonly DraftRoad[],
  latE7: ArrayLike<number>,
  lonE7: ArrayLike<number>,
  withinMetres: number,
): NearMiss[] {
  const ends = listLooseEnds(roads, latE7.length);
  ends.sort((a, b) => latE7[a.node]! - latE7[b.node]! || a.road - b.road || a.node - b.node);
  const bandE7 = (withinMetres / EARTH_RADIUS_METRES) * (180 / Math.PI) * 1e7 + 1;
  const found: NearMiss[] = [];
  for (let i = 0; i < ends.length; i++) {
    const first = ends[i]!;
    const lat = latE7[first.node]!;
    for (let k = i + 1; k < ends.length && latE7[ends[k]!.node]! - lat <= bandE7; k++) {
      const second = ends[k]!;
      if (second.road === first.road) continue;
      const metres = measureMetres(lat, lonE7[first.node]!, latE7[second.node]!, lonE7[second.node]!);
      if (metres > withinMetres) continue;
      const [a, b] = first.road < second.road ? [first, second] : [second, first];
      found.push({ a, b, metres });
    }
  }
  return found.sort((x, y) => x.a.road - y.a.road || x.b.road - y.b.road || x.metres - y.metres);
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
