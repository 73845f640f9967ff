import { readCsvSheet } from './csv-sheet.ts';
import { readGeojsonTable } from './geojson-table.ts';
import { TABLE_STEMS, type TableStem } from './operation-files.ts';
import type { ProblemList } from './problem-list.ts';
import type { Sheet } from './sheet.ts';
import { readWorkbookSheet } from './workbook-sheet.ts';

/** Null: a table without rows. */
export type Sheets = ReadonlyMap<TableStem, Sheet | 'unreadable' | null>;

/** The tables of a folder as they stand, by name; those that are not there are left out. */
export function readSheets(files: ReadonlyMap<string, Uint8Array>, problems: ProblemList): Sheets {
  const sheets = new Map<TableStem, Sheet | 'unreadable' | null>();
  for (const stem of TABLE_STEMS) {
    const csv = files.get(`${stem}.csv`);
    const workbook = files.get(`${stem}.xlsx`);
    const features = files.get(`${stem}.geojson`);
    if (csv !== undefined) sheets.set(stem, readCsvSheet(`${stem}.csv`, csv, problems) ?? 'unreadable');
    else if (workbook !== undefined)
      sheets.set(stem, readWorkbookSheet(stem, workbook, problems) ?? 'unreadable');
    else if (features !== undefined) sheets.set(stem, readGeojsonTable(stem, features, problems));
    // A table that every folder needs and that is missing is one problem, not one in every row that names it.
    else if (stem === 'sources' || stem === 'places') sheets.set(stem, 'unreadable');
  }
  return sheets;
}
