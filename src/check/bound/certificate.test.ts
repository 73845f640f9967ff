import { expect, test } from 'vitest';
import { evaluateCertificate, readMultiplier } from './certificate.ts';

const row = (coefficients: Record<string, number>, limit: number) => ({
  coefficients: new Map(Object.entries(coefficients)),
  limit,
});

test('without multipliers z is at most its own bound', () => {
  expect(evaluateCertificate([], () => 1)).toBe(1);
});

test('weak duality proves what supply allows', () => {
  // z <= r / 10 and r <= 4: four tenths.
  const weighted = [
    { row: row({ z: 10, r: -1 }, 0), multiplier: 0.1 },
    { row: row({ r: 1 }, 4), multiplier: 0.1 },
  ];
  expect(evaluateCertificate(weighted, () => 100)).toBeCloseTo(0.4, 12);
});

test('a column left unpaid costs its upper bound', () => {
  // The supply row is left out: r may be as large as its bound of 7.
  const weighted = [{ row: row({ z: 10, r: -1 }, 0), multiplier: 0.1 }];
  expect(evaluateCertificate(weighted, (column) => (column === 'r' ? 7 : 1))).toBeCloseTo(0.7, 12);
});

test('cancelling sums keep their last digits', () => {
  const weighted = [
    { row: row({ z: 1, x: 1e15 }, 0), multiplier: 1 },
    { row: row({ x: 1 }, 0), multiplier: 0.25 },
    { row: row({ x: -1e15 }, 0), multiplier: 1 },
    { row: row({ x: -0.25 }, 0), multiplier: 1 },
  ];
  expect(evaluateCertificate(weighted, () => 1e9)).toBe(0);
});

test('multipliers are decimals or fractions', () => {
  expect(readMultiplier('0.125')).toBe(0.125);
  expect(readMultiplier('1/8')).toBe(0.125);
  expect(readMultiplier('2e-7')).toBe(2e-7);
  expect(readMultiplier('an eighth')).toBeNaN();
});
