import { measureMetres } from '../base/index.ts';
import type { RoadMap } from '../domain/index.ts';

/** Positions count millionths of a segment. */
export const PER_SEGMENT = 1_000_000;

/**
 * Lengths along roads. The points of all roads lie one after the other: point `firstPoint[r] + i` is node i of road
 * r, and names the segment that starts there (the last point of a road starts none).
 */
export interface RoadGeometry {
  /** Length roadCount + 1. */
  readonly firstPoint: Int32Array;
  /** Road of each point. Length pointCount. */
  readonly roadOfPoint: Int32Array;
  /** Map node of each point. Length pointCount. */
  readonly nodeOfPoint: Int32Array;
  /** Metres from the road's start to each point, along the road. Length pointCount. */
  readonly metresFromStart: Float64Array;
}

/** O(points). Metres by haversine (docs/rules.md R9). */
export function buildRoadGeometry(map: RoadMap): RoadGeometry {
  const { roads, latE7, lonE7 } = map;
  const firstPoint = new Int32Array(roads.length + 1);
  for (let r = 0; r < roads.length; r++) firstPoint[r + 1] = firstPoint[r] + roads[r].nodes.length;
  const pointCount = firstPoint[roads.length];
  const roadOfPoint = new Int32Array(pointCount);
  const nodeOfPoint = new Int32Array(pointCount);
  const metresFromStart = new Float64Array(pointCount);
  for (let r = 0; r < roads.length; r++) {
    const { nodes } = roads[r];
    const first = firstPoint[r];
    let metres = 0;
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i];
      if (i > 0) {
        const previous = nodes[i - 1];
        metres += measureMetres(latE7[previous], lonE7[previous], latE7[node], lonE7[node]);
      }
      roadOfPoint[first + i] = r;
      nodeOfPoint[first + i] = node;
      metresFromStart[first + i] = metres;
    }
  }
  return { firstPoint, roadOfPoint, nodeOfPoint, metresFromStart };
}

/** Metres from the start of `road` to `position`, along the road. */
export function metresAt(geometry: RoadGeometry, road: number, position: number): number {
  const segment = Math.floor(position / PER_SEGMENT);
  const point = geometry.firstPoint[road] + segment;
  const before = geometry.metresFromStart[point];
  const millionths = position - segment * PER_SEGMENT;
  if (millionths === 0) return before;
  return before + (geometry.metresFromStart[point + 1] - before) * (millionths / PER_SEGMENT);
}

/** The whole road's metres. */
export function lengthOf(geometry: RoadGeometry, road: number): number {
  return geometry.metresFromStart[geometry.firstPoint[road + 1] - 1];
}
