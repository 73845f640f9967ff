import { type Cell, type CellFault, fault } from './cell.ts';
import { parseExactDecimal, parseRoundedDecimal } from './decimal.ts';

interface NumberOptions {
  /** In the unit written; the default is 0. */
  readonly least?: number;
  /** In the unit written; the default is 10^9. */
  readonly most?: number;
}

/** A whole number, 0 to 10^9 unless said otherwise. */
export const wholeCell = (options: NumberOptions = {}): Cell<number> =>
  decimalCell('whole number', 'whole number', 1, options);

export const kilogramsCell = (options: NumberOptions = {}): Cell<number> =>
  decimalCell('kilograms', 'kilograms with at most 3 decimals', 1000, options);

export const cubicMetresCell = (options: NumberOptions = {}): Cell<number> =>
  decimalCell('cubic metres', 'cubic metres with at most 6 decimals', 1_000_000, options);

export const minutesCell = (options: NumberOptions = {}): Cell<number> =>
  decimalCell('minutes', 'minutes that are whole seconds', 60, options);

export const hoursCell = (options: NumberOptions = {}): Cell<number> =>
  decimalCell('hours', 'hours that are whole seconds', 3600, options);

/** Metres in, whole millimetres out. */
export const millimetresCell = (options: NumberOptions = {}): Cell<number> =>
  decimalCell('metres', 'metres with at most 3 decimals', 1000, options);

/** Litres in, whole millilitres out. */
export const litresCell = (options: NumberOptions = {}): Cell<number> =>
  decimalCell('litres', 'litres with at most 3 decimals', 1000, options);

/** A factor or share in, parts per million out: `1.25` is 1_250_000. */
export const factorCell = (options: NumberOptions = {}): Cell<number> =>
  decimalCell('factor', 'factor with at most 6 decimals', 1_000_000, options);

/** Degrees in, degrees times 10^7 to the nearest out. */
export const degreesCell = (limit: 90 | 180): Cell<number> => ({
  kind: 'degrees, WGS84',
  schema: numberSchema({ least: -limit, most: limit }),
  parse: (text) => {
    const value = parseRoundedDecimal(text, 1e7);
    if (typeof value !== 'number')
      return fault(
        'not-a-number',
        'decimal degrees such as 31.2769',
        'Write degrees as a decimal number, no N, E or signs.',
      );
    return Math.abs(value) <= limit * 1e7
      ? value
      : fault(
          'out-of-range',
          `degrees from -${limit} to ${limit}`,
          'Check that latitude and longitude are not exchanged.',
        );
  },
});

function decimalCell(kind: string, expected: string, factor: number, options: NumberOptions): Cell<number> {
  const { least = 0, most = 1e9 } = options;
  return {
    kind,
    schema: numberSchema({ least, most, whole: factor === 1 }),
    parse: (text) => {
      const value = parseExactDecimal(text, factor);
      if (typeof value !== 'number') return describeFault(value, expected, factor);
      if (value < 0 && least >= 0)
        return fault('negative', `${expected}, not negative`, 'Write the amount without a sign.');
      if (value > most * factor)
        return fault('too-large', `${expected}, at most ${most}`, 'Check the unit of the number.');
      if (value < least * factor)
        return fault('out-of-range', `${expected}, at least ${least}`, 'Check the unit of the number.');
      return value;
    },
  };
}

function describeFault(
  value: 'not-a-number' | 'not-exact' | 'too-large',
  expected: string,
  factor: number,
): CellFault {
  switch (value) {
    case 'not-a-number':
      return fault(
        'not-a-number',
        expected,
        'Write plain digits with a point for decimals: no thousands marks, units or signs such as "~". Leave it empty where it is not known.',
      );
    case 'not-exact':
      return factor === 1
        ? fault('not-whole', expected, 'Round it to a whole number, and say so in the column assumption.')
        : fault('not-exact', expected, 'Write fewer decimals.');
    case 'too-large':
      return fault('too-large', expected, 'Check the unit of the number.');
  }
}

/** As it stands in JSON; in CSV the same digits are text. */
function numberSchema(options: { least: number; most: number; whole?: boolean }): JsonNumberSchema {
  return { type: options.whole ? 'integer' : 'number', minimum: options.least, maximum: options.most };
}

type JsonNumberSchema = { readonly type: string; readonly minimum: number; readonly maximum: number };
