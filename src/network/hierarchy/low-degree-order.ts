import type { Adjacency } from './adjacency.ts';

/** A graph without its dead ends and chains. */
export interface Core {
  /** The nodes taken out, in the order in which they are to be contracted. */
  readonly eliminated: Int32Array;
  /** What remains, joined also where a chain was: adjacency over the old numbers. */
  readonly core: Adjacency;
  /** 1 for nodes that remain. */
  readonly remains: Uint8Array;
}

/**
 * Takes out nodes of at most two neighbours, again and again, joining the two: contracting them first adds no
 * more shortcuts than it saves, and leaves the dissection a third of a road graph. In each round no two neighbours go, so that a chain of n
 * nodes becomes a tree of depth O(log n). O(nodes + edges).
 */
export function eliminateLowDegrees({ nodeCount, first, heads }: Adjacency): Core {
  const links = heads.slice();
  const degree = new Int32Array(nodeCount);
  const remains = new Uint8Array(nodeCount).fill(1);
  /** Last round in which a neighbour went. */
  const touched = new Int32Array(nodeCount);
  let candidates: number[] = [];
  for (let v = 0; v < nodeCount; v++) {
    degree[v] = first[v + 1] - first[v];
    if (degree[v] <= MOST_NEIGHBOURS) candidates.push(v);
  }
  const indexOf = (node: number, other: number): number => {
    for (let i = first[node]; i < first[node] + degree[node]; i++) if (links[i] === other) return i;
    return -1;
  };
  const unlink = (node: number, other: number): void => {
    links[indexOf(node, other)] = links[first[node] + --degree[node]];
  };

  const eliminated = new Int32Array(nodeCount);
  let count = 0;
  for (let round = 1; candidates.length > 0; round++) {
    const later: number[] = [];
    for (const v of candidates) {
      if (remains[v] === 0) continue;
      if (touched[v] === round) {
        later.push(v);
        continue;
      }
      remains[v] = 0;
      eliminated[count++] = v;
      const [a, b] = [links[first[v]], links[first[v] + 1]];
      if (degree[v] === 2 && indexOf(a, b) < 0) {
        links[indexOf(a, v)] = b;
        links[indexOf(b, v)] = a;
        touched[a] = touched[b] = round;
        continue;
      }
      for (let i = first[v]; i < first[v] + degree[v]; i++) {
        const other = links[i];
        unlink(other, v);
        touched[other] = round;
        if (degree[other] <= MOST_NEIGHBOURS) later.push(other);
      }
    }
    candidates = later;
  }

  const coreFirst = new Int32Array(nodeCount + 1);
  const coreHeads: number[] = [];
  for (let v = 0; v < nodeCount; v++) {
    if (remains[v] === 1) coreHeads.push(...links.slice(first[v], first[v] + degree[v]).sort());
    coreFirst[v + 1] = coreHeads.length;
  }
  return {
    eliminated: eliminated.slice(0, count),
    core: { nodeCount, first: coreFirst, heads: Int32Array.from(coreHeads) },
    remains,
  };
}

const MOST_NEIGHBOURS = 2;
