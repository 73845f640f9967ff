import { sha256Hex } from '../../base/index.ts';
import type { CellContext } from '../cell.ts';
import { isFault } from '../cell.ts';
import type { RowReader } from '../field.ts';
import { transliterate } from '../messy/names.ts';
import { quote } from '../problem-list.ts';
import type { ImportTarget } from './import-target.ts';
import type { ImportRow } from './map-files/import-row.ts';
import type { Mapping } from './mapping.ts';
import type { FindOwnRows } from './own-rows.ts';
import type { RowProblems } from './row-problems.ts';
import { meansTheSame } from './same-text.ts';

/**
 * Rows with an id where the file has none, judged cell by cell as the operation's reader will, and with one row for each key
 * (docs/importing.md section 6). Faulty rows are noted and left out.
 */
export const completeRows = (
  rows: readonly ImportRow[],
  target: ImportTarget,
  mapping: Mapping,
  context: CellContext,
  problems: RowProblems,
  takenIds: ReadonlySet<string>,
  findOwnRows: FindOwnRows,
): ImportRow[] => {
  const named = target.madeIdFrom === null ? rows : giveIds(rows, target, takenIds, findOwnRows);
  const sound = named.filter((row) => judgeCells(row, target, context, problems));
  return uniteKeys(sound, target, mapping, problems);
};

/**
 * Ids from names; equal ones get `-2` in order of file, and none takes an id that the operation has for something else. Of
 * several things of one name a row is first the one that says all that the row says.
 */
const giveIds = (
  rows: readonly ImportRow[],
  target: ImportTarget,
  takenIds: ReadonlySet<string>,
  findOwnRows: FindOwnRows,
): ImportRow[] => {
  const used = new Set(rows.flatMap((row) => row.values.get('id') ?? []));
  const ids = rows.map((row) => row.values.get('id'));
  for (const isExact of [true, false])
    rows.forEach(({ values }, index) => {
      if (ids[index] !== undefined) return;
      const own = findOwnRows(values).find(
        (old) => !used.has(old.get('id') ?? '') && (!isExact || saysAll(old, values)),
      );
      const id = own?.get('id');
      if (id === undefined) return;
      ids[index] = id;
      used.add(id);
    });
  return rows.map((row, index) => {
    const base = makeId(row.values, target);
    let id = ids[index] ?? base;
    for (let n = 2; ids[index] === undefined && (used.has(id) || takenIds.has(id)); n++) id = `${base}-${n}`;
    used.add(id);
    return { ...row, values: new Map([['id', id], ...row.values]) };
  });
};

const saysAll = (old: ReadonlyMap<string, string>, values: ReadonlyMap<string, string>): boolean =>
  [...values].every(([column, value]) => meansTheSame(old.get(column) ?? '', value, column));

/** Folded Latin letters, digits and hyphens of the name. */
const makeId = (values: ReadonlyMap<string, string>, target: ImportTarget): string => {
  const name =
    target.madeIdFrom === ''
      ? `${values.get('from') ?? ''}-${values.get('to') ?? ''}`
      : target.kind === 'fleet'
        ? `${values.get('home') ?? ''}-${values.get('kind') ?? ''}`
        : (values.get(target.madeIdFrom ?? '') ?? values.get('name_local') ?? '');
  const latin = transliterate(name)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return latin === '' ? `${target.stem}-${sha256Hex(name).slice(0, 8)}` : latin;
};

/** True where every cell can be read by the table that the row goes to; notes what cannot. */
const judgeCells = (
  row: ImportRow,
  target: ImportTarget,
  context: CellContext,
  problems: RowProblems,
): boolean => {
  if (problems.isRefused(row.row) && hasHoles(row, target)) return false;
  if (target.table === null) return !problems.isRefused(row.row);
  let sound = true;
  const reader: RowReader = {
    context,
    text: (column) => row.values.get(column) ?? '',
    report: (column, { fault, expected, remedy }, got) => {
      sound = false;
      if (problems.isNoted(row.row, column)) return;
      problems.refuse(row.row, column, `${target.stem}.${fault}`, expected, quote(got), remedy);
    },
  };
  // Kinds of constraints are words of their own, and areas and lines have no cell for everything: their makers judge them.
  const skipped = target.kind === 'access' ? ['kind'] : [];
  for (const field of [target.table.idField, ...Object.values(target.table.fields)]) {
    if (field.columns.some(({ name }) => skipped.includes(name))) continue;
    if (field.columns.every(({ name }) => name === 'source')) continue;
    const value = field.read(reader);
    if (value !== undefined && isFault(value)) sound = false;
  }
  return sound && !problems.isRefused(row.row);
};

/** A row already refused for a cell is not refused again for what that cell then lacks. */
const hasHoles = (row: ImportRow, target: ImportTarget): boolean =>
  target.needed.some((name) => (row.values.get(name) ?? '') === '');

const COUNTS = ['count', 'count_low', 'count_high', 'best', 'low', 'high'] as const;

/** One row for each key: others with the same are refused, or added to the first. */
const uniteKeys = (
  rows: readonly ImportRow[],
  target: ImportTarget,
  mapping: Mapping,
  problems: RowProblems,
): ImportRow[] => {
  if (target.key.length === 0) return [...rows];
  const first = new Map<string, number>();
  const united: ImportRow[] = [];
  for (const row of rows) {
    const key = keyOf(row.values, target);
    const at = first.get(key);
    if (at === undefined) {
      first.set(key, united.length);
      united.push(row);
      continue;
    }
    const earlier = united[at]!;
    if (mapping.duplicates === 'add' && target.amountColumn !== null) {
      united[at] = { ...earlier, values: addCounts(earlier.values, row.values) };
      continue;
    }
    problems.refuse(
      row.row,
      null,
      'import.same-key',
      `rows that differ in one of ${target.key.join(', ')}`,
      `the same as row ${earlier.row}`,
      target.amountColumn === null
        ? 'Delete one of them, or give them different ids.'
        : 'If both count, write `duplicates: add` into the mapping; else delete one of them.',
    );
  }
  return united.filter((row) => !problems.isRefused(row.row));
};

const addCounts = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): Map<string, string> => {
  const sum = new Map(a);
  const main = a.has('count') || b.has('count') ? 'count' : 'best';
  for (const column of COUNTS) {
    if (!a.has(column) && !b.has(column)) continue;
    const of = (values: ReadonlyMap<string, string>): number =>
      Number(values.get(column) ?? values.get(main) ?? 0);
    sum.set(column, String(of(a) + of(b)));
  }
  return sum;
};

/** What makes a row the same thing as another. */
export const keyOf = (values: ReadonlyMap<string, string>, target: ImportTarget): string =>
  JSON.stringify(target.key.map((column) => withDefault(column, values.get(column) ?? '')));

/** An empty unit is a pack, an empty group is people, an empty mode a road. */
const withDefault = (column: string, text: string): string =>
  text !== ''
    ? text
    : column === 'unit'
      ? 'pack'
      : column === 'group'
        ? 'people'
        : column === 'mode'
          ? 'road'
          : '';
