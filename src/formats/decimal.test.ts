import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExactDecimal } from './decimal.ts';

test.each([
  ['1.5', 1000, 1500],
  ['0.1', 1000, 100],
  ['7.5', 60, 450],
  ['0.30000', 1000, 300],
  ['007', 1, 7],
  ['-0', 1, 0],
  ['-2.5', 10, -25],
  ['+3', 1, 3],
  ['1000000000000', 1000, 1_000_000_000_000_000],
])('%s times %i is %i', (text, factor, expected) => {
  expect(parseExactDecimal(text, factor)).toBe(expected);
});

test.each([
  ['0.0005', 1000, 'not-exact'],
  ['0.33', 60, 'not-exact'],
  ['1,5', 1000, 'not-a-number'],
  ['1e3', 1, 'not-a-number'],
  ['', 1, 'not-a-number'],
  ['.5', 2, 'not-a-number'],
  ['٣', 1, 'not-a-number'],
  ['0x10', 1, 'not-a-number'],
  ['NaN', 1, 'not-a-number'],
  ['1'.repeat(400), 1, 'too-large'],
  ['1000000000000000', 1000, 'too-large'],
  [`0.${'1'.repeat(400)}`, 1, 'not-exact'],
])('%s times %i is %s', (text, factor, expected) => {
  expect(parseExactDecimal(text, factor)).toBe(expected);
});

test('any number of grams written as kilograms comes back exactly', () => {
  fc.assert(
    fc.property(fc.nat({ max: 1e12 }), (grams) => {
      const text = `${Math.floor(grams / 1000)}.${String(grams % 1000).padStart(3, '0')}`;
      expect(parseExactDecimal(text, 1000)).toBe(grams);
    }),
  );
});
