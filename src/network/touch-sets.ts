import { unreachable } from '../base/index.ts';
import type { AccessConstraint, Link, RoadMap } from '../domain/index.ts';
import { buildLocalPlane, findNearestOnSegment, HALF_TURN_E7, shortWay } from './local-plane.ts';
import { buildPolygonEdges } from './polygon-edges.ts';
import type { RoadGeometry } from './road-geometry.ts';
import type { SegmentIndex } from './segment-index.ts';

/**
 * Which constraints touch what. Set 0 is empty; each set is ascending indices into the constraints. Only kinds that
 * change anything are listed: risk and order are not.
 */
export interface TouchSets {
  readonly sets: readonly Int32Array[];
  /** Set of the segment that starts at each point of `RoadGeometry`. Length pointCount. */
  readonly ofSegment: Int32Array;
  /** Set of each link. */
  readonly ofLink: Int32Array;
}

export const EMPTY_SET = 0;

/** True for the kinds that can shut or slow a road (docs/rules.md R12). */
export function hasEffect(constraint: AccessConstraint): boolean {
  return constraint.kind !== 'risk' && constraint.kind !== 'order';
}

/**
 * Matches constraints to segments and links. A polygon touches a segment of which any part lies in it or on its edge;
 * a disc one of which any part lies within its radius (in the local plane at its centre); both only segments, never links.
 */
export function buildTouchSets(
  constraints: readonly AccessConstraint[],
  links: readonly Link[],
  map: RoadMap,
  geometry: RoadGeometry,
  index: SegmentIndex,
): TouchSets {
  const sets: Int32Array[] = [new Int32Array(0)];
  const setOfKey = new Map<string, number>([['', EMPTY_SET]]);
  /** The set `set` with one more, larger, constraint. */
  const extend = (set: number, constraint: number): number => {
    const members = [...sets[set], constraint];
    const key = members.join(',');
    let extended = setOfKey.get(key);
    if (extended === undefined) {
      extended = sets.push(Int32Array.from(members)) - 1;
      setOfKey.set(key, extended);
    }
    return extended;
  };

  const ofSegment = new Int32Array(geometry.nodeOfPoint.length);
  const ofLink = new Int32Array(links.length);
  constraints.forEach((constraint, number) => {
    if (!hasEffect(constraint)) return;
    for (const point of listTouchedSegments(constraint, map, geometry, index)) {
      ofSegment[point] = extend(ofSegment[point], number);
    }
    if (constraint.shape.kind !== 'links') return;
    const named = new Set(constraint.shape.linkIds);
    links.forEach((link, i) => {
      if (named.has(link.id)) ofLink[i] = extend(ofLink[i], number);
    });
  });
  return { sets, ofSegment, ofLink };
}

/** The points that start a touched segment, ascending, each once. */
function listTouchedSegments(
  { shape }: AccessConstraint,
  map: RoadMap,
  geometry: RoadGeometry,
  index: SegmentIndex,
): Iterable<number> {
  switch (shape.kind) {
    case 'polygons':
      return new Set(shape.polygons.flatMap((polygon) => listInPolygon(polygon, map, geometry, index)));
    case 'disc':
      return listInDisc(shape, map, geometry, index);
    case 'roads':
      return listOfRoads(new Set<string>(shape.roadIds), map, geometry);
    case 'links':
      return [];
    default:
      return unreachable(shape);
  }
}

function listInPolygon(
  polygon: Parameters<typeof buildPolygonEdges>[0],
  map: RoadMap,
  { nodeOfPoint }: RoadGeometry,
  index: SegmentIndex,
): number[] {
  const edges = buildPolygonEdges(polygon);
  if (edges === null) return [];
  const { latE7, lonE7 } = map;
  const touched: number[] = [];
  for (const point of index.search(edges.minLon, edges.minLat, edges.maxLon, edges.maxLat)) {
    const a = nodeOfPoint[point];
    const b = nodeOfPoint[point + 1];
    const lonB = lonE7[a] + shortWay(lonE7[b] - lonE7[a]);
    // A polygon beyond the date line, or a segment over it, may be written a turn away.
    for (let turn = -2 * HALF_TURN_E7; turn <= 2 * HALF_TURN_E7; turn += 2 * HALF_TURN_E7) {
      if (!edges.touches(lonE7[a] + turn, latE7[a], lonB + turn, latE7[b])) continue;
      touched.push(point);
      break;
    }
  }
  return touched;
}

function listInDisc(
  disc: { readonly latE7: number; readonly lonE7: number; readonly radiusMetres: number },
  map: RoadMap,
  { nodeOfPoint }: RoadGeometry,
  index: SegmentIndex,
): number[] {
  const plane = buildLocalPlane(disc.latE7, disc.lonE7);
  const spanLat = Math.ceil(disc.radiusMetres / plane.yMetres);
  const spanLon = Math.min(2 * HALF_TURN_E7, Math.ceil(disc.radiusMetres / Math.max(plane.xMetres, 1e-9)));
  const { latE7, lonE7 } = map;
  const found = { metres: 0, share: 0 };
  const touched: number[] = [];
  for (const point of index.search(
    disc.lonE7 - spanLon,
    disc.latE7 - spanLat,
    disc.lonE7 + spanLon,
    disc.latE7 + spanLat,
  )) {
    const a = nodeOfPoint[point];
    const b = nodeOfPoint[point + 1];
    findNearestOnSegment(plane, latE7[a], lonE7[a], latE7[b], lonE7[b], found);
    if (found.metres <= disc.radiusMetres) touched.push(point);
  }
  return touched;
}

function* listOfRoads(
  ids: ReadonlySet<string>,
  map: RoadMap,
  { firstPoint }: RoadGeometry,
): Iterable<number> {
  for (let r = 0; r < map.roads.length; r++) {
    if (!ids.has(map.roads[r].id)) continue;
    for (let point = firstPoint[r]; point < firstPoint[r + 1] - 1; point++) yield point;
  }
}
