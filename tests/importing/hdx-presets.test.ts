import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFeatureTable } from '../../src/formats/imports/map-files/read-feature-table.ts';
import type { ImportKind } from '../../src/formats/imports/mapping.ts';
import { findPreset } from '../../src/formats/imports/presets/find-preset.ts';
import type { Preset, PresetArea, PresetInfo } from '../../src/formats/imports/presets/preset.ts';
import type { MessyTable } from '../../src/formats/messy/messy-table.ts';
import { createProblemList } from '../../src/formats/problem-list.ts';
import { buildPlainTable } from '../support/plain-messy-table.ts';

/** Excerpts stand beside this test. The whole files are in THROUGHLINE_HDX, or data/hdx of a folder `shared` beside the project. */
const excerpts = join(import.meta.dirname, 'hdx');
const whole =
  process.env['THROUGHLINE_HDX'] ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'hdx');
const present = existsSync(whole);
if (!present) console.warn(`SKIPPED: no files of HDX in ${whole}; set THROUGHLINE_HDX to read whole ones`);

const area = (pcode: string, name: string, level: number, parent: string | null = null): PresetArea => ({
  pcode,
  name,
  nameLocal: null,
  level,
  parent,
});

const AFGHAN = [
  area('AF', 'Afghanistan', 0),
  area('AF01', 'Kabul', 1, 'AF'),
  area('AF0101', 'Kabul', 2, 'AF01'),
  area('AF04', 'Maidan Wardak', 1, 'AF'),
  area('AF15', 'Kunar', 1, 'AF'),
];

function read(folder: string, file: string): MessyTable {
  const bytes = readFileSync(join(folder, file));
  if (!file.endsWith('.geojson')) return buildPlainTable(file, bytes.toString('utf8'));
  return readFeatureTable({ name: file, bytes }, createProblemList())!;
}

function apply(
  table: MessyTable,
  kind: ImportKind,
  areas: readonly PresetArea[],
  more: Partial<Omit<PresetInfo, 'set' | 'names'>> & {
    readonly set?: Record<string, string>;
    readonly names?: Record<string, string>;
  } = {},
) {
  const problems = createProblemList();
  const info: PresetInfo = {
    areas,
    placeCodes: more.placeCodes ?? [],
    lastDay: more.lastDay ?? null,
    names: new Map(Object.entries(more.names ?? {})),
    set: new Map(Object.entries(more.set ?? {})),
  };
  const found = findPreset(table, kind, info, problems);
  return { found, preset: found.kind === 'ready' ? found.preset : null, problems: problems.sorted() };
}

/** What the rows say under the target columns: mapped, spread or set for all. */
function listFacts({ table, mapping }: Preset): Record<string, string>[] {
  const textOf = (row: MessyTable['rows'][number], header: string): string =>
    row.cells[table.headers.findIndex(({ text }) => text === header)]!.text;
  return table.rows.map((row) =>
    Object.fromEntries(
      [
        ...mapping.set,
        ...[...mapping.columns].map(([column, header]) => [column, textOf(row, header)] as const),
        ...[...(mapping.spread?.headers ?? [])].map(
          ([header, group]) => [group, textOf(row, header)] as const,
        ),
      ].filter(([, text]) => text !== ''),
    ),
  );
}

describe('humanitarian needs', () => {
  test('HAPI gives people in need of all sectors together, of the deepest areas that the operation has', () => {
    const { preset, problems } = apply(read(excerpts, 'hapi-needs.csv'), 'people', AFGHAN);
    expect(problems).toEqual([]);
    expect(listFacts(preset!)).toEqual([
      { area: 'AF0101', date: '2024-01-05', best: '2293151', group: 'in-need' },
    ]);
    // AF, AF01 and AF0101 are the operation's; the country and the province are covered by the district. Two rows are of SDN.
    expect(preset!.counts).toMatchObject({ read: 27, taken: 1, covered: 2, outside: 2, unclear: 0 });
    expect(preset!.notes.join('\n')).toContain('AF01 Kabul (3393245 people) is left out');
    expect(preset!.source).toMatchObject({ published: null, url: 'https://hapi.humdata.org' });
  });

  test('an operation that knows no districts gets the province, and one elsewhere nothing', () => {
    const provinces = AFGHAN.filter(({ level }) => level === 1);
    const { preset } = apply(read(excerpts, 'hapi-needs.csv'), 'people', provinces);
    expect(listFacts(preset!).map(({ area: code, best }) => [code, best])).toEqual([['AF01', '3393245']]);
    const gaza = apply(read(excerpts, 'hapi-needs.csv'), 'people', [area('PS0275', 'Rafah', 2)]).preset!;
    expect(gaza.counts).toMatchObject({ taken: 0, outside: 5 });
    expect(gaza.notes.at(-1)).toBe('In no area of the operation: AFG, Kabul, SDN, Jebel Awlia.');
  });

  test('another sector is taken by code or name, and an unknown one is asked', () => {
    const table = read(excerpts, 'hapi-needs.csv');
    for (const sector of ['FSC', 'food security']) {
      const { preset } = apply(table, 'people', AFGHAN, { set: { sector } });
      expect(listFacts(preset!)[0]).toMatchObject({ area: 'AF0101', best: '1479187' });
    }
    const { found, problems } = apply(table, 'people', AFGHAN, { set: { sector: 'WASH' } });
    expect(found.kind).toBe('asked');
    expect(problems).toMatchObject([
      { code: 'import.preset-choice', expected: 'one of the sectors FSC, Intersectoral' },
    ]);
  });

  test('HPC gives population and people in need, and leaves empty what it does not say', () => {
    const areas = [...AFGHAN.filter(({ level }) => level === 1), area('SD01001', 'Jebel Awlia', 2)];
    const { preset } = apply(read(excerpts, 'hpc-needs.csv'), 'people', areas);
    expect(listFacts(preset!)).toEqual([
      { area: 'AF01', 'in-need': '3393245' },
      { area: 'SD01001', people: '1399610', 'in-need': '621782' },
    ]);
    expect(preset!.mapping.spread).toMatchObject({ column: 'group', value: 'best' });
    expect(preset!.counts).toMatchObject({ taken: 2, outside: 3, covered: 0 });
  });
});

describe('food security', () => {
  test('HAPI gives phase 3 or worse of the latest current period, by code', () => {
    const { preset } = apply(read(excerpts, 'hapi-food-security.csv'), 'people', AFGHAN);
    expect(listFacts(preset!).sort((a, b) => (a['area']! < b['area']! ? -1 : 1))).toEqual([
      { area: 'AF01', date: '2023-04-01', best: '1022722', group: 'ipc-3-plus' },
      { area: 'AF04', date: '2023-04-01', best: '453287', group: 'ipc-3-plus' },
      { area: 'AF15', date: '2023-04-01', best: '308563', group: 'ipc-3-plus' },
    ]);
  });

  test('what begins after the horizon is not taken', () => {
    const table = read(excerpts, 'hapi-food-security.csv');
    const { preset } = apply(table, 'people', AFGHAN, { lastDay: '2022-12-31' });
    expect(listFacts(preset!).every(({ date }) => date === '2022-09-01')).toBe(true);
    expect(preset!.counts.taken).toBe(3);
  });

  test('the long table goes by names of one country and level; near ones are told and not taken', () => {
    const { preset, problems } = apply(read(excerpts, 'ipc-long.csv'), 'people', AFGHAN);
    // Kabul is the province, since the file names no area above it; Wardak is called otherwise; Kabul Urban is an area of its own.
    expect(listFacts(preset!)).toEqual([
      { area: 'AF15', date: '2023-04-01', best: '308563', group: 'ipc-3-plus' },
      { area: 'AF01', date: '2023-04-01', best: '1022722', group: 'ipc-3-plus' },
    ]);
    expect(problems).toMatchObject([{ code: 'import.area-near-miss', severity: 'warning', got: '"Wardak"' }]);
    expect(problems[0]!.remedy).toContain('names: { area: { Wardak: AF04 } }');
    expect(preset!.source.published).toBe('2023-04-30');
    expect(preset!.source.note).toContain('last day of the latest month of analysis');
  });

  test('a name that the mapping gives is taken', () => {
    const { preset, problems } = apply(read(excerpts, 'ipc-long.csv'), 'people', AFGHAN, {
      names: { Wardak: 'AF04' },
    });
    expect(listFacts(preset!).map(({ area: code }) => code)).toContain('AF04');
    expect(problems).toEqual([]);
  });

  test('an area below another is not mistaken for one of level 1', () => {
    const angola = [area('AO01', 'Virei', 1), area('AO02', 'Namibe', 1), area('AO0203', 'Virei', 2, 'AO02')];
    const { preset } = apply(read(excerpts, 'ipc-long.csv'), 'people', angola);
    expect(listFacts(preset!).map(({ area: code, best }) => [code, best])).toEqual([['AO0203', '26795']]);
  });

  test('an area of the same name in another country is outside', () => {
    const elsewhere = [area('PK15', 'Kunar', 1), area('PK01', 'Kabul', 1)];
    const { preset } = apply(read(excerpts, 'ipc-long.csv'), 'people', elsewhere);
    expect(preset!.counts).toMatchObject({ taken: 0, outside: 9 });
  });

  test('a map that holds only a projection is asked about, and then marked as an assumption', () => {
    const table = read(excerpts, 'ipc-areas.geojson');
    const { found, problems } = apply(table, 'people', AFGHAN);
    expect(found).toEqual({ kind: 'asked', title: 'IPC areas, GeoJSON' });
    expect(problems).toMatchObject([{ code: 'import.preset-choice', got: 'only: first projection' }]);

    const { preset } = apply(table, 'people', AFGHAN, { set: { period: 'projected', level: '1' } });
    const facts = listFacts(preset!);
    // 205,709 in phase 3 and 34,285 in phase 4, none in 5.
    expect(facts.find(({ area: code }) => code === 'AF15')).toEqual({
      area: 'AF15',
      best: '239994',
      group: 'ipc-3-plus',
      assumption: 'IPC first projection: what the analysis expected, not what was found',
    });
    expect(facts.map(({ area: code }) => code).sort()).toEqual(['AF01', 'AF15']);
  });

  test('a name that a province and its district share is not guessed', () => {
    const { preset, problems } = apply(read(excerpts, 'ipc-areas.geojson'), 'people', AFGHAN, {
      set: { period: 'projected' },
    });
    expect(problems.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'import.ambiguous-area', expected: 'one of AF01, AF0101', got: '"Kabul"' },
    ]);
    expect(preset!.counts.unclear).toBe(1);
  });
});

describe('P-codes', () => {
  test('a country gives its areas without outline, with parents where these are there too', () => {
    const { preset } = apply(read(excerpts, 'global-pcodes.csv'), 'areas', [], { set: { country: 'pse' } });
    const facts = listFacts(preset!);
    expect(facts).toHaveLength(18);
    expect(facts.find(({ pcode }) => pcode === 'PS02')).toEqual({
      pcode: 'PS02',
      name: 'Gaza Strip',
      level: '1',
    });
    expect(facts.find(({ pcode }) => pcode === 'PS0275')).toEqual({
      pcode: 'PS0275',
      name: 'Rafah',
      level: '2',
      parent: 'PS02',
    });
  });

  test('without a country those that places name, and what they are part of', () => {
    const table = read(excerpts, 'global-pcodes.csv');
    const { preset } = apply(table, 'areas', [], { placeCodes: ['PS0275', 'ps0270', 'XX01'] });
    expect(listFacts(preset!).map(({ pcode }) => pcode)).toEqual(['PS02', 'PS0270', 'PS0275']);
    expect(apply(table, 'areas', []).problems).toMatchObject([{ code: 'import.preset-choice' }]);
  });

  test('boundaries with columns by level give the deepest', () => {
    const bytes = new TextEncoder().encode(
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          {
            type: 'Feature',
            properties: {
              ADM2_EN: 'Rafah',
              ADM2_AR: 'رفح',
              ADM2_PCODE: 'PS0275',
              ADM1_PCODE: 'PS02',
              ADM0_PCODE: 'PS',
            },
            geometry: null,
          },
        ],
      }),
    );
    const table = readFeatureTable({ name: 'adm2.geojson', bytes }, createProblemList())!;
    const { preset } = apply(table, 'areas', [area('PS02', 'Gaza Strip', 1)]);
    expect(listFacts(preset!)).toEqual([
      { pcode: 'PS0275', name: 'Rafah', name_local: 'رفح', level: '2', parent: 'PS02' },
    ]);
  });
});

test('other tables are no preset, nor are these for another kind', () => {
  const table = read(excerpts, 'hapi-needs.csv');
  expect(apply(table, 'stock', AFGHAN).found).toEqual({ kind: 'none' });
  expect(apply(buildPlainTable('a.csv', 'place,people\nx,1\n'), 'people', AFGHAN).found).toEqual({
    kind: 'none',
  });
});

describe.skipIf(!present)('whole files of HDX', () => {
  const pcodes = present ? read(whole, 'global-pcodes-adm-1-2.csv') : null;
  const listAreas = (country: string): PresetArea[] =>
    pcodes!.rows
      .filter(({ cells }) => cells[0]!.text === country)
      .map(({ cells: [, level, pcode, name, parent] }) =>
        area(pcode!.text, name!.text, Number(level!.text), parent!.text === country ? null : parent!.text),
      );

  // Of the 34 provinces the long table calls two otherwise (Wardak, Sari pul); HAPI has codes for all of them.
  test.each([
    ['AFG', 'hdx_hapi_humanitarian_needs_global_2024.csv', { read: 1942, taken: 1, outside: 3, covered: 1 }],
    ['AFG', 'hpc_hno_2024.csv', { read: 1058, taken: 1, outside: 3, covered: 1 }],
    ['AFG', 'hdx_hapi_food_security_global.csv', { read: 21_158, taken: 34, unclear: 0 }],
    ['AFG', 'ipc_global_area_long_latest.csv', { read: 2709, taken: 32, outside: 177, unclear: 0 }],
    ['PSE', 'hdx_hapi_humanitarian_needs_global_2024.csv', { taken: 0, outside: 5 }],
    ['PSE', 'hdx_hapi_food_security_global.csv', { taken: 0 }],
  ])('%s: %s', (country, file, counts) => {
    const { preset, problems } = apply(read(whole, file), 'people', listAreas(country));
    expect(preset!.counts).toMatchObject(counts);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('the global list holds 435 areas of Afghanistan and 18 of Palestine', () => {
    for (const [country, count] of [
      ['AFG', 435],
      ['PSE', 18],
    ] as const)
      expect(apply(pcodes!, 'areas', [], { set: { country } }).preset!.counts).toMatchObject({
        read: 33_363,
        taken: count,
      });
  });
});
