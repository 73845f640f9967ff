import type { Location, PolygonE7, RingE7 } from '../domain/index.ts';
import type { ProblemList } from './problem-list.ts';
import type { JsonObject } from './read-json.ts';
import { findSelfCrossing, isFlat } from './ring-check.ts';

export type ReadGeometry =
  | { readonly kind: 'none' }
  | { readonly kind: 'point'; readonly latE7: number; readonly lonE7: number }
  | { readonly kind: 'polygons'; readonly polygons: readonly PolygonE7[] };

/** More points than this in one ring are refused: outlines of use are far coarser. */
const MOST_POINTS = 50_000;

/**
 * A GeoJSON point or (multi)polygon in degrees times 10^7; null, with problems noted, where it is none or broken.
 * `crossings` says how bad a ring is that crosses itself.
 */
export function readGeometry(
  geometry: JsonObject | null,
  stem: string,
  at: Location,
  crossings: 'error' | 'warning',
  problems: ProblemList,
): ReadGeometry | null {
  if (geometry === null) return { kind: 'none' };
  const { type, coordinates } = geometry;
  const where = { ...at, column: 'geometry' };
  if (type === 'Point') {
    const position = readPosition(coordinates);
    if (position === null) {
      reportRange(stem, where, problems);
      return null;
    }
    return { kind: 'point', lonE7: position[0], latE7: position[1] };
  }
  const list = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined;
  if (!Array.isArray(list) || list.length === 0) {
    const remedy = 'Draw an area, or a point with radius_m; name roads and links by their ids.';
    const got = isKnownType(type) ? type : 'no geometry';
    problems.error(`${stem}.unsupported-geometry`, where, 'Polygon, MultiPolygon or Point', got, remedy);
    return null;
  }
  const polygons: PolygonE7[] = [];
  for (const rings of list) {
    if (!Array.isArray(rings) || rings.length === 0) {
      problems.error(
        `${stem}.bad-ring`,
        where,
        'polygons with an outer ring',
        'an empty polygon',
        'Draw it again.',
      );
      return null;
    }
    const read = rings.map((ring) => readRing(ring, stem, where, crossings, problems));
    if (read.some((ring) => ring === null)) return null;
    polygons.push(read as RingE7[]);
  }
  return { kind: 'polygons', polygons };
}

const isKnownType = (type: unknown): type is string =>
  ['LineString', 'MultiLineString', 'MultiPoint', 'GeometryCollection', 'Polygon', 'MultiPolygon'].includes(
    type as string,
  );

function readRing(
  ring: unknown,
  stem: string,
  at: Location,
  crossings: 'error' | 'warning',
  problems: ProblemList,
): RingE7 | null {
  const bad = (expected: string, got: string, remedy: string): null => {
    problems.error(`${stem}.bad-ring`, at, expected, got, remedy);
    return null;
  };
  if (!Array.isArray(ring) || ring.length < 4)
    return bad('rings of at least 4 positions', 'fewer', 'Draw the area again.');
  if (ring.length > MOST_POINTS)
    return bad(`rings of at most ${MOST_POINTS} positions`, `${ring.length}`, 'Simplify the outline.');
  const points: (readonly [number, number])[] = [];
  for (const raw of ring) {
    const point = readPosition(raw);
    if (point === null) {
      reportRange(stem, at, problems);
      return null;
    }
    const last = points.at(-1);
    if (last === undefined || last[0] !== point[0] || last[1] !== point[1]) points.push(point);
  }
  const [first, last] = [points[0]!, points.at(-1)!];
  if (first[0] !== last[0] || first[1] !== last[1])
    return bad(
      'closed rings',
      'a ring whose last position is not its first',
      'Repeat the first position at the end.',
    );
  const crossing = findSelfCrossing(points);
  // A figure of eight may enclose nothing on balance; that it crosses itself tells more.
  if (points.length < 4 || (crossing === undefined && isFlat(points)))
    return bad(
      'rings that enclose an area',
      'a ring without area',
      'Draw the area again; for a point use radius_m.',
    );
  if (crossing === undefined) return points;
  const got =
    crossing === 'too-intricate'
      ? 'a ring folded so often that nobody can tell'
      : `a ring that crosses itself near ${(crossing[1] / 1e7).toFixed(5)}, ${(crossing[0] / 1e7).toFixed(5)}`;
  const remedy = 'Draw the outline without loops; split it into several polygons, or simplify it.';
  if (crossings === 'warning') {
    problems.warn(`${stem}.ring-crosses`, at, 'rings that do not cross themselves', got, remedy);
    return points;
  }
  problems.error(`${stem}.ring-crosses`, at, 'rings that do not cross themselves', got, remedy);
  return null;
}

function readPosition(raw: unknown): readonly [number, number] | null {
  if (!Array.isArray(raw) || raw.length < 2) return null;
  const [lon, lat] = raw as unknown[];
  if (typeof lon !== 'number' || typeof lat !== 'number') return null;
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return null;
  return [Math.round(lon * 1e7) + 0, Math.round(lat * 1e7) + 0];
}

function reportRange(stem: string, at: Location, problems: ProblemList): void {
  problems.error(
    `${stem}.bad-position`,
    at,
    'positions [longitude, latitude] in WGS84 degrees',
    'a position that is none',
    'Export with EPSG:4326; longitude comes first.',
  );
}
