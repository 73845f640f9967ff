/** Part of a graph with numbers of its own. Neighbours ascending. */
export interface LocalGraph {
  readonly nodeCount: number;
  readonly first: Int32Array;
  readonly heads: Int32Array;
  /** The arc that runs against each arc. Length heads. */
  readonly reverse: Int32Array;
}

/** Marks of `findMinimumCuts` for the nodes that must lie on either side. */
export const SOURCE = 1;
export const SINK = 2;

/** The two outermost cuts with the fewest edges: 1 for nodes on the source's side of each. */
export interface MinimumCuts {
  readonly edges: number;
  readonly nearSource: Uint8Array;
  readonly nearSink: Uint8Array;
}

/**
 * The fewest edges that part the nodes marked SOURCE from those marked SINK, by greatest flow with one unit an edge
 * (Dinic 1970). Null when there are `tooMany` or more. O(edges x cut) at most, in practice a few passes over the edges.
 */
export function findMinimumCuts(graph: LocalGraph, marks: Uint8Array, tooMany: number): MinimumCuts | null {
  const { nodeCount, first, heads, reverse } = graph;
  /** 1 where a unit flows along the arc. */
  const flow = new Uint8Array(heads.length);
  const level = new Int32Array(nodeCount);
  const queue = new Int32Array(nodeCount);
  const nextArc = new Int32Array(nodeCount);
  const path = new Int32Array(nodeCount);
  let edges = 0;

  /** Levels by breadth from the sources; false when no sink can be reached. */
  const computeLevels = (): boolean => {
    level.fill(-1);
    let end = 0;
    for (let v = 0; v < nodeCount; v++) {
      if (marks[v] !== SOURCE) continue;
      level[v] = 0;
      queue[end++] = v;
    }
    let sinkLevel = -1;
    for (let at = 0; at < end; at++) {
      const v = queue[at];
      if (sinkLevel >= 0 && level[v] >= sinkLevel) break;
      for (let arc = first[v], stop = first[v + 1]; arc < stop; arc++) {
        const u = heads[arc];
        if (level[u] >= 0 || flow[arc] === 1) continue;
        level[u] = level[v] + 1;
        if (marks[u] === SINK) sinkLevel = level[u];
        else queue[end++] = u;
      }
    }
    return sinkLevel >= 0;
  };
  /** Sends one unit from `source` along rising levels, if there is a way. */
  const push = (source: number): boolean => {
    let length = 0;
    let v = source;
    for (;;) {
      if (marks[v] === SINK) {
        for (let i = 0; i < length; i++) {
          const arc = path[i];
          // A unit against another cancels it.
          if (flow[reverse[arc]] === 1) flow[reverse[arc]] = 0;
          else flow[arc] = 1;
        }
        return true;
      }
      let found = -1;
      for (const stop = first[v + 1]; nextArc[v] < stop; nextArc[v]++) {
        const arc = nextArc[v];
        if (flow[arc] === 0 && level[heads[arc]] === level[v] + 1) {
          found = arc;
          break;
        }
      }
      if (found >= 0) {
        path[length++] = found;
        v = heads[found];
        continue;
      }
      level[v] = -1;
      if (length === 0) return false;
      v = heads[reverse[path[--length]]];
      nextArc[v]++;
    }
  };

  while (computeLevels()) {
    for (let v = 0; v < nodeCount; v++) nextArc[v] = first[v];
    for (let v = 0; v < nodeCount; v++) {
      if (marks[v] !== SOURCE) continue;
      while (push(v)) if (++edges >= tooMany) return null;
    }
  }

  /** Nodes that more could flow to from the sources, or from which more could flow to the sinks. */
  const spread = (mark: number): Uint8Array => {
    const seen = new Uint8Array(nodeCount);
    let end = 0;
    for (let v = 0; v < nodeCount; v++) {
      if (marks[v] !== mark) continue;
      seen[v] = 1;
      queue[end++] = v;
    }
    for (let at = 0; at < end; at++) {
      const v = queue[at];
      for (let arc = first[v], stop = first[v + 1]; arc < stop; arc++) {
        const u = heads[arc];
        if (seen[u] === 1 || flow[mark === SOURCE ? arc : reverse[arc]] === 1) continue;
        seen[u] = 1;
        queue[end++] = u;
      }
    }
    return seen;
  };
  const nearSink = spread(SINK);
  for (let v = 0; v < nodeCount; v++) nearSink[v] ^= 1;
  return { edges, nearSource: spread(SOURCE), nearSink };
}
