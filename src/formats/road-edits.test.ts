import { expect, test } from 'vitest';
import { encodeUtf8 } from '../base/index.ts';
import { type Road, type RoadMap, roadId } from '../domain/index.ts';
import { applyRoadEdits, type RoadEdit } from './road-edits.ts';
import { readRoads } from './roads/read-roads.ts';

const line = (id: string, coordinates: number[][], tags = {}) => ({
  type: 'Feature',
  id,
  properties: { highway: 'primary', ...tags },
  geometry: { type: 'LineString', coordinates },
});

/** main goes east along the equator, side leaves it in the middle to the north. */
const map: RoadMap = readRoads(
  new Map([
    [
      'roads.geojson',
      encodeUtf8(
        JSON.stringify({
          type: 'FeatureCollection',
          features: [
            line('main', [
              [0, 0],
              [0.01, 0],
              [0.02, 0],
            ]),
            line(
              'side',
              [
                [0.01, 0],
                [0.01, 0.01],
              ],
              { maxweight: '10' },
            ),
          ],
        }),
      ),
    ],
  ]),
  { joinMetres: 0 },
).roads;

const edit = (
  road: string,
  key: string,
  value: string | null,
  drawn: number[][] | null = null,
): RoadEdit => ({
  road: roadId(road),
  key,
  value,
  line: drawn?.map(([lon, lat]) => [Math.round(lon! * 1e7), Math.round(lat! * 1e7)] as const) ?? null,
});

const find = (roads: RoadMap, id: string): Road => roads.roads.find((road) => road.id === id)!;

const positions = (roads: RoadMap, id: string): number[][] =>
  [...find(roads, id).nodes].map((node) => [roads.lonE7[node]! / 1e7, roads.latE7[node]! / 1e7]);

test('without edits the map is the same one', () => {
  expect(applyRoadEdits(map, [], 0).roads).toBe(map);
});

test('a tag is set, replaced or taken away on its road only, a later edit over an earlier one', () => {
  const { roads } = applyRoadEdits(
    map,
    [edit('main', 'maxspeed', '30'), edit('side', 'maxweight', null), edit('main', 'maxspeed', '20')],
    0,
  );
  expect(find(roads, 'main').tags).toEqual({ highway: 'primary', maxspeed: '20' });
  expect(find(roads, 'side').tags).toEqual({ highway: 'primary' });
  expect(roads.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(roads.hash).not.toBe(map.hash);
  expect(find(map, 'main').tags).toEqual({ highway: 'primary' });
});

test('tags about the military do not pass', () => {
  const { roads } = applyRoadEdits(
    map,
    [edit('main', 'military', 'checkpoint'), edit('main', 'access', 'military')],
    0,
  );
  expect(JSON.stringify(find(roads, 'main').tags)).not.toContain('military');
});

test('a new track shares the nodes at equal coordinates', () => {
  const { roads, looseRoads } = applyRoadEdits(
    map,
    [
      edit('track', 'highway', 'track', [
        [0.02, 0],
        [0.015, 0.005],
        [0.01, 0.01],
      ]),
    ],
    0,
  );
  expect(looseRoads).toEqual([]);
  const { nodes, tags } = find(roads, 'track');
  expect(tags).toEqual({ highway: 'track' });
  expect(nodes[0]).toBe(find(roads, 'main').nodes[2]);
  expect(nodes[2]).toBe(find(roads, 'side').nodes[1]);
  expect(positions(roads, 'track')).toEqual([
    [0.02, 0],
    [0.015, 0.005],
    [0.01, 0.01],
  ]);
  expect(roads.roads.map(({ id }) => id)).toEqual(['main', 'side', 'track']);
});

test('a near miss joins within the declared metres and not beyond; what meets nothing is told', () => {
  // 0.0001 degrees are 11 m.
  const near = [
    edit('track', 'highway', 'track', [
      [0.0201, 0],
      [0.03, 0],
    ]),
  ];
  expect(applyRoadEdits(map, near, 10).looseRoads).toEqual(['track']);
  const joined = applyRoadEdits(map, near, 12);
  expect(joined.looseRoads).toEqual([]);
  expect(positions(joined.roads, 'track')).toEqual([
    [0.02, 0],
    [0.03, 0],
  ]);
});
