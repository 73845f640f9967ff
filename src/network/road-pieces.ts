import { NO_NODE } from './milliseconds.ts';
import { metresAt, PER_SEGMENT, type RoadGeometry } from './road-geometry.ts';

/**
 * Roads cut into pieces, road by road and in drawing order: a piece lies on one road, is touched by one set of
 * constraints and has no junction inside. Parallel arrays.
 */
export interface Pieces {
  readonly count: number;
  /** Graph nodes that piece ends use: 0 .. nodeCount - 1. */
  readonly nodeCount: number;
  /** Pieces of road r are `firstOfRoad[r] .. firstOfRoad[r + 1] - 1`. Length roadCount + 1. */
  readonly firstOfRoad: Int32Array;
  readonly road: Int32Array;
  /** Positions on the road, from < to. Doubles: a long road's positions do not fit 32 bits. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly metres: Float64Array;
  /** Set of constraints (`TouchSets`). */
  readonly touch: Int32Array;
  readonly startNode: Int32Array;
  readonly endNode: Int32Array;
}

export interface PiecesInput {
  readonly geometry: RoadGeometry;
  readonly mapNodeCount: number;
  /** 1 for roads that some class may drive; others have no pieces. */
  readonly used: Uint8Array;
  /** FORWARD, BACKWARD or both, by road. */
  readonly directions: Uint8Array;
  /** Set of constraints of each segment, by starting point. */
  readonly touchOfSegment: Int32Array;
  /** 1 for map nodes whose barrier stops vehicles. */
  readonly stops: Uint8Array;
  /** Further positions to cut at, by road; ascending, each once. */
  readonly extraCuts: ReadonlyMap<number, readonly number[]>;
}

/**
 * Cuts the used roads at their ends, where roads meet (themselves included), at stopping barriers, where the set of
 * constraints changes, and at `extraCuts`. At a stopping barrier every end gets a node of its own, so that nothing
 * leads through. O(points).
 */
export function buildPieces(input: PiecesInput): Pieces {
  const { geometry, used, touchOfSegment, stops } = input;
  const { firstPoint, nodeOfPoint } = geometry;
  const roadCount = used.length;
  const uses = countUses(input);
  const nodeOfMapNode = new Int32Array(input.mapNodeCount).fill(NO_NODE);
  let nodeCount = 0;
  const nodeAtPoint = (point: number): number => {
    const mapNode = nodeOfPoint[point];
    if (stops[mapNode] === 1) return nodeCount++;
    if (nodeOfMapNode[mapNode] === NO_NODE) nodeOfMapNode[mapNode] = nodeCount++;
    return nodeOfMapNode[mapNode];
  };

  const firstOfRoad = new Int32Array(roadCount + 1);
  const road: number[] = [];
  const from: number[] = [];
  const to: number[] = [];
  const touch: number[] = [];
  const startNode: number[] = [];
  const endNode: number[] = [];
  for (let r = 0; r < roadCount; r++) {
    firstOfRoad[r] = road.length;
    if (used[r] === 0) continue;
    const first = firstPoint[r];
    const last = firstPoint[r + 1] - 1;
    const extra = input.extraCuts.get(r) ?? NO_CUTS;
    let nextExtra = extra[0] === 0 ? 1 : 0;
    let startsAt = 0;
    let startsNode = nodeAtPoint(first);
    const close = (position: number, segmentTouch: number, node: number): void => {
      road.push(r);
      from.push(startsAt);
      to.push(position);
      touch.push(segmentTouch);
      startNode.push(startsNode);
      endNode.push(node);
      startsAt = position;
    };
    for (let point = first + 1; point <= last; point++) {
      const position = (point - first) * PER_SEGMENT;
      const segmentTouch = touchOfSegment[point - 1];
      while (nextExtra < extra.length && extra[nextExtra] < position) {
        const node = nodeCount++;
        close(extra[nextExtra++], segmentTouch, node);
        startsNode = node;
      }
      const wanted = extra[nextExtra] === position;
      if (wanted) nextExtra++;
      const mapNode = nodeOfPoint[point];
      const changes = point < last && touchOfSegment[point] !== segmentTouch;
      if (!(point === last || wanted || changes || uses[mapNode] > 1 || stops[mapNode] === 1)) continue;
      close(position, segmentTouch, nodeAtPoint(point));
      if (point < last) startsNode = nodeAtPoint(point);
    }
  }
  firstOfRoad[roadCount] = road.length;

  const metres = new Float64Array(road.length);
  for (let p = 0; p < metres.length; p++) {
    metres[p] = metresAt(geometry, road[p], to[p]) - metresAt(geometry, road[p], from[p]);
  }
  return {
    count: road.length,
    nodeCount,
    firstOfRoad,
    road: Int32Array.from(road),
    from: Float64Array.from(from),
    to: Float64Array.from(to),
    metres,
    touch: Int32Array.from(touch),
    startNode: Int32Array.from(startNode),
    endNode: Int32Array.from(endNode),
  };
}

/** How often used roads pass each map node; 2 stands for more. Length mapNodeCount. */
function countUses({ geometry, mapNodeCount, used }: PiecesInput): Uint8Array {
  const { firstPoint, nodeOfPoint } = geometry;
  const uses = new Uint8Array(mapNodeCount);
  for (let r = 0; r < used.length; r++) {
    if (used[r] === 0) continue;
    for (let point = firstPoint[r]; point < firstPoint[r + 1]; point++) {
      if (uses[nodeOfPoint[point]] < 2) uses[nodeOfPoint[point]]++;
    }
  }
  return uses;
}

const NO_CUTS: readonly number[] = [];
