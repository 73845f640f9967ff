import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Problem } from '../../domain/index.ts';
import { readMessyTable } from '../messy/find-table.ts';
import type { MessyTable } from '../messy/messy-table.ts';
import { cleanText } from '../messy/text.ts';
import { createProblemList } from '../problem-list.ts';
import { dropRefusedColumns, formatRefusedRows } from './refused-rows.ts';

const tableOf = (headers: readonly string[], rows: readonly (readonly string[])[]): MessyTable => ({
  file: 'a.csv',
  sheet: null,
  sheets: [],
  encoding: 'utf-8',
  headerRow: 1,
  headers: headers.map((text, index) => ({ text, tag: null, letter: String.fromCharCode(65 + index) })),
  rows: rows.map((cells, index) => ({ row: index + 2, cells: cells.map((text) => ({ text })) })),
  titles: [],
  leftOut: [],
});

const PROBLEM: Problem = {
  code: 'import.unknown-name',
  severity: 'error',
  at: { file: 'a.csv', row: 2, column: 'Item' },
  expected: 'a good of the operation',
  got: '"=HYPERLINK(1)"',
  remedy: '=1+1 is no remedy',
};

const readBack = async (csv: string): Promise<MessyTable> => {
  const bytes = new TextEncoder().encode(csv);
  const problems = createProblemList();
  const table = await readMessyTable({ name: 'a.csv', bytes }, { sheet: null, headerRow: 1 }, problems);
  return dropRefusedColumns(table!);
};

it('has only the rows not taken, in the columns of the file, with what is wrong and what to do', () => {
  const table = tableOf(
    ['Item', ''],
    [
      ['Gold', 'x'],
      ['Rice', 'y'],
      ['Tin', 'z'],
    ],
  );
  const csv = formatRefusedRows(table, new Set([3]), new Map([[2, [PROBLEM, PROBLEM]]]));
  const [header, first, second, ...rest] = csv.split('\r\n');
  expect(header).toBe('row,Item,column B,problem,what_to_do');
  expect(first).toMatch(/^2,Gold,x,"?Item: expected a good of the operation/);
  expect(first).toMatch(/'=1\+1 is no remedy"?$/);
  expect(second).toBe('4,Tin,z,,');
  expect(rest).toEqual(['']);
});

it('has no cell that a spreadsheet would run, and loses none of it on the way back', async () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '=2+2',
      '\uff0d',
      '\uff1d1+1',
      '+1',
      '-5',
      '@SUM(A1)',
      "'=1",
      '=cmd|x',
      'a,b',
      'a"b',
      '"',
      'two\nlines',
      'رز',
      '5',
    ),
    fc.string({ unit: 'grapheme', minLength: 1 }),
  );
  const clean = cell.map((text) => cleanText(text).replaceAll(/\n+/g, '\n')).filter((text) => text !== '');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(clean, clean, clean), { minLength: 1, maxLength: 5 }),
      async (cells) => {
        // A last row of words, so that no cell is taken for a note below the table.
        const table = tableOf(['Warehouse', 'Item', 'Qty'], [...cells, ['Hub', 'Rice', '5']]);
        const csv = formatRefusedRows(table, new Set(), new Map());
        expect(csv).not.toMatch(/(^|[,\n"])[=@\t]/);
        const back = await readBack(csv);
        expect(back.headers.map(({ text }) => text)).toEqual(['Warehouse', 'Item', 'Qty']);
        const texts = back.rows.map((row) => row.cells.map(({ text }) => text));
        const left = new Set(back.leftOut.map(({ row }) => row));
        const expected = [...cells, ['Hub', 'Rice', '5']].filter((_, index) => !left.has(index + 2));
        expect(texts).toEqual(expected.map((row) => [...row]));
      },
    ),
  );
});

it('leaves a table alone that only has one of its columns', () => {
  const table = tableOf(['row', 'Item', 'problem'], [['1', 'Rice', 'wet']]);
  expect(dropRefusedColumns(table)).toBe(table);
});
