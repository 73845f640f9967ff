import { quote } from '../problem-list.ts';
import { LIMITS } from '../sheet.ts';
import type { OpenWorkbook, WorkbookSheet } from './open-workbook.ts';
import { createTextCollector } from './shared-texts.ts';
import { readPart, WorkbookError } from './workbook-part.ts';

/** What a cell holds; formulas by their stored result. Empty cells are not told. */
export type CellValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'yes-no'; readonly yes: boolean }
  /** Of the wall clock, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS`; a workbook knows no zones. */
  | { readonly kind: 'date'; readonly date: string }
  /** A formula that failed, or was never computed; or a number that is none. */
  | { readonly kind: 'error'; readonly shown: string };

/** Rows and columns count from 1; rows come in order. */
export type OnCell = (row: number, column: number, value: CellValue) => void;

/** Tells every filled cell of a sheet. Throws `WorkbookError` where rows or cells contradict each other. */
export function readSheetCells(workbook: OpenWorkbook, sheet: WorkbookSheet, onCell: OnCell): void {
  let row = 0;
  let column = 0;
  let cell: { type: string; style: number; hasFormula: boolean } | null = null;
  let value = '';
  let inValue = false;
  const inline = createTextCollector();
  const seen = new Set<number>();

  const startRow = (text: string | undefined): void => {
    const number = text === undefined ? row + 1 : readWhole(text, MOST_ROWS, 'row');
    if (number <= row) throw new WorkbookError(`row ${number} after row ${row}`);
    row = number;
    column = 0;
    seen.clear();
  };
  const startCell = (attributes: Readonly<Record<string, string>>): void => {
    column = attributes['r'] === undefined ? column + 1 : readColumn(attributes['r'], row);
    if (column > MOST_COLUMNS) throw new WorkbookError(`column ${column}`);
    if (seen.has(column)) throw new WorkbookError(`two cells ${formatAddress(row, column)}`);
    seen.add(column);
    cell = { type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), hasFormula: false };
    value = '';
    inline.start();
  };

  readPart(sheet.part, {
    open: (name, attributes) => {
      inline.open(name);
      if (name === 'row') startRow(attributes()['r']);
      else if (name === 'c') startCell(attributes());
      else if (name === 'f' && cell !== null) cell.hasFormula = true;
      else if (name === 'v') inValue = true;
    },
    close: (name) => {
      inline.close(name);
      if (name === 'v') inValue = false;
      if (name !== 'c' || cell === null) return;
      const found = interpret(workbook, cell, value, inline.take());
      if (found !== null) onCell(row, column, found);
      cell = null;
    },
    text: (text) => {
      inline.text(text);
      if (!inValue) return;
      value += text;
      if (value.length > LIMITS.cellCharacters * 2)
        throw new WorkbookError(`a value of more than ${LIMITS.cellCharacters * 2} characters`);
    },
  });
}

/** `B7` for row 7, column 2. */
export function formatAddress(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters + row;
}

/** The format's own limits. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

function readWhole(text: string, most: number, what: string): number {
  const number = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(number <= most)) throw new WorkbookError(`a ${what} ${quote(text)}`);
  return number;
}

/** The column of an address such as `B7`, which must stand in its row. */
function readColumn(address: string, row: number): number {
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(address);
  if (match === null || Number(match[2]) !== row)
    throw new WorkbookError(`a cell ${quote(address)} in row ${row}`);
  return [...match[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function interpret(
  { sharedTexts, formats, from1904 }: OpenWorkbook,
  { type, style, hasFormula }: { type: string; style: number; hasFormula: boolean },
  value: string,
  inline: string,
): CellValue | null {
  if (type === 'inlineStr') return inline === '' ? null : { kind: 'text', text: inline };
  // Some programs write formulas without computing them: what stands there is then not known to be empty.
  if (value === '')
    return hasFormula && type !== 'str'
      ? { kind: 'error', shown: 'a formula that was never computed' }
      : null;
  switch (type) {
    case 's': {
      const text = sharedTexts[Number(value)];
      if (text === undefined) throw new WorkbookError(`the text ${quote(value)} of ${sharedTexts.length}`);
      return text === '' ? null : { kind: 'text', text };
    }
    case 'str':
      return { kind: 'text', text: value };
    case 'b':
      return { kind: 'yes-no', yes: value === '1' || value === 'true' };
    case 'e':
      return { kind: 'error', shown: value };
    case 'd':
      return { kind: 'date', date: value.replace(/T00:00:00(\.0+)?Z?$|\.\d+Z?$|Z$/, '') };
    default: {
      const number = /^\s*[+-]?(\d+\.?\d*|\.\d+)(E[+-]?\d+)?\s*$/i.test(value) ? Number(value) : Number.NaN;
      if (!Number.isFinite(number)) return { kind: 'error', shown: value };
      const date = formats.isDate(style) ? formatSerial(number, from1904) : null;
      return date === null ? { kind: 'number', number } : { kind: 'date', date };
    }
  }
}

/** Days since the end of 1899, or since 1904, as a date to the second; null where the year has no four digits. */
function formatSerial(days: number, from1904: boolean): string | null {
  const seconds = Math.round((days + (from1904 ? 1462 : 0) - 25_569) * 86_400);
  if (Math.abs(seconds) > 2e11) return null;
  return new Date(seconds * 1000).toISOString().replace(/T00:00:00\.000Z$|\.000Z$/, '');
}
