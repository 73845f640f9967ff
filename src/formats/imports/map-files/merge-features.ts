import { compareStrings, encodeUtf8 } from '../../../base/index.ts';
import { type ProblemList, quote } from '../../problem-list.ts';
import { isObject, type JsonObject, readJson } from '../../read-json.ts';
import { findFeatureSlices } from './feature-slices.ts';
import type { MadeFeature } from './import-row.ts';

export interface MergeOptions {
  /** Whether rows that differ replace the old ones. */
  readonly update: boolean;
  /** The file that is imported, as problems name it. */
  readonly file: string;
}

export interface MergedFeatures {
  /** The whole file anew; null where nothing changes, or where it cannot be merged. */
  readonly bytes: Uint8Array | null;
  /** Rows of the import by what became of them. */
  readonly added: readonly number[];
  readonly same: readonly number[];
  readonly replaced: readonly number[];
  readonly refused: readonly number[];
}

/**
 * access.geojson or areas.geojson with features added and, with `update`, replaced; every other byte of the file stays. Areas have
 * their P-code as key, constraints (kind, name, from, geometry or roads or links, source). Codes: import.differs,
 * import.same-key, import.target-unreadable.
 */
export function mergeFeatures(
  stem: 'access' | 'areas',
  existing: Uint8Array | null,
  made: readonly MadeFeature[],
  options: MergeOptions,
  problems: ProblemList,
): MergedFeatures {
  const target = `${stem}.geojson`;
  const old = existing === null ? emptyCollection() : readTarget(target, existing, problems);
  const refuseAll = { bytes: null, added: [], same: [], replaced: [], refused: made.map(({ row }) => row) };
  if (old === null) return refuseAll;

  const keyOf = stem === 'areas' ? computeAreaKey : computeAccessKey;
  const oldByKey = new Map(old.features.map((feature, index) => [keyOf(feature), index]));
  const rowByKey = new Map<string, number>();
  const replacements = new Map<number, MadeFeature>();
  const added: MadeFeature[] = [];
  const same: number[] = [];
  const refused: number[] = [];
  for (const feature of made) {
    const at = { file: options.file, row: feature.row };
    const plain = {
      type: 'Feature',
      properties: feature.properties,
      geometry: feature.geometry,
    } as JsonObject;
    const key = keyOf(plain);
    const first = rowByKey.get(key);
    if (first !== undefined) {
      problems.error(
        'import.same-key',
        at,
        stem === 'areas' ? 'each P-code once' : 'each constraint once',
        `the same as row ${first}`,
        'Leave one of the two out.',
      );
      refused.push(feature.row);
      continue;
    }
    rowByKey.set(key, feature.row);
    const index = oldByKey.get(key);
    if (index === undefined) added.push(feature);
    else {
      const difference = findDifference(old.features[index]!, plain);
      if (difference === null) same.push(feature.row);
      else if (options.update) replacements.set(index, feature);
      else {
        problems.error(
          'import.differs',
          { ...at, column: difference.column },
          `what ${target} says: ${quote(difference.old)}`,
          quote(difference.now),
          'Give --update to replace it, or leave the row out.',
        );
        refused.push(feature.row);
      }
    }
  }
  const changed = added.length + replacements.size > 0;
  return {
    bytes: changed ? encodeUtf8(splice(old, replacements, added)) : null,
    added: added.map(({ row }) => row),
    same,
    replaced: [...replacements.values()].map(({ row }) => row),
    refused,
  };
}

interface Target {
  readonly text: string;
  readonly features: readonly JsonObject[];
}

const emptyCollection = (): Target => ({
  text: '{"type": "FeatureCollection", "features": [\n]}\n',
  features: [],
});

function readTarget(file: string, bytes: Uint8Array, problems: ProblemList): Target | null {
  const root = readJson(file, bytes, problems);
  if (root === undefined) return null;
  const features = isObject(root) ? root['features'] : undefined;
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  const slices = findFeatureSlices(text);
  if (Array.isArray(features) && features.every(isObject) && slices?.features.length === features.length)
    return { text, features };
  problems.error(
    'import.target-unreadable',
    { file },
    'a FeatureCollection to add to',
    'other JSON',
    'Correct the file, or take it out of the folder.',
  );
  return null;
}

function splice(
  target: Target,
  replacements: ReadonlyMap<number, MadeFeature>,
  added: readonly MadeFeature[],
): string {
  const { text } = target;
  const { features, listStart, listEnd } = findFeatureSlices(text)!;
  let result = text.slice(0, listStart);
  let from = listStart;
  features.forEach(({ start, end }, index) => {
    const replacement = replacements.get(index);
    result += text.slice(from, start);
    result +=
      replacement === undefined ? text.slice(start, end) : formatFeature(replacement, target.features[index]);
    from = end;
  });
  const lines = added.map((feature) => `\n  ${formatFeature(feature)}`).join(',');
  if (lines !== '') result += `${features.length > 0 ? ',' : ''}${lines}`;
  const rest = text.slice(from, listEnd);
  return `${result}${rest.trim() === '' && lines !== '' ? '\n' : rest}${text.slice(listEnd)}`;
}

/** One line of JSON; properties of the old feature that the import does not know stay. */
function formatFeature({ properties, geometry }: MadeFeature, old?: JsonObject): string {
  const before = isObject(old?.['properties']) ? old['properties'] : {};
  const unknown = Object.fromEntries(Object.entries(before).filter(([name]) => !KNOWN.has(name)));
  const id = before['id'] === undefined || 'id' in properties ? {} : { id: before['id'] };
  const feature = {
    type: 'Feature',
    ...(old?.['id'] === undefined ? {} : { id: old['id'] }),
    properties: { ...id, ...properties, ...unknown },
    // A table of codes knows no outlines; those that are there are not lost by it.
    geometry: geometry ?? old?.['geometry'] ?? null,
  };
  return JSON.stringify(feature);
}

const COMMON = ['source', 'credibility', 'known_at', 'last_verified', 'counting_point', 'assumption'];
const KNOWN: ReadonlySet<string> = new Set([
  ...['id', 'kind', 'name', 'from', 'to', 'hours', 'slow_factor', 'permit', 'risk_per_hour', 'radius_m'],
  ...['roads', 'links', 'pcode', 'name_local', 'level', 'parent', 'credit'],
  ...COMMON,
]);

const computeAreaKey = (feature: JsonObject): string =>
  textOf(propertiesOf(feature)['pcode'] ?? feature['id']);

function computeAccessKey(feature: JsonObject): string {
  const properties = propertiesOf(feature);
  const columns = ['kind', 'name', 'from', 'roads', 'links', 'source'];
  return JSON.stringify([
    ...columns.map((column) => textOf(properties[column])),
    geometryKey(feature['geometry']),
  ]);
}

const propertiesOf = (feature: JsonObject): JsonObject =>
  isObject(feature['properties']) ? feature['properties'] : {};

/** Coordinates to the seven decimals that the readers keep. */
function geometryKey(geometry: unknown): string {
  if (!isObject(geometry)) return '';
  return JSON.stringify([geometry['type'], geometry['coordinates']], (_, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 1e7) : value,
  );
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(';');
  return value === null || value === undefined ? '' : String(value);
}

interface Difference {
  readonly column: string;
  readonly old: string;
  readonly now: string;
}

/** The first property that differs, of those that the import gives; a geometry that it does not give is no difference. */
function findDifference(old: JsonObject, now: JsonObject): Difference | null {
  const [before, after] = [propertiesOf(old), propertiesOf(now)];
  for (const column of Object.keys(after).sort(compareStrings)) {
    const [a, b] = [textOf(before[column]), textOf(after[column])];
    if (a !== b) return { column, old: a, now: b };
  }
  const [a, b] = [geometryKey(old['geometry']), geometryKey(now['geometry'])];
  if (b === '' || a === b) return null;
  return { column: 'geometry', old: a === '' ? 'no outline' : 'an outline', now: 'another outline' };
}
