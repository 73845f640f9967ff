import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCsv, guardFormula, stripGuard } from './csv-cells.ts';

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

test.each(["'Ain al-Hilweh", "'s-Hertogenbosch", "''", "'-5", "'0049"])(
  'an apostrophe that guards nothing stays: %s',
  (text) => {
    expect(guardFormula(text)).toBe(text);
    expect(stripGuard(text)).toBe(text);
  },
);

test('text that looks guarded already gets one more, so that no two texts are written alike', () => {
  expect(['=1', "'=1", "''=1"].map(guardFormula)).toEqual(["'=1", "''=1", "'''=1"]);
  expect(['=1', "'=1", "''=1", "'''=1"].map(stripGuard)).toEqual(['=1', '=1', "'=1", "''=1"]);
});

test('whatever is written reads back, and nothing that is written can run', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^'{0,3}[ \t\r\n\u00a0]{0,2}[=+\-@＝a5]{0,2}[\d.]{0,2}x?$/),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
      const read = parse(formatCsv(rows), { record_delimiter: '\r\n' }) as string[][];
      expect(read.map((row) => row.map(stripGuard))).toEqual(rows);
      for (const cell of read.flat())
        if (/^\s*[=+\-@]/.test(cell)) expect(cell).toMatch(/^[+-]?\d+(\.\d+)?$/);
    }),
    { numRuns: 500 },
  );
});
