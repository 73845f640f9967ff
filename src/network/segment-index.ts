import Flatbush from 'flatbush';
import type { RoadMap } from '../domain/index.ts';
import { HALF_TURN_E7, shortWay } from './local-plane.ts';
import type { RoadGeometry } from './road-geometry.ts';

/** Which segments touch a box. Immutable; a static R-tree (flatbush). */
export interface SegmentIndex {
  /** Points (see `RoadGeometry`) that start a segment whose box touches the given one, ascending. */
  readonly search: (minLon: number, minLat: number, maxLon: number, maxLat: number) => Int32Array;
  /** Box of all segments; null where there is none. */
  readonly bounds: { minLon: number; minLat: number; maxLon: number; maxLat: number } | null;
}

/**
 * Indexes the segments of the roads with `used[road]` = 1. Boxes are degrees times 10^7. A segment over the date line
 * has a box that reaches beyond 180 degrees; a search looks one turn to either side as well. O(n log n).
 */
export function buildSegmentIndex(map: RoadMap, geometry: RoadGeometry, used: Uint8Array): SegmentIndex {
  const { firstPoint, nodeOfPoint } = geometry;
  const { latE7, lonE7 } = map;
  let count = 0;
  for (let r = 0; r < used.length; r++) if (used[r] === 1) count += firstPoint[r + 1] - firstPoint[r] - 1;
  if (count === 0) return { search: () => new Int32Array(0), bounds: null };

  const pointOfItem = new Int32Array(count);
  const tree = new Flatbush(count);
  let item = 0;
  for (let r = 0; r < used.length; r++) {
    if (used[r] === 0) continue;
    for (let point = firstPoint[r]; point < firstPoint[r + 1] - 1; point++) {
      const a = nodeOfPoint[point];
      const b = nodeOfPoint[point + 1];
      const otherLon = lonE7[a] + shortWay(lonE7[b] - lonE7[a]);
      tree.add(
        Math.min(lonE7[a], otherLon),
        Math.min(latE7[a], latE7[b]),
        Math.max(lonE7[a], otherLon),
        Math.max(latE7[a], latE7[b]),
      );
      pointOfItem[item++] = point;
    }
  }
  tree.finish();

  const { minX, minY, maxX, maxY } = tree;
  return {
    bounds: { minLon: minX, minLat: minY, maxLon: maxX, maxLat: maxY },
    search(minLon, minLat, maxLon, maxLat) {
      const points: number[] = [];
      for (let turn = -2 * HALF_TURN_E7; turn <= 2 * HALF_TURN_E7; turn += 2 * HALF_TURN_E7) {
        if (maxLon + turn < minX || minLon + turn > maxX) continue;
        for (const found of tree.search(minLon + turn, minLat, maxLon + turn, maxLat)) {
          points.push(pointOfItem[found]);
        }
      }
      const sorted = Int32Array.from(points).sort();
      let kept = 0;
      for (let i = 0; i < sorted.length; i++) {
        if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i];
      }
      return sorted.subarray(0, kept);
    },
  };
}
