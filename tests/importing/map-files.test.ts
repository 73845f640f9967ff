import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../src/base/index.ts';
import type { Problem } from '../../src/domain/index.ts';
import { computeAccessFeatures } from '../../src/formats/imports/map-files/access-features.ts';
import { computeAreaFeatures } from '../../src/formats/imports/map-files/area-features.ts';
import type { ImportRow, MadeFeature } from '../../src/formats/imports/map-files/import-row.ts';
import { mergeFeatures } from '../../src/formats/imports/map-files/merge-features.ts';
import { readFeatureTable } from '../../src/formats/imports/map-files/read-feature-table.ts';
import { computeRoadImport, findOsmTarget } from '../../src/formats/imports/map-files/road-file.ts';
import { computeRoadLines } from '../../src/formats/imports/map-files/road-lines.ts';
import { parseOperation } from '../../src/formats/index.ts';
import { createProblemList } from '../../src/formats/problem-list.ts';

/** Real map files are too large to keep here: THROUGHLINE_DATA, or data of a folder `shared` beside the project. */
const data = process.env['THROUGHLINE_DATA'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data');
const zaatari = join(data, 'zaatari');
const osm = join(data, 'osm');
const present = existsSync(zaatari) && existsSync(osm);
if (!present) console.warn(`SKIPPED: no map files in ${data}; set THROUGHLINE_DATA to read real ones`);

const decodeUtf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const row = (number: number, values: Record<string, string>, geometry?: unknown): ImportRow => ({
  row: number,
  values: new Map(Object.entries(values)),
  ...(geometry === undefined ? {} : { geometry }),
});

const line = (...coordinates: number[][]) => ({ type: 'LineString', coordinates });
const SQUARE = [
  [36.3, 32.3],
  [36.31, 32.3],
  [36.31, 32.31],
  [36.3, 32.31],
  [36.3, 32.3],
];
const area = { type: 'Polygon', coordinates: [SQUARE] };

/** The example operation of docs/formats.md, with files put in place of its own. */
async function readWith(files: Record<string, Uint8Array>): Promise<Problem[]> {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'formats.md'), 'utf8');
  const all = new Map(
    [...page.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)].map(([, name, text]) => [
      name!,
      encodeUtf8(text!),
    ]),
  );
  for (const [name, bytes] of Object.entries(files)) {
    if (name.startsWith('roads.')) all.delete('roads.geojson');
    all.set(name, bytes);
  }
  const { problems } = await parseOperation(all);
  return problems.filter(({ severity }) => severity === 'error');
}

const example = (name: string): Uint8Array => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'formats.md'), 'utf8');
  return encodeUtf8(new RegExp(`^\`\`\`\\w+ ${name}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(page)![1]!);
};

describe('access', () => {
  test('words of field reports become kinds, lines strips, and the operation reads the result', async () => {
    const list = createProblemList();
    const source = 'flash-2';
    const made = computeAccessFeatures(
      [
        row(1, { kind: 'no_access', source }, line([36.31, 32.32], [36.32, 32.32])),
        row(
          2,
          { kind: 'Flooded', slow_factor: '2.5', buffer_m: '25', source },
          line([36.31, 32.33], [36.32, 32.33]),
        ),
        row(3, { kind: 'BLOCKED', radius_m: '150', slow_factor: '3', lat: '32.3', lon: '36.302', source }),
        row(4, { kind: 'مغلق', links: 'ford', name: 'Ford', source, assumption: 'by phone' }),
        row(5, { kind: 'evacuation order', source }, area),
      ],
      'flood.geojson',
      list,
    );
    expect(list.sorted()).toEqual([]);
    expect(made.map(({ properties, geometry }) => [properties, geometry?.type])).toEqual([
      [
        { kind: 'closed', source, assumption: 'a line in the file; taken as a strip of 10 m on each side' },
        'Polygon',
      ],
      [
        {
          kind: 'slowed',
          slow_factor: 2.5,
          source,
          assumption: 'a line in the file; taken as a strip of 25 m on each side',
        },
        'Polygon',
      ],
      // A factor that --set gave to all rows says nothing of what is shut.
      [{ kind: 'closed', radius_m: 150, source }, 'Point'],
      [{ kind: 'closed', name: 'Ford', links: ['ford'], source, assumption: 'by phone' }, undefined],
      [{ kind: 'order', source }, 'Polygon'],
    ]);
    const merged = merge('access', example('access.geojson'), made);
    expect(await readWith({ 'access.geojson': merged.bytes! })).toEqual([]);
  });

  test.each([
    ['a word that may mean several', { kind: 'checkpoint' }, area, 'import.access-kind'],
    ['a claim that a place is safe', { kind: 'safe' }, area, 'import.access-kind'],
    ['no factor', { kind: 'mud' }, area, 'import.slow-factor-needed'],
    ['no hours', { kind: 'curfew' }, area, 'import.hours-needed'],
    ['no permit', { kind: 'permit' }, area, 'import.permit-needed'],
    ['no weight', { kind: 'risk' }, area, 'import.risk-needed'],
    ['no radius', { kind: 'closed', lat: '32', lon: '36' }, undefined, 'import.radius-needed'],
    ['nowhere', { kind: 'closed' }, undefined, 'import.access-shape'],
    ['in two ways', { kind: 'closed', roads: 'main' }, area, 'import.access-shape'],
    ['a line of no length', { kind: 'closed' }, line([36, 32], [36, 32]), 'import.no-length'],
    ['too wide', { kind: 'closed', buffer_m: '5000' }, line([36, 32], [37, 32]), 'import.bad-buffer'],
  ])('%s is asked, not guessed', (_, values, geometry, code) => {
    const list = createProblemList();
    const rows = [row(3, values as Record<string, string>, geometry)];
    expect(computeAccessFeatures(rows, 'a.geojson', list)).toEqual([]);
    expect(list.sorted()).toMatchObject([{ code, severity: 'error', at: { file: 'a.geojson', row: 3 } }]);
  });
});

function merge(
  stem: 'access' | 'areas',
  existing: Uint8Array | null,
  made: readonly MadeFeature[],
  update = false,
) {
  const list = createProblemList();
  const merged = mergeFeatures(stem, existing, made, { update, file: 'new.geojson' }, list);
  return { ...merged, problems: list.sorted() };
}

describe('adding to a GeoJSON file', () => {
  const feature = (number: number, properties: MadeFeature['properties']): MadeFeature => ({
    row: number,
    properties,
    geometry: area,
  });

  test('the same import twice changes nothing, and other features keep every byte', () => {
    const before = example('areas.geojson');
    const made = [feature(1, { pcode: 'XX02', name: 'Upper Valley', level: 2 })];
    const first = merge('areas', before, made);
    expect(first).toMatchObject({ added: [1], same: [], problems: [] });
    const [old, now] = [decodeUtf8(before), decodeUtf8(first.bytes!)];
    expect(now.startsWith(old.slice(0, old.lastIndexOf('}}') + 2))).toBe(true);
    expect(JSON.parse(now).features).toHaveLength(2);
    expect(merge('areas', first.bytes, made)).toMatchObject({ bytes: null, same: [1], added: [] });
  });

  test('a difference is a problem with both values, or replaces the old one and keeps what it does not know', () => {
    const before = encodeUtf8(
      '{"features": [{"type": "Feature", "id": 5, "properties": {"pcode": "A", "name": "Old", "colour": "red"}, "geometry": null},\n' +
        ' {"type": "Feature", "properties": {"pcode": "B", "name": "B\\u0062 ,]"}, "geometry": null}], "type": "FeatureCollection"}',
    );
    const made: MadeFeature[] = [{ row: 4, properties: { pcode: 'A', name: 'New' }, geometry: null }];
    expect(merge('areas', before, made)).toMatchObject({
      bytes: null,
      refused: [4],
      problems: [
        {
          code: 'import.differs',
          at: { row: 4, column: 'name' },
          expected: 'what areas.geojson says: "Old"',
          got: '"New"',
        },
      ],
    });
    const text = decodeUtf8(merge('areas', before, made, true).bytes!);
    expect(text).toContain(
      '{"type": "Feature", "properties": {"pcode": "B", "name": "B\\u0062 ,]"}, "geometry": null}',
    );
    expect(JSON.parse(text).features[0]).toEqual({
      type: 'Feature',
      id: 5,
      properties: { pcode: 'A', name: 'New', colour: 'red' },
      geometry: null,
    });
  });

  test('a table of codes does not take away outlines that are there', () => {
    const outlined = merge('areas', null, [feature(1, { pcode: 'A', name: 'A' })]).bytes!;
    const named: MadeFeature[] = [{ row: 1, properties: { pcode: 'A', name: 'Aa' }, geometry: null }];
    const { features } = JSON.parse(decodeUtf8(merge('areas', outlined, named, true).bytes!));
    expect(features[0].geometry.coordinates[0]).toEqual(SQUARE);
    expect(features[0].properties.name).toBe('Aa');
  });

  test('constraints are the same where kind, name, from, place and source are', () => {
    const flood = feature(1, { kind: 'closed', from: '2024-05-05', source: 's' });
    const { bytes } = merge('access', null, [flood]);
    const again = {
      ...flood,
      geometry: { type: 'Polygon', coordinates: [SQUARE.map(([x, y]) => [x! + 1e-9, y!])] },
    };
    expect(merge('access', bytes, [again])).toMatchObject({ same: [1], bytes: null });
    const later = feature(2, { kind: 'closed', from: '2024-05-06', source: 's' });
    expect(merge('access', bytes, [flood, later])).toMatchObject({ same: [1], added: [2] });
    const ends = feature(1, { kind: 'closed', from: '2024-05-05', to: '2024-05-07', source: 's' });
    expect(merge('access', bytes, [ends]).problems).toMatchObject([
      { code: 'import.differs', at: { column: 'to' } },
    ]);
  });

  test('two rows with one key, and a file that is none, are problems', () => {
    const twice = [feature(1, { pcode: 'A', name: 'A' }), feature(2, { pcode: 'A', name: 'B' })];
    expect(merge('areas', null, twice)).toMatchObject({
      added: [1],
      refused: [2],
      problems: [{ code: 'import.same-key', at: { row: 2 }, got: 'the same as row 1' }],
    });
    expect(merge('areas', encodeUtf8('{"features": 3}'), twice)).toMatchObject({
      bytes: null,
      problems: [{ code: 'import.target-unreadable' }],
    });
  });
});

describe('areas', () => {
  test('rows of codes and of outlines become areas that the operation reads', async () => {
    const list = createProblemList();
    const made = computeAreaFeatures(
      [
        row(1, { pcode: 'XX', name: 'Valley', level: '1', source: 'flash-2' }),
        row(
          2,
          { pcode: 'XX02', name: 'Upper Valley', name_local: 'الوادي الأعلى', level: '2', parent: 'XX' },
          area,
        ),
      ],
      'areas.csv',
      list,
    );
    expect(list.sorted()).toEqual([]);
    const { bytes } = merge('areas', example('areas.geojson'), made);
    expect(await readWith({ 'areas.geojson': bytes! })).toEqual([]);
  });

  test('a point is no area, and an area needs code and name', () => {
    const list = createProblemList();
    const point = { type: 'Point', coordinates: [36, 32] };
    const rows = [row(1, { pcode: 'A', name: 'A' }, point), row(2, {})];
    expect(computeAreaFeatures(rows, 'a', list)).toEqual([]);
    expect(list.sorted().map(({ code }) => code)).toEqual([
      'import.area-shape',
      'import.area-without-name',
      'import.area-without-code',
    ]);
  });
});

describe('roads', () => {
  const lines = (rows: readonly ImportRow[], credit: string | null = null) => {
    const list = createProblemList();
    const bytes = computeRoadLines(rows, 'roads.json', credit, list);
    return { bytes, problems: list.sorted() };
  };

  test('lines become roads with ids and classes that the operation reads', async () => {
    const main = line([36.305, 32.395], [36.301, 32.345], [36.302, 32.3], [36.299, 32.252]);
    const two = {
      type: 'MultiLineString',
      coordinates: [
        [
          [36.302, 32.3],
          [36.352, 32.301],
        ],
        [
          [36.352, 32.301],
          [36.36, 32.301],
        ],
      ],
    };
    const { bytes, problems } = lines(
      [
        row(1, { id: 'main', highway: 'Primary', name: 'Valley road', population: '5' }, main),
        row(2, { id: 'camp', highway: 'unpaved' }, two),
      ],
      'Survey office',
    );
    expect(problems).toMatchObject([{ code: 'import.road-class-assumed', severity: 'warning' }]);
    const { features, credit } = JSON.parse(decodeUtf8(bytes!));
    expect(credit).toBe('Survey office');
    expect(
      features.map(({ id, properties }: { id: string; properties: object }) => [id, properties]),
    ).toEqual([
      ['main', { highway: 'primary', name: 'Valley road' }],
      ['camp-1', { highway: 'track', surface: 'unpaved' }],
      ['camp-2', { highway: 'track', surface: 'unpaved' }],
    ]);
    // access.geojson and road_edits.csv of the example name `camp`, which is now in two parts.
    const errors = await readWith({ 'roads.geojson': bytes! });
    expect(errors.map(({ at }) => at.file)).toEqual(['road_edits.csv']);
  });

  test('unknown classes, other shapes and equal ids are problems; nothing is made then', () => {
    const main = line([36, 32], [36.1, 32]);
    const { bytes, problems } = lines([
      row(1, { id: 'a', highway: 'class 7' }, main),
      row(2, { id: 'b', highway: 'track' }, area),
      row(3, { id: 'c', highway: 'track' }, main),
      row(4, { id: 'c', highway: 'track' }, main),
    ]);
    expect(bytes).toBeNull();
    expect(problems.map(({ code, at }) => [code, at.row])).toEqual([
      ['import.road-class', 1],
      ['import.road-shape', 2],
      ['import.same-key', 4],
    ]);
  });

  test('a road file is counted, kept byte for byte, and replaced only when that is said', () => {
    const { bytes } = lines([row(1, { highway: 'track' }, line([36, 32], [36.1, 32]))]);
    const file = { name: 'mail.geojson', bytes: bytes! };
    const run = (existing: Record<string, Uint8Array>, update: boolean) => {
      const list = createProblemList();
      const files = new Map(Object.entries(existing));
      const made = computeRoadImport(file, 'roads.geojson', files, { update, joinMetres: 0 }, list);
      return { made, codes: list.sorted().map(({ code }) => code) };
    };
    // A tenth of a degree of longitude at 32 degrees north.
    expect(run({}, false).made!.counts).toEqual({
      roads: 1,
      metres: 9430,
      classes: [{ name: 'track', roads: 1, metres: 9430 }],
    });
    expect(run({ 'roads.geojson': bytes! }, false).made).toMatchObject({ became: 'same', removes: [] });
    const other = { 'roads.osm': encodeUtf8('<osm/>') };
    expect(run(other, false)).toEqual({ made: null, codes: ['import.roads-differ'] });
    expect(run(other, true).made).toMatchObject({ became: 'replaced', removes: ['roads.osm'], bytes });
  });
});

describe.skipIf(!present)('real map files', () => {
  const read = (file: string) => {
    const list = createProblemList();
    const table = readFeatureTable({ name: file, bytes: readFileSync(join(zaatari, file)) }, list)!;
    const rows = (columns: Record<string, string>, set: Record<string, string> = {}): ImportRow[] =>
      table.rows.map(({ row: number, cells, geometry }) => ({
        row: number,
        geometry,
        values: new Map([
          ...Object.entries(set),
          ...Object.entries(columns)
            .map(([column, header]) => {
              const index = table.headers.findIndex(({ text }) => text === header);
              return [column, cells[index]!.text] as const;
            })
            .filter(([, text]) => text !== ''),
        ]),
      }));
    return { list, rows };
  };

  test('986 flood lines of a camp become constraints that an operation reads', async () => {
    const { list, rows } = read('FloodLines_2016_12.geojson');
    const columns = { kind: 'TYPE', from: 'DATE' };
    const set = { slow_factor: '2', source: 'flash-2' };
    const asked = computeAccessFeatures(rows(columns, set), 'flood', list);
    // thw_flood, of two lines, is nobody's word; the mapping says what it means.
    expect(asked).toHaveLength(984);
    expect(list.sorted().map(({ code, got }) => [code, got])).toEqual([
      ['import.access-kind', '"thw_flood"'],
      ['import.access-kind', '"thw_flood"'],
    ]);
    expect(asked.filter(({ properties }) => properties['kind'] === 'closed')).toHaveLength(187);
    const merged = mergeFeatures(
      'access',
      null,
      asked,
      { update: false, file: 'flood' },
      createProblemList(),
    );
    expect(merged.added.length + merged.refused.length).toBe(984);
    const errors = (await readWith({ 'access.geojson': merged.bytes! })).filter(
      ({ at }) => at.file === 'access.geojson',
    );
    expect(errors).toEqual([]);
    const again = mergeFeatures(
      'access',
      merged.bytes,
      asked,
      { update: false, file: 'flood' },
      createProblemList(),
    );
    expect(again.bytes).toBeNull();
  });

  test('161 roads of a camp become 162 lines', () => {
    const { list, rows } = read('Roads_2016_12.geojson');
    const columns = { id: 'OBJECTID', highway: 'Linetype', name: 'Name', 'name:ar': 'Ar_Name' };
    const bytes = computeRoadLines(rows(columns), 'roads', null, list)!;
    expect(list.sorted().map(({ code }) => code)).toEqual([
      'import.road-class-assumed',
      'import.road-class-assumed',
    ]);
    const file = { name: 'r', bytes };
    const made = computeRoadImport(file, 'roads.geojson', new Map(), { update: false, joinMetres: 0 }, list)!;
    expect(made.counts.roads).toBe(162);
    expect(made.counts.classes.map(({ name, roads }) => [name, roads])).toEqual([
      // 89 paved lines, one of them in two parts.
      ['unclassified', 90],
      ['track', 72],
    ]);
  });

  test.each([
    ['monaco.osm.pbf', 'roads.osm.pbf'],
    ['campo-grande.osm.gz', 'roads.osm.gz'],
  ] as const)('%s is known by its content and kept byte for byte', (name, target) => {
    const bytes = new Uint8Array(readFileSync(join(osm, name)));
    expect(findOsmTarget(bytes)).toBe(target);
    const list = createProblemList();
    const file = { name, bytes };
    const made = computeRoadImport(file, target, new Map(), { update: false, joinMetres: 0 }, list)!;
    expect(made.bytes).toBe(bytes);
    expect(made.became).toBe('new');
    const total = made.counts.classes.reduce((sum, { metres }) => sum + metres, 0);
    expect(Math.abs(total - made.counts.metres)).toBeLessThanOrEqual(made.counts.classes.length);
    expect(list.sorted().filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
