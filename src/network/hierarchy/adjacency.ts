/** Who is joined to whom, directions aside: neighbours of v are `heads[first[v] .. first[v + 1] - 1]`, ascending, each once, never v itself. */
export interface Adjacency {
  readonly nodeCount: number;
  /** Length nodeCount + 1. */
  readonly first: Int32Array;
  readonly heads: Int32Array;
}

/** The ends of the arcs of a graph; all that a hierarchy's shape depends on. */
export interface ArcEnds {
  readonly nodeCount: number;
  readonly arcCount: number;
  readonly arcTail: Int32Array;
  readonly arcHead: Int32Array;
}

/** O(arcs log degree). */
export function buildAdjacency({ nodeCount, arcCount, arcTail, arcHead }: ArcEnds): Adjacency {
  const starts = new Int32Array(nodeCount + 1);
  for (let arc = 0; arc < arcCount; arc++) {
    starts[arcTail[arc] + 1]++;
    starts[arcHead[arc] + 1]++;
  }
  for (let v = 0; v < nodeCount; v++) starts[v + 1] += starts[v];
  const all = new Int32Array(starts[nodeCount]);
  const next = starts.slice(0, nodeCount);
  for (let arc = 0; arc < arcCount; arc++) {
    all[next[arcTail[arc]]++] = arcHead[arc];
    all[next[arcHead[arc]]++] = arcTail[arc];
  }
  const first = new Int32Array(nodeCount + 1);
  let count = 0;
  for (let v = 0; v < nodeCount; v++) {
    const neighbours = all.subarray(starts[v], starts[v + 1]).sort();
    for (let i = 0; i < neighbours.length; i++) {
      const other = neighbours[i];
      if (other === v || (i > 0 && other === neighbours[i - 1])) continue;
      // Never ahead of what is still to be read.
      all[count++] = other;
    }
    first[v + 1] = count;
  }
  return { nodeCount, first, heads: all.slice(0, count) };
}
