import { expect, test } from 'vitest';
import { compareNumbers, compareStrings } from './compare.ts';

test('strings are ordered by code unit, whatever the language of the machine', () => {
  // A locale would give a, B, z, ä or a, ä, B, z.
  expect(['ä', 'z', 'B', 'a', 'رفح'].sort(compareStrings)).toEqual(['B', 'a', 'z', 'ä', 'رفح']);
  expect(compareStrings('S1', 'S1')).toBe(0);
});

test('numbers are ordered by size, not as text', () => {
  expect([10, 9, -1, 9].sort(compareNumbers)).toEqual([-1, 9, 9, 10]);
});
