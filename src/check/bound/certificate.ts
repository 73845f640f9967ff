import type { Row } from './programme.ts';

/** A sum that keeps what rounding drops (Neumaier 1974), exact to the last digits for the sums here. */
interface CarefulSum {
  total: number;
  lost: number;
}

function addTo(sum: CarefulSum, value: number): void {
  const next = sum.total + value;
  sum.lost += Math.abs(sum.total) >= Math.abs(value) ? sum.total - next + value : value - next + sum.total;
  sum.total = next;
}

/** The number a multiplier's text says: a decimal or a fraction of whole numbers; NaN when it is neither. */
export function readMultiplier(text: string): number {
  const fraction = /^(-?\d+)\/(\d+)$/.exec(text);
  if (fraction) return Number(fraction[1]) / Number(fraction[2]);
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
}

/**
 * Weak duality (R20): no feasible point of the programme has a larger z than this, for any multipliers >= 0:
 * sum of y b + sum over columns of max(0, c - y A) x upper, with c = 1 for z and 0 elsewhere.
 */
export function evaluateCertificate(
  weighted: readonly { readonly row: Row; readonly multiplier: number }[],
  upperOf: (column: string) => number,
): number {
  const bound: CarefulSum = { total: 0, lost: 0 };
  const priced = new Map<string, CarefulSum>([['z', { total: 0, lost: 0 }]]);
  for (const { row, multiplier } of weighted) {
    if (multiplier === 0) continue;
    addTo(bound, multiplier * row.limit);
    for (const [column, coefficient] of row.coefficients) {
      let sum = priced.get(column);
      if (!sum) {
        sum = { total: 0, lost: 0 };
        priced.set(column, sum);
      }
      addTo(sum, multiplier * coefficient);
    }
  }
  for (const [column, sum] of priced) {
    const reduced = (column === 'z' ? 1 : 0) - (sum.total + sum.lost);
    if (reduced > 0) addTo(bound, reduced * upperOf(column));
  }
  return bound.total + bound.lost;
}
