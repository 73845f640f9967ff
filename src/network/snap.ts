import { compareStrings } from '../base/index.ts';
import type { Place, PlanningRules, RoadMap } from '../domain/index.ts';
import { buildLocalPlane, findNearestOnSegment, type LocalPlane } from './local-plane.ts';
import { MS_PER_SECOND } from './milliseconds.ts';
import { PER_SEGMENT, type RoadGeometry } from './road-geometry.ts';
import type { SegmentIndex } from './segment-index.ts';

/** Where a place meets the road, for one vehicle class. */
export type Snap =
  | {
      readonly kind: 'road';
      readonly road: number;
      readonly position: number;
      /** Between place and road, off the road. */
      readonly metres: number;
      readonly connectMs: number;
    }
  /** `nearestMetres`: to the nearest passable road, however far; null where there is none at all. */
  | { readonly kind: 'no-road-within'; readonly nearestMetres: number | null };

/**
 * Snaps a place to the nearest point of the roads with `passable[road]` = 1, as docs/rules.md R10 says: not beyond
 * `snapMaxMetres`, ties (to the millimetre) to the smaller road id, then the smaller position. Looks at boxes that grow until the nearest
 * find lies within the box for certain.
 */
export function snapPlace(
  place: Pick<Place, 'latE7' | 'lonE7'>,
  map: RoadMap,
  geometry: RoadGeometry,
  index: SegmentIndex,
  passable: Uint8Array,
  rules: PlanningRules['roads'],
): Snap {
  const { bounds } = index;
  if (bounds === null) return { kind: 'no-road-within', nearestMetres: null };
  const plane = buildLocalPlane(place.latE7, place.lonE7);
  let reach = Math.min(FIRST_REACH_METRES, Math.max(1, rules.snapMaxMetres));
  for (;;) {
    const spanLat = Math.ceil(reach / plane.yMetres);
    const spanLon = Math.min(WHOLE_TURN_E7, Math.ceil(reach / Math.max(plane.xMetres, 1e-9)));
    const points = index.search(
      place.lonE7 - spanLon,
      place.latE7 - spanLat,
      place.lonE7 + spanLon,
      place.latE7 + spanLat,
    );
    const nearest = findNearest(points, plane, map, geometry, passable);
    const sawAll =
      place.latE7 - spanLat <= bounds.minLat &&
      place.latE7 + spanLat >= bounds.maxLat &&
      (spanLon === WHOLE_TURN_E7 ||
        (place.lonE7 - spanLon <= bounds.minLon && place.lonE7 + spanLon >= bounds.maxLon));
    if (nearest !== null && (nearest.metres < reach - 0.001 || sawAll)) {
      if (nearest.metres > rules.snapMaxMetres) {
        return { kind: 'no-road-within', nearestMetres: nearest.metres };
      }
      const { road, position, metres } = nearest;
      const seconds = metres / (rules.snapSpeedKmh / 3.6);
      return { kind: 'road', road, position, metres, connectMs: Math.round(seconds * MS_PER_SECOND) };
    }
    if (sawAll) return { kind: 'no-road-within', nearestMetres: null };
    reach *= 4;
  }
}

interface Nearest {
  readonly road: number;
  readonly position: number;
  readonly metres: number;
  /**
   * What is compared. Two roads drawn over each other in opposite directions are equally far, but their distances
   * as doubles are not.
   */
  readonly millimetres: number;
}

function findNearest(
  points: Int32Array,
  plane: LocalPlane,
  map: RoadMap,
  geometry: RoadGeometry,
  passable: Uint8Array,
): Nearest | null {
  const { firstPoint, nodeOfPoint, roadOfPoint } = geometry;
  const { latE7, lonE7, roads } = map;
  const found = { metres: 0, share: 0 };
  let best: Nearest | null = null;
  for (let i = 0; i < points.length; i++) {
    const point = points[i];
    const road = roadOfPoint[point];
    if (passable[road] === 0) continue;
    const a = nodeOfPoint[point];
    const b = nodeOfPoint[point + 1];
    findNearestOnSegment(plane, latE7[a], lonE7[a], latE7[b], lonE7[b], found);
    const millimetres = Math.round(found.metres * 1000);
    if (best !== null && millimetres > best.millimetres) continue;
    const segment = point - firstPoint[road];
    const position = segment * PER_SEGMENT + Math.round(found.share * PER_SEGMENT);
    const candidate: Nearest = { road, position, metres: found.metres, millimetres };
    if (best === null || isBetter(candidate, best, roads)) best = candidate;
  }
  return best;
}

function isBetter(a: Nearest, b: Nearest, roads: RoadMap['roads']): boolean {
  if (a.millimetres !== b.millimetres) return a.millimetres < b.millimetres;
  const byId = compareStrings(roads[a.road].id, roads[b.road].id);
  return byId !== 0 ? byId < 0 : a.position < b.position;
}

/** Finds the road of nearly every place in a town at the first look. */
const FIRST_REACH_METRES = 100;

const WHOLE_TURN_E7 = 3_600_000_000;
