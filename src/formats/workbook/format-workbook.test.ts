import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { createProblemList } from '../problem-list.ts';
import { readWorkbookSheet } from '../workbook-sheet.ts';
import { type DrawnSheet, formatWorkbook } from './format-workbook.ts';

const TEXTS = [
  ...[
    "=cmd|' /C calc'!A0",
    '+1',
    '-2+3',
    '@SUM(A1)',
    "'=quoted",
    "'Ain",
    '0049',
    '1e5',
    'TRUE',
    '2024-05-06',
  ],
  ...[
    '<b>&amp;"x"</b>',
    ']]>',
    ' spaced ',
    'a\nb',
    'a\r\nb',
    'tab\there',
    '_x000D_',
    '_x005F_x0041_',
    '\u0001\u001f',
  ],
  ...['رفح', '👩‍🚒', 'a\u2028b', 'x'.repeat(20_000)],
];

const sheet: DrawnSheet = {
  name: 'stock',
  frozenRows: 1,
  widths: [20],
  rows: [
    { cells: [{ value: 'name', style: { bold: true } }, { value: 'figure' }, { value: 'day' }] },
    ...TEXTS.map((text, index) => ({
      cells: [
        { value: text, style: { format: 'text' as const } },
        { value: index + 0.1 },
        { value: 45_418, style: { format: 'date' as const } },
      ],
    })),
  ],
};

test('every text, figure and day reads back as it was, by our reader', () => {
  const problems = createProblemList();
  const read = readWorkbookSheet('stock', formatWorkbook([sheet]), problems);
  expect(problems.sorted()).toEqual([]);
  expect(read!.header.cells).toEqual(['name', 'figure', 'day']);
  // 45 418 days after the end of 1899 is 6 May 2024.
  expect(read!.rows.map(({ cells }) => cells)).toEqual(
    TEXTS.map((text, index) => [text, String(index + 0.1), '2024-05-06']),
  );
});

test('another program finds texts and no formula, the guard of a text that looks like one, a head that stays', async () => {
  const workbook = new ExcelJS.Workbook();
  const bytes = formatWorkbook([sheet, { name: 'more', rows: [] }]);
  await workbook.xlsx.load(bytes.slice().buffer as ArrayBuffer);
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['stock', 'more']);
  const stock = workbook.getWorksheet('stock')!;
  expect(stock.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  expect(stock.getCell('A1').font.bold).toBe(true);
  const formulas: string[] = [];
  stock.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.type === ExcelJS.ValueType.Formula) formulas.push(cell.address);
    }),
  );
  expect(formulas).toEqual([]);
  expect(stock.getCell('A2').value).toBe("'=cmd|' /C calc'!A0");
  expect(stock.getCell('A2').numFmt).toBe('@');
  expect(stock.getCell('A7').value).toBe("'Ain");
  expect(stock.getCell('C2').value).toEqual(new Date('2024-05-06T00:00:00Z'));
  for (const part of Object.values(unzipSync(bytes)))
    expect(new TextDecoder().decode(part)).not.toMatch(/<f[ >/]/);
});

test('the same sheets give the same bytes', () => {
  expect(formatWorkbook([sheet])).toEqual(formatWorkbook([sheet]));
});
