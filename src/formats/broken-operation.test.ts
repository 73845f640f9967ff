import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../base/index.ts';
import type { Problem } from '../domain/index.ts';
import { EXAMPLE_FOLDER } from './describe/example-folder.ts';
import { parseOperation } from './parse-operation.ts';

type Folder = Readonly<Record<string, string>>;

const parse = (folder: Folder) =>
  parseOperation(new Map(Object.entries(folder).map(([file, text]) => [file, encodeUtf8(text)])));

/** The example with text in one file replaced; the text must be there. */
function broken(file: string, from: string, to: string): Folder {
  const text = EXAMPLE_FOLDER[file]!;
  expect(text, `${file} holds ${from}`).toContain(from);
  return { ...EXAMPLE_FOLDER, [file]: text.replace(from, () => to) };
}

describe('one thing wrong in the example', () => {
  const V = 'operation.yaml';
  // file, text in it, what it becomes, then the problem's code, row and column.
  test.each<[string, string, string, string, number | undefined, string | undefined]>([
    [
      V,
      'format: throughline/operation@1',
      'format: throughline/operation@9',
      'operation.unknown-word',
      1,
      'format',
    ],
    [V, 'id: lower-valley-2024\n', '', 'operation.missing-value', 1, 'id'],
    [V, 'time_zone: Asia/Amman', 'time_zone: Asia/Aman', 'operation.unknown-time-zone', 9, 'time_zone'],
    [V, 'last: 2024-05-08', 'last: 2025-07-08', 'operation.bad-horizon', 12, 'horizon.last'],
    [V, 'last: 2024-05-08', 'last: 2024-05-05', 'operation.bad-horizon', 12, 'horizon.last'],
    [V, 'last: 2024-05-08', 'last: 2024-05-32', 'operation.not-a-date', 12, 'horizon.last'],
    [
      V,
      'as_of: 2024-05-06T05:00:00+03:00',
      'as_of: 2024-05-09',
      'operation.as-of-after-horizon',
      13,
      'as_of',
    ],
    [V, 'as_of: 2024-05-06T05:00:00+03:00', 'as_of: 2024-05-06T05:00', 'operation.no-zone', 13, 'as_of'],
    [
      V,
      'as_of: 2024-05-06T05:00:00+03:00',
      'as_of: 2024-05-06T25:00Z',
      'operation.not-an-instant',
      13,
      'as_of',
    ],
    [V, '  lon: 36.3\n', '', 'operation.missing-value', 14, 'position.lon'],
    [V, 'min_vehicles: 1', 'min_vehicles: 9', 'operation.convoy-size', 20, 'rules.convoy.max_vehicles'],
    [V, 'max_stops: 2', 'max_stop: 2', 'operation.unknown-key', 22, 'rules.convoy.max_stop'],
    [V, 'lead_hours: 2', 'lead_hours: two', 'operation.not-a-number', 34, 'rules.lead_hours'],
    [V, 'lead_hours: 2', 'lead_hours: { hours: 2 }', 'operation.missing-value', 34, 'rules.lead_hours.value'],
    [
      V,
      'source: district-2024-05-05 }',
      'source: nobody }',
      'operation.unknown-source',
      20,
      'rules.convoy.max_vehicles.source',
    ],
    [V, 'track: 10', 'track: 900', 'operation.too-large', 46, 'rules.roads.speeds_kmh.track'],
    [V, '"15:00"', '"15.00"', 'operation.not-a-time', 43, 'rules.notice.recipients.district.cutoff'],
    [
      V,
      'name: District office',
      'title: District office',
      'operation.missing-value',
      40,
      'rules.notice.recipients.district.name',
    ],
    [V, '      district:', '      dist.rict:', 'operation.bad-id', 39, 'rules.notice.recipients'],
    ['notices.csv', ',district,', ',districd,', 'notices.unknown-recipient', 2, 'recipient'],
    ['notices.csv', 'no_objection', '', 'notices.answer-missing', 2, 'answer'],
    ['notices.csv', '2024-05-05T15:00:00Z', '', 'notices.answer-undated', 2, 'answered_at'],
    [
      'notices.csv',
      '2024-05-05T15:00:00Z',
      '2024-05-05T09:00:00Z',
      'notices.answered-before-sent',
      2,
      'answered_at',
    ],
    ['facilitation.csv', ',,XX01', ',east-camp,XX01', 'facilitation.two-subjects', 2, 'area'],
    ['facilitation.csv', ',0.7,0.85', ',0.9,0.85', 'facilitation.range-order', 2, 'low'],
    ['facilitation.csv', '0.95', '1.95', 'facilitation.too-large', 2, 'high'],
    [V, 'languages: [en, ar]', 'languages: [en, "1"]', 'operation.unknown-language', 6, 'languages'],
    [V, 'household_size: 5', 'household_size: 5.5', 'operation.not-whole', 36, 'rules.household_size'],
    [V, 'exercise: true', 'exercise: {a: 1}', 'operation.not-a-value', 5, 'exercise'],
    [V, 'exercise: true', 'exercise: &a true\nx: *a', 'file.not-yaml', 5, undefined],
    [V, 'exercise: true', 'exercise: !!js/function x', 'file.not-yaml', 5, undefined],
    [V, 'exercise: true', 'exercise: true\nexercise: false', 'file.not-yaml', 6, undefined],
    [V, 'exercise: true', 'exercise: [', 'file.not-yaml', 6, undefined],
    ['sources.csv', ',B,', ',G,', 'sources.unknown-word', 2, 'reliability'],
    ['sources.csv', 'https://example.org/flash-2', 'javascript:alert(1)', 'sources.bad-url', 3, 'url'],
    ['sources.csv', 'title', 'heading', 'sources.missing-column', 1, 'title'],
    ['sources.csv', 'flash-2,Flash', 'district-2024-05-05,Flash', 'sources.duplicate-id', 3, 'id'],
    ['places.csv', '32.395', '36°18', 'places.not-a-number', 2, 'lat'],
    ['places.csv', '32.395', '132.395', 'places.out-of-range', 2, 'lat'],
    ['places.csv', 'hub,32.345', 'depot,32.345', 'places.unknown-word', 3, 'kind'],
    ['places.csv', 'east-camp,East', 'hub-a,East', 'places.duplicate-id', 4, 'id'],
    ['places.csv', 'east-camp,East', 'east camp,East', 'places.bad-id', 4, 'id'],
    ['places.csv', 'XX01,,07:00', 'XX02,,07:00', 'places.unknown-area', 4, 'pcode'],
    ['places.csv', 'north-gate,North', 'XX01,North', 'places.duplicate-id', 2, 'id'],
    ['places.csv', '06:00-18:00', '06:00-18.00', 'places.bad-hours', 3, 'opening_hours'],
    ['places.csv', '450000', '-5', 'places.negative', 3, 'storage_kg'],
    ['places.csv', 'position read', 'position, read', 'places.too-many-cells', 5, undefined],
    ['places.csv', '450000', '450 000', 'places.not-a-number', 3, 'storage_kg'],
    ['places.csv', '450000', '0.0001', 'places.not-exact', 3, 'storage_kg'],
    ['places.csv', '450000', '1e9', 'places.not-a-number', 3, 'storage_kg'],
    ['places.csv', 'Hub A', 'Hub\u0007A', 'places.bad-characters', 3, 'name'],
    ['places.csv', 'Hub A', '', 'places.missing-value', 3, 'name'],
    ['places.csv', ',flash-2,position', ',,position', 'places.missing-value', 5, 'source'],
    ['places.csv', ',flash-2,position', ',flash-3,position', 'places.unknown-source', 5, 'source'],
    ['places.csv', ',bays,', ',lat,', 'places.duplicate-column', 1, 'lat'],
    [
      'capacity.csv',
      ',2024-05-06,2024-05-07,',
      ',2024-05-06,2024-05-05,',
      'capacity.dates-reversed',
      2,
      'to',
    ],
    ['capacity.csv', ',20,12,24,', ',20,21,24,', 'capacity.range-order', 2, 'trucks_per_day_low'],
    ['capacity.csv', ',20,12,24,', ',,12,24,', 'capacity.range-without-best', 2, 'trucks_per_day'],
    ['capacity.csv', '2024-05-06,,30', '2024-05-06,,', 'capacity.says-nothing', 3, 'trucks_per_day'],
    ['capacity.csv', ',20,12,24,', ',20.5,12,24,', 'capacity.not-whole', 2, 'trucks_per_day'],
    ['people.csv', '11000,12400', '12500,12400', 'people.range-order', 2, 'low'],
    ['people.csv', 'pop-area,,', 'pop-area,east-camp,', 'people.subject', 2, 'area'],
    ['people.csv', 'pop-camp,east-camp', 'pop-camp,east-kamp', 'people.unknown-place', 3, 'place'],
    ['people.csv', '2024-05-05,,2100', '2924-05-05,,2100', 'people.implausible-date', 3, 'date'],
    ['people.csv', '2024-05-05,,2100', '2042-05-05,,2100', 'people.far-date', 3, 'date'],
    ['flows.csv', ',outside,XX01', ',outside,', 'flows.same-place', 3, 'destination'],
    ['flows.csv', 'XX01,east-camp', 'XX01,XX09', 'flows.unknown-place', 2, 'destination'],
    [
      'conversions.csv',
      'adults,people,adults,people',
      'adults,people,adults,children',
      'conversions.wrong-target',
      2,
      'to',
    ],
    [
      'conversions.csv',
      'adults,people,,2',
      'adults,people,food-parcel,2',
      'conversions.subject',
      2,
      'subject',
    ],
    [
      'conversions.csv',
      'pallet,pack,food-parcel',
      'pallet,pack,food',
      'conversions.unknown-good',
      3,
      'subject',
    ],
    ['needs.csv', '15,7.5', '7.5,15', 'needs.floor-above-amount', 2, 'floor'],
    ['needs.csv', '15,7.5', '15.0005,7.5', 'needs.not-exact', 2, 'amount'],
    ['needs.csv', 'flow,kcal,person_day', 'flow,kcal,household', 'needs.basis-mismatch', 3, 'basis'],
    ['needs.csv', 'item,person,2,1,2,,', 'item,person,2,1,2,7,', 'needs.period-of-durable', 4, 'period_days'],
    ['needs.csv', 'flow,kcal', 'flow,joule', 'needs.unknown-word', 3, 'unit'],
    ['goods.csv', '21.5', '', 'goods.missing-value', 2, 'kg'],
    ['goods.csv', '21.5', '0', 'goods.out-of-range', 2, 'kg'],
    ['goods.csv', 'water: 18 L', 'water: 18 kg', 'goods.wrong-unit', 3, 'serves'],
    ['goods.csv', 'water: 18 L', 'watter: 18 L', 'goods.unknown-need', 3, 'serves'],
    ['goods.csv', 'water: 18 L', 'water 18 L', 'goods.bad-list', 3, 'serves'],
    ['goods.csv', 'water: 18 L', 'water: 18 L; water: 1 L', 'goods.duplicate-need', 3, 'serves'],
    ['goods.csv', 'water: 18 L', 'water: 0.0001 L', 'goods.bad-amount', 3, 'serves'],
    ['stock.csv', 'st-water,hub-a', 'st-food,hub-a', 'stock.duplicate-id', 3, 'id'],
    ['stock.csv', 'water-bottles,6000', 'water-bottles,~6000', 'stock.not-a-number', 3, 'count'],
    ['stock.csv', 'water-bottles,6000', 'water-botles,6000', 'stock.unknown-good', 3, 'good'],
    ['arrivals.csv', 'ar-food', 'st-food', 'arrivals.duplicate-id', 2, 'id'],
    ['consumption.csv', ',east-camp,', ',well-9,', 'consumption.unknown-user', 2, 'user'],
    ['fleet.csv', '18000', '9000', 'fleet.gross-below-payload', 2, 'gross_kg'],
    ['fleet.csv', ',10,valley', ',30,valley', 'fleet.too-large', 2, 'duty_hours'],
    ['fleet.csv', 'valley-pass;ford-pass', 'valley-pass;;', 'fleet.bad-id', 2, 'permits'],
    ['fleet.csv', 'ford-pass,no,', 'ford-pass,perhaps,', 'fleet.unknown-word', 2, 'off_road'],
    ['fleet.csv', ',road,6', ',rode,6', 'fleet.unknown-word', 2, 'mode'],
    ['fleet.csv', ',road,6', ',boat,6', 'fleet.no-way', 2, 'mode'],
    ['links.csv', 'east-camp,ford,', 'east-camp,fort,', 'links.unknown-word', 2, 'mode'],
    ['links.csv', 'ford,to,', 'ford,perhaps,', 'links.unknown-word', 2, 'overrides'],
    ['places.csv', ',800,2500,', ',-800,2500,', 'places.negative', 4, 'orderly_minimum_kg'],
    ['places.csv', ',800,2500,', ',800,2.5,', 'places.not-whole', 4, 'walk_m'],
    ['agreements.csv', ',Relief agency,', ',Relief agencie,', 'agreements.unknown-owner', 2, 'owner'],
    ['agreements.csv', ',all,', ',Water board,', 'agreements.unknown-partner', 2, 'with'],
    ['agreements.csv', ',all,', ',Relief agency,', 'agreements.common-not-for-all', 2, 'with'],
    ['agreements.csv', ',2024-05-06,,', ',2024-05-06,2024-05-05,', 'agreements.dates-reversed', 2, 'to'],
    ['earmarks.csv', ',east-camp,', ',east-kamp,', 'earmarks.unknown-place', 2, 'places'],
    ['earmarks.csv', ',east-camp,,', ',,XX99,', 'earmarks.unknown-area', 2, 'areas'],
    ['earmarks.csv', ',water,', ',wader,', 'earmarks.unknown-need', 2, 'needs'],
    ['stock.csv', ',camp-grant,', ',camp-gran,', 'stock.unknown-earmark', 3, 'earmark'],
    ['links.csv', 'hub-a,east-camp', 'hub-a,hub-a', 'links.same-place', 2, 'to'],
    ['links.csv', 'ford,to,25,20,45', 'ford,to,25.123,20,45', 'links.not-exact', 2, 'minutes'],
    ['asks.csv', 'S4,,,', 'S4,We will see,,', 'asks.half-answered', 2, 'answered_at'],
    ['asks.csv', 'S4,,,', 'S4,No,2024-05-04,', 'asks.dates-reversed', 2, 'answered_at'],
    ['statements.csv', 'S6,promise', 'S9,promise', 'statements.unknown-word', 2, 'row'],
    ['statements.csv', 'The ford will open by Tuesday', 'x'.repeat(501), 'statements.too-long', 2, 'excerpt'],
    ['statements.csv', '"The ford', 'The "ford', 'file.csv-broken', 2, undefined],
    ['actuals.csv', 'delayed', 'fine', 'actuals.unknown-word', 2, 'outcome'],
    ['road_edits.csv', ',camp,', ',kamp,', 'road_edits.unknown-road', 2, 'road'],
    ['road_edits.csv', ',bypass,', ',main,', 'road_edits.duplicate-road', 3, 'geometry'],
    [
      'road_edits.csv',
      '36.301 32.345, 36.33 32.34, 36.352 32.301',
      '36.31 32.345, 36.33 32.34',
      'road_edits.not-joined',
      3,
      'geometry',
    ],
    ['road_edits.csv', '36.301 32.345, ', '36.301;32.345, ', 'road_edits.bad-line', 3, 'geometry'],
    ['road_edits.csv', 'maxweight', 'toll', 'road_edits.no-effect', 2, 'key'],
    ['road_edits.csv', 'maxweight', 'Max Weight', 'road_edits.bad-tag', 2, 'key'],
    ['areas.geojson', '[36.2, 32.2]]]', '[36.2, 32.3]]]', 'areas.bad-ring', 1, 'geometry'],
    [
      'areas.geojson',
      '[36.4, 32.2], [36.4, 32.4]',
      '[36.4, 32.4], [36.4, 32.2]',
      'areas.ring-crosses',
      1,
      'geometry',
    ],
    ['areas.geojson', '[36.4, 32.2]', '[364000, 32.2]', 'areas.bad-position', 1, 'geometry'],
    ['areas.geojson', '"parent": null', '"parent": "XX"', 'areas.unknown-area', 1, 'parent'],
    [
      'areas.geojson',
      '"FeatureCollection",',
      '"FeatureCollection", "crs": {"name": "EPSG:32636"},',
      'areas.wrong-crs',
      undefined,
      undefined,
    ],
    ['areas.geojson', '"FeatureCollection"', '"Topology"', 'areas.not-features', undefined, undefined],
    ['access.geojson', '"slow_factor": 2.5, ', '', 'access.missing-value', 1, 'slow_factor'],
    ['access.geojson', '"slow_factor": 2.5', '"slow_factor": 0.5', 'access.out-of-range', 1, 'slow_factor'],
    ['access.geojson', '"hours": "06:00-18:00", "links"', '"links"', 'access.missing-value', 2, 'hours'],
    ['access.geojson', '"permit": "ford-pass", ', '', 'access.missing-value', 3, 'permit'],
    ['access.geojson', '"kind": "permit"', '"kind": "closed"', 'access.not-of-kind', 3, 'permit'],
    ['access.geojson', '"radius_m": 150, ', '', 'access.radius', 3, 'radius_m'],
    ['access.geojson', '"links": ["ford"], ', '', 'access.shape', 2, 'geometry'],
    ['access.geojson', '["ford"]', '["ferry"]', 'access.unknown-link', 2, 'links'],
    ['access.geojson', '["main"]', '["mane"]', 'access.unknown-road', 4, 'roads'],
    [
      'access.geojson',
      '"Point", "coordinates": [36.302, 32.3]',
      '"LineString", "coordinates": [[36, 32], [37, 33]]',
      'access.unsupported-geometry',
      3,
      'geometry',
    ],
    [
      'access.geojson',
      '[36.33, 32.31], [36.33, 32.33]',
      '[36.33, 32.33], [36.33, 32.31]',
      'access.ring-crosses',
      1,
      'geometry',
    ],
    ['access.geojson', '"features": [', '"features": ', 'file.not-json', 5, undefined],
  ])('%s: %s -> %s gives %s', async (file, from, to, code, row, column) => {
    const { operation, problems } = await parse(broken(file, from, to));
    const found = problems.find((problem) => problem.code === code);
    expect(found, JSON.stringify(problems, null, 1)).toBeDefined();
    expect(found!.at).toEqual({
      file,
      ...(row !== undefined && { row }),
      ...(column !== undefined && { column }),
    });
    expect(found!.remedy).not.toBe('');
    // One fault may leave ids elsewhere without what they name, and does nothing else elsewhere.
    const elsewhere = problems.filter((problem) => problem.at.file !== file);
    expect(
      elsewhere.filter((problem) => !problem.code.includes('.unknown-')),
      JSON.stringify(elsewhere, null, 1),
    ).toEqual([]);
    expect(operation === null).toBe(problems.some(({ severity }) => severity === 'error'));
  });
});

describe('files', () => {
  const codes = (problems: readonly Problem[]): string[] =>
    problems.map(({ code, at }) => `${code} ${at.file}`);

  test('an empty folder lacks three files', async () => {
    const { operation, problems } = await parse({});
    expect(operation).toBeNull();
    expect(codes(problems)).toEqual([
      'file.missing operation.yaml',
      'file.missing places.csv',
      'file.missing sources.csv',
    ]);
  });

  test('an unknown file is a warning with the name it may have meant; papers and folders are let be', async () => {
    const more = { 'place.csv': '', 'README.md': '', 'sources/a.csv': '', LICENSE: '' };
    const { operation, problems } = await parse({ ...EXAMPLE_FOLDER, ...more });
    expect(codes(problems)).toEqual(['file.unknown place.csv']);
    expect(problems[0]!.remedy).toContain('"places.csv"');
    expect(operation).not.toBeNull();
  });

  test.each([
    ['bytes that are no UTF-8', Uint8Array.of(0xc3, 0x28), 'file.not-utf8'],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x69, 0), 'file.not-utf8'],
    ['nothing', new Uint8Array(0), 'file.no-header'],
    ['semicolons', encodeUtf8('id;name;kind\na;b;c\n'), 'file.not-commas'],
    ['a cell as large as a book', encodeUtf8(`id,name\n"${'x'.repeat(20_001)}",b\n`), 'file.row-too-large'],
    ['more columns than a table has', encodeUtf8(`${'x,'.repeat(300)}\n`), 'file.row-too-large'],
  ])('%s in a table is one problem of the file', async (_, bytes, code) => {
    const files = new Map(Object.entries(EXAMPLE_FOLDER).map(([file, text]) => [file, encodeUtf8(text)]));
    files.set('actuals.csv', bytes);
    const { problems } = await parseOperation(files);
    expect(codes(problems)).toEqual([`${code} actuals.csv`]);
  });

  test('JSON nested without end is refused before it is parsed', async () => {
    const { problems } = await parse({ ...EXAMPLE_FOLDER, 'areas.geojson': '['.repeat(1_000_000) });
    expect(codes(problems)).toContain('file.too-deep areas.geojson');
  });

  test('YAML nested without end is refused before it is parsed', async () => {
    for (const text of ['['.repeat(100_000), '- '.repeat(100_000), `${' '.repeat(900)}a: 1`]) {
      const { problems } = await parse({ ...EXAMPLE_FOLDER, 'operation.yaml': text });
      expect(codes(problems)).toEqual(['file.not-yaml operation.yaml']);
    }
  });
});

test('all problems of all files come at once, sorted by file, row and column', async () => {
  const { operation, problems } = await parse({
    ...EXAMPLE_FOLDER,
    ...{ 'places.csv': EXAMPLE_FOLDER['places.csv']!.replace('32.395', 'x').replace('32.345', 'y') },
    'goods.csv': EXAMPLE_FOLDER['goods.csv']!.replace('21.5', ''),
    'operation.yaml': EXAMPLE_FOLDER['operation.yaml']!.replace('lead_hours: 2', 'led_hours: 2'),
    'links.csv': EXAMPLE_FOLDER['links.csv']!.replace('hub-a,', 'hub-z,'),
  });
  expect(operation).toBeNull();
  expect(problems.map(({ code, at }) => [code, at.file, at.row, at.column])).toEqual([
    ['operation.unknown-key', 'operation.yaml', 34, 'rules.led_hours'],
    ['goods.missing-value', 'goods.csv', 2, 'kg'],
    ['links.unknown-place', 'links.csv', 2, 'from'],
    ['places.not-a-number', 'places.csv', 2, 'lat'],
    ['places.not-a-number', 'places.csv', 3, 'lat'],
  ]);
  expect(problems[0]!.remedy).toContain('"lead_hours"');
});

test('a thousand like problems are counted, not listed one by one', async () => {
  const rows = Array.from({ length: 1000 }, (_, i) => `c${i},hub-a,2024-05-06,x,flash-2`).join('\n');
  const { problems } = await parse({
    ...EXAMPLE_FOLDER,
    'capacity.csv': `id,place,from,trucks_per_day,source\n${rows}\n`,
  });
  expect(problems).toHaveLength(201);
  expect(problems[0]).toMatchObject({
    code: 'file.more-problems',
    got: '800 more problems capacity.not-a-number',
  });
});
