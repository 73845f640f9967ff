import type { PlaceId } from '../domain/index.ts';
import { computeArcWeights } from './arc-weights.ts';
import { UNREACHABLE } from './milliseconds.ts';
import { findPiece, LINK_ARC, listNodesAt, type RoadGraph } from './road-graph.ts';
import type { RoadNetwork } from './road-network.ts';

/** A part of the network and the places that meet it. */
export interface Component {
  readonly nodes: number;
  /** Length of road in it, and its share of all road that the class may drive (0..1). */
  readonly metres: number;
  readonly share: number;
  /** In order of the network's places. */
  readonly placeIds: readonly PlaceId[];
}

export interface DetachedPlace {
  readonly placeId: PlaceId;
  readonly reason: 'no-road-within';
  /** To the nearest road that the class may drive, however far; null where there is none. */
  readonly nearestMetres: number | null;
}

/** How the network of one class hangs together while nothing is shut. Components by length, longest first. */
export interface ComponentReport {
  /** Joined by roads and links in any direction. */
  readonly weak: readonly Component[];
  /** Within one, every point can be reached from every other. */
  readonly strong: readonly Component[];
  /** Places that neither road nor link reaches. */
  readonly detached: readonly DetachedPlace[];
}

/**
 * Weak and strong components over the arcs that the class may use, access constraints aside. A place on a piece of
 * oneway road between two strong components is in neither. O(arcs).
 */
export function describeComponents(network: RoadNetwork, classIndex: number): ComponentReport {
  const { graph, places, snaps, touch } = network;
  const open = computeArcWeights(network, [classIndex], new Float64Array(touch.sets.length).fill(1));
  const nodesOfPlace = places.map((_, place) => listPlaceNodes(network, classIndex, place));
  const detached = places.flatMap(({ id }, place): DetachedPlace[] => {
    const snap = snaps[classIndex][place];
    return snap?.kind === 'no-road-within' && graph.terminalOfPlace[place] < 0
      ? [{ placeId: id, reason: snap.kind, nearestMetres: snap.nearestMetres }]
      : [];
  });
  const report = (componentOf: Int32Array): Component[] =>
    listComponents(network, classIndex, componentOf, open, nodesOfPlace);
  return { weak: report(labelWeak(graph, open)), strong: report(labelStrong(graph, open)), detached };
}

/** The node a place lies at, or those at both ends of the piece it lies on. */
function listPlaceNodes({ graph, snaps }: RoadNetwork, classIndex: number, place: number): number[] {
  if (graph.terminalOfPlace[place] >= 0) return [graph.terminalOfPlace[place]];
  const snap = snaps[classIndex][place];
  if (snap?.kind !== 'road') return [];
  const { pieces } = graph;
  const atCut = listNodesAt(pieces, snap.road, snap.position);
  if (atCut.length > 0) return atCut;
  const piece = findPiece(pieces, snap.road, snap.position);
  return [pieces.startNode[piece], pieces.endNode[piece]];
}

function listComponents(
  { graph, places, paces }: RoadNetwork,
  classIndex: number,
  componentOf: Int32Array,
  open: Int32Array,
  nodesOfPlace: readonly (readonly number[])[],
): Component[] {
  const { pieces, arcTail, arcHead, arcKind } = graph;
  const parts = new Map<number, { nodes: number; metres: number; placeIds: PlaceId[]; real: boolean }>();
  for (let node = 0; node < graph.nodeCount; node++) {
    const part = parts.get(componentOf[node]);
    if (part !== undefined) part.nodes++;
    else parts.set(componentOf[node], { nodes: 1, metres: 0, placeIds: [], real: false });
  }
  let total = 0;
  for (let p = 0; p < pieces.count; p++) {
    if (paces[classIndex][pieces.road[p]] === Infinity) continue;
    total += pieces.metres[p];
    for (const node of [pieces.startNode[p], pieces.endNode[p]]) parts.get(componentOf[node])!.real = true;
    if (componentOf[pieces.startNode[p]] !== componentOf[pieces.endNode[p]]) continue;
    parts.get(componentOf[pieces.startNode[p]])!.metres += pieces.metres[p];
  }
  for (let arc = 0; arc < graph.arcCount; arc++) {
    if (arcKind[arc] !== LINK_ARC || open[arc] === UNREACHABLE) continue;
    for (const node of [arcTail[arc], arcHead[arc]]) parts.get(componentOf[node])!.real = true;
  }
  nodesOfPlace.forEach((nodes, place) => {
    const component = componentOf[nodes[0]];
    if (nodes.length === 0 || nodes.some((node) => componentOf[node] !== component)) return;
    parts.get(component)!.placeIds.push(places[place].id);
  });
  return [...parts.values()]
    .filter(({ real }) => real)
    .map(({ nodes, metres, placeIds }) => ({
      nodes,
      metres,
      share: total > 0 ? metres / total : 0,
      placeIds,
    }))
    .sort((a, b) => b.metres - a.metres || b.nodes - a.nodes);
}

/** The smallest node of each node's weak component. */
function labelWeak(graph: RoadGraph, open: Int32Array): Int32Array {
  const leader = Int32Array.from({ length: graph.nodeCount }, (_, node) => node);
  const find = (node: number): number => {
    let at = node;
    while (leader[at] !== at) {
      leader[at] = leader[leader[at]];
      at = leader[at];
    }
    return at;
  };
  for (let arc = 0; arc < graph.arcCount; arc++) {
    if (open[arc] === UNREACHABLE) continue;
    const [a, b] = [find(graph.arcTail[arc]), find(graph.arcHead[arc])];
    leader[Math.max(a, b)] = Math.min(a, b);
  }
  return leader.map((_, node) => find(node));
}

/** A number for each node's strong component. Tarjan 1972, without recursion. */
export function labelStrong(graph: RoadGraph, open: Int32Array): Int32Array {
  const { nodeCount, firstOut, arcHead } = graph;
  const componentOf = new Int32Array(nodeCount).fill(-1);
  const entered = new Int32Array(nodeCount).fill(-1);
  const low = new Int32Array(nodeCount);
  const nextArc = firstOut.slice(0, nodeCount);
  const path: number[] = [];
  const waiting: number[] = [];
  let clock = 0;
  for (let root = 0; root < nodeCount; root++) {
    if (entered[root] >= 0) continue;
    path.push(root);
    while (path.length > 0) {
      const node = path[path.length - 1];
      if (entered[node] < 0) {
        entered[node] = low[node] = clock++;
        waiting.push(node);
      }
      let deeper = -1;
      while (deeper < 0 && nextArc[node] < firstOut[node + 1]) {
        const arc = nextArc[node]++;
        if (open[arc] === UNREACHABLE) continue;
        const head = arcHead[arc];
        if (entered[head] < 0) deeper = head;
        else if (componentOf[head] < 0) low[node] = Math.min(low[node], entered[head]);
      }
      if (deeper >= 0) {
        path.push(deeper);
        continue;
      }
      path.pop();
      if (path.length > 0) {
        const parent = path[path.length - 1];
        low[parent] = Math.min(low[parent], low[node]);
      }
      if (low[node] !== entered[node]) continue;
      for (let member = -1; member !== node; ) {
        member = waiting.pop()!;
        componentOf[member] = node;
      }
    }
  }
  return componentOf;
}
