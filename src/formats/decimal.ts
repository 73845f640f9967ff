/** Why a text is no whole number of the wanted unit. */
export type DecimalFault = 'not-a-number' | 'not-exact' | 'too-large';

/**
 * The decimal `text` times `factor`, when that is a whole number within +-10^15: `1.5` times 1000 is 1500. Plain ASCII
 * digits with a decimal point only; nothing is rounded, so `0.0005` kg in grams is `not-exact`.
 */
export function parseExactDecimal(text: string, factor: number): number | DecimalFault {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return 'not-a-number';
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  const digits = match[2]!.replace(/^0+/, '');
  if (digits.length > 15) return 'too-large';
  if (fraction.length > 15) return 'not-exact';
  const scaled = BigInt(digits + fraction) * BigInt(factor);
  const unit = 10n ** BigInt(fraction.length);
  if (scaled % unit !== 0n) return 'not-exact';
  const value = scaled / unit;
  if (value > 10n ** 15n) return 'too-large';
  return match[1] === '-' && value !== 0n ? -Number(value) : Number(value);
}

/** The decimal `text` times `factor`, to the nearest whole number; for measured positions, where 1 unit is below any accuracy. */
export function parseRoundedDecimal(text: string, factor: number): number | DecimalFault {
  if (!/^[+-]?\d{1,9}(\.\d{1,30})?$/.test(text)) return 'not-a-number';
  return Math.round(Number(text) * factor) + 0;
}
