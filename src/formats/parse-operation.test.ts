import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../base/index.ts';
import type { Operation } from '../domain/index.ts';
import { EXAMPLE_FOLDER } from './describe/example-folder.ts';
import { type ParseOptions, parseOperation } from './parse-operation.ts';

type Folder = Readonly<Record<string, string>>;

const parse = (folder: Folder, options?: ParseOptions) =>
  parseOperation(new Map(Object.entries(folder).map(([file, text]) => [file, encodeUtf8(text)])), options);

async function parseSound(folder: Folder, options?: ParseOptions): Promise<Operation> {
  const { operation, problems } = await parse(folder, options);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return operation!;
}

/** The example with text in one file replaced; the text must be there. */
function broken(file: string, from: string, to: string): Folder {
  const text = EXAMPLE_FOLDER[file]!;
  expect(text, `${file} holds ${from}`).toContain(from);
  return { ...EXAMPLE_FOLDER, [file]: text.replace(from, () => to) };
}

describe('what is read', () => {
  test('units become whole grams, seconds, cubic centimetres; ranges keep their ends', async () => {
    const operation = await parseSound(EXAMPLE_FOLDER);
    const [fleet] = operation.fleet;
    expect(fleet).toMatchObject({
      payloadGrams: 10_000_000,
      volumeCm3: 35_000_000,
      grossGrams: 18_000_000,
      heightMm: 3600,
      speedFactorPpm: 900_000,
      mlPer100Km: 32_000,
      dutySeconds: 36_000,
      count: { low: 5, best: 6, high: 6 },
      permits: ['valley-pass', 'ford-pass'],
    });
    expect(operation.links[0]).toMatchObject({
      seconds: { low: 1200, best: 1500, high: 2700 },
      metres: 8200,
      bothWays: true,
    });
    expect(operation.needs.find(({ id }) => id === 'water')).toMatchObject({
      unit: 'ml',
      amount: 15_000,
      floorAmount: 7500,
    });
    expect(operation.needs.find(({ id }) => id === 'blanket')).toMatchObject({ periodDays: 3 });
    expect(operation.goods.find(({ id }) => id === 'water-bottles')).toMatchObject({
      gramsPerPack: 18_400,
      cm3PerPack: 25_000,
      serves: [{ needId: 'water', quantityPerPack: 18_000 }],
    });
    expect(operation.conversions.find(({ id }) => id === 'adults')?.factorPpm).toEqual({
      low: 1_800_000,
      best: 2_000_000,
      high: 2_200_000,
    });
    expect(operation.rules.convoy).toMatchObject({ maxVehicles: 8, headwaySeconds: 1200 });
    expect(operation.rules.roads.speedsKmh).not.toHaveProperty('living_street');
  });

  test('known_at falls back on the source, a bare date being local midnight', async () => {
    const operation = await parseSound(EXAMPLE_FOLDER);
    const midnight = Date.UTC(2024, 4, 4, 21) / 1000; // 5 May 00:00 at +03:00
    expect(operation.places[0]!.origin.knownAt).toBe(midnight);
    expect(operation.flows.map(({ origin }) => origin.knownAt).sort()).toEqual([
      Date.UTC(2024, 4, 5, 13) / 1000,
      Date.UTC(2024, 4, 5, 18) / 1000,
    ]);
  });

  test('rules on which operation.yaml is silent are defaults and say so', async () => {
    const silent = EXAMPLE_FOLDER['operation.yaml']!.replace(/^rules:\n[\s\S]*/m, '');
    // Notices name recipients of operation.yaml.
    const { 'notices.csv': _, ...rest } = EXAMPLE_FOLDER;
    const { rules } = await parseSound({ ...rest, 'operation.yaml': silent });
    expect(rules.notice).toEqual({ recipients: [], changeChargePpm: 5_000 });
    expect(rules.leadSeconds).toBe(86_400);
    expect(rules.assumptions['leadSeconds']).toBe('default of the product, not confirmed by the operation');
    expect(rules.assumptions['roads.speedsKmh.track']).toBeDefined();
    const confirmed = await parseSound(EXAMPLE_FOLDER);
    expect(confirmed.rules.assumptions).not.toHaveProperty('leadSeconds');
    expect(confirmed.rules.assumptions['convoy.maxVehicles']).toBe('agreed by phone');
    const district = { leadSeconds: 86_400, cutoffSecond: 54_000, requestsPerDay: 4 };
    expect(confirmed.rules.notice).toEqual({
      recipients: [{ id: 'district', name: 'District office', ...district }],
      changeChargePpm: 10_000,
    });
    expect(confirmed.rules.assumptions['notice.recipients.district.leadSeconds']).toBe('told by phone');
  });

  test('without needs.csv the bundled needs and their sources are used', async () => {
    const { 'needs.csv': _, 'ledger.csv': __, ...rest } = EXAMPLE_FOLDER;
    const goods = 'id,name,kg,m3,serves,source\nw,Water,1,0.001,water: 1 L; energy: 10 kcal,flash-2\n';
    const stock = 'place,good,count,date,source\nhub-a,w,1,2024-05-05,flash-2\n';
    const folder = {
      ...rest,
      'goods.csv': goods,
      'stock.csv': stock,
      'arrivals.csv': stock,
      'conversions.csv': 'kind,from,to,factor,source\npeople,adults,people,2,flash-2\n',
    };
    const operation = await parseSound({
      ...folder,
      'consumption.csv': 'user,good,packs_per_day,from,source\nhub-a,w,1,2024-05-06,flash-2\n',
    });
    expect(operation.needs.map(({ id }) => id)).toEqual([
      'energy',
      'health',
      'shelter',
      'water',
      'water-containers',
    ]);
    const ids = operation.sources.map(({ id }) => id);
    expect(ids).toEqual(['default-sphere', 'default-throughline', 'district-2024-05-05', 'flash-2']);
    for (const need of operation.needs) expect(ids).toContain(need.origin.sourceId);
  });

  test('the order of rows and of columns changes nothing', async () => {
    const [header, ...rows] = EXAMPLE_FOLDER['capacity.csv']!.trim().split('\n');
    const mirror = (line: string): string => line.split(',').reverse().join(',');
    const turned = [header!, ...rows.reverse()].map(mirror).join('\r\n');
    const operation = await parseSound({ ...EXAMPLE_FOLDER, 'capacity.csv': `\uFEFF${turned}` });
    expect(operation).toEqual(await parseSound(EXAMPLE_FOLDER));
  });

  test('an id made from content stays when other rows come and go; the same row twice is a problem', async () => {
    const first = await parseSound(EXAMPLE_FOLDER);
    const text = EXAMPLE_FOLDER['capacity.csv']!;
    const more = await parseSound({
      ...EXAMPLE_FOLDER,
      'capacity.csv': text.replace('\n', '\n,south-school,2024-05-06,,5,,,,,,,flash-2,,,\n'),
    });
    const ids = (operation: Operation): string[] => operation.capacities.map(({ origin }) => origin.factId);
    expect(ids(more)).toEqual(expect.arrayContaining(ids(first)));
    const { problems } = await parse({ ...EXAMPLE_FOLDER, 'capacity.csv': text + text.split('\n')[1]! });
    expect(problems[0]).toMatchObject({
      code: 'capacity.duplicate-row',
      at: { row: 5 },
      got: 'the same as row 2',
    });
  });

  test('ids that differ only in Unicode form are the same id', async () => {
    const composed = 'caf\u00e9';
    const decomposed = 'cafe\u0301';
    const rows = [composed, decomposed].map((id) => `${id},Name ${id.length},site,1,1,flash-2`).join('\n');
    const { problems } = await parse({
      ...EXAMPLE_FOLDER,
      'places.csv': `id,name,kind,lat,lon,source\n${rows}`,
    });
    expect(problems.some(({ code, at }) => code === 'places.duplicate-id' && at.row === 3)).toBe(true);
  });

  test('messages carry no control characters and no long foreign text', async () => {
    const { problems } = await parse(broken('places.csv', '32.395', `\u001b[31m\u202e${'x'.repeat(500)}`));
    const { got } = problems[0]!;
    expect(got).toMatch(/^"\[31m x+\.\.\."$/);
    expect(got.length).toBeLessThan(65);
  });

  test('a word that calls a place safe is dropped, and a party status never carried', async () => {
    const access = EXAMPLE_FOLDER['access.geojson']!.replace(
      '"name": "Flooded fields"',
      '"name": "Safe corridor north", "status": "controlled by X"',
    );
    const { operation, problems } = await parse({ ...EXAMPLE_FOLDER, 'access.geojson': access });
    expect(problems.map(({ code }) => code)).toEqual(['access.party-status-dropped', 'access.word-dropped']);
    expect(operation!.access.find(({ id }) => id === 'flooded')?.name).toBe('corridor north');
    expect(JSON.stringify(operation!.access)).not.toMatch(/controlled|safe/i);
  });
});

describe('later knowledge', () => {
  test('road edits known after the as-of instant change no road', async () => {
    const early = await parseSound(EXAMPLE_FOLDER, { asOf: Date.UTC(2024, 4, 5, 19) / 1000 });
    expect(early.roads.roads.map(({ id }) => id)).toEqual(['camp', 'main']);
    const late = await parseSound(EXAMPLE_FOLDER, { asOf: Date.UTC(2024, 4, 5, 20) / 1000 });
    expect(late.roads.roads.map(({ id }) => id)).toEqual(['bypass', 'camp', 'main']);
    expect(late.roads.hash).not.toBe(early.roads.hash);
    const { 'road_edits.csv': _, ...rest } = EXAMPLE_FOLDER;
    const before = await parseSound(EXAMPLE_FOLDER, { asOf: Date.UTC(2024, 4, 1) / 1000 });
    expect(before.roads).toEqual((await parseSound(rest)).roads);
  });

  test('a place known later does not move the sun', async () => {
    const yaml = EXAMPLE_FOLDER['operation.yaml']!.replace(/position:\n.*\n.*\n/, '');
    const folder = { ...EXAMPLE_FOLDER, 'operation.yaml': yaml };
    const text = 'id,name,kind,lat,lon,source,known_at\nfar,Far,site,60,10,flash-2,2024-05-07\n';
    const both = `${EXAMPLE_FOLDER['places.csv']!.replace(',assumption\n', ',known_at\n').replace('position read off a sketch', '')}far,Far,,site,60,10,,,,,,,,,,,flash-2,2024-05-07\n`;
    expect(text).toContain('far');
    const operation = await parseSound({ ...folder, 'places.csv': both });
    expect(operation.places).toHaveLength(5);
    expect(operation.position).toEqual({ latE7: 323_000_000, lonE7: 363_000_000 });
    expect(operation.days).toEqual((await parseSound(folder)).days);
  });
});

describe('whatever the bytes', () => {
  const names = [...Object.keys(EXAMPLE_FOLDER), 'goods.xlsx', 'people.xlsx'];

  test('random bytes never throw and always say what is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), fc.uint8Array({ maxLength: 300 }), async (file, bytes) => {
        const { operation, problems } = await parseOperation(new Map([[file, bytes]]));
        expect(operation).toBeNull();
        expect(problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  test('the example with a stretch of one file overwritten never throws', async () => {
    const texts = Object.keys(EXAMPLE_FOLDER);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.string({ unit: 'binary', maxLength: 12 }),
        async (file, at, junk) => {
          const text = EXAMPLE_FOLDER[file]!;
          const cut = at % text.length;
          const { operation, problems } = await parse({
            ...EXAMPLE_FOLDER,
            [file]: text.slice(0, cut) + junk + text.slice(cut + junk.length),
          });
          expect(operation === null).toBe(problems.some(({ severity }) => severity === 'error'));
        },
      ),
      { numRuns: 150 },
    );
  });
});
