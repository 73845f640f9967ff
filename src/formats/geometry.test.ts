import { describe, expect, test } from 'vitest';
import { readGeometry } from './geometry.ts';
import { createProblemList } from './problem-list.ts';
import { findSelfCrossing, isFlat } from './ring-check.ts';

type Ring = [number, number][];

const square: Ring = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
  [0, 0],
];

describe('rings', () => {
  test('that go round once do not cross themselves', () => {
    expect(findSelfCrossing(square)).toBeUndefined();
    const circle: Ring = Array.from({ length: 2001 }, (_, i) => [
      Math.round(1e7 * Math.cos((i * Math.PI) / 1000)),
      Math.round(1e7 * Math.sin((i * Math.PI) / 1000)),
    ]);
    expect(findSelfCrossing(circle)).toBeUndefined();
    expect(isFlat(circle)).toBe(false);
  });

  test('that form a loop do', () => {
    expect(
      findSelfCrossing([
        [0, 0],
        [10, 10],
        [10, 0],
        [0, 10],
        [0, 0],
      ]),
    ).toBeDefined();
    expect(
      findSelfCrossing([
        [0, 0],
        [10, 0],
        [10, 10],
        [5, -5],
        [0, 10],
        [0, 0],
      ]),
    ).toBeDefined();
  });

  test('that touch themselves in a point, as published outlines do, do not', () => {
    expect(
      findSelfCrossing([
        [0, 0],
        [10, 0],
        [5, 5],
        [10, 10],
        [0, 10],
        [5, 5],
        [0, 0],
      ]),
    ).toBeUndefined();
  });

  test('as wide as the globe are judged exactly', () => {
    // The turn differs from straight by 1 in 10^19, far beyond what floating-point products tell.
    const far: Ring = [
      [-1_800_000_000, -900_000_000],
      [1_800_000_000, 900_000_000],
      [1_799_999_999, 900_000_000],
      [-1_800_000_000, -900_000_000],
    ];
    expect(isFlat(far)).toBe(false);
    expect(findSelfCrossing(far)).toBeUndefined();
  });

  test('along a line enclose nothing', () => {
    expect(
      isFlat([
        [0, 0],
        [10, 10],
        [5, 5],
        [0, 0],
      ]),
    ).toBe(true);
  });
});

describe('GeoJSON', () => {
  const read = (geometry: unknown) => {
    const problems = createProblemList();
    const found = readGeometry(
      geometry as { type: string },
      'access',
      { file: 'access.geojson', row: 1 },
      'error',
      problems,
    );
    return { found, codes: problems.sorted().map(({ code }) => code) };
  };

  test('degrees become whole numbers, to 7 decimals', () => {
    expect(read({ type: 'Point', coordinates: [34.12345678, -0.00000004, 99] }).found).toEqual({
      kind: 'point',
      lonE7: 341_234_568,
      latE7: 0,
    });
    const hole: Ring = [
      [2, 2],
      [3, 2],
      [3, 3],
      [2, 2],
    ];
    expect(read({ type: 'Polygon', coordinates: [square, hole] }).found).toEqual({
      kind: 'polygons',
      polygons: [[square, hole].map((ring) => ring.map(([x, y]) => [x * 1e7, y * 1e7]))],
    });
  });

  test.each([
    [{ type: 'Polygon', coordinates: [] }, 'access.bad-ring'],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
      'access.bad-ring',
    ],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ],
      },
      'access.bad-ring',
    ],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 1],
            [2, 2],
            [0, 0],
          ],
        ],
      },
      'access.bad-ring',
    ],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [0, 0],
            [0, 0],
            [0, 0],
          ],
        ],
      },
      'access.bad-ring',
    ],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, null],
            [0, 0],
          ],
        ],
      },
      'access.bad-position',
    ],
    [{ type: 'Polygon', coordinates: 'x' }, 'access.bad-ring'],
    [{ type: 'MultiPolygon', coordinates: [[]] }, 'access.bad-ring'],
    [{ type: 'Point', coordinates: [181, 0] }, 'access.bad-position'],
    [{ type: 'Point' }, 'access.bad-position'],
    [{ type: 'GeometryCollection', geometries: [] }, 'access.unsupported-geometry'],
    [{}, 'access.unsupported-geometry'],
  ])('%j gives %s', (geometry, code) => {
    expect(read(geometry)).toEqual({ found: null, codes: [code] });
  });
});
