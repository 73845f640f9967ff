import type { Location } from '../../../domain/index.ts';
import type { ProblemList } from '../../problem-list.ts';
import { quote } from '../../problem-list.ts';
import { isObject, type JsonObject } from '../../read-json.ts';

export type Position = readonly [lon: number, lat: number];

/**
 * A geometry as RFC 7946 writes it in two dimensions: heights dropped, rings closed and turned (outer ones
 * anticlockwise), a collection or Multi with one member as that member. Null where there is none, or it is broken
 * (import.broken-geometry).
 */
export function readPlainGeometry(geometry: unknown, at: Location, problems: ProblemList): JsonObject | null {
  if (geometry === null || geometry === undefined) return null;
  const plain = isObject(geometry) ? toPlain(geometry) : undefined;
  if (plain !== undefined) return plain;
  problems.error(
    'import.broken-geometry',
    { ...at, column: 'geometry' },
    'positions [longitude, latitude] in WGS84 degrees',
    describe(geometry),
    'Draw it again, or leave the feature out.',
  );
  return null;
}

/** Null: an empty geometry, as some programs write for none. Undefined: broken. */
function toPlain(geometry: JsonObject): JsonObject | null | undefined {
  const { type, coordinates } = geometry;
  if (type === 'GeometryCollection') {
    const members = geometry['geometries'];
    if (!Array.isArray(members) || members.length > 1) return undefined;
    return members.length === 0 ? null : isObject(members[0]) ? toPlain(members[0]) : undefined;
  }
  if (!Array.isArray(coordinates)) return undefined;
  if (coordinates.length === 0) return null;
  switch (type) {
    case 'Point':
      return wrap('Point', toPosition(coordinates));
    case 'LineString':
      return wrap('LineString', toPositions(coordinates));
    case 'Polygon':
      return wrap('Polygon', toRings(coordinates));
    case 'MultiPoint':
      return single('Point', 'MultiPoint', toPositions(coordinates));
    case 'MultiLineString':
      return single('LineString', 'MultiLineString', toList(coordinates, toPositions));
    case 'MultiPolygon':
      return single('Polygon', 'MultiPolygon', toList(coordinates, toRings));
    default:
      return undefined;
  }
}

const wrap = (type: string, coordinates: unknown): JsonObject | undefined =>
  coordinates === undefined ? undefined : { type, coordinates };

const single = (
  one: string,
  many: string,
  members: readonly unknown[] | undefined,
): JsonObject | undefined =>
  members?.length === 1 ? { type: one, coordinates: members[0] } : wrap(many, members);

function toList<T>(values: unknown, read: (value: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(values)) return undefined;
  const list: T[] = [];
  for (const value of values) {
    const one = read(value);
    if (one === undefined) return undefined;
    list.push(one);
  }
  return list;
}

const toPositions = (values: unknown): Position[] | undefined => toList(values, toPosition);

function toPosition(value: unknown): Position | undefined {
  if (!Array.isArray(value)) return undefined;
  const [lon, lat] = value as unknown[];
  if (typeof lon !== 'number' || typeof lat !== 'number') return undefined;
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : undefined;
}

function toRings(values: unknown): Position[][] | undefined {
  const rings = toList(values, toPositions);
  return rings?.map((ring, index) => turnRing(closeRing(ring), index === 0));
}

function closeRing(ring: readonly Position[]): Position[] {
  const [first, last] = [ring[0], ring.at(-1)];
  const isClosed =
    first === undefined || last === undefined || (first[0] === last[0] && first[1] === last[1]);
  return isClosed ? [...ring] : [...ring, first];
}

function turnRing(ring: Position[], outer: boolean): Position[] {
  return computeTwiceArea(ring) < 0 === outer ? ring.reverse() : ring;
}

/** Twice the area in square degrees, positive where the ring runs anticlockwise. */
function computeTwiceArea(ring: readonly Position[]): number {
  const [origin] = ring;
  if (origin === undefined) return 0;
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[i + 1]!];
    twice += (a[0] - origin[0]) * (b[1] - origin[1]) - (b[0] - origin[0]) * (a[1] - origin[1]);
  }
  return twice;
}

function describe(geometry: unknown): string {
  if (!isObject(geometry)) return 'no geometry object';
  if (geometry['type'] === 'GeometryCollection') return 'a collection of several geometries';
  return `a broken ${quote(String(geometry['type']))}`;
}
