import { CsvError, parse } from 'csv-parse/sync';
import { stripGuard } from './csv-cells.ts';
import { decodeText } from './decode-text.ts';
import { type ProblemList, quote } from './problem-list.ts';
import { LIMITS, type Sheet, type SheetRow } from './sheet.ts';

/** The rows of a CSV file (RFC 4180: commas, double quotes, any line ends); null, with problems noted, where it cannot be read. */
export function readCsvSheet(file: string, bytes: Uint8Array, problems: ProblemList): Sheet | null {
  const text = decodeText(file, bytes, LIMITS.tableBytes, problems);
  if (text === null) return null;
  const wide = findWideRow(text);
  if (wide !== undefined) {
    reportTooLarge(file, wide, `more than ${LIMITS.columns} columns`, problems);
    return null;
  }
  let records: string[][];
  try {
    records = parse(text, {
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      skip_empty_lines: false,
      to: LIMITS.rows + 2,
    }) as unknown as string[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error['records'] === 'number' ? error['records'] + 1 : undefined;
    problems.error(
      'file.csv-broken',
      { file, ...(row !== undefined && { row }) },
      'CSV: cells divided by commas, cells with commas or quotes in double quotes',
      error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a double quote that is never closed' : 'a stray double quote',
      'Write a double quote inside a cell twice, and put the whole cell into double quotes.',
    );
    return null;
  }
  const rows = records.map((cells, index) => ({ row: index + 1, cells }));
  return judgeSheet(file, rows, problems);
}

/** Rows as a sheet, guards against formulas undone, when there is a header and everything is within limits. */
export function judgeSheet(file: string, all: readonly SheetRow[], problems: ProblemList): Sheet | null {
  const [header, ...rows] = all
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map((line) =>
      line.cells.some((cell) => cell.startsWith("'")) ? { ...line, cells: line.cells.map(stripGuard) } : line,
    );
  if (header === undefined) {
    const remedy =
      'Write the column names into the first row, or delete the file: what it would say is then not known.';
    problems.error('file.no-header', { file }, 'a row of column names', 'an empty file', remedy);
    return null;
  }
  const text = header.cells.join(',');
  if (header.cells.length === 1 && /[;\t]/.test(text)) {
    const remedy = 'Save the file with commas between the cells.';
    problems.error(
      'file.not-commas',
      { file, row: header.row },
      'cells divided by commas',
      quote(text),
      remedy,
    );
    return null;
  }
  if (rows.length > LIMITS.rows) {
    const remedy = 'Keep only the rows of this operation.';
    problems.error('file.too-many-rows', { file }, `at most ${LIMITS.rows} rows`, 'more', remedy);
    return null;
  }
  for (const { row, cells } of [header, ...rows]) {
    const wide = cells.length > LIMITS.columns;
    if (!wide && cells.every((cell) => cell.length <= LIMITS.cellCharacters)) continue;
    reportTooLarge(file, row, wide ? `${cells.length} columns` : 'a longer cell', problems);
    return null;
  }
  return { file, header, rows };
}

/** Notes `file.row-too-large`. */
export function reportTooLarge(file: string, row: number, got: string, problems: ProblemList): void {
  const expected = `at most ${LIMITS.columns} columns and ${LIMITS.cellCharacters} characters in a cell`;
  const remedy = 'Look for a missing quote or line end in this row.';
  problems.error('file.row-too-large', { file, row }, expected, got, remedy);
}

/** The first row with more cells than any table has, before a cell is made of each of its millions of commas. */
function findWideRow(text: string): number | undefined {
  let quoted = false;
  let row = 1;
  let cells = 1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === DOUBLE_QUOTE) quoted = !quoted;
    else if (quoted) continue;
    else if (code === COMMA) {
      if (++cells > LIMITS.columns) return row;
    } else if (code === NEWLINE || code === RETURN) {
      if (code === RETURN && text.charCodeAt(at + 1) === NEWLINE) at++;
      row++;
      cells = 1;
    }
  }
  return undefined;
}

const DOUBLE_QUOTE = 0x22;
const COMMA = 0x2c;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
