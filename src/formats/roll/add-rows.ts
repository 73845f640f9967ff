import type { RowTexts } from '../export/cell-texts.ts';
import { buildExportTable, describeExportColumn, type ExportTable } from '../export/export-table.ts';
import type { TableStem } from '../operation-files.ts';
import { TABLE_OF_STEM } from '../tables/table-of-stem.ts';

/** A table with the rows to keep and then the added ones; its own columns stay in their order, new ones come after them. */
export function addRows(
  stem: TableStem,
  table: ExportTable | undefined,
  records: readonly RowTexts[],
  keep: (id: string) => boolean,
): ExportTable {
  const described = TABLE_OF_STEM[stem];
  if (table === undefined) return buildExportTable(described, records);
  const filled = new Set<string>();
  for (const record of records)
    for (const [name, text] of Object.entries(record)) if (text !== null && text !== '') filled.add(name);
  const missing = described.columns.filter(
    ({ name }) => filled.has(name) && !table.columns.some((column) => column.name === name),
  );
  const columns = [...table.columns, ...missing.map(describeExportColumn)];
  const idColumn = table.columns.findIndex(({ name }) => name === described.idField.columns[0]!.name);
  return {
    stem,
    columns,
    rows: [
      ...table.rows
        .filter((row) => keep(row[idColumn] ?? ''))
        .map((row) => columns.map((_, index) => row[index] ?? '')),
      ...records.map((record) => columns.map(({ name }) => record[name] ?? '')),
    ],
  };
}
