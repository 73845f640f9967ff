import Flatbush from 'flatbush';
import type { PolygonE7 } from '../domain/index.ts';
import { orient, segmentsMeet } from './exact-plane.ts';

/** A polygon (outer ring and holes) prepared for many questions. All coordinates are degrees times 10^7. */
export interface PolygonEdges {
  readonly minLon: number;
  readonly minLat: number;
  readonly maxLon: number;
  readonly maxLat: number;
  /** True when any part of the segment lies in the polygon or touches its edge. O(log edges + near edges). Exact. */
  readonly touches: (lonA: number, latA: number, lonB: number, latB: number) => boolean;
}

/** `null` for a polygon without an area to speak of: no ring of at least three points. O(n log n). */
export function buildPolygonEdges(polygon: PolygonE7): PolygonEdges | null {
  const edges: number[] = [];
  for (const ring of polygon) {
    if (ring.length < 3) continue;
    for (let i = 0; i < ring.length; i++) {
      const [ax, ay] = ring[i];
      // A ring that is not closed is closed here; one that is adds an edge of no length, which changes nothing.
      const [bx, by] = ring[(i + 1) % ring.length];
      if (ax !== bx || ay !== by) edges.push(ax, ay, bx, by);
    }
  }
  if (edges.length === 0) return null;
  const tree = new Flatbush(edges.length / 4);
  for (let e = 0; e < edges.length; e += 4) {
    tree.add(
      Math.min(edges[e], edges[e + 2]),
      Math.min(edges[e + 1], edges[e + 3]),
      Math.max(edges[e], edges[e + 2]),
      Math.max(edges[e + 1], edges[e + 3]),
    );
  }
  tree.finish();
  const { minX, minY, maxX, maxY } = tree;

  /** Even-odd rule along a ray to the east. Points on an edge were found by `touches` before. */
  const contains = (lon: number, lat: number): boolean => {
    if (lon < minX || lon > maxX || lat < minY || lat > maxY) return false;
    let inside = false;
    for (const edge of tree.search(lon, lat, maxX, lat)) {
      const e = edge * 4;
      const upward = edges[e + 1] <= lat && edges[e + 3] > lat;
      const downward = edges[e + 1] > lat && edges[e + 3] <= lat;
      if (!upward && !downward) continue;
      const side = orient(edges[e], edges[e + 1], edges[e + 2], edges[e + 3], lon, lat);
      if (side === (upward ? 1 : -1)) inside = !inside;
    }
    return inside;
  };

  return {
    minLon: minX,
    minLat: minY,
    maxLon: maxX,
    maxLat: maxY,
    touches(lonA, latA, lonB, latB) {
      const near = tree.search(
        Math.min(lonA, lonB),
        Math.min(latA, latB),
        Math.max(lonA, lonB),
        Math.max(latA, latB),
      );
      for (const edge of near) {
        const e = edge * 4;
        if (segmentsMeet(lonA, latA, lonB, latB, edges[e], edges[e + 1], edges[e + 2], edges[e + 3]))
          return true;
      }
      // No edge in common: the segment lies inside or outside as a whole.
      return contains(lonA, latA);
    },
  };
}
