import { encodeUtf8 } from '../../base/index.ts';
import { type CsvValue, formatCsv } from '../csv-cells.ts';
import { readCsvSheet } from '../csv-sheet.ts';
import { findTagRow, listDataRows, mapHeaders } from '../headers.ts';
import { isTagRow } from '../hxl.ts';
import { createProblemList, quote } from '../problem-list.ts';
import type { Sheet } from '../sheet.ts';
import { keyOf } from './complete-rows.ts';
import { editCsv } from './edit-csv.ts';
import type { ImportTarget } from './import-target.ts';
import type { ImportRow } from './map-files/import-row.ts';
import type { RowProblems } from './row-problems.ts';
import { meansTheSame } from './same-text.ts';

/** What a target table holds, as far as an import must see it. */
export interface TargetRows {
  readonly sheet: Sheet | null;
  readonly text: string;
  /** Column of each cell position; undefined where it is unknown. */
  readonly columnOf: readonly (string | undefined)[];
  /** Rows of data in order, with the texts of their columns. */
  readonly rows: readonly { readonly row: number; readonly values: ReadonlyMap<string, string> }[];
}

/** Reads the CSV that an import goes to; null, with its problems told as the target's, where it cannot be read. */
export const readTargetRows = (
  target: ImportTarget,
  bytes: Uint8Array | undefined,
  problems: RowProblems,
): TargetRows | null => {
  if (bytes === undefined) return { sheet: null, text: '', columnOf: [], rows: [] };
  const found = createProblemList();
  const sheet = readCsvSheet(target.file, bytes, found);
  const columnOf = sheet === null ? null : mapHeaders(target, sheet, found);
  if (sheet === null || columnOf === null) {
    const { code, got } = found.sorted().find(({ severity }) => severity === 'error')!;
    problems.ask(
      null,
      'import.target-unreadable',
      `a ${target.file} that can be read`,
      `${code}: ${got}`,
      'Correct it first: `validate` tells how.',
    );
    return null;
  }
  const rows = listDataRows(sheet).map(({ row, cells }) => ({
    row,
    values: new Map(
      cells.flatMap((cell, index): [string, string][] => {
        const name = columnOf[index];
        const text = cell.trim().normalize('NFC');
        return name === undefined || text === '' ? [] : [[name, text]];
      }),
    ),
  }));
  return { sheet, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), columnOf, rows };
};

export interface MergedTable {
  /** The whole file anew; null where nothing changes. */
  readonly bytes: Uint8Array | null;
  readonly added: readonly number[];
  readonly same: readonly number[];
  readonly replaced: readonly number[];
  /** Row numbers of the target as written to the rows of the import they came from. */
  readonly rowOf: ReadonlyMap<number, number>;
}

/**
 * A target CSV with rows of an import: new ones behind, different ones in place where `update` says so (else refused,
 * import.differs). Other rows, their order and unknown columns stay.
 */
export const mergeTable = (
  target: ImportTarget,
  current: TargetRows,
  rows: readonly ImportRow[],
  update: boolean,
  problems: RowProblems,
): MergedTable => {
  const existing = new Map(current.rows.map((row, index) => [keyOf(row.values, target), index]));
  const added: ImportRow[] = [];
  const same: number[] = [];
  const replaced = new Map<number, ImportRow>();
  for (const row of rows) {
    const at = existing.get(keyOf(row.values, target));
    if (at === undefined) {
      added.push(row);
      continue;
    }
    const old = current.rows[at]!.values;
    const differing = [...row.values].filter(
      ([column, value]) => !meansTheSame(old.get(column) ?? '', value, column),
    );
    if (differing.length === 0) same.push(row.row);
    else if (update) replaced.set(at, row);
    else {
      const [column, value] = differing[0]!;
      const more = differing.length === 1 ? '' : ` (and ${differing.length - 1} more)`;
      problems.refuse(
        row.row,
        column,
        'import.differs',
        `${describeKey(row, target)} as ${target.file} has it: ${column} ${quote(old.get(column) ?? '')}`,
        `${quote(value)}${more}`,
        'Give --update to replace the old row, or leave this one out.',
      );
    }
  }
  if (added.length === 0 && replaced.size === 0)
    return { bytes: null, added: [], same, replaced: [], rowOf: new Map() };
  return {
    ...writeTable(target, current, added, replaced),
    added: added.map(({ row }) => row),
    same,
    replaced: [...replaced.values()].map(({ row }) => row),
  };
};

const describeKey = (row: ImportRow, target: ImportTarget): string =>
  target.key
    .flatMap((column) => row.values.get(column) ?? [])
    .slice(0, 4)
    .join(' ');

const writeTable = (
  target: ImportTarget,
  current: TargetRows,
  added: readonly ImportRow[],
  replaced: ReadonlyMap<number, ImportRow>,
): Pick<MergedTable, 'bytes' | 'rowOf'> => {
  const filled = new Set([...added, ...replaced.values()].flatMap((row) => [...row.values.keys()]));
  const columns = target.columns.filter(
    ({ name }) => filled.has(name) || (current.sheet === null && name !== 'id' && isBasic(name, target)),
  );
  const valuesOf = (row: ImportRow, names: readonly (string | undefined)[]): string[] =>
    names.map((name) => (name === undefined ? '' : (row.values.get(name) ?? '')));
  const { sheet } = current;
  if (sheet === null) {
    const names = columns.map(({ name }) => name);
    const text = formatCsv([
      names,
      ...added.map((row) => valuesOf(row, names).map((cell): CsvValue => (cell === '' ? null : cell))),
    ]);
    return { bytes: encodeUtf8(text), rowOf: new Map(added.map(({ row }, index) => [index + 2, row])) };
  }
  const fresh = columns.filter(({ name }) => !current.columnOf.includes(name));
  const freshNames = fresh.map(({ name }) => name);
  const all = [sheet.header, ...sheet.rows];
  const width = Math.max(current.columnOf.length, ...all.map(({ cells }) => cells.length));
  const order = Array.from({ length: width }, (_, index) => current.columnOf[index]);
  const tagRow = isTagRow(sheet.header.cells) ? sheet.header.row : findTagRow(sheet)?.row;
  const cellsOf = new Map(all.map(({ row, cells }) => [row, cells]));
  const updates = new Map([...replaced].map(([index, row]) => [current.rows[index]!.row, row]));
  const { text, firstAdded } = editCsv(current.text, {
    width,
    behind: (row) => {
      if (row === tagRow) return fresh.map(({ hxl }) => hxl);
      if (row === sheet.header.row) return freshNames;
      const update = updates.get(row);
      return update === undefined ? fresh.map(() => '') : valuesOf(update, freshNames);
    },
    replaced: new Map(
      [...updates].map(([number, row]) => {
        const old = cellsOf.get(number)!;
        return [number, order.map((name, at) => replaceCell(old[at] ?? '', name, row, target))];
      }),
    ),
    added: added.map((row) => valuesOf(row, [...order, ...freshNames])),
  });
  return {
    bytes: encodeUtf8(text),
    rowOf: new Map([
      ...[...updates].map(([number, { row }]) => [number, row] as const),
      ...added.map(({ row }, index) => [firstAdded + index, row] as const),
    ]),
  };
};

/** A cell of a replaced row: what the import says, empty where it is a figure that the import no longer has (an end of a range). */
const replaceCell = (old: string, name: string | undefined, row: ImportRow, target: ImportTarget): string => {
  if (name === undefined) return old;
  const value = row.values.get(name);
  if (value !== undefined) return value;
  const isEnd = /(^|_)(low|high)$/.test(name) && target.columns.some((column) => column.name === name);
  return isEnd ? '' : old;
};

/** Columns that a new table has even while they are empty. */
const isBasic = (name: string, target: ImportTarget): boolean =>
  target.needed.includes(name) || name === 'source';
