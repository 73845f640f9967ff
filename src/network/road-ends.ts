import { NO_ARC, NO_NODE } from './milliseconds.ts';
import { findPiece, listNodesAt, type RoadGraph } from './road-graph.ts';

/** One way to leave or reach a place on the graph. */
export interface RoadEnd {
  readonly node: number;
  /** Piece driven in part, in the direction from -> to; `NO_PIECE` where the place meets the graph at the node itself. */
  readonly piece: number;
  readonly from: number;
  readonly to: number;
}

export const NO_PIECE = -1;

/** How to drive off from a position on a road, oneway obeyed: the nodes that come next. At most two. */
export function listDepartures(graph: RoadGraph, road: number, position: number): RoadEnd[] {
  const atNodes = listAtNodes(graph, road, position);
  if (atNodes.length > 0) return atNodes;
  const { pieces, forwardArc, backwardArc } = graph;
  const piece = findPiece(pieces, road, position);
  const ends: RoadEnd[] = [];
  if (forwardArc[piece] !== NO_ARC) {
    ends.push({ node: pieces.endNode[piece], piece, from: position, to: pieces.to[piece] });
  }
  if (backwardArc[piece] !== NO_ARC) {
    ends.push({ node: pieces.startNode[piece], piece, from: position, to: pieces.from[piece] });
  }
  return ends;
}

/** How to reach a position on a road, oneway obeyed: the nodes that come before. At most two. */
export function listArrivals(graph: RoadGraph, road: number, position: number): RoadEnd[] {
  const atNodes = listAtNodes(graph, road, position);
  if (atNodes.length > 0) return atNodes;
  const { pieces, forwardArc, backwardArc } = graph;
  const piece = findPiece(pieces, road, position);
  const ends: RoadEnd[] = [];
  if (forwardArc[piece] !== NO_ARC) {
    ends.push({ node: pieces.startNode[piece], piece, from: pieces.from[piece], to: position });
  }
  if (backwardArc[piece] !== NO_ARC) {
    ends.push({ node: pieces.endNode[piece], piece, from: pieces.to[piece], to: position });
  }
  return ends;
}

/**
 * The trip between two positions inside one piece that stays on it, or null where they are on different pieces or
 * oneway forbids. Equal positions give a trip of no length.
 */
export function findDirectTrip(
  graph: RoadGraph,
  fromRoad: number,
  from: number,
  toRoad: number,
  to: number,
): RoadEnd | null {
  if (fromRoad !== toRoad) return null;
  const { pieces, forwardArc, backwardArc } = graph;
  const piece = findPiece(pieces, fromRoad, from);
  const inside = (position: number): boolean => position > pieces.from[piece] && position < pieces.to[piece];
  if (!inside(from) || !inside(to)) return null;
  if (from !== to && (from < to ? forwardArc : backwardArc)[piece] === NO_ARC) return null;
  return { node: NO_NODE, piece, from, to };
}

function listAtNodes(graph: RoadGraph, road: number, position: number): RoadEnd[] {
  return [...new Set(listNodesAt(graph.pieces, road, position))].map((node) => ({
    node,
    piece: NO_PIECE,
    from: position,
    to: position,
  }));
}
