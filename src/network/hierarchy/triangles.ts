import type { Topology } from './topology.ts';

/**
 * Where each pair of arcs up from one node meets: for arcs i < j up from v (counted from its first), with
 * d arcs up, `target[first[v] + i x d - i(i + 3)/2 + j - 1]` is the arc from the head of i up to the head of j. Read in the order of
 * customization it is one run through memory.
 */
export interface Triangles {
  /** Length nodeCount + 1. */
  readonly first: Float64Array;
  readonly target: Int32Array;
}

/** O(triangles x degree) in the worst case. About 4 bytes a triangle. */
export function listTriangles({ nodeCount, firstUp, upHead }: Topology): Triangles {
  const first = new Float64Array(nodeCount + 1);
  for (let v = 0; v < nodeCount; v++) {
    const degree = firstUp[v + 1] - firstUp[v];
    first[v + 1] = first[v] + (degree * (degree - 1)) / 2;
  }
  const target = new Int32Array(first[nodeCount]);
  let count = 0;
  for (let v = 0; v < nodeCount; v++) {
    const end = firstUp[v + 1];
    for (let i = firstUp[v]; i < end; i++) {
      // Both lists ascend, and every upper neighbour of v beyond i is one of its head.
      let arc = firstUp[upHead[i]];
      for (let j = i + 1; j < end; j++) {
        while (upHead[arc] !== upHead[j]) arc++;
        target[count++] = arc++;
      }
    }
  }
  return { first, target };
}

/** The same triangles by the arc on top: those of arc a are numbers `first[a] .. first[a + 1] - 1`. */
export interface LowerTriangles {
  /** Length arcCount + 1. */
  readonly first: Int32Array;
  /** The arcs from the triangle's lowest node up to the tail and to the head of the arc on top. */
  readonly toTail: Int32Array;
  readonly toHead: Int32Array;
}

/** O(triangles). 8 bytes a triangle. */
export function listLowerTriangles(
  { nodeCount, arcCount, firstUp }: Topology,
  { target }: Triangles,
): LowerTriangles {
  const first = new Int32Array(arcCount + 1);
  for (let k = 0; k < target.length; k++) first[target[k] + 1]++;
  for (let arc = 0; arc < arcCount; arc++) first[arc + 1] += first[arc];
  const toTail = new Int32Array(target.length);
  const toHead = new Int32Array(target.length);
  const next = first.slice(0, arcCount);
  let count = 0;
  for (let v = 0; v < nodeCount; v++) {
    const end = firstUp[v + 1];
    for (let i = firstUp[v]; i < end; i++) {
      for (let j = i + 1; j < end; j++) {
        const at = next[target[count++]]++;
        toTail[at] = i;
        toHead[at] = j;
      }
    }
  }
  return { first, toTail, toHead };
}
