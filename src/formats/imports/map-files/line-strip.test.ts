import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSelfCrossing } from '../../ring-check.ts';
import { measureBetween } from './interior-point.ts';
import { buildLineStrip } from './line-strip.ts';
import type { Position } from './plain-geometry.ts';

const isInside = (ring: readonly Position[], [x, y]: Position): boolean => {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i]!, ring[i + 1]!];
    if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) inside = !inside;
  }
  return inside;
};

const toE7 = (ring: readonly Position[]) =>
  ring.map(([lon, lat]) => [Math.round(lon * 1e7), Math.round(lat * 1e7)] as const);

/** Metres north and east of a point in the field, as degrees. */
const at = (east: number, north: number): Position => [
  36.3 + east / (111_195 * Math.cos((32.3 * Math.PI) / 180)),
  32.3 + north / 111_195,
];

test('a straight line becomes one box that reaches as far on each side and beyond both ends', () => {
  const [polygon, ...more] = buildLineStrip([at(0, 0), at(100, 0)], 10);
  expect(more).toEqual([]);
  const [ring] = polygon!;
  expect(ring).toHaveLength(5);
  // 120 m by 20 m: the diagonal is 121.66 m.
  expect(measureBetween(ring![0]!, ring![2]!)).toBeCloseTo(Math.hypot(120, 20), 0);
});

test('gentle bends give one outline, sharp ones a box for each segment', () => {
  expect(buildLineStrip([at(0, 0), at(100, 0), at(200, 40), at(300, 40)], 10)).toHaveLength(1);
  expect(buildLineStrip([at(0, 0), at(100, 0), at(0, 10)], 10)).toHaveLength(2);
  // A ring road meets itself.
  expect(buildLineStrip([at(0, 0), at(100, 0), at(100, 100), at(0, 100), at(0, 0)], 10)).toHaveLength(4);
});

test('a line without length gives nothing', () => {
  expect(buildLineStrip([at(5, 5), at(5, 5)], 10)).toEqual([]);
  expect(buildLineStrip([], 10)).toEqual([]);
});

test('no strip ever crosses itself, and every point of the line lies inside', () => {
  const step = fc.tuple(fc.integer({ min: -80, max: 80 }), fc.integer({ min: -80, max: 80 }));
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 60 }),
      (steps, metres) => {
        let [east, north] = [0, 0];
        const line = [at(0, 0)];
        for (const [dx, dy] of steps) {
          east += dx;
          north += dy;
          line.push(at(east, north));
        }
        const polygons = buildLineStrip(line, metres);
        for (const rings of polygons)
          for (const ring of rings) expect(findSelfCrossing(toE7(ring))).toBeUndefined();
        if (polygons.length === 0) return;
        for (let i = 0; i + 1 < line.length; i++)
          for (const share of [0, 0.3, 0.5, 1]) {
            const [[ax, ay], [bx, by]] = [line[i]!, line[i + 1]!];
            const point: Position = [ax + (bx - ax) * share, ay + (by - ay) * share];
            expect(polygons.some(([ring]) => isInside(ring!, point))).toBe(true);
          }
      },
    ),
    { numRuns: 400 },
  );
});
