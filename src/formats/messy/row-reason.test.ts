import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LeftOutRow } from './messy-table.ts';
import { addToBlock, classifyRow, startBlock } from './row-reason.ts';

const HEADERS = ['Warehouse', 'Item', 'Qty'].map((text, index) => ({
  text,
  tag: null,
  letter: 'ABC'[index]!,
}));
const toRow = (...texts: string[]) => ({ row: 9, hidden: false, cells: texts.map((text) => ({ text })) });

const classify = (
  texts: readonly string[],
  above: readonly (readonly string[])[] = [],
  isAfter = false,
): LeftOutRow['reason'] | null => {
  const block = startBlock();
  for (const each of above) addToBlock(block, toRow(...each));
  return classifyRow(toRow(...texts), HEADERS, block, isAfter);
};

it.each([
  ['Total', '', '150'],
  ['Grand total', '', '150'],
  ['', 'Sub-total:', '150'],
  ['TOTAL GÉNÉRAL', '', '150'],
  ['Sous-total', '', '150'],
  ['Suma', '', '150'],
  ['Gesamtsumme', '', '150'],
  ['المجموع', '', '١٥٠'],
  ['الإجمالي', 'كغ', '١٥٠'],
  ['Total', 'kg', 'n/a'],
])('leaves %j out as a total', (...texts) => {
  expect(classify(texts)).toBe('total');
});

it.each([
  ['Total Energies Depot', 'Diesel', '150'],
  ['Summit Camp', 'Soap', '5'],
  ['Hub A', 'Totalgaz cylinders', '5'],
  ['المجموعة الأولى', 'رز', '5'],
])('keeps %j as data', (...texts) => {
  expect(classify(texts)).toBeNull();
});

it('knows a row without words by its being the sum of its block', () => {
  const block = [
    ['Hub A', 'Rice', '1,200'],
    ['Hub B', 'Rice', '300'],
  ];
  expect(classify(['', '', '1500'], block)).toBe('total');
  expect(classify(['', '', '١٬٥٠٠'], block)).toBe('total');
  expect(classify(['', 'x', '1500'], block)).toBeNull();
  expect(classify(['5', '', '1500'], block)).toBeNull();
  // One row above is no block: it may be the same count of another thing.
  expect(classify(['', '7', '300'], block.slice(1))).toBeNull();
});

it('tells notes, headings of groups and the header repeated', () => {
  expect(classify(['Source: district office', '', ''])).toBe('note');
  expect(classify(['* counted by hand', '', ''])).toBe('note');
  expect(classify(['ملاحظة', '', ''])).toBe('note');
  expect(classify(['Prepared by', 'A. B.', ''], [], true)).toBe('note');
  expect(classify(['Northern area', '', ''])).toBe('group');
  expect(classify(['Northern area', '', ''], [], true)).toBe('note');
  expect(classify(['a heading of many words that says much', '', ''])).toBe('note');
  expect(classify(['WAREHOUSE', 'item ', 'Qty'])).toBe('repeated-header');
});

it('takes the same time for each row of a long block', () => {
  const block = startBlock();
  const row = toRow('3', '4', '5');
  for (let n = 0; n < 20_000; n++) {
    if (classifyRow(row, HEADERS, block, false) !== null) expect.fail(`row ${n}`);
    addToBlock(block, row);
  }
}, 20_000);

it('never throws', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('Total', '5', 'kg', ''));
  fc.assert(
    fc.property(text, text, text, fc.boolean(), (a, b, c, isAfter) => void classify([a, b, c], [], isAfter)),
  );
});
