import type { Problem } from '../../src/domain/index.ts';
import { formatProblem } from '../../src/domain/index.ts';
import type { ExpectedProblem, Row } from './corpus-case.ts';

/** Rows of `after` that were not in `before`, and how many of `before` are gone. */
export const listChanges = (
  before: readonly Row[],
  after: readonly Row[],
): { readonly brought: readonly Row[]; readonly gone: number } => {
  const left = new Map<string, number>();
  for (const row of before) left.set(keyOf(row), (left.get(keyOf(row)) ?? 0) + 1);
  const brought = after.filter((row) => {
    const count = left.get(keyOf(row)) ?? 0;
    if (count > 0) left.set(keyOf(row), count - 1);
    return count === 0;
  });
  return { brought, gone: [...left.values()].reduce((sum, count) => sum + count, 0) };
};

/** A row without its empty cells: a column that an import adds changes no other row. */
const keyOf = (row: Row): string =>
  JSON.stringify(
    Object.entries(row)
      .filter(([, value]) => value !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** `brought` in the columns of `expected`, each cell that means what is expected written as it is expected. */
export const alignRows = (brought: readonly Row[], expected: readonly Row[]): Row[] => {
  const columns = Object.keys(expected[0] ?? {});
  return brought.map((row, index) =>
    Object.fromEntries(
      columns.map((column) => {
        const cell = unguard(row[column] ?? '');
        const wanted = expected[index]?.[column] ?? '';
        return [column, meansTheSame(column, cell, wanted) ? wanted : cell];
      }),
    ),
  );
};

/** `*` is any text; numbers may be written in two ways; the unit of a pack may be left empty. */
const meansTheSame = (column: string, cell: string, wanted: string): boolean =>
  cell === wanted ||
  (wanted === '*' && cell !== '') ||
  (column === 'unit' && wanted === '' && cell === 'pack') ||
  (cell !== '' &&
    wanted !== '' &&
    /^[\d.]+$/.test(wanted) &&
    !/^0\d/.test(wanted) &&
    Number(cell) === Number(wanted));

/** Without the apostrophe that keeps a spreadsheet from running a cell. */
const unguard = (cell: string): string => cell.replace(/^'(?=[=+\-@\t])/, '');

/** What of `expected` no problem fits, and which problems nobody expected; each problem fits one expectation. */
export const compareProblems = (
  problems: readonly Problem[],
  expected: readonly ExpectedProblem[],
): { readonly missing: readonly ExpectedProblem[]; readonly unexpected: readonly string[] } => {
  const open = [...problems];
  const missing = expected.filter((wanted) => {
    const index = open.findIndex((problem) => fits(problem, wanted));
    if (index >= 0) open.splice(index, 1);
    return index < 0;
  });
  return { missing, unexpected: open.map(formatProblem) };
};

const fits = (problem: Problem, wanted: ExpectedProblem): boolean =>
  (wanted.code === undefined || problem.code === wanted.code) &&
  (wanted.row === undefined || problem.at.row === wanted.row) &&
  (wanted.column === undefined || problem.at.column === wanted.column) &&
  (wanted.says === undefined || formatProblem(problem).toLowerCase().includes(wanted.says.toLowerCase()));
