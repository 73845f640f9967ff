import type { Cell as WorkbookCell, Worksheet } from 'exceljs';
import { judgeSheet } from './csv-sheet.ts';
import { formatNumber } from './geojson-sheet.ts';
import { type ProblemList, quote } from './problem-list.ts';
import { LIMITS, type Sheet, type SheetRow } from './sheet.ts';
import { findWorkbookFault } from './zip-directory.ts';

/**
 * The rows of a workbook: of its sheet named like the table, else of its first. Cells as people read them: dates as
 * YYYY-MM-DD, formulas by their stored result. The zip is judged before it is opened. Null, with problems noted, where
 * it cannot be read.
 */
export async function readWorkbookSheet(
  stem: string,
  bytes: Uint8Array,
  problems: ProblemList,
): Promise<Sheet | null> {
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
  const found = findWorkbookFault(bytes);
  if (found !== null) return refuse(found);
  // Loaded on first use: it is large, and most folders hold CSV.
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(
      bytes.slice().buffer as ArrayBuffer & Parameters<typeof workbook.xlsx.load>[0],
      IGNORED,
    );
  } catch (error) {
    return refuse(quote(error instanceof Error ? error.message : String(error)));
  }
  const worksheet = workbook.getWorksheet(stem) ?? workbook.worksheets[0];
  if (worksheet === undefined) return refuse('a workbook without sheets');
  const before = problems.hasErrors();
  const rows = listRows(file, worksheet, problems);
  return rows === null || (problems.hasErrors() && !before && rows.length === 0)
    ? null
    : judgeSheet(file, rows, problems);
}

function listRows(file: string, worksheet: Worksheet, problems: ProblemList): SheetRow[] | null {
  if (worksheet.actualRowCount > LIMITS.rows + 1 || worksheet.columnCount > 16_384) {
    problems.error(
      'file.too-many-rows',
      { file },
      `at most ${LIMITS.rows} rows`,
      'more',
      'Keep only the rows of this operation.',
    );
    return null;
  }
  const rows: SheetRow[] = [];
  worksheet.eachRow((line, row) => {
    const cells: string[] = [];
    line.eachCell((cell, column) => {
      const text = toText(cell);
      if (text === null)
        problems.error(
          'file.error-cell',
          { file, row, column: String(cell.address) },
          'a value',
          quote(cell.text),
          'Correct the formula, or leave the cell empty where it is not known.',
        );
      while (cells.length < column - 1) cells.push('');
      cells[column - 1] = text ?? '';
    });
    rows.push({ row, cells });
  });
  return rows;
}

/** Null for a formula that failed. */
function toText(cell: WorkbookCell): string | null {
  const value: unknown = cell.result ?? cell.value;
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  // A workbook knows no zones: a time of day stays without one, and the table then asks for it.
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$|\.\d+Z$/, '');
  if (typeof value === 'object' && 'error' in value) return null;
  return cell.text;
}

/** Parts of a sheet that no cell depends on, and that a few bytes can make endless (a merge of all cells). */
const IGNORED = {
  ignoreNodes: [
    'mergeCells',
    'dataValidations',
    'conditionalFormatting',
    'drawing',
    'tableParts',
    'cols',
    'hyperlinks',
  ],
};
