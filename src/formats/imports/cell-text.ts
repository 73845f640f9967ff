import { dropSafeWords } from '../dropped-words.ts';
import type { Column } from '../field.ts';
import { parseAmount } from '../messy/amount.ts';
import { findForeignGrid, parseCoordinate, parseCoordinatePair } from '../messy/coordinate.ts';
import { findMonthAlone, parseLooseDate } from '../messy/date.ts';
import { parseLooseHours } from '../messy/hours.ts';
import { isNotKnown } from '../messy/known.ts';
import type { MessyCell } from '../messy/messy-table.ts';
import { cleanText } from '../messy/text.ts';
import { parseYesNo } from '../messy/yes-no.ts';
import { quote } from '../problem-list.ts';
import type { TimeZone } from '../time-zone.ts';
import { type ColumnStyle, findScale, formatDecimal, isNumber } from './column-reader.ts';
import type { ImportTarget } from './import-target.ts';
import { findPlaceKind } from './place-words.ts';
import { addTimeOfDay } from './time-of-day.ts';

/** What dates of a file lack and the operation has. */
export interface OperationTime {
  /** Year of the horizon; null where it lies in two. */
  readonly year: number | null;
  readonly zone: TimeZone;
}

/** What a cell gives to its row: texts by column, what was assumed on the way, and what is wrong. */
export interface CellText {
  readonly values: readonly (readonly [column: string, text: string])[];
  readonly assumption: string | null;
  readonly fault: {
    readonly code: string;
    readonly expected: string;
    readonly got: string;
    readonly remedy: string;
  } | null;
  /** Words of a unit behind a count of goods. */
  readonly unit: string | null;
}

const NOTHING: CellText = { values: [], assumption: null, fault: null, unit: null };
const text = (column: string, value: string, assumption: string | null = null): CellText => ({
  ...NOTHING,
  values: [[column, value]],
  assumption,
});
const refused = (code: string, expected: string, got: string, remedy: string): CellText => ({
  ...NOTHING,
  fault: { code, expected, got, remedy },
});

/** The text that a column of the operation holds for a cell of the file. What cannot be read goes on as it is: the table's own reader refuses it. */
export const readCellText = (
  cell: MessyCell,
  column: Column,
  target: ImportTarget,
  style: ColumnStyle,
  operation: OperationTime,
): CellText => {
  const raw = cleanText(cell.text);
  const { name, kind } = column;
  if (cell.failed)
    return refused(
      'import.failed-formula',
      'a value',
      quote(raw),
      'Correct the formula, or leave the cell empty where it is not known.',
    );
  if (raw === '' && cell.number === undefined && cell.date === undefined) return NOTHING;
  if (isWholeCount(column) && /^(nil|none|zero|لا شيء|صفر)$/iu.test(raw)) return text(name, '0');
  if (isNotKnown(raw)) return NOTHING;
  if (kind === 'degrees, WGS84') return readDegrees(cell, raw, name as 'lat' | 'lon', style);
  if (isNumber(kind) || name === 'duty_hours') return readNumber(cell, raw, column, target, style);
  if (kind === 'date YYYY-MM-DD' || kind === 'instant') return readDate(cell, raw, column, style, operation);
  if (kind === 'hours') return text(name, parseLooseHours(raw) ?? raw);
  if (kind === 'yes · no') {
    const value = parseYesNo(raw);
    return text(name, value === null ? raw : value ? 'yes' : 'no');
  }
  if (kind.startsWith('list of'))
    return text(
      name,
      raw
        .split(/[;\n]|,(?=\s*[\p{L}])/u)
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .join(';'),
    );
  if (name === 'kind' && target.kind === 'places') return text(name, findPlaceKind(raw) ?? raw);
  if (name === 'group') return text(name, raw.trim().toLowerCase().replace(/\s+/g, '-'));
  const words = raw.replace(/\s+/g, ' ');
  return text(name, CALLED.includes(target.stem) && name.startsWith('name') ? dropSafeWords(words) : words);
};

/** Tables whose names must call nothing safe. */
const CALLED: readonly string[] = ['places', 'areas', 'access'];

const isWholeCount = ({ kind }: Column): boolean => kind === 'whole number';

const readDegrees = (cell: MessyCell, raw: string, axis: 'lat' | 'lon', style: ColumnStyle): CellText => {
  if (cell.number !== undefined) return text(axis, formatDecimal(cell.number, 7));
  const pair = parseCoordinatePair(raw);
  if (pair !== null) return text(axis, formatDecimal(pair[axis], 7));
  const plain = style.decimals === 'comma' ? raw.replace(',', '.') : raw;
  const degrees = parseCoordinate(plain, axis);
  if (degrees !== null) return text(axis, formatDecimal(degrees, 7));
  const grid = findForeignGrid(raw);
  if (grid !== null)
    return refused(
      'import.grid-reference',
      'latitude and longitude in degrees (WGS84)',
      `${quote(raw)}, a ${grid} reference`,
      'Convert it to degrees; grids are not read.',
    );
  return text(axis, raw);
};

const DECIMALS: Readonly<Record<string, number>> = {
  kilograms: 3,
  'cubic metres': 6,
  metres: 3,
  litres: 3,
  minutes: 2,
};

const readNumber = (
  cell: MessyCell,
  raw: string,
  column: Column,
  target: ImportTarget,
  style: ColumnStyle,
): CellText => {
  const { name, kind } = column;
  const amount = parseAmount({ ...cell, text: raw }, style.decimals, style.groups);
  switch (amount.kind) {
    case 'none':
      return NOTHING;
    case 'fault':
      return text(name, raw);
    case 'open-ended':
      return refused(
        'import.open-ended',
        'a figure or a range with both ends',
        quote(raw),
        'Ask for the other end, or write the figure to plan with.',
      );
    case 'amount': {
      const isGoods = name === target.amountColumn;
      const words = amount.unit ?? (isGoods ? '' : (style.headerUnit ?? ''));
      const scale = isGoods && amount.unit !== '%' ? 1 : findScale(target, name, kind, words);
      if (scale === null && amount.unit === null) return formatAmount(amount, column, target, 1);
      if (scale === null)
        return refused(
          'import.wrong-unit',
          `${column.kind === 'whole number' ? 'a count' : column.kind}`,
          quote(raw),
          `Write ${name} in ${kind}, or in a unit of the same kind.`,
        );
      return {
        ...formatAmount(amount, column, target, scale),
        unit: isGoods ? (amount.unit ?? style.headerUnit) : null,
      };
    }
  }
};

const formatAmount = (
  amount: {
    readonly low: number;
    readonly best: number;
    readonly high: number;
    readonly about: boolean;
    readonly isRange: boolean;
  },
  column: Column,
  target: ImportTarget,
  scale: number,
): CellText => {
  const { name, kind } = column;
  const decimals = DECIMALS[kind] ?? 9;
  const say = (value: number): string => formatDecimal(value * scale, decimals);
  const [low, high] = endsOf(name, target);
  if (!amount.isRange)
    return text(name, say(amount.best), amount.about ? `given as about ${say(amount.best)}` : null);
  if (low === null || high === null)
    return refused(
      'import.range-not-possible',
      `one figure for ${name}`,
      `${amount.low} to ${amount.high}`,
      'Write the figure to plan with.',
    );
  const middle = kind === 'whole number' ? Math.floor(amount.best * scale + 0.5) : amount.best * scale;
  return {
    ...NOTHING,
    values: [
      [name, formatDecimal(middle, decimals)],
      [low, say(amount.low)],
      [high, say(amount.high)],
    ],
    assumption: 'range in the file; the middle taken',
  };
};

/** The columns of the ends of a range, where the column is one. */
const endsOf = (name: string, target: ImportTarget): readonly [string | null, string | null] => {
  const has = (column: string): string | null =>
    target.columns.some((each) => each.name === column) ? column : null;
  return name === 'best' ? [has('low'), has('high')] : [has(`${name}_low`), has(`${name}_high`)];
};

const readDate = (
  cell: MessyCell,
  raw: string,
  { name, kind }: Column,
  style: ColumnStyle,
  { year, zone }: OperationTime,
): CellText => {
  if (
    /^(until further notice|open ended|ongoing|حتى إشعار آخر|jusqu'à nouvel ordre|hasta nuevo aviso)$/iu.test(
      raw,
    )
  )
    return NOTHING;
  const month = name === 'expiry' && cell.date === undefined ? findMonthAlone(raw) : null;
  if (month !== null) return text(name, `${month}-01`, `expiry given as ${raw}: its first day taken`);
  const found = parseLooseDate({ ...cell, text: raw }, style.dates, year);
  switch (found.kind) {
    case 'none':
      return NOTHING;
    case 'date':
      return text(
        name,
        kind === 'instant' ? addTimeOfDay(found.date, { ...cell, text: raw }, zone) : found.date,
        found.yearAssumed ? `the file gives no year: ${found.date.slice(0, 4)}, that of the operation` : null,
      );
    case 'ambiguous':
      return text(name, raw);
    case 'fault':
      if (found.why === 'hijri')
        return refused(
          'import.hijri-date',
          'a date of the Gregorian calendar',
          quote(raw),
          'Convert it; Hijri dates are not read, since they depend on where the moon was seen.',
        );
      return text(name, raw);
  }
};
