import { expect, test } from 'vitest';
import { type RoadMap, roadId } from '../domain/index.ts';
import { buildRoadGeometry } from './road-geometry.ts';
import { buildSegmentIndex } from './segment-index.ts';
import { type Snap, snapPlace } from './snap.ts';

const RULES = {
  speedsKmh: {},
  surfacePpm: {},
  contingencyPpm: 1_000_000,
  snapMaxMetres: 2000,
  snapSpeedKmh: 3.6,
  joinMetres: 0,
};

/** Roads by id, each a list of [longitude, latitude] in degrees. */
function snap(
  roads: Record<string, [number, number][]>,
  lon: number,
  lat: number,
  without: string[] = [],
): Snap {
  const lonE7: number[] = [];
  const latE7: number[] = [];
  const ids = Object.keys(roads);
  const map: RoadMap = {
    hash: '',
    roads: ids.map((id) => ({
      id: roadId(id),
      nodes: Int32Array.from(roads[id], ([x, y]) => {
        lonE7.push(Math.round(x * 1e7));
        return latE7.push(Math.round(y * 1e7)) - 1;
      }),
      tags: {},
    })),
    lonE7: Int32Array.from(lonE7),
    latE7: Int32Array.from(latE7),
    barriers: new Map(),
    credit: null,
  };
  const geometry = buildRoadGeometry(map);
  const index = buildSegmentIndex(map, geometry, new Uint8Array(ids.length).fill(1));
  const passable = Uint8Array.from(ids, (id) => (without.includes(id) ? 0 : 1));
  const place = { latE7: Math.round(lat * 1e7), lonE7: Math.round(lon * 1e7) };
  return snapPlace(place, map, geometry, index, passable, RULES);
}

test('a place meets the nearest point of the nearest road that its class may drive', () => {
  const roads: Record<string, [number, number][]> = {
    near: [
      [0, 0.001],
      [0.01, 0.001],
    ],
    far: [
      [0, -0.002],
      [0.004, -0.002],
      [0.01, -0.002],
    ],
  };
  expect(snap(roads, 0.0025, 0)).toMatchObject({
    kind: 'road',
    road: 0,
    position: 250_000,
    connectMs: 111_195,
  });
  expect(snap(roads, 0.0055, 0, ['near'])).toMatchObject({ kind: 'road', road: 1, position: 1_250_000 });
});

test('among roads equally far the smaller id wins, then the smaller position', () => {
  const cross: Record<string, [number, number][]> = {
    b: [
      [-0.01, 0],
      [0, 0],
      [0.01, 0],
    ],
    a: [
      [0, 0.01],
      [0, 0],
      [0, -0.01],
    ],
  };
  expect(snap(cross, 0, 0)).toMatchObject({ road: 1, position: 1_000_000 });
  // One road drawn over the other, the other way round.
  const doubled: Record<string, [number, number][]> = {
    b: [
      [0, 0],
      [0.01, 0.003],
    ],
    a: [
      [0.01, 0.003],
      [0, 0],
    ],
  };
  expect(snap(doubled, 0.0037, 0.0029)).toMatchObject({ road: 1 });
});

test('beyond the limit the distance to the nearest road is told', () => {
  const result = snap(
    {
      a: [
        [0, 0],
        [0.01, 0],
      ],
    },
    0,
    1,
  );
  expect(result).toEqual({ kind: 'no-road-within', nearestMetres: expect.closeTo(111_195.08, 1) });
  expect(
    snap(
      {
        a: [
          [0, 0],
          [0.01, 0],
        ],
      },
      0,
      0,
      ['a'],
    ),
  ).toEqual({ kind: 'no-road-within', nearestMetres: null });
  expect(snap({}, 0, 0)).toEqual({ kind: 'no-road-within', nearestMetres: null });
});

test('the date line is no edge', () => {
  const roads: Record<string, [number, number][]> = {
    fiji: [
      [179.99, -17],
      [-179.99, -17],
    ],
  };
  for (const lon of [179.995, -179.995, 180, -180]) {
    expect(snap(roads, lon, -17.001)).toMatchObject({ kind: 'road', metres: expect.closeTo(111.195, 2) });
  }
  expect(snap(roads, 180, -17)).toMatchObject({ position: 500_000 });
  expect(snap(roads, -179.98, -17)).toMatchObject({
    position: 1_000_000,
    metres: expect.closeTo(1063.36, 1),
  });
});

test('east and west are measured at the latitude of the place', () => {
  expect(
    snap(
      {
        a: [
          [0.01, 59],
          [0.01, 61],
        ],
      },
      0,
      60,
    ),
  ).toMatchObject({ metres: expect.closeTo(1111.95 / 2, 1) });
});
