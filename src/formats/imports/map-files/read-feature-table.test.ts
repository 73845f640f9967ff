import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../base/index.ts';
import { createProblemList } from '../../problem-list.ts';
import { addPlaceColumns, PLACE_COLUMNS } from './place-columns.ts';
import { readFeatureTable } from './read-feature-table.ts';

function read(value: unknown, name = 'map.geojson') {
  const problems = createProblemList();
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const table = readFeatureTable({ name, bytes: encodeUtf8(text) }, problems);
  return { table, problems: problems.sorted(), list: problems };
}

const point = (lon: number, lat: number, properties: object = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [lon, lat] },
});

const collect = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

const SQUARE = [
  [36.3, 32.3],
  [36.31, 32.3],
  [36.31, 32.31],
  [36.3, 32.31],
  [36.3, 32.3],
];

describe('features as rows', () => {
  test('properties become columns in order, objects in them by their path, the id only where there is no property of that name', () => {
    const { table, problems } = read(
      collect(
        { ...point(36, 32, { name: ' North ', beds: 12, tags: ['a', 'b'], open: true }), id: 7 },
        { ...point(36, 32, { id: 'own', address: { city: 'Irbid', geo: { floor: 2 } }, name: null }), id: 8 },
      ),
    );
    expect(problems).toEqual([]);
    expect(table!.headers.map(({ text }) => text)).toEqual([
      'id',
      'name',
      'beds',
      'tags',
      'open',
      'address.city',
      'address.geo.floor',
    ]);
    expect(table!.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['7', 'North', '12', 'a;b', 'yes', '', ''],
      ['own', '', '', '', '', 'Irbid', '2'],
    ]);
    expect(table!.rows[0]!.cells[2]).toEqual({ text: '12', number: 12 });
  });

  test('a lone feature, a bare geometry and a byte order mark are no trouble', () => {
    expect(read(point(36, 32, { name: 'x' })).table!.rows).toHaveLength(1);
    expect(read({ type: 'Point', coordinates: [36, 32, 640] }).table!.rows[0]!.geometry).toEqual({
      type: 'Point',
      coordinates: [36, 32],
    });
    expect(read(`\ufeff${JSON.stringify(collect(point(36, 32)))}`).problems).toEqual([]);
  });

  test('heights are dropped, rings closed and turned, single parts of Multi taken out', () => {
    const clockwise = [...SQUARE]
      .reverse()
      .slice(0, 4)
      .map((position) => [...position, 12.5]);
    const { table } = read(
      collect({
        type: 'Feature',
        properties: null,
        geometry: { type: 'MultiPolygon', coordinates: [[clockwise]] },
      }),
    );
    const { type, coordinates } = table!.rows[0]!.geometry as { type: string; coordinates: number[][][] };
    expect(type).toBe('Polygon');
    expect(coordinates[0]).toHaveLength(5);
    expect(coordinates[0]![0]).toEqual(coordinates[0]![4]);
    // Anticlockwise: the area by the shoelace is positive.
    const ring = coordinates[0]!.map(([x, y]) => [(x! - 36.3) * 100, (y! - 32.3) * 100]);
    const twice = ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i]![0]! * y! - x! * ring[i]![1]!, 0);
    expect(twice).toBeCloseTo(2, 6);
  });

  test('who holds a place is not read, at any depth', () => {
    const { table, problems } = read(
      collect(point(36, 32, { name: 'x', Status: 'Safe', meta: { controlled_by: 'someone', year: 2024 } })),
    );
    expect(table!.headers.map(({ text }) => text)).toEqual(['name', 'meta.year']);
    expect(problems.map(({ code, at, severity }) => [code, at.column, severity])).toEqual([
      ['import.party-property-dropped', 'Status', 'warning'],
      ['import.party-property-dropped', 'meta.controlled_by', 'warning'],
    ]);
    expect(JSON.stringify([table, problems])).not.toMatch(/someone|"Safe"/);
  });
});

test('a word that calls a place safe is dropped from any property, and so is a status under another name', () => {
  const { table, problems } = read(
    collect(
      point(36, 32, { Block: 96, StatusText: 'Safe', road_status: 'cut', note: 'Safe zone B' }),
      point(36, 32, { Block: 97, StatusText: 'x', note: 'آمنة', state_name: 'Kassala' }),
    ),
  );
  expect(table!.headers.map(({ text }) => text)).toEqual(['Block', 'road_status', 'note', 'state_name']);
  expect(table!.rows.map(({ cells }) => cells[2]!.text)).toEqual(['zone B', '']);
  expect(problems.map(({ code, at }) => [code, at.column])).toEqual([
    ['import.party-property-dropped', 'StatusText'],
    ['import.safe-word-dropped', 'note'],
  ]);
});

describe('files that cannot be used', () => {
  test.each([
    ['UTM 36N', 'urn:ogc:def:crs:EPSG::32636', 'EPSG:32636 (UTM zone 36N, metres)'],
    ['web Mercator', 'EPSG:3857', 'EPSG:3857 (web Mercator, metres)'],
    ['a national grid', 'EPSG:28191', 'EPSG:28191'],
    ['EPSG:43260 is not 4326', 'EPSG:43260', 'EPSG:43260'],
  ])('%s is refused by name', (_, name, got) => {
    const { table, problems } = read({
      ...collect(point(36, 32)),
      crs: { type: 'name', properties: { name } },
    });
    expect(table).toBeNull();
    expect(problems).toMatchObject([{ code: 'import.other-grid', got }]);
    expect(problems[0]!.remedy).toContain('EPSG:4326');
  });

  test.each([
    'urn:ogc:def:crs:OGC:1.3:CRS84',
    'EPSG:4326',
    'urn:ogc:def:crs:EPSG::4326',
    'urn:ogc:def:crs:EPSG:9.8:4326',
  ])('%s is WGS84', (name) => {
    const { problems } = read({ ...collect(point(36, 32)), crs: { type: 'name', properties: { name } } });
    expect(problems).toEqual([]);
  });

  test('metres without a word about them are noticed once, a single wrong position in its row', () => {
    const { table, problems } = read(collect(point(743_210, 3_567_890), point(743_300, 3_567_000)));
    expect(table).toBeNull();
    expect(problems).toMatchObject([
      { code: 'import.other-grid', got: 'positions in metres, such as 3567890' },
    ]);
    const one = read(collect(point(36, 32), point(36.1, 32), point(361, 32)));
    expect(one.problems).toMatchObject([
      { code: 'import.broken-geometry', at: { row: 3, column: 'geometry' } },
    ]);
  });

  test.each([
    ['{"type": "Topology"}', 'import.not-geojson'],
    ['[]', 'import.not-geojson'],
    ['{"type": ', 'file.not-json'],
  ])('%s', (text, code) => {
    const { table, problems } = read(text);
    expect(table).toBeNull();
    expect(problems).toMatchObject([{ code }]);
  });

  test('an entry that is no feature is told, the others are read', () => {
    const { table, problems } = read(collect({ type: 'Point' }, point(36, 32, { name: 'x' })));
    expect(problems).toMatchObject([{ code: 'import.not-a-feature', at: { row: 1 } }]);
    expect(table!.rows.map(({ row }) => row)).toEqual([2]);
  });
});

describe('positions of places', () => {
  test('points as they are, outlines by a point inside with accuracy and assumption, lines refused', () => {
    const { table, list } = read(
      collect(
        point(36.302, 32.3, { name: 'gate' }),
        {
          type: 'Feature',
          properties: { name: 'camp' },
          geometry: { type: 'Polygon', coordinates: [SQUARE] },
        },
        {
          type: 'Feature',
          properties: { name: 'road' },
          geometry: {
            type: 'LineString',
            coordinates: [
              [36, 32],
              [36.1, 32],
            ],
          },
        },
      ),
    );
    const placed = addPlaceColumns(table!, list);
    const columns = [...PLACE_COLUMNS.values()];
    expect(placed.headers.slice(-4).map(({ text }) => text)).toEqual(columns);
    const [gate, camp] = placed.rows.map(({ cells }) => cells.slice(-4).map(({ text }) => text));
    expect(gate).toEqual(['32.3', '36.302', '', '']);
    expect(Number(camp![0])).toBeGreaterThan(32.3);
    expect(camp![1]).toBe('36.305');
    // The square is about 940 m by 1,112 m; from a point inside no corner is nearer than half the diagonal.
    expect(Number(camp![2])).toBeGreaterThanOrEqual(728);
    expect(Number(camp![2])).toBeLessThan(1456);
    expect(camp![3]).toContain('outline');
    expect(list.sorted()).toMatchObject([
      { code: 'import.no-position', at: { file: 'map.geojson', row: 3 }, got: 'a LineString' },
    ]);
  });
});
