import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseOpeningHours } from '../opening-hours.ts';
import { parseLooseHours } from './hours.ts';
import { isNotKnown } from './known.ts';
import { cleanText } from './text.ts';
import { parseYesNo } from './yes-no.ts';

it.each([
  ['8am-4pm', '08:00-16:00'],
  ['08.00 - 16.00', '08:00-16:00'],
  ['24 hours', '24/7'],
  ['Mon-Fri 8-16', 'Mo-Fr 08:00-16:00'],
  ['Sun to Thu 08:00-15:00', 'Su-Th 08:00-15:00'],
  ['Su-Th 08:00-16:00; Fr 09:00-12:00', 'Su-Th 08:00-16:00; Fr 09:00-12:00'],
])('reads %s as %s, which the strict reader takes', (text, strict) => {
  expect(parseLooseHours(text)).toBe(strict);
  expect(parseOpeningHours(strict)).toBeInstanceOf(Array);
});

it('guesses no hours', () => {
  for (const text of ['by request', '25:00-26:00', 'morning', '8', ''])
    expect(parseLooseHours(text)).toBeNull();
});

it('knows yes and no of four languages and nothing else', () => {
  for (const text of ['Yes', 'oui', 'sí', 'نعم', '✓', 'x', '1']) expect(parseYesNo(text)).toBe(true);
  for (const text of ['No', 'non', 'لا', '✗', '0']) expect(parseYesNo(text)).toBe(false);
  for (const text of ['', 'maybe', '2']) expect(parseYesNo(text)).toBeNull();
});

it('takes words for not known as such, and never a nought', () => {
  for (const text of ['', '-', '–', 'N/A', 'tbc', '?', 'لا يوجد', 'غير معروف'])
    expect(isNotKnown(text)).toBe(true);
  for (const text of ['0', 'nil', 'no']) expect(isNotKnown(text)).toBe(false);
});

it('takes the guard off formulas and drops controls, once and for all', () => {
  expect(cleanText("'=1+1")).toBe('=1+1');
  expect(cleanText('O\u0000wner\u202e ')).toBe('O wner');
  expect(cleanText("d'Ivoire")).toBe("d'Ivoire");
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(cleanText(text)).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    }),
  );
});

it.each([
  ['lundi au vendredi 8h-16h', 'Mo-Fr 08:00-16:00'],
  ['lunes a viernes 08:00-13:00', 'Mo-Fr 08:00-13:00'],
  ['الأحد إلى الخميس ٠٨:٠٠-١٥:٠٠', 'Su-Th 08:00-15:00'],
  ['۰۸:۰۰-۱۶:۰۰', '08:00-16:00'],
  ['8:30am to 12 noon', null],
  ['Sat, Sun 09:00-12:00', 'Sa,Su 09:00-12:00'],
  ['daily 7-19', '07:00-19:00'],
  ['08:00-12:00, 14:00-18:00', '08:00-12:00,14:00-18:00'],
  ['Fr closed', 'Fr closed'],
  ['مغلق', 'closed'],
  ['24/7', '24/7'],
  ['12am-12pm', '00:00-12:00'],
])('reads the hours %s', (text, strict) => {
  expect(parseLooseHours(text)).toBe(strict);
});

it('gives only what the strict reader takes, or nothing', () => {
  const word = fc.constantFrom(
    'Mon',
    'Sun',
    'Fr',
    '-',
    ' to ',
    ' ',
    ',',
    ';',
    '08:00',
    '8',
    '16h',
    '4pm',
    'closed',
    '25',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      const found = parseLooseHours(words.join(''));
      if (found !== null) expect(found).toMatch(/^(24\/7|closed|[A-Z0-9][A-Za-z0-9:,; -]*)$/);
    }),
  );
});
