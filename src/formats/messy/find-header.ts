import { isTagRow } from '../hxl.ts';
import { toPlainDigits } from './digits.ts';
import { isNotKnown } from './known.ts';
import { foldName } from './names.ts';
import { readUnit } from './pack-units.ts';
import { isFilled, type RawRow } from './raw-rows.ts';

/** Where a table's header stands among the rows of a sheet. */
export interface FoundHeader {
  /** Positions in the list of rows: of the upper header row (or -1), of the header (or -1: tags alone), of the tags (or -1). */
  readonly upper: number;
  readonly header: number;
  readonly tags: number;
  /** Of a row that holds nothing but units, directly below the header (or -1). */
  readonly units: number;
  /** The first position below all of them. */
  readonly below: number;
}

const MOST_ABOVE = 40;

/** The header of a list of rows that are not blank; null where none is one. `wanted`: its row number, where somebody says it. */
export const findHeaderRow = (rows: readonly RawRow[], wanted: number | null): FoundHeader | null => {
  if (wanted !== null) {
    const at = rows.findIndex(({ row }) => row === wanted);
    return at < 0 ? null : describe(rows, at);
  }
  const tags = rows
    .slice(0, MOST_ABOVE)
    .findIndex((row) => isTagRow(row.cells.map(({ text }) => text)) && row.cells.filter(isFilled).length > 1);
  if (tags >= 0) {
    const above =
      tags > 0 && looksLikeHeader(rows[tags - 1]!) && rows[tags - 1]!.cells.filter(isFilled).length > 1
        ? tags - 1
        : -1;
    return { upper: -1, header: above, tags, units: -1, below: tags + 1 };
  }
  let best: { readonly at: number; readonly score: number } | null = null;
  for (let at = 0; at < Math.min(rows.length, MOST_ABOVE); at++) {
    const score = scoreHeader(rows, at);
    if (score > (best?.score ?? 0)) best = { at, score };
  }
  return best === null ? null : describe(rows, best.at);
};

const describe = (rows: readonly RawRow[], at: number): FoundHeader => {
  const found = describeNames(rows, at);
  const next = rows[found.below];
  const isUnits = found.tags < 0 && next !== undefined && isUnitRow(next, rows[found.header]!);
  return isUnits ? { ...found, units: found.below, below: found.below + 1 } : found;
};

/** Whether every filled cell of `row` is a unit below a name: `(kg)`, `MT`. No row of data says so little. */
const isUnitRow = (row: RawRow, header: RawRow): boolean =>
  row.cells.some(isFilled) &&
  row.cells.every(
    (cell, index) =>
      !isFilled(cell) ||
      (isWord(cell) && readUnit(cell.text).kind !== 'none' && isFilled(header.cells[index] ?? { text: '' })),
  );

const describeNames = (rows: readonly RawRow[], at: number): FoundHeader => {
  const next = rows[at + 1];
  if (next !== undefined && isTagRow(next.cells.map(({ text }) => text)))
    return { upper: -1, header: at, tags: at + 1, units: -1, below: at + 2 };
  const above = rows[at - 1];
  if (above !== undefined && isUpperHeader(above, rows[at]!, next))
    return { upper: at - 1, header: at, tags: -1, units: -1, below: at + 1 };
  // A row of names below a row with gaps that it fills: two header rows.
  const lower = next !== undefined && isLowerHeader(rows[at]!, next, rows[at + 2]) ? at + 1 : -1;
  return lower >= 0
    ? { upper: at, header: lower, tags: -1, units: -1, below: lower + 1 }
    : { upper: -1, header: at, tags: -1, units: -1, below: at + 1 };
};

/** Filled cells of a row that are short words and no figures. */
const countWords = ({ cells }: RawRow): number => cells.filter((cell) => isWord(cell)).length;

const isWord = (cell: RawRow['cells'][number]): boolean =>
  isFilled(cell) &&
  cell.number === undefined &&
  cell.date === undefined &&
  cell.text.length <= 60 &&
  !isNumberLike(cell.text) &&
  !isNotKnown(cell.text);

const isNumberLike = (text: string): boolean =>
  (/^[-+(~<>]?\s*[\d.,'\s%]+\)?\s*(\p{L}{1,4}\.?)?$/u.test(toPlainDigits(text)) && /\p{Nd}/u.test(text)) ||
  // Degrees with their sign: `42°30.2'N` is a figure, however many letters and marks it has.
  /^[-+\p{L}]?\s*\d{1,3}\s*[°º]/u.test(toPlainDigits(text));

const looksLikeHeader = (row: RawRow): boolean => {
  const filled = row.cells.filter(isFilled).length;
  return filled > 0 && countWords(row) >= 0.7 * filled;
};

/** 0: no header. More where more columns have a name and the rows below fill them. */
const scoreHeader = (rows: readonly RawRow[], at: number): number => {
  const row = rows[at]!;
  const filled = row.cells.filter(isFilled).length;
  if (filled < 2 || !looksLikeHeader(row)) return 0;
  const names = row.cells.filter(isFilled).map(({ text }) => foldName(text));
  if (new Set(names).size < 0.6 * names.length) return 0;
  const below = rows.slice(at + 1, at + 11);
  if (below.length === 0) return 0;
  let fit = 0;
  let figures = 0;
  for (const each of below) {
    const inside = each.cells.filter(
      (cell, index) => isFilled(cell) && isFilled(row.cells[index] ?? { text: '' }),
    ).length;
    if (inside >= Math.min(2, filled)) fit++;
    figures += each.cells.filter((cell) => isFilled(cell) && !isWord(cell)).length;
  }
  if (fit === 0) return 0;
  // An earlier row of names wins over one of data that happens to be words.
  return (
    (fit / below.length) * filled * (figures > 0 ? 1.5 : 1) -
    at * 0.01 -
    (figuresIn(row) > 0 ? filled * 0.5 : 0) +
    (figuresBelowOnly(row, below) ? filled * 0.5 : 0)
  );
};

const figuresIn = (row: RawRow): number => row.cells.filter((cell) => isFilled(cell) && !isWord(cell)).length;

/** Whether some column has figures below and a word here: the mark of a header. */
const figuresBelowOnly = (row: RawRow, below: readonly RawRow[]): boolean =>
  row.cells.some(
    (cell, index) =>
      isWord(cell) &&
      below.filter(
        (each) =>
          each.cells[index] !== undefined && isFilled(each.cells[index]!) && !isWord(each.cells[index]!),
      ).length >=
        0.5 * below.length,
  );

/** Whether `row` is the second row of a header: all words, below a row that spans several of its columns, and data follows. */
const isLowerHeader = (upper: RawRow, row: RawRow, next: RawRow | undefined): boolean => {
  if (next === undefined || !looksLikeHeader(row) || figuresIn(row) > 0) return false;
  const gaps = row.cells.some(
    (cell, index) => isFilled(cell) && !cell.merged && !isFilled(upper.cells[index] ?? { text: '' }),
  );
  return gaps && figuresIn(next) > 0;
};

/** Whether `row` spans the columns of the header below it. A title, or a label with its value beside it, does not reach so far. */
const isUpperHeader = (row: RawRow, lower: RawRow, next: RawRow | undefined): boolean => {
  if (row.row + 1 !== lower.row || !isLowerHeader(row, lower, next) || figuresIn(row) > 0) return false;
  const filled = row.cells.filter(isFilled);
  if (filled.length < 2 || filled.some(({ text }) => /:$/.test(text)) || !looksLikeHeader(row)) return false;
  const isJoinedDown = lower.cells.some(({ merged }) => merged === true);
  return isJoinedDown || 2 * row.cells.findLastIndex(isFilled) >= lower.cells.findLastIndex(isFilled);
};
