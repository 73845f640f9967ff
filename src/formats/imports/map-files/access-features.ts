import type { AccessKind, Location } from '../../../domain/index.ts';
import type { ProblemList } from '../../problem-list.ts';
import { quote } from '../../problem-list.ts';
import { isObject } from '../../read-json.ts';
import { findAccessKind } from './access-kind.ts';
import type { ImportRow, MadeFeature } from './import-row.ts';
import { buildLineStrip } from './line-strip.ts';
import type { Position } from './plain-geometry.ts';

/** Metres on each side of a line that stands for what is shut, where `--set buffer_m` says nothing. */
export const DEFAULT_BUFFER_METRES = 10;

/** Columns of access rows that are no columns of access.geojson: where a point lies, and how wide a line is taken. */
export const ACCESS_HELP_COLUMNS = ['lat', 'lon', 'buffer_m'] as const;

/**
 * Features of access.geojson from rows of a map file or of a table with lat, lon and radius_m, with roads, or with links. Lines
 * become strips of `buffer_m` (10 on each side, then an assumption). Rows without a feature have problems: import.access-kind,
 * .access-shape, .radius-needed, .slow-factor-needed, .permit-needed, .hours-needed, .risk-needed, .bad-buffer, .no-length.
 */
export function computeAccessFeatures(
  rows: readonly ImportRow[],
  file: string,
  problems: ProblemList,
): MadeFeature[] {
  return rows.flatMap((row) => {
    const at = { file, row: row.row };
    const kind = readKind(row, at, problems);
    const whole = kind === null ? null : checkWhatKindNeeds(kind, row, at, problems);
    const shape = computeShape(row, at, problems);
    if (kind === null || whole === null || shape === null) return [];
    return [{ row: row.row, properties: listProperties(kind, row, shape), geometry: shape.geometry }];
  });
}

function readKind({ values }: ImportRow, at: Location, problems: ProblemList): AccessKind | null {
  const word = values.get('kind') ?? '';
  const kind = findAccessKind(word);
  if (kind === null)
    problems.error(
      'import.access-kind',
      { ...at, column: 'kind' },
      'closed, slowed, window, permit, risk or order',
      quote(word),
      word === ''
        ? 'Say it for all rows: --set kind=closed.'
        : `Say what it means in the mapping: names: { kind: { ${word}: closed } }.`,
    );
  return kind;
}

/** True where the row has what its kind cannot do without; null with a problem where not. */
function checkWhatKindNeeds(
  kind: AccessKind,
  { values }: ImportRow,
  at: Location,
  problems: ProblemList,
): true | null {
  const lacks = (column: string): boolean => (values.get(column) ?? '') === '';
  if (kind === 'slowed' && lacks('slow_factor')) {
    problems.error(
      'import.slow-factor-needed',
      { ...at, column: 'slow_factor' },
      'how many times longer it takes',
      'nothing',
      'The file does not say. Give --set slow_factor=2, or make it shut with names: { kind: { WORD: closed } }.',
    );
    return null;
  }
  if (kind === 'window' && lacks('hours')) {
    problems.error(
      'import.hours-needed',
      { ...at, column: 'hours' },
      'when it is open',
      'nothing',
      'Give --set hours="06:00-18:00".',
    );
    return null;
  }
  if (kind === 'permit' && lacks('permit')) {
    problems.error(
      'import.permit-needed',
      { ...at, column: 'permit' },
      'the name of the permit',
      'nothing',
      'Give --set permit=NAME, as the permits of fleet.csv name it.',
    );
    return null;
  }
  if (kind === 'risk' && lacks('risk_per_hour')) {
    problems.error(
      'import.risk-needed',
      { ...at, column: 'risk_per_hour' },
      'an exposure weight of an hour, 0 to 1',
      'nothing',
      'Give --set risk_per_hour=0.02, with a reason in assumption.',
    );
    return null;
  }
  return true;
}

interface Shape {
  readonly geometry: MadeFeature['geometry'];
  readonly assumption: string | null;
}

const NO_GEOMETRY: Shape = { geometry: null, assumption: null };

function computeShape(row: ImportRow, at: Location, problems: ProblemList): Shape | null {
  const { values } = row;
  const named = ['roads', 'links'].filter((column) => values.has(column));
  const geometry = isObject(row.geometry) ? row.geometry : readPoint(values);
  if (geometry === null && named.length === 1) return NO_GEOMETRY;
  if (geometry === null || named.length > 0) {
    const got =
      named.length > 1 ? 'roads and links' : named.length > 0 ? `a geometry and ${named[0]}` : 'none';
    problems.error(
      'import.access-shape',
      { ...at, column: 'geometry' },
      'a geometry, or lat and lon, or roads, or links: one of them',
      got,
      'Say where it is in one way: a point (lat, lon, radius_m), ids of roads or ids of links. Make it several rows if it is on several things.',
    );
    return null;
  }
  return shapeOf(geometry as { type: string; coordinates: unknown }, values, at, problems);
}

function readPoint(values: ReadonlyMap<string, string>): { type: string; coordinates: Position } | null {
  const [lat, lon] = [values.get('lat'), values.get('lon')];
  if (lat === undefined || lon === undefined) return null;
  return { type: 'Point', coordinates: [Number(lon), Number(lat)] };
}

function shapeOf(
  geometry: { type: string; coordinates: unknown },
  values: ReadonlyMap<string, string>,
  at: Location,
  problems: ProblemList,
): Shape | null {
  switch (geometry.type) {
    case 'Polygon':
    case 'MultiPolygon':
      return { geometry, assumption: null };
    case 'Point':
      if (values.has('radius_m')) return { geometry, assumption: null };
      problems.error(
        'import.radius-needed',
        { ...at, column: 'radius_m' },
        'how many metres around the point it reaches',
        'nothing',
        'Give --set radius_m=50, with a reason in assumption.',
      );
      return null;
    case 'LineString':
      return widen([geometry.coordinates as Position[]], values, at, problems);
    case 'MultiLineString':
      return widen(geometry.coordinates as Position[][], values, at, problems);
    default:
      problems.error(
        'import.access-shape',
        { ...at, column: 'geometry' },
        'an area, a line or a point',
        geometry.type,
        'Draw each thing as a feature of its own.',
      );
      return null;
  }
}

function widen(
  lines: readonly (readonly Position[])[],
  values: ReadonlyMap<string, string>,
  at: Location,
  problems: ProblemList,
): Shape | null {
  const given = values.get('buffer_m');
  const metres = given === undefined ? DEFAULT_BUFFER_METRES : Number(given);
  if (!(metres >= 1 && metres <= 1000)) {
    problems.error(
      'import.bad-buffer',
      { ...at, column: 'buffer_m' },
      'metres from 1 to 1000 on each side of the line',
      quote(given ?? ''),
      'Give --set buffer_m=10.',
    );
    return null;
  }
  const polygons = lines.flatMap((line) => buildLineStrip(line, metres));
  const [only] = polygons;
  if (only === undefined) {
    problems.error(
      'import.no-length',
      { ...at, column: 'geometry' },
      'a line between two different points',
      'a line of no length',
      'Draw it again, or as a point with radius_m.',
    );
    return null;
  }
  return {
    geometry:
      polygons.length === 1
        ? { type: 'Polygon', coordinates: only }
        : { type: 'MultiPolygon', coordinates: polygons },
    assumption: `a line in the file; taken as a strip of ${metres} m on each side`,
  };
}

/** In the order of formats.md; what only helped to find the shape is left out. */
function listProperties(kind: AccessKind, { values }: ImportRow, shape: Shape): MadeFeature['properties'] {
  const properties: Record<string, string | number | readonly string[]> = {};
  for (const column of COLUMNS) {
    const text = values.get(column);
    if (column === 'kind') properties[column] = kind;
    else if (column === 'assumption') {
      const reasons = [text, shape.assumption].filter((reason) => reason !== undefined && reason !== null);
      if (reasons.length > 0) properties[column] = reasons.join('; ');
    } else if (text === undefined || text === '') continue;
    // What --set gives to all rows is dropped where a row's kind or shape has no use for it.
    else if ((KIND_OF_COLUMN.get(column) ?? kind) !== kind) continue;
    else if (column === 'radius_m' && shape.geometry?.type !== 'Point') continue;
    else if (LISTS.has(column)) properties[column] = text.split(';').map((id) => id.trim());
    else properties[column] = NUMBERS.has(column) && String(Number(text)) === text ? Number(text) : text;
  }
  return properties;
}

const COLUMNS = [
  'id',
  'kind',
  'name',
  'from',
  'to',
  'hours',
  'slow_factor',
  'permit',
  'risk_per_hour',
  'radius_m',
  'roads',
  'links',
  'source',
  'credibility',
  'known_at',
  'last_verified',
  'counting_point',
  'assumption',
] as const;

const KIND_OF_COLUMN: ReadonlyMap<string, AccessKind> = new Map([
  ['slow_factor', 'slowed'],
  ['permit', 'permit'],
  ['risk_per_hour', 'risk'],
]);

const NUMBERS: ReadonlySet<string> = new Set(['slow_factor', 'risk_per_hour', 'radius_m', 'credibility']);
const LISTS: ReadonlySet<string> = new Set(['roads', 'links']);
