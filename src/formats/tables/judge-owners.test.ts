import { expect, test } from 'vitest';
import { encodeUtf8 } from '../../base/index.ts';
import { EXAMPLE_FOLDER } from '../describe/example-folder.ts';
import { parseOperation } from '../parse-operation.ts';

const judge = async (changes: Readonly<Record<string, (text: string) => string>>) => {
  const files = Object.entries(EXAMPLE_FOLDER).map(
    ([file, text]) => [file, encodeUtf8(changes[file]?.(text) ?? text)] as const,
  );
  const { problems } = await parseOperation(new Map(files));
  return problems.map(({ code, at, remedy }) => ({ code, row: at.row, remedy }));
};

test('an owner of an agreement that nobody has is named with the one it is most likely a slip for', async () => {
  const problems = await judge({
    'agreements.csv': (text) => text.replace('Relief agency', 'Releif agency'),
  });
  expect(problems).toEqual([
    {
      code: 'agreements.unknown-owner',
      row: 2,
      remedy: 'Write the name as there. Did you mean "Relief agency"?',
    },
  ]);
});

test('two spellings of one owner are told once, and are two owners', async () => {
  const problems = await judge({
    'fleet.csv': (text) => text.replace('Relief agency', 'Relief Agency'),
    'agreements.csv': (text) => text.replace('Relief agency,vehicles,all', 'Relief agency,storage,all'),
  });
  expect(problems.map(({ code, row }) => `${code} ${row}`).sort()).toEqual([
    'arrivals.owner-without-vehicles 2',
    'fleet.owner-written-otherwise 2',
    'stock.owner-without-vehicles 2',
  ]);
  // The near name is the remedy's hint.
  expect(problems.find(({ code }) => code === 'stock.owner-without-vehicles')?.remedy).toContain(
    '"Relief Agency"',
  );
});

test('stock that others may carry under an agreement of its owner is not stuck', async () => {
  const problems = await judge({
    'stock.csv': (text) => text.replaceAll('Relief agency', 'Water board'),
    'agreements.csv': (text) =>
      text.replace('Relief agency,vehicles,all,2024-05-06,,yes', 'Water board,stock,Relief agency,,,no'),
  });
  expect(problems).toEqual([]);
});

test('two owners of one lot on one day are told: only one row would count', async () => {
  const problems = await judge({
    'stock.csv': (text) =>
      text.replace(
        /(st-water.*)\n/,
        '$1\nst-more,hub-a,water-bottles,50,,,,2024-05-05,,,Border directorate,,flash-2,1,\n',
      ),
  });
  expect(problems.map(({ code, row }) => `${code} ${row}`)).toEqual(['stock.owners-in-one-lot 3']);
});

test('without agreements owners are not judged', async () => {
  const problems = await judge({
    'agreements.csv': (text) => `${text.split('\n')[0]}\n`,
    'fleet.csv': (text) => text.replace('Relief agency', 'Relief Agency'),
  });
  expect(problems).toEqual([]);
});

test('a good that serves other needs than its earmark is for is told, and stays', async () => {
  const problems = await judge({ 'earmarks.csv': (text) => text.replace(',water,', ',energy,') });
  expect(problems.map(({ code, row }) => `${code} ${row}`)).toEqual(['stock.earmark-for-other-needs 3']);
});
