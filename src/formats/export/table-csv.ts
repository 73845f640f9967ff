import { formatCsv } from '../csv-cells.ts';
import type { ExportTable } from './export-table.ts';

/** A table as CSV; with a row of HXL tags below the names where wanted. */
export function formatTableCsv({ columns, rows }: ExportTable, options: { readonly tags: boolean }): string {
  const names = columns.map(({ name }) => name);
  const tags = columns.map(({ tag }) => tag);
  return formatCsv(options.tags ? [names, tags, ...rows] : [names, ...rows]);
}
