import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orient, segmentsMeet } from './exact-plane.ts';
import { buildPolygonEdges } from './polygon-edges.ts';

const square: [number, number][] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
  [0, 0],
];
const hole: [number, number][] = [
  [4, 4],
  [6, 4],
  [6, 6],
  [4, 6],
  [4, 4],
];

test('a segment touches a polygon that holds, crosses or meets any part of it', () => {
  const { touches } = buildPolygonEdges([square])!;
  expect(touches(2, 2, 3, 3)).toBe(true);
  expect(touches(-5, 5, 15, 5)).toBe(true);
  expect(touches(5, 5, 20, 20)).toBe(true);
  expect(touches(-5, -5, 0, 0)).toBe(true);
  expect(touches(-3, 10, 20, 10)).toBe(true);
  expect(touches(3, 3, 3, 3)).toBe(true);
  expect(touches(-5, 5, -1, 5)).toBe(false);
  expect(touches(-5, 9, 9, 25)).toBe(false);
});

test('a hole is outside, its edge is not', () => {
  const { touches } = buildPolygonEdges([square, hole])!;
  expect(touches(4.5, 4.5, 5.5, 5.5)).toBe(false);
  expect(touches(5, 5, 6, 5)).toBe(true);
  expect(touches(1, 1, 2, 2)).toBe(true);
});

test('rings that are not closed are closed, and a polygon of nothing is none', () => {
  expect(buildPolygonEdges([square.slice(0, 4)])!.touches(5, 5, 5, 6)).toBe(true);
  expect(buildPolygonEdges([])).toBeNull();
  expect(
    buildPolygonEdges([
      [
        [1, 1],
        [2, 2],
      ],
    ]),
  ).toBeNull();
});

test('the side of a line is exact where doubles are not', () => {
  // One unit beside a line from one end of the world to the other.
  const [ax, ay, bx, by] = [-1_800_000_000, -899_999_999, 1_800_000_000, 899_999_999];
  expect(orient(ax, ay, bx, by, 0, 0)).toBe(0);
  expect(orient(ax, ay, bx, by, 1_799_999_998, 899_999_999)).toBe(1);
  expect(orient(ax, ay, bx, by, 1_799_999_999, 899_999_998)).toBe(-1);
});

test('a segment that touches nothing has no point of it inside', () => {
  const coordinate = fc.integer({ min: 0, max: 30 });
  const point = fc.tuple(coordinate, coordinate);
  fc.assert(
    fc.property(fc.array(point, { minLength: 3, maxLength: 9 }), point, point, (ring, a, b) => {
      const edges = buildPolygonEdges([[...ring, ring[0]]]);
      if (edges === null) return;
      const touched = edges.touches(a[0], a[1], b[0], b[1]);
      expect(edges.touches(b[0], b[1], a[0], a[1])).toBe(touched);
      const meets = ring.some((p, i) => {
        const q = ring[(i + 1) % ring.length];
        return segmentsMeet(a[0], a[1], b[0], b[1], p[0], p[1], q[0], q[1]);
      });
      if (meets) expect(touched).toBe(true);
      // Where no edge is met both ends lie on one side.
      else expect(edges.touches(a[0], a[1], a[0], a[1])).toBe(edges.touches(b[0], b[1], b[0], b[1]));
    }),
    { seed: 7, numRuns: 500 },
  );
});
