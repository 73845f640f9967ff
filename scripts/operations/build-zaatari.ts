// Rebuilds every file of operations/zaatari from operations/zaatari/sources.
// Usage: node scripts/operations/build-zaatari.ts [OUT_DIR]
// Without OUT_DIR it writes to operations/zaatari and the list of assumptions in docs/operations/zaatari.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ASK_COLUMNS, formatHandTable, formatYamlRows, openInputs, SOURCE_COLUMNS } from './inputs.ts';
import { replaceAssumptions } from './page-assumptions.ts';
import { cutStretches } from './zaatari-flood.ts';
import { buildAreas, buildConstraints, buildRoads, listDistricts } from './zaatari-maps.ts';
import { buildPlaces } from './zaatari-places.ts';
import { drawStreets } from './zaatari-streets.ts';
import { buildPeople, buildSupply } from './zaatari-supply.ts';

/** Every file of the operation by its name. */
export const buildZaatari = (sources: string): ReadonlyMap<string, string> => {
  const inputs = openInputs(sources);
  const districts = listDistricts(inputs);
  const stretches = cutStretches(inputs, drawStreets(inputs));
  const assumed = { source: 'operation-assumptions' };
  return new Map([
    ['operation.yaml', inputs.text('hand/operation.yaml')],
    ['sources.csv', formatYamlRows(SOURCE_COLUMNS, inputs.yaml('hand/sources.yaml'))],
    ['asks.csv', formatYamlRows(ASK_COLUMNS, inputs.yaml('hand/asks.yaml'))],
    ['areas.geojson', buildAreas(districts)],
    ['places.csv', buildPlaces(inputs, stretches, districts)],
    ['capacity.csv', formatHandTable(inputs.table('hand/capacity.csv'), assumed)],
    ['people.csv', buildPeople(inputs, districts)],
    ['needs.csv', formatHandTable(inputs.table('hand/needs.csv'))],
    ['goods.csv', formatHandTable(inputs.table('hand/goods.csv'), assumed)],
    ['stock.csv', buildSupply(inputs.table('hand/stock.csv'), 'warehouse')],
    ['arrivals.csv', buildSupply(inputs.table('hand/arrivals.csv'), 'arrival')],
    ['fleet.csv', formatHandTable(inputs.table('hand/fleet.csv'), assumed)],
    ['roads.geojson', buildRoads(stretches)],
    ['access.geojson', buildConstraints(inputs, stretches, districts)],
  ]);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
  const operation = join(root, 'operations/zaatari');
  const out = process.argv[2] ?? operation;
  const files = buildZaatari(join(operation, 'sources'));
  mkdirSync(out, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(out, name), text);
  if (process.argv[2] === undefined) {
    const page = join(root, 'docs/operations/zaatari.md');
    writeFileSync(page, replaceAssumptions(readFileSync(page, 'utf8'), 'build-zaatari.ts', files));
  }
}
