import { findMinimumCuts, type LocalGraph, SINK, SOURCE } from './minimum-cut.ts';

/** Side of a node that a separator leaves, or the separator itself. */
export const LEFT = 0;
export const RIGHT = 1;
export const BETWEEN = 2;

/**
 * A few nodes that part a connected graph into two sides without a way between them: LEFT, RIGHT or BETWEEN by node.
 * Inertial flow (Schild, Sommer 2015): along each direction on the map the outer quarters are held apart by a least cut, and the best
 * direction wins. `positions`: for each direction the rank of each node along it, no two equal. At least two nodes.
 */
export function findSeparator(graph: LocalGraph, positions: readonly Int32Array[]): Uint8Array {
  const { nodeCount } = graph;
  const outer = Math.max(1, Math.floor(nodeCount * OUTER_SHARE));
  let best: Separator | null = null;
  let fewestEdges = nodeCount * nodeCount;
  for (const position of positions) {
    const sorted = position.slice().sort();
    const [low, high] = [sorted[outer - 1], sorted[nodeCount - outer]];
    const marks = new Uint8Array(nodeCount);
    for (let v = 0; v < nodeCount; v++) {
      if (position[v] <= low) marks[v] = SOURCE;
      else if (position[v] >= high) marks[v] = SINK;
    }
    const cuts = findMinimumCuts(graph, marks, fewestEdges * HOPELESS + 2);
    if (cuts === null) continue;
    fewestEdges = Math.min(fewestEdges, cuts.edges);
    for (const cut of [cuts.nearSource, cuts.nearSink]) {
      for (const side of [LEFT, RIGHT]) {
        const separator = thicken(graph, cut, side);
        if (best === null || separator.score < best.score) best = separator;
      }
    }
  }
  return best!.sides;
}

interface Separator {
  readonly sides: Uint8Array;
  /** Nodes between, for the root of the nodes on the smaller side: small cuts first, even ones among them. */
  readonly score: number;
}

/** The cut's edges as nodes: their ends on one side. */
function thicken({ nodeCount, first, heads }: LocalGraph, isSource: Uint8Array, side: number): Separator {
  const sides = new Uint8Array(nodeCount);
  const counts = [0, 0, 0];
  for (let v = 0; v < nodeCount; v++) {
    const own = isSource[v] === 1 ? LEFT : RIGHT;
    sides[v] = own;
    if (own === side) {
      for (let arc = first[v]; arc < first[v + 1]; arc++) {
        if (isSource[heads[arc]] !== isSource[v]) sides[v] = BETWEEN;
      }
    }
    counts[sides[v]]++;
  }
  return { sides, score: counts[BETWEEN] / Math.sqrt(Math.min(counts[LEFT], counts[RIGHT]) + 1) };
}

const OUTER_SHARE = 0.25;
/** A cut of so many times the fewest edges is not worth finding. */
const HOPELESS = 1.5;
