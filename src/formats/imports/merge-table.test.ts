import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatCsv } from '../csv-cells.ts';
import { createProblemList } from '../problem-list.ts';
import { findTarget } from './import-target.ts';
import { mergeTable, readTargetRows } from './merge-table.ts';
import { RowProblems } from './row-problems.ts';

const TARGET = findTarget('stock', false);
const rowOf = (row: number, values: Readonly<Record<string, string>>) => ({
  row,
  values: new Map(Object.entries({ place: 'hub-a', date: '2024-05-05', source: 's', ...values })),
});

const merge = (text: string, rows: readonly ReturnType<typeof rowOf>[], update = false) => {
  const list = createProblemList();
  const problems = new RowProblems('in.csv', new Map(), list);
  const current = readTargetRows(TARGET, new TextEncoder().encode(text), problems)!;
  const merged = mergeTable(TARGET, current, rows, update, problems);
  return {
    ...merged,
    text: merged.bytes === null ? null : new TextDecoder('utf-8', { ignoreBOM: true }).decode(merged.bytes),
    codes: list.sorted().map(({ code, at }) => `${at.row} ${code}`),
  };
};

const OLD = `\ufeffplace,good,"count",Note of ours,date,source
hub-a,rice,100,"by hand, twice",2024-05-05,s

hub-b,rice,  7 ,,2024-05-05,s
`;

it('puts new rows behind and leaves every byte of the others', () => {
  const { text, added, rowOf: origin } = merge(OLD, [rowOf(4, { good: 'oil', count: '5' })]);
  expect(text).toBe(`${OLD}hub-a,oil,5,,2024-05-05,s\n`);
  expect(added).toEqual([4]);
  // Header, row, blank row, row: the new one is the fifth line.
  expect([...origin]).toEqual([[5, 4]]);
});

it('changes nothing for rows that say the same, in whatever digits', () => {
  const { bytes, same, codes } = merge(OLD, [rowOf(2, { good: 'rice', count: '100.0', unit: 'pack' })]);
  expect([bytes, same, codes]).toEqual([null, [2], []]);
});

it('refuses rows that differ unless told to replace them, and then keeps what they do not say', () => {
  const changed = [rowOf(2, { good: 'rice', count: '90' })];
  expect(merge(OLD, changed)).toMatchObject({ bytes: null, codes: ['2 import.differs'] });
  const updated = merge(OLD, changed, true);
  expect(updated.text).toBe(OLD.replace('rice,100', 'rice,90'));
  expect(updated).toMatchObject({ replaced: [2], added: [], codes: [] });
});

it('gives new columns to all rows', () => {
  const { text } = merge(OLD, [rowOf(2, { good: 'oil', count: '5', lot: 'L-7' })]);
  expect(text!.split('\n').slice(0, 4)).toEqual([
    '\ufeffplace,good,"count",Note of ours,date,source,lot',
    'hub-a,rice,100,"by hand, twice",2024-05-05,s,',
    '',
    'hub-b,rice,  7 ,,2024-05-05,s,',
  ]);
});

it('keeps the lines of any table when rows are added, and adds none twice', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom('a,b', '"', '=1', 'رز'),
  );
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 6 }), (notes) => {
      const old = formatCsv([
        ['place', 'good', 'count', 'Note', 'date', 'source'],
        ...notes.map((note, index) => ['hub-a', `g${index}`, index, note, '2024-05-05', 's']),
      ]);
      const rows = [rowOf(2, { good: 'new', count: '5' })];
      const once = merge(old, rows);
      expect(once.text!.startsWith(old)).toBe(true);
      expect(merge(once.text!, rows)).toMatchObject({ bytes: null, same: [2] });
    }),
  );
});
