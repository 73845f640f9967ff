import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judgeDecimals, parseAmount } from './amount.ts';

const read = (text: string) => parseAmount({ text }, 'point');

it.each([
  ['1,234.56', 1234.56, null],
  ['1.234,56', 1234.56, null],
  ['١٢٬٣٤٥٫٥', 12_345.5, null],
  ['۷۵۰', 750, null],
  ['1 200 lb', 1200, 'lb'],
  ["1'000", 1000, null],
  ['12,34,567', 1_234_567, null],
  ['(25)', -25, null],
  ['85%', 85, '%'],
  ['0', 0, null],
  ['120 bags', 120, 'bags'],
  ['40 m³', 40, 'm³'],
])('reads %s', (text, best, unit) => {
  expect(read(text)).toMatchObject({ kind: 'amount', best, unit, isRange: false });
});

it.each(['100-120', '100 – 120', '100 to 120', 'من ١٠٠ إلى ١٢٠'])(
  'reads the range %s with its middle',
  (text) => {
    expect(read(text)).toMatchObject({ kind: 'amount', low: 100, best: 110, high: 120, isRange: true });
  },
);

it('tells about, open ends, not known and what is no amount apart', () => {
  for (const text of ['~100', 'about 100', 'approx. 100', 'c. 100'])
    expect(read(text)).toMatchObject({ kind: 'amount', best: 100, about: true });
  for (const text of ['100+', '>100', '<100', 'at least 100']) expect(read(text).kind).toBe('open-ended');
  for (const text of ['', '-', 'n/a', 'tbc', 'غير معروف']) expect(read(text).kind).toBe('none');
  // Too large for any number, so that no infinity comes in.
  for (const text of ['many', '1.2.3', '5 - 3', '9'.repeat(400)]) expect(read(text).kind).toBe('fault');
});

it('judges the decimal mark over the column, not the cell', () => {
  const judge = (...texts: string[]) => judgeDecimals(texts.map((text) => ({ text })));
  expect(judge('12', '7')).toBe('either');
  expect(judge('1.234')).toBe('ambiguous');
  expect(judge('1.234', '1.5')).toBe('point');
  expect(judge('1.234', '1,5')).toBe('comma');
  expect(judge('1.234.567')).toBe('comma');
  expect(judge('0.5', '0,5')).toBe('conflict');
  expect(parseAmount({ text: '1.234' }, 'point', 'thousands')).toMatchObject({ best: 1234 });
  expect(parseAmount({ text: '1.234' }, 'point')).toMatchObject({ best: 1.234 });
});

it('reads a number back from any style in which it was written', () => {
  const styles = fc.constantFrom([',', '.'], ['.', ','], [' ', ','], ['\u00a0', '.'], ["'", '.'], ['', '.']);
  fc.assert(
    fc.property(fc.nat(99_999_999), fc.nat(99), styles, fc.boolean(), (whole, part, style, isArabic) => {
      const [group, mark] = style as [string, string];
      const plain = `${String(whole).replace(/\B(?=(\d{3})+$)/g, group)}${mark}${String(part).padStart(2, '0')}`;
      const text = isArabic
        ? plain.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
        : plain;
      const amount = parseAmount({ text }, mark === '.' ? 'point' : 'comma');
      expect(amount).toMatchObject({
        kind: 'amount',
        best: Number(`${whole}.${String(part).padStart(2, '0')}`),
      });
    }),
  );
});

it('never throws', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void read(text)));
});

it.each([
  ['1 200 lb', 1200, 'lb'],
  ['3,5 tonnes', 3.5, 'tonnes'],
  ['25 kg', 25, 'kg'],
  ['40 m³', 40, 'm³'],
  ['120 sacs', 120, 'sacs'],
  ['2.400 cajas', 2400, 'cajas'],
  ['١٬٢٠٠ كيس', 1200, 'كيس'],
  ['۲۵۰ کارتن', 250, 'کارتن'],
  ["1'200", 1200, null],
  ['12,34,567', 1_234_567, null],
  ['(150)', -150, null],
  ['approx. 300', 300, null],
  ['environ 300', 300, null],
  ['حوالي ٣٠٠', 300, null],
])('reads the cell %s', (text, best, unit) => {
  const decimals = text.includes('3,5') ? 'comma' : 'point';
  expect(parseAmount({ text }, decimals, 'thousands')).toMatchObject({ kind: 'amount', best, unit });
});

it.each([
  ['100-120', 110],
  ['100 – 120', 110],
  ['100 to 120', 110],
  ['entre 100 et 120', 110],
  ['entre 100 y 120', 110],
  ['من ١٠٠ إلى ١٢٠', 110],
  ['۱۰۰-۱۲۰', 110],
])('reads the range %s with both ends', (text, best) => {
  expect(parseAmount({ text }, 'point')).toMatchObject({ low: 100, best, high: 120, isRange: true });
});

it.each(['100+', '>100', '< 100', '≥100', 'at least 100', 'au moins 100', 'más de 100', 'أكثر من ١٠٠'])(
  'sees that one end of %s is not known',
  (text) => {
    expect(parseAmount({ text }, 'point').kind).toBe('open-ended');
  },
);

it.each(['12,3,4', '1,23.45.6', '120-100', 'five', '1.2.3'])('reads no amount in %s', (text) => {
  expect(parseAmount({ text }, 'point').kind).toBe('fault');
});
