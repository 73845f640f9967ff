// Rebuilds every file of operations/rafah from operations/rafah/sources.
// Usage: node scripts/operations/build-rafah.ts [OUT_DIR]
// Without OUT_DIR it writes to operations/rafah and the list of assumptions in docs/operations/rafah.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ASK_COLUMNS, formatHandTable, formatYamlRows, openInputs, SOURCE_COLUMNS } from './inputs.ts';
import { replaceAssumptions } from './page-assumptions.ts';
import { buildAreas, buildConstraints, buildRoads } from './rafah-maps.ts';
import { buildPeople } from './rafah-people.ts';
import { buildPlaces } from './rafah-places.ts';
import { buildSupply } from './rafah-supply.ts';

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
    writeFileSync(page, replaceAssumptions(readFileSync(page, 'utf8'), 'build-rafah.ts', files));
  }
}
