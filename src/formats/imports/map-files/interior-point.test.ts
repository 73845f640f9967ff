import { expect, test } from 'vitest';
import { findInteriorPoint, measureBetween } from './interior-point.ts';
import type { Position } from './plain-geometry.ts';

const square = (west: number, south: number, size: number): Position[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

test('of a square its middle, as far off as its corners', () => {
  const found = findInteriorPoint([[square(36, 32, 0.02)]])!;
  expect(found.position[0]).toBeCloseTo(36.01, 9);
  expect(Math.abs(found.position[1] - 32.01)).toBeLessThan(0.01);
  for (const corner of square(36, 32, 0.02))
    expect(measureBetween(found.position, corner)).toBeLessThanOrEqual(found.reachMetres);
});

test('never in the hollow of a horseshoe or in a hole', () => {
  const horseshoe: Position[] = [
    [0, 0],
    [3, 0],
    [3, 3],
    [2, 3],
    [2, 1],
    [1, 1],
    [1, 3],
    [0, 3],
    [0, 0],
  ];
  const [lon, lat] = findInteriorPoint([[horseshoe]])!.position;
  expect(lat < 1 || lon < 1 || lon > 2).toBe(true);
  // A frame of one tenth around a hole.
  const [x, y] = findInteriorPoint([[square(10, 10, 1), square(10.1, 10.1, 0.8)]])!.position;
  expect(x > 10.1 && x < 10.9 && y > 10.1 && y < 10.9).toBe(false);
});

test('of several outlines it lies in the widest, and the reach covers all of them', () => {
  const found = findInteriorPoint([[square(0, 0, 0.01)], [square(0.1, 0, 0.03)]])!;
  expect(found.position[0]).toBeCloseTo(0.115, 9);
  expect(found.reachMetres).toBeGreaterThanOrEqual(Math.floor(measureBetween(found.position, [0, 0])));
});

test('an outline without area has none', () => {
  expect(
    findInteriorPoint([
      [
        [
          [1, 1],
          [2, 1],
          [1, 1],
          [1, 1],
        ],
      ],
    ]),
  ).toBeNull();
  expect(findInteriorPoint([])).toBeNull();
});
