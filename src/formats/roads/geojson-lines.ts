import type { Location, Problem } from '../../domain/index.ts';
import { quote, UNSEEN } from '../problem-list.ts';
import { isRoad, keepBarrierTags, keepRoadTags } from './road-tags.ts';

/** One line of roads.geojson: its points as [lonE7, latE7], in drawing order, no two in a row equal. */
export interface GeojsonLine {
  readonly id: string;
  readonly row: number;
  readonly points: readonly PointE7[];
  readonly tags: Readonly<Record<string, string>>;
}

export interface GeojsonBarrier {
  readonly row: number;
  readonly point: PointE7;
  readonly tags: Readonly<Record<string, string>>;
}

export type PointE7 = readonly [lonE7: number, latE7: number];

export interface GeojsonLines {
  readonly lines: readonly GeojsonLine[];
  readonly barriers: readonly GeojsonBarrier[];
  readonly credit: string | null;
}

/**
 * The lines and barrier points of a FeatureCollection, or what is wrong with it (all of it). `row` counts features
 * from 1. Codes: roads.not-geojson, .geometry-type, .missing-id, .bad-id, .duplicate-id, .missing-highway, .property-value,
 * .broken-geometry, .coordinate-out-of-range, .zero-length (a warning; the line is left out).
 */
export function parseGeojsonLines(value: unknown, file: string, problems: Problem[]): GeojsonLines {
  const collection = isRecord(value) ? value : {};
  const features = collection['features'];
  if (collection['type'] !== 'FeatureCollection' || !Array.isArray(features)) {
    problems.push({
      code: 'roads.not-geojson',
      severity: 'error',
      at: { file },
      expected: 'a GeoJSON FeatureCollection with features',
      got: `a value of type ${show(collection['type'] ?? null)}`,
      remedy: 'Export the roads as a GeoJSON FeatureCollection in WGS84.',
    });
    return { lines: [], barriers: [], credit: null };
  }
  const reader: FeatureReader = { file, problems, lines: [], barriers: [], rowOfId: new Map() };
  features.forEach((feature, index) => {
    readFeature(reader, feature, index + 1);
  });
  const credit = collection['credit'] ?? collection['attribution'];
  return {
    lines: reader.lines,
    barriers: reader.barriers,
    credit: typeof credit === 'string' ? credit : null,
  };
}

interface FeatureReader {
  readonly file: string;
  readonly problems: Problem[];
  readonly lines: GeojsonLine[];
  readonly barriers: GeojsonBarrier[];
  readonly rowOfId: Map<string, number>;
}

function readFeature(reader: FeatureReader, feature: unknown, row: number): void {
  const geometry = isRecord(feature) ? feature['geometry'] : undefined;
  const properties = isRecord(feature) && isRecord(feature['properties']) ? feature['properties'] : {};
  const type = isRecord(geometry) ? geometry['type'] : undefined;
  const coordinates = isRecord(geometry) ? geometry['coordinates'] : undefined;
  switch (type) {
    case 'LineString':
      readLines(reader, feature, properties, [coordinates], row, false);
      break;
    case 'MultiLineString':
      if (Array.isArray(coordinates)) readLines(reader, feature, properties, coordinates, row, true);
      else complain(reader, 'broken-geometry', row, 'coordinates', 'an array of lines', show(coordinates));
      break;
    case 'Point':
      readBarrier(reader, properties, coordinates, row);
      break;
    default:
      complain(reader, 'geometry-type', row, 'geometry', 'LineString or MultiLineString', show(type));
  }
}

function readLines(
  reader: FeatureReader,
  feature: unknown,
  properties: Readonly<Record<string, unknown>>,
  parts: readonly unknown[],
  row: number,
  multi: boolean,
): void {
  const rawId = (isRecord(feature) ? feature['id'] : undefined) ?? properties['id'];
  const id = typeof rawId === 'number' ? String(rawId) : rawId;
  const tags = keepRoadTags(readTags(reader, properties, row));
  const idText = typeof id === 'string' && id.trim() !== '' ? id.trim().normalize('NFC') : null;
  if (idText === null) complain(reader, 'missing-id', row, 'id', 'an id on every road', show(rawId));
  else if (
    idText.length > MOST_ID_CHARACTERS ||
    /[\p{Cc}\p{Zl}\p{Zp}]/u.test(idText) ||
    UNSEEN.test(idText)
  ) {
    const expected = `at most ${MOST_ID_CHARACTERS} characters, all of which can be seen`;
    complain(reader, 'bad-id', row, 'id', expected, quote(idText));
    return;
  }
  if (!isRoad(tags)) {
    complain(
      reader,
      'missing-highway',
      row,
      'highway',
      'a road class such as primary',
      show(properties['highway']),
    );
  }
  parts.forEach((part, index) => {
    const column = multi ? `coordinates[${index}]` : 'coordinates';
    const points = readPoints(reader, part, row, column);
    if (points === null || idText === null || !isRoad(tags)) return;
    if (points.length < 2) {
      complain(reader, 'zero-length', row, column, 'two different points', 'a line of no length', 'warning');
      return;
    }
    const partId = multi ? `${idText}#${index + 1}` : idText;
    const other = reader.rowOfId.get(partId);
    if (other !== undefined) {
      complain(reader, 'duplicate-id', row, 'id', 'each id once', `${show(partId)}, also in row ${other}`);
      return;
    }
    reader.rowOfId.set(partId, row);
    reader.lines.push({ id: partId, row, points, tags });
  });
}

function readBarrier(
  reader: FeatureReader,
  properties: Readonly<Record<string, unknown>>,
  coordinates: unknown,
  row: number,
): void {
  const tags = keepBarrierTags(readTags(reader, properties, row));
  if (tags === null) {
    complain(reader, 'geometry-type', row, 'geometry', 'LineString, or a Point with a barrier', 'a Point');
    return;
  }
  const point = readPoint(reader, coordinates, row, 'coordinates');
  if (point !== null) reader.barriers.push({ row, point, tags });
}

/** Properties as OSM writes them: true is yes, numbers are their digits, null is absent. */
function readTags(
  reader: FeatureReader,
  properties: Readonly<Record<string, unknown>>,
  row: number,
): [string, string][] {
  const tags: [string, string][] = [];
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === '') continue;
    if (typeof value === 'string') tags.push([name, value]);
    else if (typeof value === 'number') tags.push([name, String(value)]);
    else if (typeof value === 'boolean') tags.push([name, value ? 'yes' : 'no']);
    else if (Object.hasOwn(keepRoadTags([[name, '']]), name)) {
      complain(reader, 'property-value', row, name, 'a text, a number, true or false', show(value));
    }
  }
  return tags;
}

/** The points of a line with repeats in a row left out; null (and problems) where one is broken. */
function readPoints(reader: FeatureReader, line: unknown, row: number, column: string): PointE7[] | null {
  if (!Array.isArray(line) || line.length < 2) {
    complain(reader, 'broken-geometry', row, column, 'at least two positions', show(line));
    return null;
  }
  const points: PointE7[] = [];
  let broken = 0;
  for (let i = 0; i < line.length; i++) {
    const point = readPoint(reader, line[i], row, `${column}[${i}]`);
    if (point === null) {
      // One message says it; a line in metres would give thousands.
      if (++broken === 3) return null;
      continue;
    }
    const last = points.at(-1);
    if (last === undefined || last[0] !== point[0] || last[1] !== point[1]) points.push(point);
  }
  return broken === 0 ? points : null;
}

function readPoint(reader: FeatureReader, position: unknown, row: number, column: string): PointE7 | null {
  if (!Array.isArray(position) || typeof position[0] !== 'number' || typeof position[1] !== 'number') {
    complain(reader, 'broken-geometry', row, column, '[longitude, latitude]', show(position));
    return null;
  }
  const [lon, lat] = position as [number, number];
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
    const got = `[${lon}, ${lat}]`;
    complain(
      reader,
      'coordinate-out-of-range',
      row,
      column,
      'degrees: longitude -180..180, latitude -90..90',
      got,
    );
    return null;
  }
  return [Math.round(lon * 1e7) + 0, Math.round(lat * 1e7) + 0];
}

function complain(
  reader: FeatureReader,
  kind: keyof typeof REMEDIES,
  row: number,
  column: string,
  expected: string,
  got: string,
  severity: Problem['severity'] = 'error',
): void {
  const at: Location = { file: reader.file, row, column };
  reader.problems.push({ code: `roads.${kind}`, severity, at, expected, got, remedy: REMEDIES[kind] });
}

/** With the `#2` of a part. Ids of plans are at most 400 characters. */
const MOST_ID_CHARACTERS = 200;

const REMEDIES = {
  'bad-id': 'Give the road a short id of letters and digits.',
  'broken-geometry': 'Draw the line again or leave the feature out.',
  'coordinate-out-of-range': 'Export in WGS84 degrees, longitude first.',
  'duplicate-id': 'Give each road its own id; access.geojson and road_edits.csv name roads by it.',
  'geometry-type': 'Keep lines only; areas and points belong to other files.',
  'missing-highway': 'Add the property highway (or route = ferry), as OpenStreetMap names road classes.',
  'missing-id': 'Give the feature an id, or a property id.',
  'property-value': 'Write the value as OpenStreetMap does, as a text.',
  'zero-length': 'Remove the line; it was left out.',
} as const;

/** A value as it may stand in a message; lists and objects by their kind alone, since they may be endless. */
function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'string' ? quote(value) : String(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
