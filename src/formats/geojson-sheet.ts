import { isPartyStatus } from './dropped-words.ts';
import { type ProblemList, quote } from './problem-list.ts';
import { isObject, type JsonObject, readJson } from './read-json.ts';
import { LIMITS, type Sheet } from './sheet.ts';

/** The features of a GeoJSON file: their properties as rows of a table, their geometry by row number. */
export interface FeatureSheet {
  /** Null where there is no feature, or no file; unreadable where each is broken. Row n is the nth feature, counted from 1. */
  readonly sheet: Sheet | 'unreadable' | null;
  readonly geometryOf: ReadonlyMap<number, JsonObject | null>;
}

/**
 * Reads a GeoJSON feature collection (RFC 7946). Properties that tell who holds a place are taken out here, before
 * anything else sees them.
 */
export function readFeatures(
  file: string,
  stem: string,
  bytes: Uint8Array,
  problems: ProblemList,
): FeatureSheet {
  const root = readJson(file, bytes, problems);
  if (root === undefined) return UNREADABLE;
  const features = isObject(root) && root['type'] === 'FeatureCollection' ? root['features'] : undefined;
  if (!isObject(root) || !Array.isArray(features)) {
    const got = isObject(root) ? quote(String(root['type'])) : 'something else';
    const remedy = 'Export the layer as GeoJSON with WGS84 coordinates.';
    problems.error(`${stem}.not-features`, { file }, 'a GeoJSON FeatureCollection', got, remedy);
    return UNREADABLE;
  }
  const crs = JSON.stringify(root['crs'] ?? null);
  if (crs !== 'null' && !/CRS84|EPSG:+4326/.test(crs)) {
    const remedy = 'Export the layer again with EPSG:4326.';
    problems.error(`${stem}.wrong-crs`, { file }, 'coordinates in WGS84 degrees', quote(crs), remedy);
    return UNREADABLE;
  }
  if (features.length > LIMITS.rows) {
    const got = `${features.length} features`;
    problems.error(
      'file.too-many-rows',
      { file },
      `at most ${LIMITS.rows} features`,
      got,
      'Keep only those of this operation.',
    );
    return UNREADABLE;
  }
  return toSheet(file, stem, features, problems);
}

const UNREADABLE: FeatureSheet = { sheet: 'unreadable', geometryOf: new Map() };

function toSheet(
  file: string,
  stem: string,
  features: readonly unknown[],
  problems: ProblemList,
): FeatureSheet {
  const names = new Set<string>();
  const dropped = new Set<string>();
  const geometryOf = new Map<number, JsonObject | null>();
  const found: { row: number; properties: JsonObject }[] = [];
  features.forEach((feature, index) => {
    const row = index + 1;
    const geometry = isObject(feature) ? (feature['geometry'] ?? null) : undefined;
    const properties = isObject(feature) ? (feature['properties'] ?? {}) : undefined;
    if (
      !isObject(feature) ||
      feature['type'] !== 'Feature' ||
      !isObject(properties) ||
      !(geometry === null || isObject(geometry))
    ) {
      const remedy = 'Export the layer again as GeoJSON.';
      problems.error(
        `${stem}.not-features`,
        { file, row },
        'a Feature with properties and geometry',
        'something else',
        remedy,
      );
      return;
    }
    geometryOf.set(row, geometry);
    const id = feature['id'];
    const own = typeof id === 'string' || typeof id === 'number' ? { id, ...properties } : properties;
    for (const name of Object.keys(own)) (isPartyStatus(name) ? dropped : names).add(name);
    found.push({ row, properties: own });
  });
  for (const column of dropped)
    problems.warn(
      `${stem}.party-status-dropped`,
      { file, column: quote(column).slice(1, -1) },
      'what is shut or slow, not who holds it',
      'a property about parties or safety',
      'It is left out everywhere. Store the effect and its source.',
    );
  if (found.length === 0) return features.length === 0 ? { sheet: null, geometryOf } : UNREADABLE;
  // Before the rows are made, which are as wide as all names together.
  if (names.size > LIMITS.columns) {
    const remedy = 'Export only the properties that docs/formats.md names.';
    problems.error(
      'file.row-too-large',
      { file },
      `at most ${LIMITS.columns} properties`,
      `${names.size}`,
      remedy,
    );
    return UNREADABLE;
  }
  const header = [...names];
  const rows = found.map(({ row, properties }) => ({
    row,
    beside: JSON.stringify(geometryOf.get(row)),
    cells: header.map((name) => (Object.hasOwn(properties, name) ? toText(properties[name]) : '')),
  }));
  return { sheet: { file, header: { row: 1, cells: header }, rows }, geometryOf };
}

function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return formatNumber(value);
  if (Array.isArray(value)) return value.map(toText).join(';');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A number of JSON or of a spreadsheet as people write it: plain digits, never an exponent. */
export function formatNumber(value: number): string {
  const text = String(value);
  return text.includes('e') && Math.abs(value) < 1 ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}
