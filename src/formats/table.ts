import { compareStrings, formatCanonicalJson, sha256Hex } from '../base/index.ts';
import type { Location } from '../domain/index.ts';
import type { CellContext } from './cell.ts';
import { type Column, type Field, optional, type RowReader, required } from './field.ts';
import { listDataRows, mapHeaders } from './headers.ts';
import { type ProblemList, quote } from './problem-list.ts';
import type { Sheet } from './sheet.ts';
import { idCell } from './text-cells.ts';

type Fields = { readonly [name: string]: Field<unknown> };

/** What one file of rows holds: read, documented and checked from this one description. */
export interface Table<F extends Fields = Fields> {
  /** File name without its ending. */
  readonly stem: string;
  readonly about: string;
  readonly columns: readonly Column[];
  readonly idField: Field<string | null>;
  readonly fields: F;
}

export type RowValues<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never;
};

export interface TableRow<F extends Fields = Fields> {
  readonly id: string;
  readonly values: RowValues<F>;
  readonly at: Required<Pick<Location, 'file' | 'row'>>;
}

export interface TableRows<F extends Fields = Fields> {
  readonly stem: string;
  /** The rows without fault, in order of id. */
  readonly rows: readonly TableRow<F>[];
  readonly ids: KnownRows;
}

/**
 * Ids of all rows, faulty ones too, so that one fault does not cause others where the row is named. Of a file that is
 * there and cannot be read every id is known.
 */
export interface KnownRows {
  readonly has: (id: string) => boolean;
  readonly keys: () => Iterable<string>;
  readonly entries: () => Iterable<readonly [string, Required<Pick<Location, 'file' | 'row'>>]>;
}

const ANY_ROW: KnownRows = { has: () => true, keys: () => [], entries: () => [] };

/** Describes a table. `id` is `given` in every row, or `made` from the row's content where the cell is empty. */
export function defineTable<F extends Fields>(description: {
  readonly stem: string;
  readonly about: string;
  readonly id: 'given' | 'made';
  readonly idColumn?: string;
  readonly idAbout: string;
  readonly idHxl: string;
  readonly fields: F;
}): Table<F> {
  const { stem, about, id, idColumn = 'id', idAbout, idHxl, fields } = description;
  const doc = { about: idAbout, hxl: idHxl };
  const idField: Field<string | null> =
    id === 'given' ? required(idCell, idColumn, doc) : optional(idCell, idColumn, doc);
  const columns = [...idField.columns, ...Object.values(fields).flatMap((field) => field.columns)];
  return { stem, about, columns, idField, fields };
}

/** Reads all rows of a sheet; `sheet` is null where the file is absent, `unreadable` where it is there and gave no rows. */
export function readTable<F extends Fields>(
  table: Table<F>,
  sheet: Sheet | 'unreadable' | null,
  context: CellContext,
  problems: ProblemList,
): TableRows<F> {
  const rows: TableRow<F>[] = [];
  const ids = new Map<string, TableRow['at']>();
  const folded = new Map<string, string>();
  const contents = new Map<string, number>();
  const { stem } = table;
  if (sheet === null) return { stem, rows, ids };
  const columnOf = sheet === 'unreadable' ? null : mapHeaders(table, sheet, problems);
  if (sheet === 'unreadable' || columnOf === null) return { stem, rows, ids: ANY_ROW };

  for (const { row, cells, beside } of listDataRows(sheet)) {
    const texts = new Map<string, string>();
    cells.forEach((cell, index) => {
      const text = cell.trim().normalize('NFC');
      const name = columnOf[index];
      if (text !== '' && name !== undefined) texts.set(name, text);
    });
    if (cells.length > columnOf.length && cells.slice(columnOf.length).some((cell) => cell.trim() !== ''))
      problems.error(
        `${stem}.too-many-cells`,
        { file: sheet.file, row },
        `at most ${columnOf.length} cells, as in the header`,
        `${cells.length} cells`,
        'Put text that holds commas into double quotes.',
      );
    if (texts.size === 0) continue;
    const at = { file: sheet.file, row };
    const content = formatCanonicalJson(Object.fromEntries(texts)) + (beside ?? '');
    const twin = contents.get(content);
    if (twin !== undefined) {
      problems.error(
        `${stem}.duplicate-row`,
        at,
        'a row that differs from all others',
        `the same as row ${twin}`,
        'Delete one of them; if both are meant, give each its own id.',
      );
      continue;
    }
    contents.set(content, row);

    let whole = true;
    const reader: RowReader = {
      context,
      text: (column) => texts.get(column) ?? '',
      report: (column, { fault, expected, remedy }, got) => {
        whole = false;
        problems.error(`${stem}.${fault}`, { ...at, column }, expected, quote(got), remedy);
      },
    };
    const idColumn = table.idField.columns[0]!.name;
    const given = table.idField.read(reader);
    const values: Record<string, unknown> = {};
    for (const [name, field] of Object.entries(table.fields)) values[name] = field.read(reader);
    if (given === undefined) continue;
    const id = given ?? `${table.stem}-${sha256Hex(content).slice(0, 8)}`;
    if (noteId(id, { ...at, column: idColumn }) && whole)
      rows.push({ id, values: values as RowValues<F>, at });
  }
  rows.sort((a, b) => compareStrings(a.id, b.id));
  return { stem, rows, ids };

  /** False where the id is taken. */
  function noteId(id: string, at: Required<Location>): boolean {
    const first = ids.get(id);
    if (first !== undefined) {
      problems.error(
        `${stem}.duplicate-id`,
        at,
        'an id of its own',
        `${quote(id)}, as in row ${first.row}`,
        'Give each row another id. (Ids that differ only in how accents are encoded are the same.)',
      );
      return false;
    }
    ids.set(id, { file: at.file, row: at.row });
    const fold = id.normalize('NFKC').toLowerCase();
    const similar = folded.get(fold);
    if (similar !== undefined)
      problems.warn(
        `${stem}.similar-id`,
        at,
        'ids that differ by more than case or letter form',
        `${quote(id)}, much like ${quote(similar)}`,
        'Check that these are two things; otherwise write the id alike everywhere.',
      );
    folded.set(fold, id);
    return true;
  }
}
