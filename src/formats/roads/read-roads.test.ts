import { describe, expect, test } from 'vitest';
import { readRoads } from './read-roads.ts';

type Line = readonly (readonly [number, number])[];
const feature = (id: unknown, coordinates: unknown, properties: object = { highway: 'primary' }) => ({
  type: 'Feature',
  id,
  properties,
  geometry: { type: 'LineString', coordinates },
});
const encode = (features: readonly unknown[]): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', credit: 'Field team', features }));
const read = (features: readonly unknown[], joinMetres = 0) =>
  readRoads(new Map([['roads.geojson', encode(features)]]), { joinMetres });
const codes = (features: readonly unknown[]) => read(features).problems.map(({ code }) => code);

const A: Line = [
  [34.2, 31.3],
  [34.21, 31.3],
  [34.22, 31.31],
];
const B: Line = [
  [34.21, 31.3],
  [34.21, 31.32],
];

test('lines meet at points that are equal to seven decimals, in whatever order they come', () => {
  const { roads, problems } = read([feature('b', B), feature('a', A)]);
  expect(problems).toEqual([]);
  expect(roads.roads.map(({ id, nodes }) => [id, [...nodes]])).toEqual([
    ['a', [0, 1, 2]],
    ['b', [1, 3]],
  ]);
  expect([...roads.lonE7]).toEqual([342_000_000, 342_100_000, 342_200_000, 342_100_000]);
  expect(roads.credit).toBe('Field team');
  expect({ ...read([feature('a', A), feature('b', B)]).roads, hash: '' }).toEqual({ ...roads, hash: '' });
});

test('tags are written as OpenStreetMap does, and military ones are dropped', () => {
  const properties = {
    id: 17,
    highway: 'track',
    oneway: true,
    maxweight: 3.5,
    bridge: false,
    name: null,
    military: 'base',
    landuse: 'military',
    owner: 'x',
  };
  const { roads } = read([feature(undefined, A, properties)]);
  expect(roads.roads[0]).toMatchObject({
    id: '17',
    tags: { highway: 'track', oneway: 'yes', maxweight: '3.5', bridge: 'no' },
  });
  expect(Object.keys(roads.roads[0]!.tags)).toEqual(['bridge', 'highway', 'maxweight', 'oneway']);
});

test('the parts of a multi-line are roads of their own', () => {
  const multi = { ...feature('m', null), geometry: { type: 'MultiLineString', coordinates: [A, B] } };
  expect(read([multi]).roads.roads.map(({ id }) => id)).toEqual(['m#1', 'm#2']);
});

test('a point with a barrier stands on the road drawn through it', () => {
  const bollard = {
    type: 'Feature',
    properties: { barrier: 'bollard' },
    geometry: { type: 'Point', coordinates: A[1] },
  };
  const stray = { ...bollard, geometry: { type: 'Point', coordinates: [0, 0] } };
  const { roads, problems } = read([feature('a', A), bollard, stray]);
  expect([...roads.barriers]).toEqual([[1, { barrier: 'bollard' }]]);
  expect(problems.map(({ code, at }) => [code, at.row])).toEqual([['roads.barrier-off-road', 3]]);
});

describe('ends that nearly meet', () => {
  // 10^-4 degrees of latitude are 11.1 m.
  const near: Line = [
    [34.22, 31.3101],
    [34.25, 31.33],
  ];

  test('are warned about', () => {
    const { roads, problems } = read([feature('near', near), feature('a', A)]);
    expect(roads.roads[1]!.nodes[0]).not.toBe(roads.roads[0]!.nodes[2]);
    expect(problems).toMatchObject([
      {
        code: 'roads.near-miss',
        severity: 'warning',
        at: { row: 2 },
        got: 'ends of "a" and "near" 11.1 m apart',
      },
    ]);
  });

  test('are joined within the declared distance, and not beyond it', () => {
    const { roads, problems } = read([feature('near', near), feature('a', A)], 12);
    expect(problems).toEqual([]);
    expect(roads.roads[1]!.nodes[0]).toBe(roads.roads[0]!.nodes[2]);
    expect(read([feature('near', near), feature('a', A)], 11).problems).toHaveLength(1);
    expect(read([feature('near', near), feature('a', A)], 11).roads.lonE7).toHaveLength(5);
  });

  test('do not close a road upon itself, nor join where another road is met already', () => {
    const almostRing: Line = [
      [34.2, 31.3],
      [34.21, 31.31],
      [34.2, 31.3001],
    ];
    expect(codes([feature('ring', almostRing)])).toEqual([]);
    expect(
      read([feature('a', A), feature('near', near), feature('on', [A[2]!, [34.3, 31.3]])]).problems,
    ).toEqual([]);
  });
});

describe('what is wrong is told with its feature', () => {
  test.each([
    ['roads.missing-id', feature(undefined, A)],
    ['roads.missing-highway', feature('x', A, { name: 'x' })],
    ['roads.property-value', feature('x', A, { highway: 'primary', maxspeed: [50] })],
    ['roads.broken-geometry', feature('x', [[1, 2]])],
    [
      'roads.broken-geometry',
      feature('x', [
        [1, 2],
        ['3', 4],
      ]),
    ],
    [
      'roads.broken-geometry',
      feature('x', [
        [1, 2],
        [null, 4],
      ]),
    ],
    [
      'roads.broken-geometry',
      { ...feature('x', null), geometry: { type: 'MultiLineString', coordinates: 1 } },
    ],
    [
      'roads.coordinate-out-of-range',
      feature('x', [
        [34, 31],
        [31, 134],
      ]),
    ],
    ['roads.geometry-type', { ...feature('x', null), geometry: { type: 'Polygon', coordinates: [A] } }],
    ['roads.geometry-type', { ...feature('x', null), geometry: null }],
    [
      'roads.geometry-type',
      { type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [0, 0] } },
    ],
    ['roads.geometry-type', null],
  ])('%s', (code, broken) => {
    const { roads, problems } = read([feature('a', A), broken]);
    expect(problems).toMatchObject([{ code, severity: 'error', at: { file: 'roads.geojson', row: 2 } }]);
    expect(roads.roads).toEqual([]);
  });

  test('all at once, but few of one line', () => {
    const metres = Array.from({ length: 500 }, (_, i) => [634_000 + i, 3_467_000]);
    expect(codes([feature('a', metres), feature(undefined, [], {})])).toEqual([
      ...Array(3).fill('roads.coordinate-out-of-range'),
      'roads.missing-id',
      'roads.missing-highway',
      'roads.broken-geometry',
    ]);
  });

  test('an id used twice, also by a part', () => {
    const multi = { ...feature('m', null), geometry: { type: 'MultiLineString', coordinates: [A] } };
    expect(codes([feature('a', A), feature('a', B)])).toEqual(['roads.duplicate-id']);
    expect(codes([feature('m#1', A), multi])).toEqual(['roads.duplicate-id']);
  });

  test('a line of no length is left out with a warning; one that returns to its start is a road', () => {
    const { roads, problems } = read([
      feature('dot', [
        [1, 1],
        [1, 1],
      ]),
      feature('ring', [
        [1, 1],
        [1, 1.1],
        [1.1, 1],
        [1, 1],
      ]),
    ]);
    expect(problems).toMatchObject([{ code: 'roads.zero-length', severity: 'warning', at: { row: 1 } }]);
    expect(roads.roads.map(({ nodes }) => [...nodes])).toEqual([[0, 1, 2, 0]]);
  });

  test.each([
    ['no JSON', '{"type": "FeatureCollection", ', 'file.not-json'],
    ['no collection', '{"type": "Feature"}', 'roads.not-geojson'],
    ['no object', '[]', 'roads.not-geojson'],
    ['a key twice', '{"type": "FeatureCollection", "type": "Topology"}', 'file.duplicate-key'],
  ])('%s', (_, text, code) => {
    const { problems } = readRoads(new Map([['roads.geojson', new TextEncoder().encode(text)]]), {
      joinMetres: 0,
    });
    expect(problems).toMatchObject([{ code, at: { file: 'roads.geojson' } }]);
  });
});

test('without a file there are no roads, and with two it is not clear which hold', () => {
  const none = readRoads(new Map(), { joinMetres: 0 });
  expect([none.roads.roads, none.problems]).toEqual([[], []]);
  const two = new Map([
    ['roads.geojson', encode([])],
    ['roads.osm', encode([])],
  ]);
  expect(readRoads(two, { joinMetres: 0 }).problems).toMatchObject([{ code: 'roads.several-files' }]);
});

test('the date line and the poles are no trouble', () => {
  const { roads, problems } = read([
    feature('line', [
      [180, 0],
      [-180, 0],
      [-179.9999, 90],
    ]),
  ]);
  expect(problems).toEqual([]);
  expect([...roads.lonE7]).toEqual([1_800_000_000, -1_800_000_000, -1_799_999_000]);
});
