import { encodeUtf8 } from '../../base/index.ts';
import { listFileTables } from '../export/file-tables.ts';
import { formatTableCsv } from '../export/table-csv.ts';
import { listTableFiles, type TableStem } from '../operation-files.ts';
import { createProblemList } from '../problem-list.ts';
import { readTable } from '../table.ts';
import { readSheets } from '../table-sheets.ts';
import { TABLE_OF_STEM } from '../tables/table-of-stem.ts';
import { UTC } from '../time-zone.ts';
import { addRows } from './add-rows.ts';

/** The folder with this table alone in place of its own, whatever form that has: to read it by its own rows. */
export function replaceTable(
  files: ReadonlyMap<string, Uint8Array>,
  stem: TableStem,
  csv: Uint8Array,
): Map<string, Uint8Array> {
  const out = new Map(files);
  for (const name of listTableFiles(stem)) out.delete(name);
  return out.set(`${stem}.csv`, csv);
}

/** The folder with the rows of a CSV table added to its own; a row with an id that is there already takes its place. */
export function mergeTable(
  files: ReadonlyMap<string, Uint8Array>,
  stem: TableStem,
  csv: Uint8Array,
): Map<string, Uint8Array> {
  const own = listFileTables(files).find((table) => table.stem === stem);
  const added = listFileTables(new Map([[`${stem}.csv`, csv]])).find((table) => table.stem === stem);
  if (added === undefined) return new Map(files);
  const idColumn = added.columns.findIndex(
    ({ name }) => name === TABLE_OF_STEM[stem].idField.columns[0]!.name,
  );
  const ids = new Set(added.rows.map((row) => row[idColumn]!));
  const known = new Set(TABLE_OF_STEM[stem].columns.map(({ name }) => name));
  const records = added.rows.map((row) =>
    Object.fromEntries(
      added.columns.flatMap(({ name }, index) => (known.has(name) ? [[name, row[index]!]] : [])),
    ),
  );
  const merged = addRows(stem, own, records, (id) => !ids.has(id));
  return replaceTable(files, stem, encodeUtf8(formatTableCsv(merged, { tags: false })));
}

/** In which row of a CSV table each id stands, also where the reader makes it. */
export function listRowNumbers(stem: TableStem, csv: Uint8Array): ReadonlyMap<string, number> {
  const problems = createProblemList();
  const sheet = readSheets(new Map([[`${stem}.csv`, csv]]), problems).get(stem) ?? null;
  const { rows } = readTable(TABLE_OF_STEM[stem], sheet, { zone: UTC }, problems);
  return new Map(rows.map(({ id, at }) => [id, at.row]));
}
