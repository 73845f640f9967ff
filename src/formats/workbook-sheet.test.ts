import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../base/index.ts';
import { EXAMPLE_FOLDER } from './describe/example-folder.ts';
import { parseOperation } from './parse-operation.ts';
import { createProblemList } from './problem-list.ts';
import { readWorkbookSheet } from './workbook-sheet.ts';
import { listZipParts } from './zip-directory.ts';

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
    expect(listZipParts(zip)).toMatchObject([{ name: 'a.txt' }]);
  });

  test('gives a bomb away even where it lies about its size', () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(140 * 1024 * 1024) }, { level: 6 });
    const lying = rewrite(bomb, (view, _, central) => view.setUint32(central + 24, 1000, true));
    expect(lying.length).toBeLessThan(1024 * 1024);
    expect(listZipParts(lying)).toContain('bytes of content');
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
      listZipParts(rewrite(zip, change as (view: DataView, end: number, central: number) => void)),
    ).toContain(expected);
  });

  test('whose parts share bytes is refused', () => {
    const two = zipSync({ a: encodeUtf8('one'), b: encodeUtf8('two') });
    const overlapping = rewrite(two, (view, _, central) => {
      const second = central + 46 + view.getUint16(central + 28, true) + view.getUint16(central + 30, true);
      view.setUint32(second + 42, view.getUint32(central + 42, true), true);
    });
    expect(listZipParts(overlapping)).toContain('overlap');
  });

  test('of deflated garbage is refused', () => {
    const garbled = rewrite(zip, (view) => {
      for (let i = 35; i < 45; i++) view.setUint8(i, 0xff);
    });
    expect(listZipParts(garbled)).toContain('broken parts');
  });
});

describe('a workbook as other programs write it', () => {
  const office = 'http://schemas.openxmlformats.org';
  const relations = (...list: readonly (readonly [string, string, string])[]): string =>
    `<Relationships>${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/officeDocument/2006/relationships/${type}" Target="${target}"/>`).join('')}</Relationships>`;
  const write = (rows: string, more: Readonly<Record<string, string>> = {}): Uint8Array => {
    const parts: Record<string, string> = {
      '_rels/.rels': relations(['a', 'officeDocument', '/office/book.xml']),
      'office/_rels/book.xml.rels': relations(
        ['b', 'worksheet', 'one.xml'],
        ['c', 'sharedStrings', '/office/texts.xml'],
        ['d', 'styles', 'styles.xml'],
        ['e', 'chartsheet', 'chart.xml'],
      ),
      'office/book.xml':
        '<x:workbook xmlns:x="y"><x:sheets><x:sheet name="chart" r:id="e"/><x:sheet name="capacity" r:id="b"/></x:sheets></x:workbook>',
      'office/chart.xml': '<chartsheet/>',
      'office/one.xml': `<x:worksheet><x:sheetData>${rows}</x:sheetData></x:worksheet>`,
      ...more,
    };
    return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, encodeUtf8(text)])));
  };
  const read = (bytes: Uint8Array): { cells: string[][]; codes: string[] } => {
    const problems = createProblemList();
    const sheet = readWorkbookSheet('capacity', bytes, problems);
    return {
      cells: sheet === null ? [] : [sheet.header, ...sheet.rows].map(({ cells }) => [...cells]),
      codes: problems.sorted().map(({ code }) => code),
    };
  };

  test('has prefixes, parts in other places, and cells without addresses', () => {
    const rows =
      '<x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>1</x:v></x:c></x:row><x:row><x:c/><x:c t="b"><x:v>1</x:v></x:c></x:row>';
    expect(read(write(rows))).toEqual({
      cells: [
        ['a', '1'],
        ['', 'yes'],
      ],
      codes: [],
    });
  });

  test('has rich texts, how they are pronounced, and escaped characters', () => {
    const texts =
      '<sst><si><r><t>a</t></r><r><t xml:space="preserve"> b</t></r><rPh><t>no</t></rPh></si><si><t>c_x000A_d &amp; &#x634;<![CDATA[<e>]]></t></si></sst>';
    const rows = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>';
    expect(read(write(rows, { 'office/texts.xml': texts })).cells).toEqual([['a b', 'c\nd & \u0634<e>']]);
  });

  test('has dates by styles of its own, and days counted from 1904', () => {
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="d. mmmm yyyy"/><numFmt numFmtId="171" formatCode="0 &quot;days&quot;"/><numFmt numFmtId="172" formatCode="[Red]#,##0.00\\d"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="22"/></cellXfs></styleSheet>';
    const cells = [0, 1, 2, 3].map((style) => `<c s="${style}"><v>45418</v></c>`).join('');
    const rows = `<row>${cells}<c s="4"><v>45418.25</v></c><c t="d"><v>2024-05-06T00:00:00.000Z</v></c></row>`;
    const sheet = { 'office/styles.xml': styles };
    // 45 418 days after the end of 1899 is 6 May 2024; four years and a day more from 1904 is 7 May 2028.
    expect(read(write(rows, sheet)).cells).toEqual([
      ['45418', '2024-05-06', '45418', '45418', '2024-05-06T06:00:00', '2024-05-06'],
    ]);
    const book =
      '<workbook><workbookPr date1904="1"/><sheets><sheet name="capacity" r:id="b"/></sheets></workbook>';
    expect(read(write(rows, { ...sheet, 'office/book.xml': book })).cells[0]![1]).toBe('2028-05-07');
  });
});
