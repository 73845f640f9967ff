import { expect, test } from 'vitest';
import { encodeUtf8 } from '../../base/index.ts';
import { createProblemList } from '../problem-list.ts';
import { chooseSource, findFirstName, type GivenSource, makeSourceId } from './import-source.ts';
import { readKnownThings } from './known-things.ts';
import { RowProblems } from './row-problems.ts';

const NOBODY: GivenSource = {
  ...{ id: null, publisher: null, published: null, title: null },
  ...{ reliability: null, url: null, licence: null, credit: null },
};

const choose = async (given: Partial<GivenSource>, rows = '', fileName = 'Stock report.xlsx') => {
  const sources = `id,title,publisher,published,reliability\n${rows}`;
  const known = await readKnownThings(new Map([['sources.csv', encodeUtf8(sources)]]));
  const list = createProblemList();
  const problems = new RowProblems(fileName, new Map(), list);
  const source = chooseSource({ ...NOBODY, ...given }, null, fileName, known, problems);
  return {
    source,
    codes: list.sorted().map(({ code }) => code),
    remedies: list.sorted().map(({ remedy }) => remedy),
  };
};

const RELIEF = { publisher: 'Relief agency', published: '2024-05-05' };

test('a named source must be a row of sources.csv', async () => {
  const rows = 'wh-call,Call,Relief agency,2024-05-05,B\n';
  expect((await choose({ id: 'wh-call' }, rows)).source).toEqual({ id: 'wh-call', row: null });
  const { source, codes, remedies } = await choose({ id: 'wh-cal' }, rows);
  expect([source, codes]).toEqual([null, ['import.unknown-source']]);
  expect(remedies[0]).toContain('wh-call');
});

test('without one it is asked, and the rows that there are are named', async () => {
  const { source, codes, remedies } = await choose(
    { publisher: 'Relief agency' },
    'wh-call,Call,X,2024-05-05,B\n',
  );
  expect([source, codes]).toEqual([null, ['import.source-needed']]);
  expect(remedies[0]).toContain('--source ID (wh-call)');
});

test('publisher and day make a row; nothing is known of its reliability', async () => {
  const { source } = await choose(RELIEF);
  expect(source!.id).toBe('stock-report');
  expect(Object.fromEntries(source!.row!)).toEqual({
    id: 'stock-report',
    title: 'Stock report.xlsx',
    publisher: 'Relief agency',
    published: '2024-05-05',
    reliability: 'F',
  });
});

test('the same file again is the same source; the file of next week, of the same name, is another', async () => {
  const first = 'stock-report,Stock report.xlsx,Relief agency,2024-05-05,F\n';
  expect((await choose(RELIEF, first)).source).toEqual({ id: 'stock-report', row: null });
  const next = { ...RELIEF, published: '2024-05-12' };
  expect((await choose(next, first)).source!.id).toBe('stock-report-2024-05-12');
  const both = `${first}stock-report-2024-05-12,Stock report.xlsx,Relief agency,2024-05-12,F\n`;
  expect((await choose(next, both)).source).toEqual({ id: 'stock-report-2024-05-12', row: null });
  expect((await choose({ ...next, publisher: 'Other' }, both)).source!.id).toBe('stock-report-2024-05-12-2');
});

test('ids are made of the name of the file, in Latin letters', () => {
  expect(makeSourceId('Stock 5 May.xlsx')).toBe('stock-5-may');
  expect(makeSourceId('Entrepôt (2).CSV')).toBe('entrepot-2');
  expect(makeSourceId('roads.osm.pbf')).toBe('roads');
  expect(makeSourceId('***.csv')).toBe('file');
  expect(makeSourceId('مخزون.xlsx')).toMatch(/^[a-z0-9-]+$/);
});

test('a corrected file of refused rows has the name of the first file', () => {
  expect(findFirstName('stock', 'stock-report-5-may.refused.csv')).toBe('report-5-may.csv');
  expect(findFirstName('people', 'stock-report.refused.csv')).toBe('stock-report.refused.csv');
  expect(findFirstName('stock', 'Report.xlsx')).toBe('Report.xlsx');
});
