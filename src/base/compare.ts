/**
 * -1, 0 or 1 by UTF-16 code units, the same on every machine. `localeCompare` depends on the machine's
 * language and must not decide the order of anything that is written out.
 */
export function compareStrings(a: string, b: string): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** -1, 0 or 1 in ascending order; neither number may be NaN. */
export function compareNumbers(a: number, b: number): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}
