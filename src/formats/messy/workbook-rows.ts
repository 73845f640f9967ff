import { formatNumber } from '../geojson-sheet.ts';
import { LIMITS } from '../sheet.ts';
import { type OpenWorkbook, openWorkbook, type WorkbookSheet } from '../workbook/open-workbook.ts';
import { type CellValue, readSheetCells } from '../workbook/sheet-cells.ts';
import { readSheetLayout } from '../workbook/sheet-layout.ts';
import { WorkbookError } from '../workbook/workbook-part.ts';
import type { MessyCell } from './messy-table.ts';
import { EMPTY_CELL, type RawRow, type RawSheet } from './raw-rows.ts';
import { cleanText } from './text.ts';

/** All sheets of a workbook as rows, merged blocks filled down. Throws `WorkbookError`. */
export const readWorkbookRows = (bytes: Uint8Array): readonly RawSheet[] => {
  const workbook = openWorkbook(bytes);
  let rows = 0;
  return workbook.sheets.slice(0, MOST_SHEETS).map((sheet) => {
    const read = readSheet(workbook, sheet);
    rows += read.rows.length;
    // Each row may hold many cells, and all sheets are held at once.
    if (rows > MOST_ROWS) throw new WorkbookError(`more than ${MOST_ROWS} rows in its sheets`);
    return read;
  });
};

const MOST_SHEETS = 50;
const MOST_ROWS = 2 * LIMITS.rows;

const readSheet = (workbook: OpenWorkbook, sheet: WorkbookSheet): RawSheet => {
  const grid = new Map<number, MessyCell[]>();
  let cutAfter = 0;
  readSheetCells(workbook, sheet, (row, column, value) => {
    if (column > LIMITS.columns && toCell(value).text !== '') cutAfter = Math.max(cutAfter, column);
    if (column > LIMITS.columns || grid.size > LIMITS.rows + 100) return;
    const cells = grid.get(row) ?? [];
    if (cells.length === 0) grid.set(row, cells);
    while (cells.length < column) cells.push(EMPTY_CELL);
    cells[column - 1] = toCell(value);
  });
  const layout = readSheetLayout(sheet);
  let mergedRows = 0;
  for (const { top, left, bottom, right } of layout.merged) {
    // Blocks may overlap in a forged file: together they reach no further than a table does.
    mergedRows += bottom - top + 1;
    if (mergedRows > LIMITS.rows) break;
    const value = grid.get(top)?.[left - 1];
    if (value === undefined || value.text === '') continue;
    for (let row = top; row <= bottom; row++) {
      const cells = grid.get(row);
      if (cells === undefined) continue;
      for (let column = left; column <= right && column <= LIMITS.columns; column++) {
        if (row === top && column === left) continue;
        // Across columns a value counts in headers only: their reader carries it.
        if (column > left) continue;
        while (cells.length < column) cells.push(EMPTY_CELL);
        if (cells[column - 1]!.text === '') cells[column - 1] = { ...value, merged: true };
      }
    }
  }
  const rows: RawRow[] = [...grid]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => ({ row, cells, hidden: layout.hiddenRows.has(row) }));
  return { name: sheet.name, hidden: sheet.hidden, rows, cutAfter };
};

const toCell = (value: CellValue): MessyCell => {
  switch (value.kind) {
    case 'text':
      return { text: cleanText(value.text) };
    case 'number':
      return { text: formatNumber(value.number), number: value.number };
    case 'yes-no':
      return { text: value.yes ? 'yes' : 'no' };
    case 'date':
      return { text: value.date, date: value.date };
    case 'error':
      return { text: value.shown, failed: true };
  }
};
