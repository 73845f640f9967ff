import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCsv } from './csv-cells.ts';

test('lines end with CRLF, null is empty, quotes are doubled', () => {
  expect(
    formatCsv([
      ['a', 1, null, true],
      ['say "no", then', 2.5, 'x\ny', ''],
    ]),
  ).toBe('a,1,,yes\r\n"say ""no"", then",2.5,"x\ny",\r\n');
});

test.each(['=1+1', '+cmd', '-cmd', '@SUM(A1)', '\t=1', '\r=1', '  =1', '＝1', '\ufeff=1'])(
  'text that a spreadsheet would run is disarmed: %j',
  (text) => {
    const [[cell]] = parse(formatCsv([[text]])) as [[string]];
    expect(cell).toBe(`'${text}`);
  },
);

test.each(['-5', '+3', '-2.75', '#adm1+code', 'a=b'])('plain text stays: %s', (text) => {
  expect(formatCsv([[text]])).toBe(`${text}\r\n`);
});

test('whatever is written reads back, save for the apostrophe', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: 2, maxLength: 2 }), { minLength: 1 }),
      (rows) => {
        const read = parse(formatCsv(rows), { record_delimiter: '\r\n' }) as string[][];
        expect(read.map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual(
          rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
        );
      },
    ),
  );
});
