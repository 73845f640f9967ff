import { formatNumber } from '../geojson-sheet.ts';
import {
  type CellStyle,
  type DrawnCell,
  type DrawnSheet,
  formatWorkbook,
} from '../workbook/format-workbook.ts';
import type { ExportColumn, ExportTable } from './export-table.ts';

/** Lines that say what a workbook is, for people. */
export interface WorkbookNotice {
  readonly title: string;
  readonly lines: readonly string[];
}

/**
 * A table as a workbook: a sheet with its rows, which is the one that is read, and one that says what the columns mean.
 * Figures and dates are such where they read back to the same text; everything else is text and stays text when edited.
 */
export function formatTableWorkbook(table: ExportTable, notice: WorkbookNotice): Uint8Array {
  return formatWorkbook([drawRows(table), drawColumns(table, notice)]);
}

function drawRows({ stem, columns, rows }: ExportTable): DrawnSheet {
  return {
    name: stem,
    frozenRows: 1,
    widths: columns.map((column, index) => chooseWidth([column.name, ...rows.map((row) => row[index]!)])),
    rows: [
      { cells: columns.map(({ name }) => ({ value: name, style: HEADER })) },
      ...rows.map((row) => ({ cells: row.map((text, index) => drawCell(text, columns[index]!)) })),
    ],
  };
}

function drawCell(text: string, { kind }: ExportColumn): DrawnCell {
  if (text === '') return { value: null };
  const exact = kind === 'number' ? findExactNumber(text) : null;
  if (exact !== null) return { value: exact };
  const days = kind === 'date' ? findSerialDay(text) : null;
  if (days !== null) return { value: days, style: DATE };
  return { value: text, style: TEXT };
}

const HEADER: CellStyle = { bold: true, fill: 'panel', format: 'text' };
const TEXT: CellStyle = { format: 'text' };
const DATE: CellStyle = { format: 'date' };

/** The number that a program writes as the same digits; null where it would lose or change some. */
export function findExactNumber(text: string): number | null {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return null;
  const number = Number(text);
  const plain = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return formatNumber(number) === plain ? number : null;
}

/** Days since the end of 1899; null for what is no day of 1950 to 2099. */
function findSerialDay(text: string): number | null {
  if (!/^(19[5-9]|20\d)\d-\d\d-\d\d$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return null;
  return time / 86_400_000 + 25_569;
}

const chooseWidth = (texts: readonly string[]): number =>
  Math.min(48, 2 + texts.reduce((most, text) => Math.max(most, text.length), 6));

function drawColumns({ stem, columns }: ExportTable, { title, lines }: WorkbookNotice): DrawnSheet {
  const line = (value: string, style: CellStyle = {}): { cells: DrawnCell[] } => ({
    cells: [{ value: value, style }],
  });
  return {
    name: 'README',
    widths: [22, 10, 24, 90],
    rows: [
      line(title, { bold: true, size: 14 }),
      ...lines.map((text) => line(text)),
      line(''),
      line(`The sheet ${stem} is read; this one is for people. Its columns:`),
      { cells: ['column', 'written as', 'HXL', 'meaning'].map((value) => ({ value, style: HEADER })) },
      ...columns.map(({ name, kind, tag, about }) => ({
        cells: [
          { value: name, style: TEXT },
          { value: kind },
          { value: tag },
          { value: about || 'Not a column of the format: kept as it was.', style: { wrap: true } },
        ],
      })),
    ],
  };
}
