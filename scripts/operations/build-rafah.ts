// Rebuilds every file of operations/rafah from operations/rafah/sources.
// Usage: node scripts/operations/build-rafah.ts [OUT_DIR]
// Without OUT_DIR it writes to operations/rafah and the list of assumptions in docs/operations/rafah.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseYaml } from 'yaml';
import { replaceAssumptions } from './rafah-assumptions.ts';
import { buildAreas, buildConstraints, buildRoads } from './rafah-maps.ts';
import { buildPeople } from './rafah-people.ts';
import { buildPlaces } from './rafah-places.ts';
import { buildSupply } from './rafah-supply.ts';
import { formatTable, type Row, readTable } from './table.ts';

/** Reads the committed inputs of the operation. */
export interface Inputs {
  readonly table: (name: string) => readonly Row[];
  readonly text: (name: string) => string;
  readonly yaml: (name: string) => readonly Readonly<Record<string, unknown>>[];
  readonly features: (name: string) => readonly InputFeature[];
}

export interface InputFeature {
  readonly properties: Readonly<Record<string, string>>;
  readonly geometry: { readonly coordinates: unknown };
}

const openInputs = (folder: string): Inputs => {
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  return {
    text,
    table: (name) => readTable(join(folder, name)),
    yaml: (name) => parseYaml(text(name), { schema: 'core' }),
    features: (name) => JSON.parse(text(name)).features,
  };
};

const SOURCE_COLUMNS = [
  'id',
  'title',
  'publisher',
  'url',
  'published',
  'reliability',
  'licence',
  'credit',
  'note',
] as const;

const STATEMENT_COLUMNS = [
  'id',
  'speaker',
  'role',
  'mode',
  'venue',
  'channel',
  'reporter',
  'said_at',
  'excerpt',
  'event',
  'row',
  'kind',
  'would_have_to_be_true',
  'evidence_for',
  'evidence_against',
  'testable',
  'source',
  'credibility',
  'known_at',
  'assumption',
] as const;

const ASK_COLUMNS = [
  'id',
  'asked_of',
  'asked_by',
  'asked_at',
  'text',
  'row',
  'answer',
  'answered_at',
  'people_affected',
  'source',
  'assumption',
] as const;

/** A YAML list of hand-written rows as a table; only the named columns may occur. */
const formatYamlRows = (
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): string =>
  formatTable(
    columns,
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, String(value)]))),
  );

/** A hand-written table as it stands, with constant columns added. */
const formatHandTable = (rows: readonly Row[], constants: Readonly<Record<string, string>> = {}): string => {
  const filled = rows.map((row) => ({ ...constants, ...row }));
  return formatTable([...new Set([...Object.keys(rows[0]), ...Object.keys(constants)])], filled);
};

/** Every file of the operation by its name. */
export const buildRafah = (sources: string): ReadonlyMap<string, string> => {
  const inputs = openInputs(sources);
  const assumed = { source: 'operation-assumptions' };
  return new Map([
    ['operation.yaml', inputs.text('hand/operation.yaml')],
    ['sources.csv', formatYamlRows(SOURCE_COLUMNS, inputs.yaml('hand/sources.yaml'))],
    ['statements.csv', formatYamlRows(STATEMENT_COLUMNS, inputs.yaml('hand/statements.yaml'))],
    ['asks.csv', formatYamlRows(ASK_COLUMNS, inputs.yaml('hand/asks.yaml'))],
    ['areas.geojson', buildAreas(inputs)],
    ['places.csv', buildPlaces(inputs)],
    ['capacity.csv', formatHandTable(inputs.table('hand/capacity.csv'))],
    ['needs.csv', formatHandTable(inputs.table('hand/needs.csv'))],
    ['fleet.csv', formatHandTable(inputs.table('hand/fleet.csv'))],
    ['links.csv', formatHandTable(inputs.table('hand/links.csv'), { both_ways: 'yes', ...assumed })],
    ['roads.geojson', buildRoads(inputs)],
    ['access.geojson', buildConstraints(inputs)],
    ...buildPeople(inputs),
    ...buildSupply(inputs),
  ]);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
  const operation = join(root, 'operations/rafah');
  const out = process.argv[2] ?? operation;
  const files = buildRafah(join(operation, 'sources'));
  mkdirSync(out, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(out, name), text);
  if (process.argv[2] === undefined) {
    const page = join(root, 'docs/operations/rafah.md');
    writeFileSync(page, replaceAssumptions(readFileSync(page, 'utf8'), files));
  }
}
