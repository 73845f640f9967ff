import { expect, test } from 'vitest';
import { computeSunTimes } from './sun.ts';

const at = (text: string): number => Date.parse(text) / 1000;

test.each([
  // Printed by almanacs (timeanddate.com), to the minute.
  [
    'Greenwich at midsummer',
    '2024-06-21T12:00:00Z',
    51.4779,
    0,
    '2024-06-21T03:43:00Z',
    '2024-06-21T20:21:00Z',
  ],
  ['Gaza in May', '2024-05-06T09:00:00Z', 31.5, 34.47, '2024-05-06T02:50:00Z', '2024-05-06T16:24:00Z'],
  [
    'Suva, where the day begins before UTC',
    '2024-01-15T00:00:00Z',
    -18.14,
    178.44,
    '2024-01-14T17:42:00Z',
    '2024-01-15T06:48:00Z',
  ],
])('%s: sunrise and sunset are within three minutes of the almanac', (_, noon, lat, lon, rise, set) => {
  const sun = computeSunTimes(at(noon), lat, lon);
  expect(Math.abs(sun.rise! - at(rise))).toBeLessThanOrEqual(180);
  expect(Math.abs(sun.set! - at(set))).toBeLessThanOrEqual(180);
});

test('beyond the polar circle the sun of midsummer does not set', () => {
  expect(computeSunTimes(at('2024-06-21T12:00:00Z'), 75, 20)).toEqual({ rise: null, set: null });
});
