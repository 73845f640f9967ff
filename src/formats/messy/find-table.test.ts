import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createProblemList } from '../problem-list.ts';
import { readMessyTable } from './find-table.ts';

const ANY = { sheet: null, headerRow: null };

const read = async (content: string | Uint8Array) => {
  const problems = createProblemList();
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const table = await readMessyTable({ name: 'stock.csv', bytes }, ANY, problems);
  return { table, codes: problems.sorted().map(({ code }) => code) };
};

const TABLE = 'Warehouse;Item;Qty\nMain Warehouse;Rice 25 kg;120\nQantara;Soap;30\nQantara;Rice 25 kg;45\n';

it('leaves totals, notes, repeated headers and group headings out, and says why', async () => {
  const { table } = await read(
    `Report of the store;;\n\n${TABLE}Total;;195\nWarehouse;Item;Qty\nNorth;;\nNour;Soap;7\nSource: storekeeper;;\n`,
  );
  expect(table).toMatchObject({
    headerRow: 3,
    encoding: 'utf-8',
    titles: [{ row: 1, text: 'Report of the store' }],
  });
  expect(table!.rows.map(({ row }) => row)).toEqual([4, 5, 6, 10]);
  expect(table!.leftOut.map(({ row, reason }) => [row, reason])).toEqual([
    [7, 'total'],
    [8, 'repeated-header'],
    [9, 'group'],
    [11, 'note'],
  ]);
});

it('joins a header of two rows, and takes no title for its upper row', async () => {
  const two = await read('Place,,Stock,\nName,Code,Item,Qty\nMain,a,Rice,5\nNorth,b,Soap,7\n');
  expect(two.table!.headers.map(({ text }) => text)).toEqual([
    'Place / Name',
    'Place / Code',
    'Stock / Item',
    'Stock / Qty',
  ]);
  const title = await read('Country:,Exercise,,\nName,Code,Item,Qty\nMain,a,Rice,5\nNorth,b,Soap,7\n');
  expect(title.table!.headers.map(({ text }) => text)).toEqual(['Name', 'Code', 'Item', 'Qty']);
});

it('finds the same table below any titles and above any notes', async () => {
  const plain = (await read(TABLE)).table!;
  const line = fc.constantFrom(
    '',
    ';;',
    'Relief agency;;',
    'Weekly report of all stores;;',
    'As of 5 May 2024;;',
  );
  const note = fc.constantFrom('', ';;', 'Note: counted by hand;;', 'Prepared by: storekeeper;;');
  await fc.assert(
    fc.asyncProperty(
      fc.array(line, { maxLength: 8 }),
      fc.array(note, { maxLength: 5 }),
      async (above, below) => {
        const { table } = await read([...above, TABLE + below.join('\n')].join('\n'));
        expect(table!.headers).toEqual(plain.headers);
        expect(table!.rows.map(({ cells }) => cells)).toEqual(plain.rows.map(({ cells }) => cells));
        expect(table!.headerRow).toBe(above.length + 1);
      },
    ),
  );
});

it('tells old encodings by their letters, also line by line', async () => {
  const french = Uint8Array.from('Entrepôt;Qté\nSociété;5\nB;7\n', (letter) => letter.charCodeAt(0));
  expect((await read(french)).table).toMatchObject({
    encoding: 'windows-1252',
    headers: [{ text: 'Entrepôt' }, { text: 'Qté' }],
  });
  const mixed = Uint8Array.from([
    ...new TextEncoder().encode('Owner;Qty\nSociété;5\n'),
    ...Uint8Array.from('Société;6\n', (letter) => letter.charCodeAt(0)),
  ]);
  const { table, codes } = await read(mixed);
  expect(table!.rows.map(({ cells }) => cells[0]!.text)).toEqual(['Société', 'Société']);
  expect(codes).toEqual(['import.mixed-encodings']);
});

it('refuses by content what is no table, and never throws', async () => {
  expect((await read('%PDF-1.4 ...')).codes).toEqual(['import.not-a-table']);
  expect((await read('<!DOCTYPE html><html>')).codes).toEqual(['import.not-a-table']);
  expect((await read(Uint8Array.of(0x1f, 0x8b, 8, 0))).codes).toEqual(['import.not-a-table']);
  expect((await read('Dear colleague,\nnothing yet.\n')).codes).toEqual(['import.no-table']);
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.constantFrom('', 'PK\u0003\u0004', 'a;b\n'),
      async (bytes, start) => {
        const { table, codes } = await read(Uint8Array.from([...new TextEncoder().encode(start), ...bytes]));
        expect(table !== null || codes.length > 0).toBe(true);
      },
    ),
  );
});
