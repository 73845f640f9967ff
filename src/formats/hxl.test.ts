import { expect, test } from 'vitest';
import { encodeUtf8 } from '../base/index.ts';
import { DESCRIBED_TABLES, ORIGIN_COLUMNS } from './describe/described-tables.ts';
import { EXAMPLE_FOLDER } from './describe/example-folder.ts';
import { isTagRow, parseTag } from './hxl.ts';
import { parseOperation } from './parse-operation.ts';

const parse = (folder: Readonly<Record<string, string>>) =>
  parseOperation(new Map(Object.entries(folder).map(([file, text]) => [file, encodeUtf8(text)])));

test('a tag is a name and its attributes, adm1 to adm5 being one', () => {
  expect(parseTag(' #Loc +facility+ Name ')).toEqual({ name: 'loc', attributes: ['facility', 'name'] });
  expect(parseTag('#adm2+code')).toEqual({ name: 'adm', attributes: ['code'] });
  expect(parseTag('#')).toBeUndefined();
  expect(parseTag('loc+name')).toBeUndefined();
  expect(isTagRow(['#date', '', '#org'])).toBe(true);
  expect(isTagRow(['#date', 'x'])).toBe(false);
  expect(isTagRow(['', ''])).toBe(false);
});

const csvTables = DESCRIBED_TABLES.filter(({ file }) => file.endsWith('.csv'));

test.each(csvTables)(
  '$file says the same with HXL tags in place of its headers',
  async ({ file, columns, isFacts }) => {
    const [header, ...rows] = EXAMPLE_FOLDER[file]!.split('\n');
    const all = isFacts ? [...columns, ...ORIGIN_COLUMNS] : columns;
    const tags = header!.split(',').map((name) => all.find((column) => column.name === name)!.hxl);
    const tagged = await parse({ ...EXAMPLE_FOLDER, [file]: [tags.join(','), ...rows].join('\n') });
    const plain = await parse(EXAMPLE_FOLDER);
    expect(tagged.problems).toEqual([]);
    expect(tagged.operation).toEqual(plain.operation);
  },
);

test('a tag row below the headers is no row of data, counts as a row, and names unknown headers', async () => {
  const text = EXAMPLE_FOLDER['people.csv']!.replace(
    'id,place,area,date,low,best,high,group,source,credibility,assumption',
    (names) =>
      `${names.replace('best', 'Population')}\n#meta+id,#loc+code,#adm1+code+v_pcodes,,,#affected+ind,,,,,`,
  ).replace('2100', 'x');
  const { problems } = await parse({ ...EXAMPLE_FOLDER, 'people.csv': text });
  expect(problems).toMatchObject([
    { code: 'people.not-a-number', at: { file: 'people.csv', row: 4, column: 'best' } },
  ]);
});
