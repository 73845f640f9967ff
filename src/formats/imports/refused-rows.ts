import type { Problem } from '../../domain/index.ts';
import { type CsvValue, formatCsv } from '../csv-cells.ts';
import type { MessyTable } from '../messy/messy-table.ts';

/** Columns that the file of refused rows has beside those of the file, and that are ignored when it comes back. */
export const REFUSED_COLUMNS = { first: 'row', last: ['problem', 'what_to_do'] } as const;

/** The rows that were not taken, as a CSV file in the file's own columns, each with what is wrong and what to do. */
export const formatRefusedRows = (
  table: MessyTable,
  taken: ReadonlySet<number>,
  byRow: ReadonlyMap<number, readonly Problem[]>,
): string => {
  const lines: CsvValue[][] = [
    [
      REFUSED_COLUMNS.first,
      ...table.headers.map(({ text, tag, letter }) => text || tag || `column ${letter}`),
      ...REFUSED_COLUMNS.last,
    ],
  ];
  for (const { row, cells } of table.rows) {
    if (taken.has(row)) continue;
    const problems = byRow.get(row) ?? [];
    lines.push([
      row,
      ...cells.map(({ text }) => text),
      problems
        .map(
          ({ at, expected, got }) =>
            `${at.column === undefined ? '' : `${at.column}: `}expected ${expected}, got ${got}`,
        )
        .join(' | '),
      [...new Set(problems.map(({ remedy }) => remedy))].join(' | '),
    ]);
  }
  return formatCsv(lines);
};

/** A table without the columns that `formatRefusedRows` added, where it is such a file that comes back. */
export const dropRefusedColumns = (table: MessyTable): MessyTable => {
  const headers = table.headers.map(({ text }) => text);
  const last = headers.length - 1;
  if (
    headers[0] !== REFUSED_COLUMNS.first ||
    headers[last - 1] !== REFUSED_COLUMNS.last[0] ||
    headers[last] !== REFUSED_COLUMNS.last[1]
  )
    return table;
  return {
    ...table,
    headers: table.headers.slice(1, -2),
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.slice(1, -2) })),
  };
};
