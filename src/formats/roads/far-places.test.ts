import { describe, expect, test } from 'vitest';
import { randomStream } from '../../base/index.ts';
import { type RoadMap, roadId } from '../../domain/index.ts';
import { listFarPlaces, type Position } from './far-places.ts';

/** Roads as lists of [lat, lon] in degrees. */
function drawRoads(...lines: readonly (readonly (readonly [number, number])[])[]): RoadMap {
  const points = lines.flat();
  let next = 0;
  return {
    hash: '',
    latE7: Int32Array.from(points, ([lat]) => Math.round(lat * 1e7)),
    lonE7: Int32Array.from(points, ([, lon]) => Math.round(lon * 1e7)),
    roads: lines.map((line, index) => ({
      id: roadId(`r${index}`),
      nodes: Int32Array.from(line, () => next++),
      tags: { highway: 'primary' },
    })),
    barriers: new Map(),
    credit: null,
  };
}
const at = (lat: number, lon: number): Position => ({
  latE7: Math.round(lat * 1e7),
  lonE7: Math.round(lon * 1e7),
});

describe('places far from every road', () => {
  // A degree of latitude is 111.2 km; 0.0269 degrees are 2991 m, 0.0271 are 3013 m.
  const straight = drawRoads([
    [32, 36],
    [32, 38],
  ]);

  test('are those beyond the distance, also beside the middle of a long segment', () => {
    const places = [at(32.0269, 37), at(32.0271, 37), at(32, 35.9), at(31.9731, 36.5), at(0, 0)];
    expect(listFarPlaces(places, straight, 3000)).toEqual([1, 2, 4]);
  });

  test('are none where the distance is a metre and the place is on the road', () => {
    expect(listFarPlaces([at(32, 36.123), at(32.0001, 36.123)], straight, 1)).toEqual([1]);
  });

  test('are let be at the date line and at the poles', () => {
    expect(listFarPlaces([at(32, 180), at(32, -180)], straight, 3000)).toEqual([]);
    expect(listFarPlaces([at(90, 0), at(-90, 0)], straight, 3000)).toEqual([0, 1]);
  });

  test('are the same as when every place is measured to every segment', () => {
    const draw = randomStream(1, 'far places');
    for (let round = 0; round < 40; round++) {
      const degrees = (around: number): number => around + draw.nextFloat() * 0.4;
      const lines = Array.from({ length: 1 + draw.nextBelow(6) }, () =>
        Array.from({ length: 2 + draw.nextBelow(4) }, () => [degrees(60), degrees(20)] as const),
      );
      const places = Array.from({ length: 30 }, () => at(degrees(60), degrees(20)));
      const roads = drawRoads(...lines);
      const metres = 50 + draw.nextBelow(5000);
      const slow = places.flatMap((place, index) => (measureSlowly(place, lines) > metres ? [index] : []));
      expect(listFarPlaces(places, roads, metres)).toEqual(slow);
    }
  });
});

/** Metres to the nearest of many points along each line, refined until it no longer changes. */
function measureSlowly(place: Position, lines: readonly (readonly (readonly [number, number])[])[]): number {
  const metresOf = 6_371_008.8 * (Math.PI / 180);
  const [lat, lon] = [place.latE7 / 1e7, place.lonE7 / 1e7];
  const shrink = Math.cos(lat * (Math.PI / 180));
  let least = Infinity;
  for (const line of lines)
    for (let i = 0; i + 1 < line.length; i++) {
      const measure = (share: number): number =>
        Math.hypot(
          (line[i]![0] + (line[i + 1]![0] - line[i]![0]) * share - lat) * metresOf,
          (line[i]![1] + (line[i + 1]![1] - line[i]![1]) * share - lon) * metresOf * shrink,
        );
      let [low, high] = [0, 1];
      // The distance to a straight line falls, then rises.
      for (let step = 0; step < 100; step++) {
        const [a, b] = [low + (high - low) / 3, high - (high - low) / 3];
        if (measure(a) < measure(b)) high = b;
        else low = a;
      }
      least = Math.min(least, measure(low));
    }
  return least;
}
