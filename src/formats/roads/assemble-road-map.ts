import { compareStrings } from '../../base/index.ts';
import type { Road, RoadMap } from '../../domain/index.ts';
import { roadId } from '../../domain/index.ts';

/** A road while it is read: its nodes are any numbers that index `latE7` and `lonE7` of the draft. */
export interface DraftRoad {
  readonly id: string;
  readonly nodes: ArrayLike<number>;
  readonly tags: Readonly<Record<string, string>>;
}

export interface DraftRoadMap {
  readonly roads: readonly DraftRoad[];
  readonly latE7: ArrayLike<number>;
  readonly lonE7: ArrayLike<number>;
  readonly barriers: ReadonlyMap<number, Readonly<Record<string, string>>>;
  readonly credit: string | null;
}

/**
 * The road map of a draft: roads in order of id, nodes numbered in order of first use by them, so that the order of
 * a file changes nothing; nodes and barriers that no road uses are gone. O(n log n).
 */
export function assembleRoadMap(draft: DraftRoadMap, hash: string): RoadMap {
  const sorted = [...draft.roads].sort((a, b) => compareStrings(a.id, b.id));
  const nodeOf = new Int32Array(draft.latE7.length).fill(-1);
  let nodeCount = 0;
  const roads: Road[] = sorted.map((road) => {
    const nodes = new Int32Array(road.nodes.length);
    for (let i = 0; i < nodes.length; i++) {
      const old = road.nodes[i]!;
      if (nodeOf[old] === -1) nodeOf[old] = nodeCount++;
      nodes[i] = nodeOf[old]!;
    }
    return { id: roadId(road.id), nodes, tags: road.tags };
  });

  const latE7 = new Int32Array(nodeCount);
  const lonE7 = new Int32Array(nodeCount);
  for (let old = 0; old < nodeOf.length; old++) {
    const node = nodeOf[old]!;
    if (node === -1) continue;
    latE7[node] = draft.latE7[old]!;
    lonE7[node] = draft.lonE7[old]!;
  }
  const barriers = [...draft.barriers]
    .map(([old, tags]) => [nodeOf[old]!, tags] as const)
    .filter(([node]) => node !== -1)
    .sort(([a], [b]) => a - b);
  return { hash, latE7, lonE7, roads, barriers: new Map(barriers), credit: draft.credit };
}
