import { describe, expect, test } from 'vitest';
import { parseOpeningHours } from './opening-hours.ts';

const EVERY = [0, 1, 2, 3, 4, 5, 6];
const hour = 3600;

describe('hours of a week', () => {
  test.each([
    ['24/7', [{ weekdays: EVERY, fromSecond: 0, toSecond: 86_400 }]],
    ['closed', []],
    ['08:00-16:00', [{ weekdays: EVERY, fromSecond: 8 * hour, toSecond: 16 * hour }]],
    ['00:00-24:00', [{ weekdays: EVERY, fromSecond: 0, toSecond: 86_400 }]],
    [
      'Su-Th 08:00-16:00; Fr 09:00-12:00',
      [
        { weekdays: [0, 1, 2, 3, 6], fromSecond: 8 * hour, toSecond: 16 * hour },
        { weekdays: [4], fromSecond: 9 * hour, toSecond: 12 * hour },
      ],
    ],
    [
      'mo,we 8:00-12:00, 13:00-17:30;',
      [
        { weekdays: [0, 2], fromSecond: 8 * hour, toSecond: 12 * hour },
        { weekdays: [0, 2], fromSecond: 13 * hour, toSecond: 17.5 * hour },
      ],
    ],
    // A later rule takes its days out of the earlier one.
    ['08:00-16:00; Fr closed', [{ weekdays: [0, 1, 2, 3, 5, 6], fromSecond: 8 * hour, toSecond: 16 * hour }]],
    // Past midnight: Sunday's small hours belong to Saturday's night.
    [
      'Sa 22:00-02:00',
      [
        { weekdays: [6], fromSecond: 0, toSecond: 2 * hour },
        { weekdays: [5], fromSecond: 22 * hour, toSecond: 86_400 },
      ],
    ],
    ['Mo 08:00-12:00,11:00-14:00', [{ weekdays: [0], fromSecond: 8 * hour, toSecond: 14 * hour }]],
  ])('%s', (text, expected) => {
    expect(parseOpeningHours(text)).toEqual(expected);
  });
});

describe('what makes no sense is told with its place', () => {
  test.each([
    ['', 1],
    ['8-16', 1],
    ['08:00', 6],
    ['08:00-25:00', 7],
    ['24:00-25:00', 6],
    ['08:00-08:00', 12],
    ['Mo-Xx 08:00-12:00', 4],
    ['Mo,Xx 08:00-12:00', 4],
    ['08:00-12:00 or so', 13],
    ['08:60-12:00', 1],
  ])('%s at character %i', (text, character) => {
    expect(parseOpeningHours(text)).toMatchObject({ character });
  });
});
