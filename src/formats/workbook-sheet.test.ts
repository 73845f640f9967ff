import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../base/index.ts';
import { EXAMPLE_FOLDER } from './describe/example-folder.ts';
import { parseOperation } from './parse-operation.ts';
import { findWorkbookFault } from './zip-directory.ts';

async function writeWorkbook(rows: readonly (readonly unknown[])[], sheet = 'capacity'): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Read me').addRow(['This sheet is for people']);
  workbook.addWorksheet(sheet).addRows(rows.map((row) => [...row]));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function parse(stem: string, workbook: Uint8Array | null) {
  const files = new Map(Object.entries(EXAMPLE_FOLDER).map(([file, text]) => [file, encodeUtf8(text)]));
  if (workbook !== null) {
    files.delete(`${stem}.csv`);
    files.set(`${stem}.xlsx`, workbook);
  }
  return parseOperation(files);
}

describe('a workbook', () => {
  test('says the same as the CSV file, with numbers as numbers and dates as dates', async () => {
    const rows = EXAMPLE_FOLDER['capacity.csv']!.trim()
      .split('\n')
      .map((line) =>
        line.split(',').map((cell) => {
          if (cell === '') return null;
          if (/^\d+$/.test(cell)) return Number(cell);
          return /^\d{4}-\d\d-\d\d$/.test(cell) ? new Date(`${cell}T00:00:00Z`) : cell;
        }),
      );
    const { operation, problems } = await parse('capacity', await writeWorkbook(rows));
    expect(problems).toEqual([]);
    expect(operation).toEqual((await parse('capacity', null)).operation);
  });

  test('counts rows as the spreadsheet shows them, empty ones too', async () => {
    const header = ['place', 'from', 'trucks_per_day', 'source'];
    const bytes = await writeWorkbook([header, [], ['hub-a', '2024-05-06', 'many', 'flash-2']]);
    const { problems } = await parse('capacity', bytes);
    expect(problems).toMatchObject([
      { code: 'capacity.not-a-number', at: { file: 'capacity.xlsx', row: 3, column: 'trucks_per_day' } },
    ]);
  });

  test('gives the stored result of a formula, and a problem for one that failed', async () => {
    const header = ['place', 'from', 'trucks_per_day', 'source'];
    const sound = await parse(
      'capacity',
      await writeWorkbook([header, ['hub-a', '2024-05-06', { formula: '10+2', result: 12 }, 'flash-2']]),
    );
    expect(sound.problems).toEqual([]);
    expect(sound.operation!.capacities[0]!.trucksPerDay?.best).toBe(12);
    const failed = await parse(
      'capacity',
      await writeWorkbook([
        header,
        ['hub-a', '2024-05-06', { formula: '1/0', result: { error: '#DIV/0!' } }, 'flash-2'],
      ]),
    );
    expect(failed.problems).toContainEqual(
      expect.objectContaining({
        code: 'file.error-cell',
        at: { file: 'capacity.xlsx', row: 2, column: 'C2' },
      }),
    );
  });

  test('asks for the zone of a time of day, since a workbook knows none', async () => {
    const header = ['id', 'asked_of', 'asked_by', 'asked_at', 'text', 'row', 'source'];
    const bytes = await writeWorkbook(
      [header, ['a', 'x', 'y', new Date('2024-05-05T09:30:00Z'), 'z', 'S4', 'flash-2']],
      'asks',
    );
    expect((await parse('asks', bytes)).problems).toMatchObject([
      { code: 'asks.no-zone', got: '"2024-05-05T09:30:00"' },
    ]);
  });

  test('beside a CSV file of the same table is one too many', async () => {
    const files = new Map(Object.entries(EXAMPLE_FOLDER).map(([file, text]) => [file, encodeUtf8(text)]));
    files.set('capacity.xlsx', new Uint8Array(3));
    expect((await parseOperation(files)).problems.map(({ code }) => code)).toEqual(['file.twice']);
  });

  test('that is none is a problem of the file', async () => {
    for (const bytes of [
      new Uint8Array(0),
      encodeUtf8('id,name\n'),
      zipSync({ 'a.txt': encodeUtf8('hello') }),
    ]) {
      const { problems } = await parse('capacity', bytes);
      expect(problems.map(({ code }) => code)).toEqual(['file.bad-workbook']);
    }
  });
});

describe('the zip directory', () => {
  const rewrite = (
    zip: Uint8Array,
    at: (view: DataView, end: number, central: number) => void,
  ): Uint8Array => {
    const copy = zip.slice();
    const view = new DataView(copy.buffer);
    const end = copy.length - 22;
    at(view, end, view.getUint32(end + 16, true));
    return copy;
  };
  const zip = zipSync({ 'a.txt': encodeUtf8('hello'.repeat(100)) });

  test('of a plain zip is sound', () => {
    expect(findWorkbookFault(zip)).toBeNull();
  });

  test('gives a bomb away even where it lies about its size', () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(140 * 1024 * 1024) }, { level: 6 });
    const lying = rewrite(bomb, (view, _, central) => view.setUint32(central + 24, 1000, true));
    expect(lying.length).toBeLessThan(1024 * 1024);
    expect(findWorkbookFault(lying)).toContain('bytes of content');
  });

  test.each([
    [
      'encrypted',
      (view: DataView, _: number, central: number) => view.setUint16(central + 8, 1, true),
      'encrypted',
    ],
    [
      'with an unknown method',
      (view: DataView, _: number, central: number) => view.setUint16(central + 10, 99, true),
      'unknown compression',
    ],
    [
      'with too many parts',
      (view: DataView, end: number) => view.setUint16(end + 10, 5000, true),
      'parts in the zip',
    ],
    [
      'with parts beyond its end',
      (view: DataView, _: number, central: number) => view.setUint32(central + 20, 1e6, true),
      'cut off',
    ],
    [
      'with a directory elsewhere',
      (view: DataView, end: number) => view.setUint32(end + 16, 1, true),
      'broken directory',
    ],
  ])('%s is refused', (_, change, expected) => {
    expect(
      findWorkbookFault(rewrite(zip, change as (view: DataView, end: number, central: number) => void)),
    ).toContain(expected);
  });

  test('whose parts share bytes is refused', () => {
    const two = zipSync({ a: encodeUtf8('one'), b: encodeUtf8('two') });
    const overlapping = rewrite(two, (view, _, central) => {
      const second = central + 46 + view.getUint16(central + 28, true) + view.getUint16(central + 30, true);
      view.setUint32(second + 42, view.getUint32(central + 42, true), true);
    });
    expect(findWorkbookFault(overlapping)).toContain('overlap');
  });

  test('of deflated garbage is refused', () => {
    const garbled = rewrite(zip, (view) => {
      for (let i = 35; i < 45; i++) view.setUint8(i, 0xff);
    });
    expect(findWorkbookFault(garbled)).toContain('broken parts');
  });
});
