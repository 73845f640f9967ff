import { assert } from '../../base/index.ts';
import type { Column } from '../field.ts';
import type { Table } from '../table.ts';
import type { RowTexts } from './cell-texts.ts';

/** A column as it is written. */
export interface ExportColumn {
  readonly name: string;
  /** Its HXL tag; empty where there is none. */
  readonly tag: string;
  /** What its cells may be written as where a container knows more than text. */
  readonly kind: 'text' | 'number' | 'date';
  /** What it means; empty for a column that the format does not know. */
  readonly about: string;
}

/** A table as it is written, whatever the container: every cell is the text that a CSV file would hold. */
export interface ExportTable {
  readonly stem: string;
  readonly columns: readonly ExportColumn[];
  /** As long as `columns`. */
  readonly rows: readonly (readonly string[])[];
}

export const describeExportColumn = ({ name, hxl, schema, about }: Column): ExportColumn => ({
  name,
  tag: hxl,
  kind:
    schema['type'] === 'number' || schema['type'] === 'integer'
      ? 'number'
      : schema['format'] === 'date'
        ? 'date'
        : 'text',
  about,
});

/** A table from what its rows say, in the order of its description; columns that nothing fills and none needs are left out. */
export function buildExportTable(table: Table, records: readonly RowTexts[]): ExportTable {
  const filled = new Set<string>();
  for (const record of records) {
    for (const [name, text] of Object.entries(record)) if (text !== null && text !== '') filled.add(name);
  }
  const columns = table.columns.filter(({ name, required }) => required || filled.has(name));
  const strange = [...filled].filter((name) => !columns.some((column) => column.name === name));
  assert(strange.length === 0, `${table.stem} has the columns ${strange.join(', ')}`);
  return {
    stem: table.stem,
    columns: columns.map(describeExportColumn),
    rows: records.map((record) => columns.map(({ name }) => record[name] ?? '')),
  };
}
