import { type Adjacency, type ArcEnds, buildAdjacency } from './adjacency.ts';
import { computeNodeOrder, type NodePoints } from './node-order.ts';

/**
 * The shape of a customizable contraction hierarchy (Dibbelt, Strasser, Wagner 2016): what does not depend on weights.
 * Nodes are named by rank, 0 being contracted first; ranks count up the elimination tree in post-order, so that
 * what hangs below a node are the ranks just before it. Hierarchy arcs join a node to a higher one and stand for both
 * directions. Plain arrays: nothing here changes after it is built.
 */
export interface Topology {
  readonly nodeCount: number;
  /** Rank of each graph node, and back. */
  readonly rankOf: Int32Array;
  readonly nodeOf: Int32Array;
  /** Parent in the elimination tree: the lowest upper neighbour; `NO_PARENT` at roots. */
  readonly parent: Int32Array;
  /** Steps to the root. */
  readonly depth: Int32Array;
  /** Nodes of the subtree: those of v have ranks v - subtree[v] + 1 .. v. */
  readonly subtree: Int32Array;
  readonly deepest: number;
  readonly arcCount: number;
  /** Arcs up from v are `firstUp[v] .. firstUp[v + 1] - 1`, by ascending head. */
  readonly firstUp: Int32Array;
  readonly upTail: Int32Array;
  readonly upHead: Int32Array;
  /** Depth of each arc's head: the head's index in a label of the tail. */
  readonly headDepth: Int32Array;
  /** Arcs up to v are `downArcs[firstDown[v] .. firstDown[v + 1] - 1]`, by ascending tail. */
  readonly firstDown: Int32Array;
  readonly downArcs: Int32Array;
  /**
   * Graph arcs of hierarchy arc a are `inputs[firstInput[a] .. firstInput[a + 1] - 1]`, ascending among those of one direction: the arc
   * where it runs up, its complement (`~arc`) where it runs down. Loops are left out.
   */
  readonly firstInput: Int32Array;
  readonly inputs: Int32Array;
  /** The first input of each direction; the number of graph arcs where there is none. */
  readonly upInput: Int32Array;
  readonly downInput: Int32Array;
  /** Inputs that are not the first of theirs: parallel arcs. */
  readonly furtherInputs: Int32Array;
  /** Hierarchy arc of each graph arc as in `inputs`: complement where it runs down; `LOOP` for loops. Length of graph arcs. */
  readonly arcOfInput: Int32Array;
}

export const NO_PARENT = -1;
export const LOOP = 0x7fffffff;

/** O(hierarchy arcs log degree) beside the order. */
export function buildTopology(graph: ArcEnds, points: NodePoints): Topology {
  const adjacency = buildAdjacency(graph);
  const order = sortPostOrder(adjacency, computeNodeOrder(adjacency, points));
  return shapeTopology(graph, adjacency, order);
}

/** The hierarchy of a post-order. */
function shapeTopology(graph: ArcEnds, adjacency: Adjacency, nodeOf: Int32Array): Topology {
  const { nodeCount } = adjacency;
  const rankOf = new Int32Array(nodeCount);
  for (let rank = 0; rank < nodeCount; rank++) rankOf[nodeOf[rank]] = rank;
  const { firstUp, upHead } = fillUp(adjacency, nodeOf, rankOf);
  const arcCount = upHead.length;
  const parent = new Int32Array(nodeCount).fill(NO_PARENT);
  const depth = new Int32Array(nodeCount);
  const subtree = new Int32Array(nodeCount).fill(1);
  const upTail = new Int32Array(arcCount);
  const headDepth = new Int32Array(arcCount);
  let deepest = 0;
  for (let v = 0; v < nodeCount; v++) {
    upTail.fill(v, firstUp[v], firstUp[v + 1]);
    if (firstUp[v] === firstUp[v + 1]) continue;
    parent[v] = upHead[firstUp[v]];
    subtree[parent[v]] += subtree[v];
  }
  for (let v = nodeCount - 1; v >= 0; v--) {
    if (parent[v] !== NO_PARENT) depth[v] = depth[parent[v]] + 1;
    deepest = Math.max(deepest, depth[v]);
  }
  for (let arc = 0; arc < arcCount; arc++) headDepth[arc] = depth[upHead[arc]];
  const firstDown = new Int32Array(nodeCount + 1);
  for (let arc = 0; arc < arcCount; arc++) firstDown[upHead[arc] + 1]++;
  for (let v = 0; v < nodeCount; v++) firstDown[v + 1] += firstDown[v];
  const downArcs = new Int32Array(arcCount);
  const next = firstDown.slice(0, nodeCount);
  for (let arc = 0; arc < arcCount; arc++) downArcs[next[upHead[arc]]++] = arc;
  const shape = { nodeCount, rankOf, nodeOf, parent, depth, subtree, deepest };
  const arcs = { arcCount, firstUp, upTail, upHead, headDepth, firstDown, downArcs };
  return { ...shape, ...arcs, ...matchInputs(graph, rankOf, firstUp, upHead) };
}

/** Upper neighbours of each rank in the graph that contraction leaves: chordal, so that lower triangles are complete. */
function fillUp(
  { nodeCount, first, heads }: Adjacency,
  nodeOf: Int32Array,
  rankOf: Int32Array,
): { firstUp: Int32Array; upHead: Int32Array } {
  const firstUp = new Int32Array(nodeCount + 1);
  let upHead = new Int32Array(heads.length * 2 + 16);
  const seen = new Int32Array(nodeCount).fill(-1);
  const firstChild = new Int32Array(nodeCount).fill(-1);
  const nextChild = new Int32Array(nodeCount).fill(-1);
  let count = 0;
  for (let v = 0; v < nodeCount; v++) {
    const start = count;
    const add = (u: number): void => {
      if (u <= v || seen[u] === v) return;
      seen[u] = v;
      if (count === upHead.length) {
        const wider = new Int32Array(count * 2);
        wider.set(upHead);
        upHead = wider;
      }
      upHead[count++] = u;
    };
    const node = nodeOf[v];
    for (let i = first[node]; i < first[node + 1]; i++) add(rankOf[heads[i]]);
    for (let child = firstChild[v]; child >= 0; child = nextChild[child]) {
      for (let i = firstUp[child]; i < firstUp[child + 1]; i++) add(upHead[i]);
    }
    firstUp[v + 1] = count;
    if (count === start) continue;
    upHead.subarray(start, count).sort();
    const parent = upHead[start];
    nextChild[v] = firstChild[parent];
    firstChild[parent] = v;
  }
  return { firstUp, upHead: upHead.slice(0, count) };
}

function matchInputs(
  { arcCount, arcTail, arcHead }: ArcEnds,
  rankOf: Int32Array,
  firstUp: Int32Array,
  upHead: Int32Array,
): Pick<Topology, 'firstInput' | 'inputs' | 'arcOfInput' | 'upInput' | 'downInput' | 'furtherInputs'> {
  const arcOfInput = new Int32Array(arcCount);
  const firstInput = new Int32Array(upHead.length + 1);
  for (let arc = 0; arc < arcCount; arc++) {
    const [tail, head] = [rankOf[arcTail[arc]], rankOf[arcHead[arc]]];
    if (tail === head) {
      arcOfInput[arc] = LOOP;
      continue;
    }
    const found = findUp(firstUp, upHead, Math.min(tail, head), Math.max(tail, head));
    arcOfInput[arc] = tail < head ? found : ~found;
    firstInput[found + 1]++;
  }
  for (let a = 0; a < upHead.length; a++) firstInput[a + 1] += firstInput[a];
  const inputs = new Int32Array(firstInput[upHead.length]);
  const next = firstInput.slice(0, upHead.length);
  const upInput = new Int32Array(upHead.length).fill(arcCount);
  const downInput = new Int32Array(upHead.length).fill(arcCount);
  const further: number[] = [];
  for (let arc = 0; arc < arcCount; arc++) {
    if (arcOfInput[arc] === LOOP) continue;
    const rises = arcOfInput[arc] >= 0;
    const match = rises ? arcOfInput[arc] : ~arcOfInput[arc];
    inputs[next[match]++] = rises ? arc : ~arc;
    const firsts = rises ? upInput : downInput;
    if (firsts[match] === arcCount) firsts[match] = arc;
    else further.push(arc);
  }
  return { firstInput, inputs, arcOfInput, upInput, downInput, furtherInputs: Int32Array.from(further) };
}

/** The arc from `tail` up to `head`; -1 where there is none. O(log degree). */
export function findUp(firstUp: Int32Array, upHead: Int32Array, tail: number, head: number): number {
  let low = firstUp[tail];
  let high = firstUp[tail + 1] - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (upHead[middle] === head) return middle;
    if (upHead[middle] < head) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/**
 * The same contraction in post-order of its elimination tree: equal shortcuts, and what is near in the tree is near in
 * memory. The tree by Liu 1990, without its shortcuts. O(edges x inverse Ackermann).
 */
function sortPostOrder({ nodeCount, first, heads }: Adjacency, order: Int32Array): Int32Array {
  const rankOf = new Int32Array(nodeCount);
  for (let rank = 0; rank < nodeCount; rank++) rankOf[order[rank]] = rank;
  const parent = new Int32Array(nodeCount).fill(NO_PARENT);
  const ancestor = new Int32Array(nodeCount).fill(NO_PARENT);
  for (let v = 0; v < nodeCount; v++) {
    const node = order[v];
    for (let i = first[node]; i < first[node + 1]; i++) {
      let u = rankOf[heads[i]];
      while (u < v) {
        const above = ancestor[u];
        ancestor[u] = v;
        if (above === NO_PARENT) {
          parent[u] = v;
          break;
        }
        u = above;
      }
    }
  }
  const firstChild = new Int32Array(nodeCount + 1).fill(-1);
  const nextChild = new Int32Array(nodeCount).fill(-1);
  // From the last, so that children stand in ascending order; roots are children of nodeCount.
  for (let v = nodeCount - 1; v >= 0; v--) {
    const above = parent[v] === NO_PARENT ? nodeCount : parent[v];
    nextChild[v] = firstChild[above];
    firstChild[above] = v;
  }
  const sorted = new Int32Array(nodeCount);
  let count = 0;
  let v = firstChild[nodeCount];
  const descend = (from: number): number => {
    let at = from;
    while (firstChild[at] >= 0) at = firstChild[at];
    return at;
  };
  if (v >= 0) v = descend(v);
  while (v >= 0) {
    sorted[count++] = order[v];
    if (nextChild[v] >= 0) v = descend(nextChild[v]);
    else v = parent[v];
  }
  return sorted;
}
