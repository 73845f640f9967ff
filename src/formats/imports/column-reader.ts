import { judgeDecimals } from '../messy/amount.ts';
import { judgeDateOrder } from '../messy/date.ts';
import { toPlainDigits } from '../messy/digits.ts';
import type { MessyCell, MessyTable } from '../messy/messy-table.ts';
import { readUnit } from '../messy/pack-units.ts';
import { quote } from '../problem-list.ts';
import type { ImportTarget } from './import-target.ts';
import type { DateOrder, DecimalMark, Mapping } from './mapping.ts';
import type { RowProblems } from './row-problems.ts';

/** How all cells of one column are read: judged once, over the whole column. */
export interface ColumnStyle {
  readonly decimals: DecimalMark;
  readonly groups: 'thousands' | 'decimal';
  readonly dates: DateOrder | null;
  /** What the header says the figures are in: `Payload (MT)`. */
  readonly headerUnit: string | null;
}

/** The style of a column's cells; notes import.ambiguous-number, .mixed-numbers, .ambiguous-date and .mixed-dates. */
export const judgeColumn = (
  column: string,
  kind: string,
  table: MessyTable,
  index: number,
  mapping: Mapping,
  problems: RowProblems,
): ColumnStyle => {
  const cells = table.rows.map((row) => row.cells[index]!);
  const headerUnit = findHeaderUnit(table.headers[index]!.text);
  if (isDate(kind))
    return { ...PLAIN, dates: mapping.dates ?? judgeDates(column, cells, problems), headerUnit };
  // No degree has a thousand: one mark is the decimal one, however many digits follow.
  if (kind === 'degrees, WGS84')
    return {
      ...PLAIN,
      decimals: mapping.decimals ?? (cells.some(isCommaNumber) ? 'comma' : 'point'),
      headerUnit,
    };
  if (!isNumber(kind)) return { ...PLAIN, headerUnit };
  askHeaderUnit(column, table.headers[index]!.text, cells, problems);
  if (headerUnit === null && WEIGHTS_OF_TONS.includes(column)) askTons(column, cells, problems);
  if (mapping.decimals !== null) return { ...PLAIN, decimals: mapping.decimals, headerUnit };
  const whole = kind === 'whole number';
  const judged = judgeDecimals(cells);
  switch (judged) {
    case 'point':
    case 'comma':
      return { ...PLAIN, decimals: judged, headerUnit };
    case 'either':
      return { ...PLAIN, headerUnit };
    case 'ambiguous':
      if (whole) return { ...PLAIN, groups: 'thousands', headerUnit };
      problems.open.choices.set('decimals', 'point or comma');
      problems.ask(
        column,
        'import.ambiguous-number',
        'numbers of which one shows whether comma or point is the decimal mark',
        quote(cells.find(({ text }) => /^\D*\d{1,3}[.,]\d{3}\D*$/.test(text))?.text ?? ''),
        'Write `decimals: point` or `decimals: comma` into the mapping.',
      );
      return { ...PLAIN, headerUnit };
    case 'conflict':
      if (whole) return { ...PLAIN, groups: 'thousands', headerUnit };
      problems.open.choices.set('decimals', 'point or comma');
      problems.ask(
        column,
        'import.mixed-numbers',
        'one decimal mark in a column',
        'commas and points as decimal marks',
        'Write `decimals: point` or `decimals: comma` into the mapping, or correct the cells.',
      );
      return { ...PLAIN, headerUnit };
  }
};

/** What counts something else than one: a figure under such a header is not the column's. */
const OTHER_COUNTS =
  /^(hhs?|households?|famil(y|ies)|foyers?|m[eé]nages?|hogares|familias|أسرة|أسر|عائلة|عائلات|'?000s?|x ?1[,.]?000|thousands?|milliers?|miles|آلاف|millions?)$/iu;

const askHeaderUnit = (
  column: string,
  header: string,
  cells: readonly MessyCell[],
  problems: RowProblems,
): void => {
  const bracket = /[([{]([^()[\]{}]+)[)\]}]/.exec(header)?.[1]?.trim();
  const words = header.split(/[\s_/]+/);
  const isPeople = ['best', 'low', 'high'].includes(column);
  const found =
    bracket !== undefined && OTHER_COUNTS.test(bracket)
      ? bracket
      : words.find((word) => isPeople && OTHER_COUNTS.test(word));
  if (found === undefined || !cells.some(({ text }) => /\p{Nd}/u.test(text))) return;
  problems.ask(
    column,
    'import.wrong-unit',
    `${column} one by one`,
    `${quote(found)} in the header`,
    'Correct figures and header in the file; for households give them a group of their own (--set group=households) and conversions.csv a factor.',
  );
};

/** Columns in kilograms for which people write tons without the word. */
const WEIGHTS_OF_TONS: readonly string[] = ['payload_kg', 'gross_kg', 'storage_kg'];

/** No lorry, and no store, takes less than this many kilograms. */
const FEW_KG = 100;

const askTons = (column: string, cells: readonly MessyCell[], problems: RowProblems): void => {
  const plain = cells.filter(({ text }) => /^[\p{Nd}.,\s]+$/u.test(text));
  const values = plain.map(({ text }) => Number(toPlainDigits(text).replace(/\s/g, '').replace(',', '.')));
  if (
    values.length === 0 ||
    values.some((value) => !(value < FEW_KG)) ||
    values.every((value) => value === 0)
  )
    return;
  problems.ask(
    column,
    'import.unit-needed',
    'a unit, as so little would be tons',
    quote(plain[0]!.text),
    'Write it into the header, such as (t) or (kg), or behind the figures.',
  );
};

const isCommaNumber = ({ text }: MessyCell): boolean => /^[^.,]*\d,\d[^.,]*$/.test(text);

const PLAIN: ColumnStyle = { decimals: 'point', groups: 'decimal', dates: null, headerUnit: null };

/** The style of a text that a person typed as a value for all rows. */
export const TYPED: ColumnStyle = { ...PLAIN, dates: null };

export const isNumber = (kind: string): boolean =>
  /^(whole number|kilograms|cubic metres|metres|litres|minutes|factor|number|degrees, WGS84)$/.test(kind);

export const isDate = (kind: string): boolean => kind === 'date YYYY-MM-DD' || kind === 'instant';

const judgeDates = (column: string, cells: readonly MessyCell[], problems: RowProblems): DateOrder | null => {
  const judged = judgeDateOrder(cells);
  switch (judged.kind) {
    case 'order':
      return judged.order;
    case 'any':
      return null;
    case 'ambiguous': {
      const example = cells.find(
        ({ text, date }) => date === undefined && /^\D*\d{1,2}\D+\d{1,2}\D+\d{2,4}/.test(text),
      );
      problems.open.choices.set('dates', 'day-first or month-first');
      problems.ask(
        column,
        'import.ambiguous-date',
        'dates of which one shows whether the day or the month comes first',
        quote(example?.text ?? ''),
        'Write `dates: day-first` or `dates: month-first` into the mapping.',
      );
      return null;
    }
    case 'conflict': {
      const all = cells
        .filter(({ text }) => /^\s*(\d{1,2})\D+(\d{1,2})\D+\d{2,4}/.test(text))
        .map(({ text }) => text);
      const monthFirst = all.find((text) => Number(/\d+\D+(\d+)/.exec(text)?.[1]) > 12);
      const dayFirst = all.find((text) => Number(/(\d+)/.exec(text)?.[1]) > 12);
      problems.ask(
        column,
        'import.mixed-dates',
        'the day first in all dates of a column, or the month in all',
        `${quote(dayFirst ?? '')} and ${quote(monthFirst ?? '')}`,
        'Correct the dates that are the other way round, or write them as YYYY-MM-DD.',
      );
      return null;
    }
  }
};

/** The unit in a header: in brackets, or its last word where that is one. */
const findHeaderUnit = (header: string): string | null => {
  const bracket = /[([{]([^()[\]{}]+)[)\]}]/.exec(header)?.[1]?.trim();
  if (bracket !== undefined && (readUnit(bracket).kind !== 'none' || isTime(bracket))) return bracket;
  const last =
    header
      .trim()
      .split(/[\s_/]+/)
      .at(-1) ?? '';
  const unit = readUnit(last);
  return header.includes(last) &&
    header.trim() !== last &&
    (unit.kind === 'mass' || unit.kind === 'volume' || unit.kind === 'length')
    ? last
    : null;
};

const isTime = (text: string): boolean => timeMinutes(text) !== null;

/** Minutes in one of a unit of time, or null. */
const timeMinutes = (text: string): number | null =>
  /^(min|mins|minute|minutes|دقيقة|دقائق|minutos)\.?$/iu.test(text.trim())
    ? 1
    : /^(h|hr|hrs|hour|hours|heures?|horas?|ساعة|ساعات)\.?$/iu.test(text.trim())
      ? 60
      : null;

/** How many of the column's own unit one of the words' unit is; null where it is another kind of thing. */
export const findScale = (
  target: ImportTarget,
  column: string,
  kind: string,
  words: string,
): number | null => {
  const text = words.trim();
  if (text === '') return 1;
  const unit = readUnit(text);
  const minutes = timeMinutes(text);
  if (kind === 'minutes') return minutes;
  if (column === 'duty_hours') return minutes === null ? null : minutes / 60;
  if (kind === 'kilograms') return unit.kind === 'mass' ? unit.grams / 1000 : null;
  if (kind === 'cubic metres') return unit.kind === 'volume' ? unit.cm3 / 1e6 : null;
  if (kind === 'litres') return unit.kind === 'volume' ? unit.cm3 / 1000 : null;
  if (kind === 'metres') return unit.kind === 'length' ? unit.mm / 1000 : null;
  if (/_m$/.test(column)) return unit.kind === 'length' ? unit.mm / 1000 : null;
  if (column === 'area_m2') return /^(m2|m²|sqm|sq m|sq\. m)$/i.test(text) ? 1 : null;
  if (kind === 'whole number' && target.stem === 'people')
    return /^(people|persons?|individuals?|ind|pax|p|شخص|نسمة|personnes|personas)\.?$/iu.test(text)
      ? 1
      : null;
  if (/^trucks_per_day/.test(column))
    return /^(trucks?|vehicles?|trucks?\s*\/\s*day|شاحنة)\.?$/iu.test(text) ? 1 : null;
  if (column === 'count' && target.stem === 'fleet')
    return unit.kind === 'mass' || unit.kind === 'volume' || /\p{Nd}/u.test(text) ? null : 1;
  return null;
};

/** A number as tables hold it: no exponent, at most `decimals` digits behind the point. */
export const formatDecimal = (value: number, decimals: number): string => {
  const text = value.toFixed(decimals);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
};
