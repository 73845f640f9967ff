import type { DecimalMark } from '../imports/mapping.ts';
import { toPlainDigits } from './digits.ts';
import { isNotKnown } from './known.ts';
import type { MessyCell } from './messy-table.ts';
import { isLongText } from './text.ts';

/** What a cell says of an amount. */
export type Amount =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'amount';
      readonly low: number;
      /** The figure; of a range the middle. */
      readonly best: number;
      readonly high: number;
      /** The words left beside the number. */
      readonly unit: string | null;
      readonly about: boolean;
      readonly isRange: boolean;
    }
  | { readonly kind: 'open-ended'; readonly text: string }
  | { readonly kind: 'fault'; readonly text: string };

/** A number with marks as people write them: digits, then groups or a decimal part. */
const NUMBER = "\\d(?:[\\d.,'\\u2019]|[ \\u00a0\\u202f](?=\\d{3}(?!\\d)))*";
const SIGNED = `[-+]?\\s*${NUMBER}`;
const ABOUT =
  /^(~|≈|about|around|approx(?:imately)?\.?|circa|ca\.?|c\.|env(?:iron)?\.?|aprox\.?|alrededor de|حوالي|نحو|تقريبا)\s*/iu;
const OPEN =
  /^(>=?|<=?|≥|≤|at least|at most|more than|less than|over|under|min(?:imum)?\.?|max(?:imum)?\.?|au moins|más de|menos de|أكثر من|أقل من|على الأقل)\s*\d|\d[\d.,\s]*\s*(\+|or more|and above|et plus|o más|فأكثر)\s*$/iu;

/**
 * The amount in a cell: digits of any script, marks of thousands, ranges, words such as about, a unit beside the number.
 * `groups`: what one mark with exactly three digits behind it means, where the decimal mark alone does not tell.
 */
export const parseAmount = (
  cell: MessyCell,
  decimals: DecimalMark,
  groups: 'thousands' | 'decimal' = 'decimal',
): Amount => {
  if (cell.number !== undefined) return exact(cell.number, null, false);
  if (isLongText(cell.text)) return { kind: 'fault', text: cell.text };
  const text = toPlainDigits(cell.text).trim();
  if (isNotKnown(text)) return { kind: 'none' };
  if (!/\d/.test(text)) return { kind: 'fault', text: cell.text };
  const about = ABOUT.test(text);
  const rest = text.replace(ABOUT, '');
  if (OPEN.test(rest)) return { kind: 'open-ended', text: cell.text };
  const range = RANGE.exec(rest);
  if (range !== null) {
    const low = readNumber(range[1]!, decimals, groups);
    const high = readNumber(range[2]!, decimals, groups);
    if (low !== null && high !== null && low <= high)
      return {
        kind: 'amount',
        low,
        best: (low + high) / 2,
        high,
        unit: wordsOf(range[3]!),
        about,
        isRange: low < high,
      };
    return { kind: 'fault', text: cell.text };
  }
  const bracket = new RegExp(`^\\(\\s*(${NUMBER})\\s*\\)$`).exec(rest);
  if (bracket !== null) {
    const value = readNumber(bracket[1]!, decimals, groups);
    return value === null ? { kind: 'fault', text: cell.text } : exact(-value, null, about);
  }
  const single = new RegExp(`^(${SIGNED})\\s*([^\\d]*(?:[^\\d\\s].*)?)$`, 'u').exec(rest);
  const value = single === null ? null : readNumber(single[1]!, decimals, groups);
  if (single === null || value === null) return { kind: 'fault', text: cell.text };
  return exact(value, wordsOf(single[2]!), about);
};

const RANGE = new RegExp(
  `^(?:between|from|entre|de|من|بين)?\\s*(${NUMBER})\\s*(?:-|to|and|a|à|y|et|إلى|الى|حتى|و)\\s*(${NUMBER})\\s*(\\D*)$`,
  'iu',
);

const exact = (value: number, unit: string | null, about: boolean): Amount => ({
  kind: 'amount',
  low: value,
  best: value,
  high: value,
  unit,
  about,
  isRange: false,
});

const wordsOf = (text: string): string | null => {
  const words = text.trim().replace(/^[()\s]+|[()\s]+$/g, '');
  return words === '' ? null : words;
};

/** Null where marks stand as no number has them. */
const readNumber = (text: string, decimals: DecimalMark, groups: 'thousands' | 'decimal'): number | null => {
  const plain = text.replace(/[\s\u00a0\u202f'\u2019]/g, '');
  const sign = plain.startsWith('-') ? -1 : 1;
  const body = plain.replace(/^[-+]/, '');
  const marks = [...body].filter((letter) => letter === '.' || letter === ',');
  let digits: string;
  if (marks.length === 0) digits = body;
  else {
    const last = marks.at(-1)!;
    const at = body.lastIndexOf(last);
    const behind = body.length - at - 1;
    const isMixed = marks.includes('.') && marks.includes(',');
    const isRepeated = marks.filter((mark) => mark === last).length > 1;
    const own = decimals === 'point' ? '.' : ',';
    const isGroup = isMixed
      ? isRepeated
      : isRepeated || (behind === 3 && (groups === 'thousands' || last !== own) && !/^0/.test(body));
    if (isMixed && !isRepeated) {
      const other = last === '.' ? ',' : '.';
      if (!isGrouped(body.slice(0, at), other)) return null;
      digits = `${body.slice(0, at).replaceAll(other, '')}.${body.slice(at + 1)}`;
    } else if (isGroup) {
      if (isMixed || !isGrouped(body, last)) return null;
      digits = body.replaceAll(last, '');
    } else digits = body.replace(last, '.');
  }
  const value = /^\d+(\.\d*)?$/.test(digits) ? sign * Number(digits) : Number.NaN;
  return Number.isFinite(value) ? value : null;
};

/** `1,234,567`, and the Indian `12,34,567`. */
const isGrouped = (text: string, mark: string): boolean => {
  const parts = text.split(mark);
  const [first, ...others] = parts;
  return (
    /^\d{1,3}$/.test(first!) &&
    others.every((part, index) => (index === others.length - 1 ? /^\d{3}$/ : /^\d{2,3}$/).test(part))
  );
};

/**
 * The decimal mark that a column shows: `either` where no cell depends on it, `ambiguous` where one does (1.234) and none
 * decides, `conflict` where cells show different ones.
 */
export const judgeDecimals = (
  cells: Iterable<MessyCell>,
): DecimalMark | 'either' | 'ambiguous' | 'conflict' => {
  let point = false;
  let comma = false;
  let depends = false;
  for (const cell of cells) {
    if (cell.number !== undefined || isLongText(cell.text)) continue;
    for (const [number] of toPlainDigits(cell.text).matchAll(new RegExp(NUMBER, 'g'))) {
      const text = number.replace(/[\s\u00a0\u202f'\u2019]/g, '').replace(/[.,]+$/, '');
      const marks = [...text].filter((letter) => letter === '.' || letter === ',');
      if (marks.length === 0) continue;
      const last = marks.at(-1)!;
      const show = (mark: string): void => {
        if (mark === '.') point = true;
        else comma = true;
      };
      const behind = text.length - text.lastIndexOf(last) - 1;
      if (marks.includes('.') && marks.includes(','))
        show(marks.filter((mark) => mark === last).length > 1 ? (last === '.' ? ',' : '.') : last);
      else if (marks.length > 1) show(last === '.' ? ',' : '.');
      else if (behind !== 3 || /^0[.,]/.test(text)) show(last);
      else depends = true;
    }
  }
  if (point && comma) return 'conflict';
  if (point) return 'point';
  if (comma) return 'comma';
  return depends ? 'ambiguous' : 'either';
};
