import type { DateOrder } from '../imports/mapping.ts';
import { toPlainDigits } from './digits.ts';
import { isNotKnown } from './known.ts';
import type { MessyCell } from './messy-table.ts';
import { isLongText } from './text.ts';

export type LooseDate =
  | { readonly kind: 'none' }
  | { readonly kind: 'date'; readonly date: string; readonly yearAssumed: boolean }
  | { readonly kind: 'ambiguous'; readonly text: string }
  | { readonly kind: 'fault'; readonly text: string; readonly why: 'hijri' | 'no-date' | 'no-year' };

const MONTHS: readonly string[] = [
  'january jan janvier janv enero ene يناير كانون_الثاني جانفي',
  'february feb février fevrier févr fevr febrero فبراير شباط فيفري',
  'march mar mars marzo مارس آذار اذار',
  'april apr avril avr abril abr أبريل ابريل إبريل نيسان أفريل',
  'may mai mayo مايو أيار ايار ماي',
  'june jun juin junio يونيو يونيه حزيران جوان',
  'july jul juillet juil julio يوليو يوليه تموز جويلية',
  'august aug août aout agosto ago أغسطس اغسطس آب اب أوت',
  'september sep sept septembre septiembre set سبتمبر أيلول ايلول',
  'october oct octobre octubre أكتوبر اكتوبر تشرين_الأول تشرين_الاول',
  'november nov novembre noviembre نوفمبر تشرين_الثاني',
  'december dec décembre decembre déc diciembre dic ديسمبر كانون_الأول كانون_الاول',
];
const MONTH_OF = new Map(
  MONTHS.flatMap((words, index) =>
    words.split(' ').map((word) => [word.replace('_', ' '), index + 1] as const),
  ),
);
const HIJRI =
  /محرم|صفر|ربيع|جمادى|رجب|شعبان|رمضان|شوال|ذو القعدة|ذي القعدة|ذو الحجة|ذي الحجة|\bmuharram|\bsafar\b|\brabi|\bjumada|\brajab|\bshaban|\bramadan\s+\d|\bshawwal|هـ/iu;

interface Numbers {
  readonly a: number;
  readonly b: number;
  readonly year: number | null;
}

/** The day in a cell, in the order of its column; `year` where the cell gives none. */
export const parseLooseDate = (cell: MessyCell, order: DateOrder | null, year: number | null): LooseDate => {
  if (cell.date !== undefined) return { kind: 'date', date: cell.date.slice(0, 10), yearAssumed: false };
  if (isLongText(cell.text)) return { kind: 'fault', text: cell.text, why: 'no-date' };
  const text = toPlainDigits(cell.text).trim().replace(/\s+/g, ' ');
  if (isNotKnown(text)) return { kind: 'none' };
  const fault = (why: 'hijri' | 'no-date' | 'no-year'): LooseDate => ({
    kind: 'fault',
    text: cell.text,
    why,
  });
  if (HIJRI.test(text)) return fault('hijri');
  const serial = cell.number ?? (/^\d{5}(\.0+)?$/.test(text) ? Number(text) : undefined);
  if (serial !== undefined) {
    if (serial < 35_000 || serial > 60_000) return fault('no-date');
    return {
      kind: 'date',
      date: new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10),
      yearAssumed: false,
    };
  }
  const day = text
    .replace(/[T ]\d{1,2}:\d{2}(:\d{2})?(\.\d+)?\s*(Z|am|pm|[+-]\d{2}:?\d{2})?$/i, '')
    .replace(/^(\p{L}+day|mon|tue|wed|thu|fri|sat|sun)\.?,?\s+/iu, '');
  const named = readNamed(day);
  if (named !== null) {
    const own = named.year ?? year;
    if (own === null) return fault('no-year');
    return toDate(own, named.month, named.day, named.year === null, cell.text);
  }
  const first =
    /^(\d{4})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{1,2})$/.exec(day) ?? /^(20\d{2})(\d{2})(\d{2})$/.exec(day);
  if (first !== null) {
    if (Number(first[1]) < 1600) return fault('hijri');
    return toDate(Number(first[1]), Number(first[2]), Number(first[3]), false, cell.text);
  }
  const numbers = readNumbers(day);
  if (numbers === null) return fault('no-date');
  if (numbers.year !== null && numbers.year >= 1300 && numbers.year < 1600) return fault('hijri');
  const own = numbers.year ?? year;
  if (own === null) return fault('no-year');
  const { a, b } = numbers;
  const assumed = numbers.year === null;
  if (a === b) return toDate(own, a, b, assumed, cell.text);
  if (a > 12) return toDate(own, b, a, assumed, cell.text);
  if (b > 12) return toDate(own, a, b, assumed, cell.text);
  if (order === 'day-first') return toDate(own, b, a, assumed, cell.text);
  if (order === 'month-first') return toDate(own, a, b, assumed, cell.text);
  return { kind: 'ambiguous', text: cell.text };
};

const toDate = (year: number, month: number, day: number, yearAssumed: boolean, text: string): LooseDate => {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return { kind: 'fault', text, why: 'no-date' };
  return { kind: 'date', date: date.toISOString().slice(0, 10), yearAssumed };
};

/** `5 May 2024`, `May 5, 2024`, `05-May-24`, `5 de mayo de 2024`, `5 May`. */
const readNamed = (
  text: string,
): { readonly day: number; readonly month: number; readonly year: number | null } | null => {
  const words = text
    .toLowerCase()
    .replace(/(\d)(st|nd|rd|th|er|º)\b/g, '$1')
    .replace(/\bde\b|\bof\b|\bdel\b/g, ' ');
  const dayFirst =
    /^(\d{1,2})[\s\-/.,]*([\p{L}\p{M}]+(?: [\p{L}\p{M}]+)?)\.?(?:[\s\-/.,]+(\d{4}|\d{2}))?(?: ?م)?$/u.exec(
      words.trim(),
    );
  const monthFirst = /^([\p{L}\p{M}]+)\.?[\s\-/.]*(\d{1,2})(?:,?[\s\-/.]+(\d{4}))?$/u.exec(words.trim());
  if (dayFirst !== null) {
    const month = findMonth(dayFirst[2]!);
    if (month !== undefined) return { day: Number(dayFirst[1]), month, year: readYear(dayFirst[3]) };
  }
  if (monthFirst !== null) {
    const month = findMonth(monthFirst[1]!);
    // `Dec-24` may be a day or a year: it is no date.
    if (month !== undefined && (monthFirst[3] !== undefined || /\s/.test(words.trim())))
      return { day: Number(monthFirst[2]), month, year: readYear(monthFirst[3]) };
  }
  return null;
};

const findMonth = (word: string): number | undefined =>
  MONTH_OF.get(word) ?? MONTH_OF.get(word.normalize('NFC'));

const readYear = (text: string | undefined): number | null =>
  text === undefined ? null : text.length === 2 ? 2000 + Number(text) : Number(text);

/** `5/6/2024`, `5.6.24`, `5/6`: two numbers, and a year or none. */
const readNumbers = (text: string): Numbers | null => {
  const match = /^(\d{1,2})\s*([-/.])\s*(\d{1,2})(?:\s*\2\s*(\d{4}|\d{2}))?\.?$/.exec(text);
  if (match === null) return null;
  const [a, b] = [Number(match[1]), Number(match[3])];
  if (a < 1 || b < 1 || a > 31 || b > 31 || (a > 12 && b > 12)) return null;
  // Without a year only a slash makes two numbers a day: 5.6 and 5-6 are an amount and a range.
  if (match[4] === undefined && match[2] !== '/') return null;
  return { a, b, year: readYear(match[4]) };
};

/** `YYYY-MM` of a month with its four-digit year and without a day, such as `12/2024` or `Dec 2024`; null for anything else. */
export const findMonthAlone = (text: string): string | null => {
  const plain = toPlainDigits(text).trim().toLowerCase().replace(/\s+/g, ' ');
  const match =
    /^(?<month>\d{1,2})\s*[-/.]\s*(?<year>20\d{2})$/.exec(plain) ??
    /^(?<year>20\d{2})\s*[-/.]\s*(?<month>\d{1,2})$/.exec(plain) ??
    /^(?<month>[\p{L}\p{M}]+(?: [\p{L}\p{M}]+)?)\.?[\s\-/.,]*(?<year>20\d{2})$/u.exec(plain);
  const { month = '', year = '' } = match?.groups ?? {};
  const number = /^\d+$/.test(month) ? Number(month) : (findMonth(month.replace(/ de$/, '')) ?? 0);
  return number >= 1 && number <= 12 ? `${year}-${String(number).padStart(2, '0')}` : null;
};

/** Which of day and month comes first in a column: shown by dates that can only be one; `any` where no cell depends on it. */
export const judgeDateOrder = (
  cells: Iterable<MessyCell>,
):
  | { readonly kind: 'order'; readonly order: DateOrder }
  | { readonly kind: 'any' }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'conflict' } => {
  let dayFirst = false;
  let monthFirst = false;
  let depends = false;
  for (const cell of cells) {
    if (cell.date !== undefined || cell.number !== undefined || isLongText(cell.text)) continue;
    const numbers = readNumbers(
      toPlainDigits(cell.text)
        .trim()
        .replace(/[T ]\d{1,2}:\d{2}.*$/, ''),
    );
    if (numbers === null || numbers.a === numbers.b) continue;
    if (numbers.a > 12) dayFirst = true;
    else if (numbers.b > 12) monthFirst = true;
    else depends = true;
  }
  if (dayFirst && monthFirst) return { kind: 'conflict' };
  if (dayFirst) return { kind: 'order', order: 'day-first' };
  if (monthFirst) return { kind: 'order', order: 'month-first' };
  return depends ? { kind: 'ambiguous' } : { kind: 'any' };
};

/** The days that a line of text names beyond doubt, such as the title of a report. */
export const findDatesInText = (text: string): readonly string[] => {
  const plain = toPlainDigits(text);
  const found = plain.match(
    /\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\s*[/.]\s*\d{1,2}\s*[/.]\s*\d{2,4}|\d{1,2}(?:st|nd|rd|th)?[\s-]+(?:de\s+)?\p{L}[\p{L}\p{M}]{2,}(?:\s+(?:الأول|الثاني|الاول))?[\s,-]+(?:de\s+)?(?:\d{4}|\d{2}(?!\d))|\p{L}[\p{L}\p{M}]{2,}\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}/gu,
  );
  return (found ?? []).flatMap((part) => {
    const date = parseLooseDate({ text: part }, null, null);
    return date.kind === 'date' ? [date.date] : [];
  });
};
