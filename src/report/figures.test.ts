import { describe, expect, it } from 'vitest';
import { buildFigures, countDigits, PAGE_STYLE, PLAIN_STYLE } from './figures.ts';

const plain = buildFigures({ ...PLAIN_STYLE, space: ' ' });

describe('figures', () => {
  it('round shares of people down and bounds up, and print 100 % only where it is exact', () => {
    expect(plain.share(999_999)).toBe('99 %');
    expect(plain.share(1_000_000)).toBe('100 %');
    expect(plain.share(67_890)).toBe('6.7 %');
    expect(plain.share(400)).toBe('<0.1 %');
    expect(plain.share(0)).toBe('0 %');
    expect(plain.shareUp(990_001)).toBe('100 %');
    expect(plain.shareUp(67_010)).toBe('6.8 %');
  });

  it('keep so many significant digits', () => {
    expect(plain.significant(747_717, 2)).toBe('750,000');
    expect(plain.significant(0.0451, 2)).toBe('0.045');
    expect(plain.significant(12.34, 3)).toBe('12.3');
    expect(plain.significant(0, 2)).toBe('0');
  });

  it('choose the unit that people use for the size', () => {
    expect(plain.amount(15_000, 'ml', 6)).toBe('15 L');
    expect(plain.amount(7_500, 'ml', 6)).toBe('7.5 L');
    expect(plain.amount(18_000_000_000, 'ml', 2)).toBe('18,000 m3');
    expect(plain.amount(35_000, 'cm2', 6)).toBe('3.5 m2');
    expect(plain.amount(2_100, 'kcal', 6)).toBe('2,100 kcal');
    expect(plain.amount(3, 'item', 6)).toBe('3');
    expect(plain.mass(950_000, 2)).toBe('950 kg');
    expect(plain.mass(912_345_678, 2)).toBe('910 t');
    expect(plain.duration(7_500)).toBe('2 h 05 min');
  });

  it('never break a number from its unit on a page', () => {
    const page = buildFigures(PAGE_STYLE);
    expect(page.mass(1_234_567_890, 4)).toBe('1\u202f235\u00a0t');
    expect(page.kilograms(34_320_000)).toBe('34\u202f320\u00a0kg');
  });

  it('take as many digits as the range carries', () => {
    expect(countDigits(1_000_000, 1_200_000, 1_500_000)).toBe(2);
    expect(countDigits(990_000, 1_000_000, 1_020_000)).toBe(3);
    expect(countDigits(5, 5, 5)).toBe(6);
  });
});
