import { assert } from './assert.ts';

/** `numerator / denominator` rounded towards minus infinity, exact for safe integers; `denominator` > 0. */
export function divideFloor(numerator: number, denominator: number): number {
  requireIntegers(numerator, denominator);
  const remainder = numerator % denominator;
  const truncated = (numerator - remainder) / denominator;
  return remainder < 0 ? truncated - 1 : truncated + 0;
}

/** `numerator / denominator` rounded towards plus infinity, exact for safe integers; `denominator` > 0. */
export function divideCeil(numerator: number, denominator: number): number {
  requireIntegers(numerator, denominator);
  const remainder = numerator % denominator;
  const truncated = (numerator - remainder) / denominator;
  return remainder > 0 ? truncated + 1 : truncated + 0;
}

/** `numerator / denominator` to the nearest integer, halves upwards, exact for safe integers; `denominator` > 0. */
export function divideRounded(numerator: number, denominator: number): number {
  const floor = divideFloor(numerator, denominator);
  const remainder = numerator - floor * denominator;
  return remainder >= denominator - remainder ? floor + 1 : floor;
}

/** The nearest integer, halves towards plus infinity (-2.5 gives -2); never -0. */
export function roundHalfUp(value: number): number {
  assert(Number.isFinite(value), `roundHalfUp needs a finite number, not ${value}`);
  // Math.round already rounds halves upwards and, unlike floor(x + 0.5), is right for 0.49999999999999994.
  return Math.round(value) + 0;
}

/**
 * Whole shares that sum to exactly `total`, each within 1 of its exact part `total * weight / sum`, by
 * largest remainder; the lower index wins a tie. With all weights 0 every share is 0, whatever `total`.
 * Weights are integers >= 0. Exact whatever the size of `total * weight`. O(n log n).
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  assert(Number.isSafeInteger(total) && total >= 0, `a total to share out is an integer >= 0, not ${total}`);
  let sum = 0n;
  for (const weight of weights) {
    assert(Number.isSafeInteger(weight) && weight >= 0, `a weight is an integer >= 0, not ${weight}`);
    sum += BigInt(weight);
  }
  if (sum === 0n) return weights.map(() => 0);
  const shares: number[] = [];
  const remainders: bigint[] = [];
  let left = total;
  for (const weight of weights) {
    const product = BigInt(total) * BigInt(weight);
    const share = Number(product / sum);
    shares.push(share);
    remainders.push(product % sum);
    left -= share;
  }
  const order = weights.map((_, index) => index);
  order.sort((a, b) => {
    const ra = remainders[a]!;
    const rb = remainders[b]!;
    return ra > rb ? -1 : ra < rb ? 1 : a - b;
  });
  for (let k = 0; k < left; k++) shares[order[k]!]!++;
  return shares;
}

function requireIntegers(numerator: number, denominator: number): void {
  assert(Number.isSafeInteger(numerator), `a numerator is a safe integer, not ${numerator}`);
  assert(
    Number.isSafeInteger(denominator) && denominator > 0,
    `a denominator is a safe integer > 0, not ${denominator}`,
  );
}
