import { expect, test } from 'vitest';
import { computeGini, computeQuantile, computeWeightedMean } from './statistics.ts';

test('a mean counts every value as often as its weight says', () => {
  // Three people with 1 and one with 5: 8 / 4.
  expect(computeWeightedMean([1, 5], [3, 1])).toBe(2);
  expect(computeWeightedMean([1, 5], [0, 0])).toBeUndefined();
  expect(() => computeWeightedMean([1], [1, 2])).toThrow('weights');
});

test('a quantile lies on the line between its neighbours', () => {
  const values = [40, 10, 30, 20];
  // Position 3 * 0.5 = 1.5 among 10, 20, 30, 40.
  expect(computeQuantile(values, 0.5)).toBe(25);
  expect([computeQuantile(values, 0), computeQuantile(values, 1)]).toEqual([10, 40]);
  expect(computeQuantile([], 0.5)).toBeUndefined();
  expect(values).toEqual([40, 10, 30, 20]);
});

test('Gini is 0 for equal shares and near 1 when one of many has everything', () => {
  expect(computeGini([3, 3, 3])).toBe(0);
  expect(computeGini([0, 0, 0])).toBe(0);
  expect(computeGini([])).toBe(0);
  // (n - 1) / n with n = 4.
  expect(computeGini([0, 0, 0, 8])).toBeCloseTo(0.75, 12);
});

test('Gini over weighted values equals Gini over the same people one by one', () => {
  expect(computeGini([1, 4], [3, 2])).toBeCloseTo(computeGini([4, 1, 1, 4, 1]), 12);
});
