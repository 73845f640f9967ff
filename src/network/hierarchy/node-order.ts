import type { Adjacency } from './adjacency.ts';
import { eliminateLowDegrees } from './low-degree-order.ts';
import type { LocalGraph } from './minimum-cut.ts';
import { BETWEEN, findSeparator, LEFT, RIGHT } from './separator.ts';

/** Where the nodes lie, in any plane unit. Lengths nodeCount. */
export interface NodePoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Nodes in the order in which they are to be contracted: nested dissection, small separators last (Dibbelt, Strasser,
 * Wagner 2016). Depends on edges and points alone. O(edges x cut x log nodes): about a second for 70,000 nodes.
 */
export function computeNodeOrder(adjacency: Adjacency, points: NodePoints): Int32Array {
  const { nodeCount } = adjacency;
  const { eliminated, core, remains } = eliminateLowDegrees(adjacency);
  const order = new Int32Array(nodeCount);
  order.set(eliminated);
  let last = nodeCount;
  const positions = rankAlongDirections(nodeCount, points);
  const localOf = new Int32Array(nodeCount).fill(-1);

  const waiting: Int32Array[] = [listMembers(remains, 1)];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    for (const nodes of splitConnected(core, part, localOf)) {
      if (nodes.length <= 2) {
        for (const node of nodes) order[--last] = node;
        continue;
      }
      const sides = findSeparator(
        extract(core, nodes, localOf),
        positions.map((of) => nodes.map((node) => of[node])),
      );
      for (const local of listMembers(sides, BETWEEN)) order[--last] = nodes[local];
      for (const side of [LEFT, RIGHT]) {
        const members = listMembers(sides, side).map((local) => nodes[local]);
        if (members.length > 0) waiting.push(members);
      }
    }
  }
  return order;
}

/** Each node's place along some directions of the map; equal points by number. */
function rankAlongDirections(nodeCount: number, { x, y }: NodePoints): Int32Array[] {
  return DIRECTIONS.map(([dx, dy]) => {
    const along = x.map((each, v) => each * dx + y[v] * dy);
    const sorted = Int32Array.from(along, (_, v) => v).sort((a, b) => along[a] - along[b] || a - b);
    const position = new Int32Array(nodeCount);
    for (let i = 0; i < nodeCount; i++) position[sorted[i]] = i;
    return position;
  });
}

/** Connected parts of `nodes` (ascending, as they are). `mark` holds -1 everywhere, before and after. */
function splitConnected({ first, heads }: Adjacency, nodes: Int32Array, mark: Int32Array): Int32Array[] {
  for (const node of nodes) mark[node] = UNSEEN;
  const stack = new Int32Array(nodes.length);
  let parts = 0;
  for (const node of nodes) {
    if (mark[node] !== UNSEEN) continue;
    let size = 0;
    stack[size++] = node;
    mark[node] = parts;
    while (size > 0) {
      const v = stack[--size];
      for (let i = first[v]; i < first[v + 1]; i++) {
        if (mark[heads[i]] !== UNSEEN) continue;
        mark[heads[i]] = parts;
        stack[size++] = heads[i];
      }
    }
    parts++;
  }
  const split = parts === 1 ? [nodes] : groupByMark(nodes, mark, parts);
  for (const node of nodes) mark[node] = -1;
  return split;
}

function groupByMark(nodes: Int32Array, mark: Int32Array, count: number): Int32Array[] {
  const sizes = new Int32Array(count);
  for (const node of nodes) sizes[mark[node]]++;
  const groups = Array.from(sizes, (size) => new Int32Array(size));
  sizes.fill(0);
  for (const node of nodes) groups[mark[node]][sizes[mark[node]]++] = node;
  return groups;
}

/** The graph among `nodes`, numbered in their order. */
function extract(core: Adjacency, nodes: Int32Array, localOf: Int32Array): LocalGraph {
  const nodeCount = nodes.length;
  for (let i = 0; i < nodeCount; i++) localOf[nodes[i]] = i;
  const first = new Int32Array(nodeCount + 1);
  let count = 0;
  for (let i = 0; i < nodeCount; i++) count += core.first[nodes[i] + 1] - core.first[nodes[i]];
  const heads = new Int32Array(count);
  count = 0;
  for (let i = 0; i < nodeCount; i++) {
    for (let k = core.first[nodes[i]]; k < core.first[nodes[i] + 1]; k++) {
      const local = localOf[core.heads[k]];
      if (local >= 0) heads[count++] = local;
    }
    first[i + 1] = count;
  }
  const reverse = new Int32Array(count);
  const next = first.slice(0, nodeCount);
  // Tails come in ascending order, and so do the neighbours of each head.
  for (let arc = 0; arc < count; arc++) reverse[arc] = next[heads[arc]]++;
  for (let i = 0; i < nodeCount; i++) localOf[nodes[i]] = -1;
  return { nodeCount, first, heads: heads.subarray(0, count), reverse };
}

function listMembers(values: Uint8Array, wanted: number): Int32Array {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i] === wanted) count++;
  const members = new Int32Array(count);
  count = 0;
  for (let i = 0; i < values.length; i++) if (values[i] === wanted) members[count++] = i;
  return members;
}

const UNSEEN = -2;
const HALF = Math.SQRT1_2;
const DIRECTIONS = [
  [1, 0],
  [0, 1],
  [HALF, HALF],
  [HALF, -HALF],
] as const;
