import { dropSafeWords, isPartyStatus } from '../../dropped-words.ts';
import { formatNumber } from '../../geojson-sheet.ts';
import type { MessyCell, MessyTable } from '../../messy/messy-table.ts';
import { type ProblemList, quote } from '../../problem-list.ts';
import { isObject, type JsonObject, readJson } from '../../read-json.ts';
import { LIMITS } from '../../sheet.ts';
import { findForeignGrid } from './coordinate-system.ts';
import { readPlainGeometry } from './plain-geometry.ts';

export interface MapFile {
  /** Without folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The features of a GeoJSON file as a table: a column a property (objects in it as `a.b`), the geometry beside each row.
 * A lone Feature or geometry counts as one row. Properties that tell who holds a place are not read, words that call it safe
 * dropped from all others.
 * Null, with problems, where the file cannot be used. Codes: file.*, import.not-geojson, .not-a-feature, .other-grid,
 * .broken-geometry (of one row); warnings .party-property-dropped and .safe-word-dropped.
 */
export function readFeatureTable(file: MapFile, problems: ProblemList): MessyTable | null {
  const root = readJson(file.name, file.bytes, problems);
  if (root === undefined) return null;
  const features = listFeatures(root, file.name, problems);
  if (features === null) return null;
  const grid = findForeignGrid(root as JsonObject, features);
  if (grid !== null) {
    problems.error(
      'import.other-grid',
      { file: file.name },
      'longitude and latitude in WGS84 degrees',
      grid,
      'Export the layer again with EPSG:4326 (WGS84).',
    );
    return null;
  }
  return toTable(file.name, features, problems);
}

function listFeatures(root: unknown, file: string, problems: ProblemList): readonly unknown[] | null {
  const type = isObject(root) ? root['type'] : undefined;
  if (isObject(root) && type === 'FeatureCollection' && Array.isArray(root['features'])) {
    const features = root['features'];
    if (features.length <= LIMITS.rows) return features;
    problems.error(
      'file.too-many-rows',
      { file },
      `at most ${LIMITS.rows} features`,
      `${features.length} features`,
      'Keep only those of this operation.',
    );
    return null;
  }
  if (type === 'Feature') return [root];
  if (typeof type === 'string' && GEOMETRIES.has(type))
    return [{ type: 'Feature', properties: {}, geometry: root }];
  problems.error(
    'import.not-geojson',
    { file },
    'GeoJSON: a FeatureCollection, a Feature or a geometry',
    type === 'Topology' ? 'TopoJSON' : typeof type === 'string' ? quote(type) : 'other JSON',
    'Export the layer as GeoJSON with WGS84 coordinates.',
  );
  return null;
}

const GEOMETRIES: ReadonlySet<string> = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

interface FeatureRow {
  readonly row: number;
  readonly cells: ReadonlyMap<string, MessyCell>;
  readonly geometry: JsonObject | null;
}

function toTable(file: string, features: readonly unknown[], problems: ProblemList): MessyTable | null {
  const names = new Set<string>();
  const dropped: Dropped = { properties: new Set(), words: new Set() };
  const found: FeatureRow[] = [];
  features.forEach((feature, index) => {
    const row = index + 1;
    const properties = isObject(feature) ? (feature['properties'] ?? {}) : undefined;
    if (!isObject(feature) || feature['type'] !== 'Feature' || !isObject(properties)) {
      problems.error(
        'import.not-a-feature',
        { file, row },
        'a Feature with properties',
        'something else',
        'Export the layer again as GeoJSON.',
      );
      return;
    }
    const cells = new Map<string, MessyCell>();
    const id = feature['id'];
    if (typeof id === 'string' || typeof id === 'number') cells.set('id', toCell(id));
    flatten('', properties, cells, dropped);
    for (const name of cells.keys()) names.add(name);
    found.push({ row, cells, geometry: readPlainGeometry(feature['geometry'], { file, row }, problems) });
  });
  warnOfDropped(file, dropped, problems);
  // Features that share no property would make a table of their number squared.
  if (names.size * found.length > LIMITS.jsonValues) {
    problems.error(
      'file.too-many-values',
      { file },
      `at most ${LIMITS.jsonValues} cells`,
      `${found.length} features with ${names.size} properties together`,
      'Export only the properties that are needed.',
    );
    return null;
  }
  const columns = [...names].filter((name) =>
    found.some(({ cells }) => (cells.get(name)?.text ?? '') !== ''),
  );
  return {
    file,
    sheet: null,
    sheets: [],
    encoding: 'utf-8',
    headerRow: 0,
    headers: columns.map((name) => ({ text: name, tag: null, letter: name })),
    rows: found.map(({ row, cells, geometry }) => ({
      row,
      cells: columns.map((name) => cells.get(name) ?? { text: '' }),
      geometry,
    })),
    titles: [],
    leftOut: [],
  };
}

/** Names of properties that were dropped, and of those in which words were. */
interface Dropped {
  readonly properties: Set<string>;
  readonly words: Set<string>;
}

function warnOfDropped(file: string, dropped: Dropped, problems: ProblemList): void {
  for (const column of dropped.properties)
    problems.warn(
      'import.party-property-dropped',
      { file, column: quote(column).slice(1, -1) },
      'what is shut or slow, not who holds it',
      'a property about parties or safety',
      'It is left out everywhere. Store the effect and its source.',
    );
  for (const column of dropped.words)
    problems.warn(
      'import.safe-word-dropped',
      { file, column: quote(column).slice(1, -1) },
      'text without a claim that a place or way is safe',
      'such a word',
      'It is left out everywhere. Store what is shut or slow, and who says so.',
    );
}

/** Properties by name; what stands in an object is `object.name`. A property of the feature wins over its id. */
function flatten(
  prefix: string,
  properties: JsonObject,
  cells: Map<string, MessyCell>,
  dropped: Dropped,
): void {
  for (const [own, value] of Object.entries(properties)) {
    const name = `${prefix}${own.trim()}`;
    if (isAboutParties(own)) dropped.properties.add(name);
    else if (isObject(value)) flatten(`${name}.`, value, cells, dropped);
    else {
      const cell = toCell(value);
      const kept = cell.number === undefined ? dropSafeWords(cell.text) : cell.text;
      if (kept !== cell.text) dropped.words.add(name);
      cells.set(name, kept === cell.text ? cell : { text: kept });
    }
  }
}

/** Also where the name only adds what form it has: StatusText, control_en. */
function isAboutParties(property: string): boolean {
  const words = property
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .split(/[\s_:.-]+/)
    .filter((word) => !/^(text|txt|name|label|desc|description|code|id|type|en|ar|fr|es)$/i.test(word));
  // A column state_name holds names of federal states.
  const core = words.join('_');
  return isPartyStatus(property) || (!/^state$/i.test(core) && isPartyStatus(core));
}

function toCell(value: unknown): MessyCell {
  if (typeof value === 'number') return { text: formatNumber(value), number: value };
  if (Array.isArray(value)) return { text: value.map((one) => toCell(one).text).join(';') };
  if (typeof value === 'boolean') return { text: value ? 'yes' : 'no' };
  if (value === null || value === undefined) return { text: '' };
  if (typeof value === 'object') return { text: JSON.stringify(value) };
  return { text: String(value).toWellFormed().normalize('NFC').trim() };
}
