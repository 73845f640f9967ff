import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** One row of a small CSV file: every cell is text, absent cells are empty. */
export type Row = Readonly<Record<string, string>>;

/** Reads a CSV file with one header row; blank lines and a byte-order mark are ignored. */
export const readTable = (path: string): readonly Row[] =>
  parse(readFileSync(path, 'utf8'), {
    bom: true,
    columns: true,
    relax_column_count_more: true,
    skip_empty_lines: true,
    trim: true,
  });

const formatCell = (value: string | number | undefined): string => {
  const text = value === undefined ? '' : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** CSV text with the given columns in order, one line a row, ending in a line feed. */
export const formatTable = (
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string | number | undefined>>[],
): string => {
  for (const row of rows) {
    const stray = Object.keys(row).find((key) => !columns.includes(key));
    if (stray !== undefined) throw new Error(`column ${stray} is not among ${columns.join(', ')}`);
  }
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return `${lines.map((cells) => cells.map(formatCell).join(',')).join('\n')}\n`;
};
