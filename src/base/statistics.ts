import { assert } from './assert.ts';
import { compareNumbers } from './compare.ts';

/** The mean of `values`, each counted `weights[i]` times; `undefined` when the weights sum to 0. Weights are >= 0. */
export function computeWeightedMean(
  values: readonly number[],
  weights: readonly number[],
): number | undefined {
  requireSameLength(values, weights);
  let weighted = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    assert(weights[i]! >= 0, `a weight is >= 0, not ${weights[i]}`);
    weighted += values[i]! * weights[i]!;
    total += weights[i]!;
  }
  return total === 0 ? undefined : weighted / total;
}

/**
 * The value below which the share `p` (0 .. 1) of `values` lies, between neighbours by straight line (type 7
 * of Hyndman and Fan 1996, as in R and NumPy); `undefined` for no values. Does not change `values`. O(n log n).
 */
export function computeQuantile(values: readonly number[], p: number): number | undefined {
  assert(p >= 0 && p <= 1, `a quantile's share is within 0 .. 1, not ${p}`);
  if (values.length === 0) return undefined;
  const sorted = [...values].sort(compareNumbers);
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const lower = sorted[below]!;
  const upper = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return lower + (upper - lower) * (at - below);
}

/**
 * Gini coefficient of `values` >= 0 over people counted by `weights` >= 0: 0 when everybody has the same,
 * towards 1 when one person has everything; 0 when nobody has anything or nobody is counted. O(n log n).
 */
export function computeGini(
  values: readonly number[],
  weights: readonly number[] = values.map(() => 1),
): number {
  requireSameLength(values, weights);
  const order = values.map((_, index) => index).sort((a, b) => compareNumbers(values[a]!, values[b]!));
  let people = 0;
  let held = 0;
  let doubleArea = 0;
  for (const index of order) {
    const value = values[index]!;
    const weight = weights[index]!;
    assert(value >= 0 && weight >= 0, `Gini needs values and weights >= 0, not ${value} and ${weight}`);
    const before = held;
    people += weight;
    held += value * weight;
    // Twice the area of this strip under the Lorenz curve.
    doubleArea += weight * (before + held);
  }
  if (people === 0 || held === 0) return 0;
  return Math.max(0, 1 - doubleArea / (people * held));
}

function requireSameLength(values: readonly number[], weights: readonly number[]): void {
  assert(values.length === weights.length, `${values.length} values have ${weights.length} weights`);
}
