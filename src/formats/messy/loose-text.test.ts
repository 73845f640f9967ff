import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createProblemList } from '../problem-list.ts';
import { readLooseText } from './loose-text.ts';

const read = (bytes: Uint8Array) => {
  const problems = createProblemList();
  const { text, encoding } = readLooseText('a.csv', bytes, problems);
  return { text, encoding, rows: problems.sorted().map(({ code, at }) => `${at.row} ${code}`) };
};

const wide = (text: string, isBig: boolean, mark: boolean): Uint8Array => {
  const units = [...(mark ? '\ufeff' : ''), ...text].map((letter) => letter.charCodeAt(0));
  return Uint8Array.from(
    units.flatMap((unit) => (isBig ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])),
  );
};

/** Windows-1256 of the letters used here, from the table of the encoding. */
const CODES_1256: Readonly<Record<string, number>> = {
  ا: 0xc7,
  ل: 0xe1,
  ك: 0xdf,
  م: 0xe3,
  ي: 0xed,
  ة: 0xc9,
  ر: 0xd1,
  ز: 0xd2,
};
const old = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => CODES_1256[letter] ?? letter.charCodeAt(0));

it.each([
  [true, true],
  [true, false],
  [false, true],
  [false, false],
])('reads wide letters (big end first %s, with a mark %s)', (isBig, mark) => {
  const found = read(wide('place,count\nhub-a,5\n', isBig, mark));
  expect(found).toEqual({
    text: 'place,count\nhub-a,5\n',
    encoding: isBig ? 'utf-16be' : 'utf-16le',
    rows: [],
  });
});

it('takes the mark of UTF-8 off, and needs none', () => {
  const bytes = new TextEncoder().encode('\ufeffالكمية,5');
  expect(read(bytes)).toEqual({ text: 'الكمية,5', encoding: 'utf-8', rows: [] });
  expect(read(bytes.subarray(3))).toEqual({ text: 'الكمية,5', encoding: 'utf-8', rows: [] });
});

it('tells old Arabic from old Western letters', () => {
  expect(read(old('الكمية;رز\n5;7\n'))).toMatchObject({ text: 'الكمية;رز\n5;7\n', encoding: 'windows-1256' });
  const spanish = Uint8Array.from('Almacén;Cantidad\nSan José;5\n', (letter) => letter.charCodeAt(0));
  expect(read(spanish)).toMatchObject({ text: 'Almacén;Cantidad\nSan José;5\n', encoding: 'windows-1252' });
});

it('reads mixed lines each in their own encoding, and warns once a stretch', () => {
  const utf8 = new TextEncoder().encode('الكمية\n');
  const bytes = Uint8Array.from([...utf8, ...old('الكمية\nرز\n'), ...utf8, ...old('رز الكمية')]);
  expect(read(bytes)).toEqual({
    text: 'الكمية\nالكمية\nرز\nالكمية\nرز الكمية',
    encoding: 'utf-8 and windows-1256',
    rows: ['2 import.mixed-encodings', '5 import.mixed-encodings'],
  });
});

it('reads any bytes as some text, and UTF-8 as what it is', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(typeof read(bytes).text).toBe('string');
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aZ5;\né الكمية漢') }), (text) => {
      expect(read(new TextEncoder().encode(text)).text).toBe(text);
    }),
  );
});
