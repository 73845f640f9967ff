import { edit, type HostileCase, put } from '../hostile-case.ts';

const areas = (name: string, from: string, to: string, ...problems: readonly string[]): HostileCase => ({
  name,
  change: edit('areas.geojson', from, to),
  problems,
});
const access = (name: string, from: string, to: string, ...problems: readonly string[]): HostileCase => ({
  name,
  change: edit('access.geojson', from, to),
  problems,
});
const roads = (name: string, from: string, to: string, ...problems: readonly string[]): HostileCase => ({
  name,
  change: edit('roads.geojson', from, to),
  problems,
});
const RING = '[[36.2, 32.2], [36.4, 32.2], [36.4, 32.4], [36.2, 32.4], [36.2, 32.2]]';

/** areas.geojson, access.geojson and roads.geojson. */
export const MAP_CASES: readonly HostileCase[] = [
  areas(
    'an outline that crosses itself',
    '[36.4, 32.2], [36.4, 32.4]',
    '[36.4, 32.4], [36.4, 32.2]',
    'areas.geojson 1 geometry: areas.ring-crosses (warning)',
  ),
  access(
    'a closure whose outline crosses itself',
    '[36.33, 32.31], [36.33, 32.33]',
    '[36.33, 32.33], [36.33, 32.31]',
    'access.geojson 1 geometry: access.ring-crosses',
  ),
  areas(
    'an outline that is open',
    '[36.2, 32.2]]]',
    '[36.2, 32.3]]]',
    'areas.geojson 1 geometry: areas.bad-ring',
  ),
  areas(
    'an outline without area',
    RING,
    '[[36.2, 32.2], [36.4, 32.4], [36.2, 32.2], [36.2, 32.2]]',
    'areas.geojson 1 geometry: areas.bad-ring',
  ),
  areas(
    'a position of 1e308',
    '[36.4, 32.2]',
    '[1e308, 32.2]',
    'areas.geojson 1 geometry: areas.bad-position',
  ),
  areas(
    'a position beyond any number',
    '[36.4, 32.2]',
    '[1e999, -1e999]',
    'areas.geojson 1 geometry: areas.bad-position',
  ),
  areas(
    'a position that is null',
    '[36.4, 32.2]',
    '[null, null]',
    'areas.geojson 1 geometry: areas.bad-position',
  ),
  areas('NaN in JSON', '[36.4, 32.2]', '[NaN, 32.2]', 'areas.geojson: file.not-json'),
  areas(
    'coordinates in metres',
    '"FeatureCollection",',
    '"FeatureCollection", "crs": {"name": "EPSG:32636"},',
    'areas.geojson: areas.wrong-crs',
  ),
  areas('a key twice', '"level": 2', '"level": 2, "level": 3', 'areas.geojson 3 level: file.duplicate-key'),
  areas(
    'a key twice, once escaped',
    '"level": 2',
    '"level": 2, "l\\u0065vel": 3',
    'areas.geojson 3 level: file.duplicate-key',
  ),
  areas(
    'a key twice, once with its accent apart',
    '"level": 2',
    '"level": 2, "caf\u00e9": 1, "cafe\u0301": 2',
    'areas.geojson 3 caf\u00e9: file.duplicate-key',
  ),
  areas(
    'half of an escaped character',
    '"Lower Valley"',
    '"Lower \\ud800 Valley"',
    'areas.geojson 3: file.not-json',
  ),
  areas(
    'a property named after what every object has',
    '"level": 2',
    '"level": 2, "__proto__": {"level": 9}',
    'areas.geojson 1 __proto__: areas.unknown-column (warning)',
  ),
  areas(
    'a parent that is nowhere',
    '"parent": null',
    '"parent": "XX"',
    'areas.geojson 1 parent: areas.unknown-area',
  ),
  {
    name: 'lists nested a million deep',
    change: put('areas.geojson', '['.repeat(1_000_000)),
    problems: ['areas.geojson 1: file.too-deep'],
  },
  {
    name: 'objects nested a million deep',
    change: put('areas.geojson', '{"a":'.repeat(1_000_000)),
    problems: ['areas.geojson 1: file.too-deep'],
  },
  {
    name: 'an outline file that ends in the middle',
    change: put('areas.geojson', '{"type": "FeatureCollection", "features": [{"ty'),
    problems: ['areas.geojson 1: file.not-json'],
  },
  {
    name: 'features that are numbers',
    change: put('areas.geojson', '{"type": "FeatureCollection", "features": [1, null]}'),
    problems: ['areas.geojson 1: areas.not-features', 'areas.geojson 2: areas.not-features'],
  },
  {
    name: 'an object of 20 000 keys',
    change: put('areas.geojson', `{${Array.from({ length: 20_000 }, (_, i) => `"k${i}":0`).join()}}`),
    problems: ['areas.geojson 1: file.too-many-values'],
  },
  {
    name: 'features with 300 properties together',
    change: put(
      'areas.geojson',
      `{"type":"FeatureCollection","features":[${Array.from({ length: 300 }, (_, i) => `{"type":"Feature","properties":{"p${i}":1},"geometry":null}`).join()}]}`,
    ),
    problems: ['areas.geojson: file.row-too-large'],
  },
  access(
    'a closure of a road that is nowhere',
    '["main"]',
    '["mane"]',
    'access.geojson 4 roads: access.unknown-road',
  ),
  access(
    'a slow factor that makes faster',
    '"slow_factor": 2.5',
    '"slow_factor": 0.5',
    'access.geojson 1 slow_factor: access.out-of-range',
  ),
  access(
    'a slow factor of 1e308',
    '"slow_factor": 2.5',
    '"slow_factor": 1e308',
    'access.geojson 1 slow_factor: access.not-a-number',
  ),
  access('a radius without a point', '"radius_m": 150, ', '', 'access.geojson 3 radius_m: access.radius'),
  access(
    'a word for who holds a place',
    '"slow_factor": 2.5',
    '"slow_factor": 2.5, "controlled_by": "somebody"',
    'access.geojson controlled_by: access.party-status-dropped (warning)',
  ),
  roads('a road without an id', '"id": "camp", ', '', 'roads.geojson 2 id: roads.missing-id'),
  roads('two roads of one id', '"id": "camp"', '"id": "main"', 'roads.geojson 2 id: roads.duplicate-id'),
  roads(
    'two roads whose ids differ by Unicode form',
    '"features": [',
    '"features": [{"type": "Feature", "id": "caf\u00e9", "properties": {"highway": "track"}, "geometry": {"type": "LineString", "coordinates": [[36.302, 32.3], [36.31, 32.3]]}}, {"type": "Feature", "id": "cafe\u0301", "properties": {"highway": "track"}, "geometry": {"type": "LineString", "coordinates": [[36.302, 32.3], [36.31, 32.31]]}},',
    'roads.geojson 2 id: roads.duplicate-id',
  ),
  roads(
    'a road id that nobody can see all of',
    '"id": "camp"',
    '"id": "ca\u200bmp"',
    'roads.geojson 2 id: roads.bad-id',
  ),
  roads(
    'a road id of a thousand characters',
    '"id": "camp"',
    `"id": "${'c'.repeat(1000)}"`,
    'roads.geojson 2 id: roads.bad-id',
  ),
  roads(
    'a road through the stratosphere',
    '[36.352, 32.301]',
    '[36.352, 1e308]',
    'roads.geojson 2 coordinates[1]: roads.coordinate-out-of-range',
  ),
  roads(
    'a road of no length',
    '[36.352, 32.301]',
    '[36.302, 32.3]',
    'road_edits.csv 2 road: road_edits.unknown-road',
    'roads.geojson 2 coordinates: roads.zero-length (warning)',
  ),
  roads(
    'an area among roads',
    '"type": "LineString", "coordinates": [[36.302, 32.3], [36.352, 32.301]]',
    '"type": "Polygon", "coordinates": [[[36.302, 32.3]]]',
    'roads.geojson 2 geometry: roads.geometry-type',
  ),
  roads(
    'a road class that is an object',
    '"highway": "track"',
    '"highway": {"a": [1]}',
    'roads.geojson 2 highway: roads.missing-highway',
    'roads.geojson 2 highway: roads.property-value',
  ),
  roads(
    'a key twice in a road',
    '"highway": "track"',
    '"highway": "track", "highway": "motorway"',
    'roads.geojson 4 highway: file.duplicate-key',
  ),
  {
    name: 'roads nested a million deep',
    change: put('roads.geojson', `{"type":"FeatureCollection","features":[${'['.repeat(1_000_000)}`),
    problems: ['roads.geojson 1: file.too-deep'],
  },
  {
    name: 'a road file in the encoding of an old program',
    change: put('roads.geojson', Uint8Array.of(0x7b, 0xe9, 0x7d)),
    problems: ['roads.geojson: file.not-utf8'],
  },
];
