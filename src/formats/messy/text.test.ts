import { expect, it } from 'vitest';
import { judgeDecimals, parseAmount } from './amount.ts';
import { findForeignGrid, parseCoordinate, parseCoordinatePair } from './coordinate.ts';
import { judgeDateOrder, parseLooseDate } from './date.ts';
import { toPlainDigits } from './digits.ts';
import { parseLooseHours } from './hours.ts';
import { buildNameIndex, foldName, listNameParts, matchName } from './names.ts';
import { readUnit } from './pack-units.ts';
import { classifyRow, startBlock } from './row-reason.ts';
import { cleanText } from './text.ts';

const INDEX = buildNameIndex([{ id: 'hub-a', names: ['Main Warehouse', 'المستودع الرئيسي'] }]);
const HEADERS = [
  { text: 'a', tag: null, letter: 'A' },
  { text: 'b', tag: null, letter: 'B' },
];
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  amounts: (text) => parseAmount({ text }, 'point'),
  'decimal marks': (text) => judgeDecimals([{ text }]),
  dates: (text) => parseLooseDate({ text }, null, 2024),
  'orders of dates': (text) => judgeDateOrder([{ text }]),
  latitudes: (text) => parseCoordinate(text, 'lat'),
  pairs: parseCoordinatePair,
  grids: findForeignGrid,
  hours: parseLooseHours,
  units: readUnit,
  digits: toPlainDigits,
  words: cleanText,
  'folded names': foldName,
  'names in two scripts': listNameParts,
  names: (text) => matchName(INDEX, text),
  'left out rows': (text) =>
    classifyRow({ row: 1, hidden: false, cells: [{ text }, { text: 'x' }] }, HEADERS, startBlock(), true),
};
const PIECES = ['1', '1 ', '1,', '1.', '1 000 ', '- ', ' ', '\t', '1 to ', 'ال', '٣', '08:00 and ', 'mo,'];

// Patterns that try every way to read a page of digits took seconds for one cell; a file has thousands.
it.each(Object.keys(READERS))(
  'reads a cell as long as cells may be without delay: %s',
  (name) => {
    for (const piece of PIECES)
      for (const [start, end] of [
        ['', ''],
        ['1', 'x'],
      ] as const)
        READERS[name]!(start + piece.repeat(Math.ceil(20_000 / piece.length)) + end);
  },
  10_000,
);

it('takes no page of text for a figure, a date or a place', () => {
  const page = '1'.repeat(300);
  expect(parseAmount({ text: page }, 'point').kind).toBe('fault');
  expect(parseLooseDate({ text: page }, null, null)).toMatchObject({ why: 'no-date' });
  expect(parseCoordinate(page, 'lat')).toBeNull();
  expect(readUnit(page)).toEqual({ kind: 'none' });
});

it('reads the digits of every script, and the Arabic marks between them', () => {
  expect(toPlainDigits('١٬٢٣٤٫٥')).toBe('1,234.5');
  // Persian, Devanagari, Bengali and full-width.
  expect(toPlainDigits('۱۲۳ ४५ ৬৭ ８９')).toBe('123 45 67 89');
  expect(toPlainDigits('100–120 −5')).toBe('100-120 -5');
  expect(toPlainDigits('½ Ⅻ x²')).toBe('½ Ⅻ x²');
});
