import { unreachable } from '../base/index.ts';
import { judgeSheet, reportTooLarge } from './csv-sheet.ts';
import { formatNumber } from './geojson-sheet.ts';
import { type ProblemList, quote } from './problem-list.ts';
import { LIMITS, type Sheet, type SheetRow } from './sheet.ts';
import { openWorkbook } from './workbook/open-workbook.ts';
import { type CellValue, formatAddress, readSheetCells } from './workbook/sheet-cells.ts';
import { WorkbookError } from './workbook/workbook-part.ts';

/**
 * The rows of a workbook: of its sheet named like the table, else of its first. Cells as people read them: dates as
 * YYYY-MM-DD, formulas by their stored result. The zip is judged before it is opened. Null, with problems noted, where
 * it cannot be read.
 */
export function readWorkbookSheet(stem: string, bytes: Uint8Array, problems: ProblemList): Sheet | null {
  const file = `${stem}.xlsx`;
  const refuse = (got: string): null => {
    problems.error(
      'file.bad-workbook',
      { file },
      'an Excel workbook (.xlsx)',
      got,
      'Save it again from a spreadsheet program, or as CSV UTF-8.',
    );
    return null;
  };
  try {
    const workbook = openWorkbook(bytes);
    const sheet = workbook.sheets.find(({ name }) => name === stem) ?? workbook.sheets[0];
    if (sheet === undefined) return refuse('a workbook without sheets');
    const rows: { row: number; cells: string[] }[] = [];
    let fault: { row: number; got: string } | null = null;
    let failed = 0;
    readSheetCells(workbook, sheet, (row, column, value) => {
      const text = toText(value);
      if (text === null) {
        failed++;
        reportFailed(file, row, column, value, problems);
      }
      // Before the cells to its left are made: one in column XFD has 16 383 of them.
      if (column > LIMITS.columns) fault ??= { row, got: `${column} columns` };
      if (fault !== null || rows.length > LIMITS.rows + 1) return;
      if (rows.at(-1)?.row !== row) rows.push({ row, cells: [] });
      const { cells } = rows.at(-1)!;
      while (cells.length < column) cells.push('');
      cells[column - 1] = text ?? '';
    });
    if (fault !== null) {
      const { row, got } = fault as { row: number; got: string };
      reportTooLarge(file, row, got, problems);
      return null;
    }
    return failed > 0 && rows.length === 0 ? null : judgeSheet(file, rows satisfies SheetRow[], problems);
  } catch (error) {
    if (error instanceof WorkbookError) return refuse(error.message);
    throw error;
  }
}

function reportFailed(
  file: string,
  row: number,
  column: number,
  value: CellValue,
  problems: ProblemList,
): void {
  problems.error(
    'file.error-cell',
    { file, row, column: formatAddress(row, column) },
    'a value',
    quote(value.kind === 'error' ? value.shown : ''),
    'Correct the formula and save the workbook from a spreadsheet program, or leave the cell empty where it is not known.',
  );
}

/** Null for a formula that failed. */
function toText(value: CellValue): string | null {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'number':
      return formatNumber(value.number);
    case 'yes-no':
      return value.yes ? 'yes' : 'no';
    case 'date':
      return value.date;
    case 'error':
      return null;
    default:
      return unreachable(value);
  }
}
