import { assert } from '../../base/index.ts';
import { dropSafeWords, isPartyStatus } from '../dropped-words.ts';
import { readFeatures } from '../geojson-sheet.ts';
import { mapHeaders } from '../headers.ts';
import { createProblemList } from '../problem-list.ts';
import { isObject, type JsonObject, readJson } from '../read-json.ts';
import { readTable, type Table } from '../table.ts';
import { accessTable } from '../tables/access-table.ts';
import { areasTable } from '../tables/areas-table.ts';
import { UTC } from '../time-zone.ts';
import { formatFeatures } from './operation-features.ts';

/**
 * areas.geojson or access.geojson of a folder that reads without error, as it was written but with every id, and without
 * what the reader never takes in: words that call a place safe, and properties that tell who holds one.
 */
export function copyFeatures(stem: 'areas' | 'access', bytes: Uint8Array): string {
  const table = TABLES[stem];
  const problems = createProblemList();
  const root = readJson(`${stem}.geojson`, bytes, problems);
  assert(isObject(root) && Array.isArray(root['features']), `${stem}.geojson was read before`);
  const { sheet } = readFeatures(`${stem}.geojson`, stem, bytes, problems);
  const columnOf = new Map<string, string>();
  const idOf = new Map<number, string>();
  if (sheet !== null && sheet !== 'unreadable') {
    mapHeaders(table, sheet, problems)?.forEach((column, index) => {
      if (column !== undefined) columnOf.set(sheet.header.cells[index]!, column);
    });
    for (const { id, at } of readTable(table, sheet, { zone: UTC }, problems).rows) idOf.set(at.row, id);
  }
  const features = (root['features'] as readonly JsonObject[]).map((feature, index) =>
    copyFeature(stem, feature, columnOf, idOf.get(index + 1)),
  );
  const { type: _, features: __, ...beside } = root;
  return formatFeatures(features, beside);
}

const TABLES: Readonly<Record<'areas' | 'access', Table>> = { areas: areasTable, access: accessTable };

/** What stands where nothing but a dropped word stood. */
const INSTEAD: Readonly<Record<string, (id: string) => string | null>> = {
  'areas.name': (id) => id,
  'areas.name_local': () => null,
  'access.name': () => null,
  'access.counting_point': () => null,
  'access.assumption': () => 'assumed',
};

function copyFeature(
  stem: string,
  feature: JsonObject,
  columnOf: ReadonlyMap<string, string>,
  id: string | undefined,
): JsonObject {
  const own = isObject(feature['properties']) ? feature['properties'] : {};
  const properties: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(own)) {
    if (isPartyStatus(name)) continue;
    const instead = INSTEAD[`${stem}.${columnOf.get(name)}`];
    properties[name] =
      instead === undefined || typeof value !== 'string' || dropSafeWords(value) === value
        ? value
        : dropSafeWords(value) || instead(id ?? '');
  }
  if (stem === 'access' && id !== undefined && (feature['id'] ?? null) === null) {
    const name = [...columnOf].find(([, column]) => column === 'id')?.[0] ?? 'id';
    if ((properties[name] ?? '') === '') properties[name] = id;
  }
  return { ...feature, properties };
}
