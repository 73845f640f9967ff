import { NO_ARC, NO_NODE } from './milliseconds.ts';
import { buildPieces, type Pieces, type PiecesInput } from './road-pieces.ts';

/** What an arc is made of; `arcRef` then names a piece, a link or a connector. */
export const ROAD_ARC = 0;
export const LINK_ARC = 1;
export const CONNECT_ARC = 2;

/** A way between a linked place and the road, in both directions. Indices of place, road and map position. */
export interface Connector {
  readonly place: number;
  readonly road: number;
  readonly position: number;
  readonly metres: number;
  readonly connectMs: number;
}

/**
 * The graph that searches run on: immutable parallel arrays with dense ids, the same for all vehicle classes and
 * times. Arcs of node v are `firstOut[v] .. firstOut[v + 1] - 1`. Places that have links are nodes (terminals);
 * other places are no nodes: they lie on pieces of road.
 */
export interface RoadGraph {
  readonly nodeCount: number;
  readonly arcCount: number;
  /** Length nodeCount + 1. */
  readonly firstOut: Int32Array;
  readonly arcTail: Int32Array;
  readonly arcHead: Int32Array;
  /** ROAD_ARC, LINK_ARC or CONNECT_ARC. */
  readonly arcKind: Uint8Array;
  readonly arcRef: Int32Array;
  readonly pieces: Pieces;
  /** Arc that runs a piece in drawing order, and the one against it; `NO_ARC` where oneway forbids. */
  readonly forwardArc: Int32Array;
  readonly backwardArc: Int32Array;
  readonly connectors: readonly Connector[];
  /** Terminal node of each place, `NO_NODE` for places without links. */
  readonly terminalOfPlace: Int32Array;
  /** Terminal i is node `firstTerminal + i` and stands for place `terminalPlaces[i]`. */
  readonly firstTerminal: number;
  readonly terminalPlaces: Int32Array;
}

export interface GraphLink {
  readonly fromPlace: number;
  readonly toPlace: number;
  readonly bothWays: boolean;
}

/** O(points + arcs). `input.extraCuts` must hold the positions of all connectors. */
export function buildRoadGraph(
  input: PiecesInput,
  placeCount: number,
  links: readonly GraphLink[],
  connectors: readonly Connector[],
): RoadGraph {
  const pieces = buildPieces(input);
  const terminalOfPlace = new Int32Array(placeCount).fill(NO_NODE);
  for (const { fromPlace, toPlace } of links) terminalOfPlace[fromPlace] = terminalOfPlace[toPlace] = 0;
  const firstTerminal = pieces.nodeCount;
  const terminals: number[] = [];
  for (let place = 0; place < placeCount; place++) {
    if (terminalOfPlace[place] !== NO_NODE)
      terminalOfPlace[place] = firstTerminal + terminals.push(place) - 1;
  }
  const nodeCount = firstTerminal + terminals.length;

  const draft: DraftArcs = { tails: [], heads: [], kinds: [], refs: [] };
  for (let p = 0; p < pieces.count; p++) {
    const directions = input.directions[pieces.road[p]];
    if (directions & 1) addArc(draft, pieces.startNode[p], pieces.endNode[p], ROAD_ARC, p);
    // A second arc of one piece is told apart by coming after, against the drawing order.
    if (directions & 2) addArc(draft, pieces.endNode[p], pieces.startNode[p], ROAD_ARC, ~p);
  }
  links.forEach(({ fromPlace, toPlace, bothWays }, link) => {
    const [from, to] = [terminalOfPlace[fromPlace], terminalOfPlace[toPlace]];
    addArc(draft, from, to, LINK_ARC, link);
    if (bothWays) addArc(draft, to, from, LINK_ARC, link);
  });
  connectors.forEach(({ place, road, position }, connector) => {
    for (const node of new Set(listNodesAt(pieces, road, position))) {
      addArc(draft, terminalOfPlace[place], node, CONNECT_ARC, connector);
      addArc(draft, node, terminalOfPlace[place], CONNECT_ARC, connector);
    }
  });

  const arcs = sortArcs(draft, nodeCount, pieces.count);
  return {
    nodeCount,
    ...arcs,
    pieces,
    connectors,
    terminalOfPlace,
    firstTerminal,
    terminalPlaces: Int32Array.from(terminals),
  };
}

/** The nodes at a position where a road is cut: two (one each side) at a barrier, otherwise one. Empty inside a piece. */
export function listNodesAt(pieces: Pieces, road: number, position: number): number[] {
  const nodes: number[] = [];
  for (let p = findPiece(pieces, road, position); p < pieces.firstOfRoad[road + 1]; p++) {
    if (pieces.from[p] > position) break;
    if (pieces.from[p] === position) nodes.push(pieces.startNode[p]);
    if (pieces.to[p] === position) nodes.push(pieces.endNode[p]);
  }
  return nodes;
}

/** The first piece of `road` that holds `position`, ends included. O(log pieces). */
export function findPiece(pieces: Pieces, road: number, position: number): number {
  let low = pieces.firstOfRoad[road];
  let high = pieces.firstOfRoad[road + 1] - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces.to[middle] < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface DraftArcs {
  readonly tails: number[];
  readonly heads: number[];
  readonly kinds: number[];
  readonly refs: number[];
}

function addArc(draft: DraftArcs, tail: number, head: number, kind: number, ref: number): void {
  draft.tails.push(tail);
  draft.heads.push(head);
  draft.kinds.push(kind);
  draft.refs.push(ref);
}

/** Arcs by tail, in the order they were added among equals (a counting sort). */
function sortArcs(draft: DraftArcs, nodeCount: number, pieceCount: number) {
  const arcCount = draft.tails.length;
  const { starts: firstOut, order } = sortByNode(draft.tails, nodeCount);
  const arcTail = new Int32Array(arcCount);
  const arcHead = new Int32Array(arcCount);
  const arcKind = new Uint8Array(arcCount);
  const arcRef = new Int32Array(arcCount);
  const forwardArc = new Int32Array(pieceCount).fill(NO_ARC);
  const backwardArc = new Int32Array(pieceCount).fill(NO_ARC);
  for (let arc = 0; arc < arcCount; arc++) {
    const from = order[arc];
    const ref = draft.refs[from];
    arcTail[arc] = draft.tails[from];
    arcHead[arc] = draft.heads[from];
    arcKind[arc] = draft.kinds[from];
    arcRef[arc] = ref < 0 ? ~ref : ref;
    if (draft.kinds[from] === ROAD_ARC) {
      if (ref < 0) backwardArc[~ref] = arc;
      else forwardArc[ref] = arc;
    }
  }
  return { arcCount, firstOut, arcTail, arcHead, arcKind, arcRef, forwardArc, backwardArc };
}

function sortByNode(nodes: ArrayLike<number>, nodeCount: number): { starts: Int32Array; order: Int32Array } {
  const starts = new Int32Array(nodeCount + 1);
  for (let i = 0; i < nodes.length; i++) starts[nodes[i] + 1]++;
  for (let v = 0; v < nodeCount; v++) starts[v + 1] += starts[v];
  const next = starts.slice();
  const order = new Int32Array(nodes.length);
  for (let i = 0; i < nodes.length; i++) order[next[nodes[i]]++] = i;
  return { starts, order };
}
