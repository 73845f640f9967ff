import { parseAmount } from './amount.ts';
import { toPlainDigits } from './digits.ts';
import { isNotKnown } from './known.ts';
import type { LeftOutRow, MessyHeader } from './messy-table.ts';
import { foldName } from './names.ts';
import { readUnit } from './pack-units.ts';
import { isFilled, type RawRow } from './raw-rows.ts';

const TOTAL =
  /^(grand[\s-]*total|sub[\s-]*total|total(s|es)?|total\s+g[eé]n[eé]ral|sum|suma|somme|gesamt(summe)?|sous[\s-]*total|المجموع|مجموع|الإجمالي|الاجمالي|إجمالي|اجمالي|المجموع الكلي|المجموع العام)(?![\p{L}])/iu;
const PLAIN_TOTAL =
  /^(grand|sub|sous|gesamt|المجموع الكلي|المجموع العام)|^(total(s|es)?(\s+g[eé]n[eé]ral)?|sum|suma|somme|المجموع|مجموع|الإجمالي|الاجمالي|إجمالي|اجمالي)[\s:.=]*$/iu;
const NOTE =
  /^(\*|note|notes|nb\b|n\.b\.|source|sources|remark|remarks|comment|prepared by|approved by|checked by|signature|signed|date\s*:|ملاحظ|المصدر|مصدر|التوقيع|préparé|remarque|nota|fuente|observac)/iu;

/** Why a row below a header is no data; null where it is. `block`: what stands since the last total; `isAfter`: below the last row of data. */
export const classifyRow = (
  row: RawRow,
  headers: readonly MessyHeader[],
  block: BlockSums,
  isAfter: boolean,
): LeftOutRow['reason'] | null => {
  const filled = row.cells.filter((cell) => isFilled(cell) && !cell.merged);
  const [first] = filled;
  if (first === undefined) return 'note';
  if (isRepeated(row, headers)) return 'repeated-header';
  const words = row.cells.filter((cell) => isFilled(cell) && cell.number === undefined);
  const label = [first, ...words.slice(0, 2).filter(({ text }) => text.length < 40)].find(({ text }) =>
    TOTAL.test(text),
  );
  if (label !== undefined && isTotal(label, words)) return 'total';
  if (filled.length === 1) {
    if (first.number !== undefined || /^[\d.,\s]+$/.test(toPlainDigits(first.text)))
      return isAfter || isSum(row, block) ? 'total' : null;
    if (isAfter || first.text.length > 25 || NOTE.test(first.text)) return 'note';
    return row.cells.length > 1 && !row.cells.some((cell) => cell.merged) ? 'group' : null;
  }
  if (isAfter && NOTE.test(first.text)) return 'note';
  return isSum(row, block) ? 'total' : null;
};

/** Words that only a total has, and words that may also begin a name: those count alone, or with nothing but figures and units beside them. */
const isTotal = (label: RawRow['cells'][number], words: readonly RawRow['cells'][number][]): boolean =>
  PLAIN_TOTAL.test(label.text) ||
  words.every(
    (cell) =>
      cell === label ||
      figureOf(cell) !== null ||
      readUnit(cell.text).kind !== 'none' ||
      isNotKnown(cell.text),
  );

const isRepeated = (row: RawRow, headers: readonly MessyHeader[]): boolean => {
  const filled = row.cells.flatMap((cell, index) => (isFilled(cell) ? [index] : []));
  return (
    filled.length > 1 &&
    filled.every(
      (index) =>
        foldName(row.cells[index]!.text) === foldName(headers[index]?.text ?? '') ||
        row.cells[index]!.text === headers[index]?.tag,
    )
  );
};

/** What the rows since the last total add up to, column by column; kept as they come, so that each row is looked at once. */
export interface BlockSums {
  rows: number;
  readonly sums: number[];
}

export const startBlock = (): BlockSums => ({ rows: 0, sums: [] });

/** Adds a row of data to its block. */
export const addToBlock = (block: BlockSums, row: RawRow): void => {
  block.rows++;
  row.cells.forEach((cell, index) => {
    block.sums[index] = (block.sums[index] ?? 0) + (figureOf(cell) ?? 0);
  });
};

/** A row without words whose every figure is the sum of those above it. */
const isSum = (row: RawRow, block: BlockSums): boolean => {
  if (block.rows < 2) return false;
  let sums = 0;
  for (const [index, cell] of row.cells.entries()) {
    if (!isFilled(cell) || cell.merged) continue;
    const own = figureOf(cell);
    if (own === null || own === 0) return false;
    if (Math.abs((block.sums[index] ?? 0) - own) > 1e-6 * Math.max(1, Math.abs(own))) return false;
    sums++;
  }
  return sums >= 1;
};

const figureOf = (cell: RawRow['cells'][number]): number | null => {
  const amount = parseAmount(cell, 'point', 'thousands');
  return amount.kind === 'amount' && amount.unit === null ? amount.best : null;
};
