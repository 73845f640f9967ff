import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apportion, divideCeil, divideFloor, divideRounded, roundHalfUp } from './round.ts';

test('division rounds the way its name says, also below zero', () => {
  expect([divideFloor(7, 2), divideCeil(7, 2), divideRounded(7, 2)]).toEqual([3, 4, 4]);
  expect([divideFloor(-7, 2), divideCeil(-7, 2), divideRounded(-7, 2)]).toEqual([-4, -3, -3]);
  expect([divideFloor(-6, 3), divideCeil(-6, 3), divideRounded(-6, 3)]).toEqual([-2, -2, -2]);
});

test('division is exact where decimals are not', () => {
  // 9007199254740991 / 2 is no double: plain Math.floor(a / b) gives ...496 for the halves' upper neighbour.
  expect(divideFloor(Number.MAX_SAFE_INTEGER, 2)).toBe(4503599627370495);
  expect(divideCeil(Number.MAX_SAFE_INTEGER, 2)).toBe(4503599627370496);
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (a, b) => {
      const exact = BigInt(a) / BigInt(b) - (BigInt(a) % BigInt(b) < 0n ? 1n : 0n);
      expect(BigInt(divideFloor(a, b))).toBe(exact);
      expect(BigInt(divideCeil(a, b))).toBe(exact + (BigInt(a) % BigInt(b) === 0n ? 0n : 1n));
    }),
  );
});

test('zero never comes out as minus zero', () => {
  expect(Object.is(divideFloor(-0, 5), 0)).toBe(true);
  expect(Object.is(divideCeil(-1, 5), 0)).toBe(true);
  expect(Object.is(roundHalfUp(-0.4), 0)).toBe(true);
});

test('dividing by nothing or by a fraction is our own mistake', () => {
  expect(() => divideFloor(1, 0)).toThrow('denominator');
  expect(() => divideCeil(1.5, 2)).toThrow('numerator');
});

test('halves go up, and just below a half goes down', () => {
  expect([2.5, -2.5, 0.49999999999999994, -0.5].map(roundHalfUp)).toEqual([3, -2, 0, 0]);
  expect(() => roundHalfUp(Number.NaN)).toThrow('finite');
});

describe('apportion', () => {
  test('shares sum to the total and the largest remainders get the rest', () => {
    // Exact parts 4.7, 1.6, 3.7: floors 4, 1, 3 leave 2, which go to the remainders .7 and .7.
    expect(apportion(10, [47, 16, 37])).toEqual([5, 1, 4]);
  });

  test('the lower index wins a tie', () => {
    expect(apportion(2, [1, 1, 1])).toEqual([1, 1, 0]);
  });

  test('without any weight nobody gets anything', () => {
    expect(apportion(5, [0, 0])).toEqual([0, 0]);
    expect(apportion(5, [])).toEqual([]);
  });

  test('nobody is more than one away from the exact part', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 2 ** 45 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 50 }), weights, (total, list) => {
        const sum = list.reduce((a, b) => a + BigInt(b), 0n);
        fc.pre(sum > 0n);
        const shares = apportion(total, list);
        expect(shares.reduce((a, b) => a + b, 0)).toBe(total);
        for (const [i, share] of shares.entries()) {
          const distance = BigInt(share) * sum - BigInt(total) * BigInt(list[i]!);
          expect(distance > -sum && distance < sum).toBe(true);
        }
      }),
    );
  });
});
