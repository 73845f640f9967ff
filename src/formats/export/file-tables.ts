import { dropSafeWords, isPartyStatus } from '../dropped-words.ts';
import { findTagRow, listDataRows, mapHeaders } from '../headers.ts';
import { parseTag } from '../hxl.ts';
import { createProblemList } from '../problem-list.ts';
import type { Sheet } from '../sheet.ts';
import { readTable, type Table } from '../table.ts';
import { readSheets } from '../table-sheets.ts';
import { TABLE_OF_STEM } from '../tables/table-of-stem.ts';
import { UTC } from '../time-zone.ts';
import {
  buildExportTable,
  describeExportColumn,
  type ExportColumn,
  type ExportTable,
} from './export-table.ts';

/**
 * The tables of a folder that reads without error, as they were written: the columns in their order, columns that the
 * format does not know among them, and every id, also those that the reader makes. What the reader never takes in is
 * left out here too: words that call a place safe, and columns that tell who holds one.
 */
export function listFileTables(files: ReadonlyMap<string, Uint8Array>): readonly ExportTable[] {
  // Whatever there is to say about the files was said when the operation was read.
  const sheets = readSheets(files, createProblemList());
  return [...sheets].flatMap(([stem, sheet]) => {
    const table = TABLE_OF_STEM[stem];
    if (sheet === 'unreadable') return [];
    return [sheet === null ? buildExportTable(table, []) : copySheet(table, sheet)];
  });
}

interface CopiedColumn extends ExportColumn {
  /** Where it stands in the sheet; null where it does not. */
  readonly from: number | null;
}

function copySheet(table: Table, sheet: Sheet): ExportTable {
  const columns = listColumns(table, sheet);
  const idColumn = table.idField.columns[0]!.name;
  // No date in another zone is another fault: any zone will do to learn the ids.
  const read = readTable(table, sheet, { zone: UTC }, createProblemList());
  const idOf = new Map(read.rows.map(({ id, at }) => [at.row, id]));
  const rows = listDataRows(sheet).map(({ row, cells }) =>
    columns.map(({ name, from }) => {
      const text = from === null ? '' : (cells[from] ?? '');
      if (!isKnown(table, name)) return text;
      const trimmed = text.trim().normalize('NFC');
      return name === idColumn
        ? trimmed || (idOf.get(row) ?? '')
        : dropClaims(table, name, trimmed, idOf.get(row));
    }),
  );
  return { stem: table.stem, columns, rows };
}

function listColumns(table: Table, sheet: Sheet): readonly CopiedColumn[] {
  const known = mapHeaders(table, sheet, createProblemList()) ?? [];
  const tags = findTagRow(sheet)?.cells ?? [];
  const columns: CopiedColumn[] = [];
  const names = new Set<string>();
  known.forEach((name, from) => {
    const column = table.columns.find((one) => one.name === name);
    const written = (sheet.header.cells[from] ?? '').trim();
    const tag = (tags[from] ?? '').trim();
    const hasCells = sheet.rows.some(({ cells }) => (cells[from] ?? '').trim() !== '');
    if (column === undefined && (isPartyStatus(written) || (written === '' && !hasCells))) return;
    const unique = column?.name ?? findFreeName(written || tag || `unnamed ${from + 1}`, names);
    names.add(unique);
    columns.push(
      column === undefined
        ? {
            name: unique,
            tag: parseTag(tag || written) === undefined ? '' : tag || written,
            kind: 'text',
            about: '',
            from,
          }
        : { ...describeExportColumn(column), from },
    );
  });
  const [id] = table.idField.columns;
  return names.has(id!.name) ? columns : [{ ...describeExportColumn(id!), from: null }, ...columns];
}

const isKnown = (table: Table, name: string): boolean => table.columns.some((column) => column.name === name);

/** In GeoJSON two properties cannot share a name. */
function findFreeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let copy = 2; taken.has(free); copy++) free = `${name} (${copy})`;
  return free;
}

/** The names of places as the reader keeps them. */
function dropClaims(table: Table, column: string, text: string, id: string | undefined): string {
  if (table.stem !== 'places' || (column !== 'name' && column !== 'name_local')) return text;
  return dropSafeWords(text) || (column === 'name' && text !== '' ? (id ?? '') : '');
}
