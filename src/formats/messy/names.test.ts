import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildNameIndex, foldName, listNameParts, matchName, transliterate } from './names.ts';
import { buildPcodeIndex, matchPcode } from './pcodes.ts';

const INDEX = buildNameIndex([
  { id: 'hub-a', names: ['Main Warehouse', 'المستودع الرئيسي'] },
  { id: 'nour-hub', names: ['Al Nour Warehouse'] },
  { id: 'nour-camp', names: ['Al Nour Camp', 'مخيم النور'] },
]);

it('folds spellings of one Arabic name to one text', () => {
  // Taa marbuta and haa, with and without article, and with tatweel.
  for (const text of ['قنطرة', 'القنطره', 'القنطـرة', 'قَنْطَرَة']) expect(foldName(text)).toBe('قنطره');
  expect(foldName('Émile  ')).toBe('emile');
});

it('folds a folded name to itself', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'ال نورةأ w/h-é') })),
      (text) => {
        expect(foldName(foldName(text))).toBe(foldName(text));
      },
    ),
  );
});

it('matches a whole name before a shortened one, and takes nothing on likeness', () => {
  expect(matchName(INDEX, 'main w/h')).toEqual({ kind: 'one', id: 'hub-a' });
  expect(matchName(INDEX, 'المستودع الرئيسى')).toEqual({ kind: 'one', id: 'hub-a' });
  expect(matchName(INDEX, 'AL-NOUR CAMP')).toEqual({ kind: 'one', id: 'nour-camp' });
  expect(matchName(INDEX, 'Al Nour')).toEqual({ kind: 'several', ids: ['nour-hub', 'nour-camp'] });
  expect(matchName(INDEX, 'Mian Warehouse')).toEqual({ kind: 'none', suggestions: ['hub-a'] });
  expect(matchName(INDEX, 'Warehouse')).toMatchObject({ kind: 'none' });
});

it('never takes a warehouse for the camp of the same name', () => {
  // Only the camp has its Arabic name in the operation; this one says warehouse.
  expect(matchName(INDEX, 'مستودع النور')).toMatchObject({ kind: 'none' });
  expect(matchName(INDEX, 'النور')).toEqual({ kind: 'one', id: 'nour-camp' });
});

it('divides a name in two scripts and leaves others whole', () => {
  expect(listNameParts('Al Mawasi - المواصي')).toEqual({ latin: 'Al Mawasi', local: 'المواصي' });
  expect(listNameParts('المواصي (Al Mawasi)')).toEqual({ latin: 'Al Mawasi', local: 'المواصي' });
  expect(listNameParts('Deir - Balah')).toEqual({ latin: null, local: null });
  expect(transliterate('رفح')).toBe('rfh');
});

it('repairs a P-code that lost zeros only where one area fits', () => {
  const match = (text: string, ...codes: string[]) => matchPcode(text, buildPcodeIndex(codes));
  expect(match('PS0255', 'PS0255', 'PS0256')).toEqual({ kind: 'exact', code: 'PS0255' });
  expect(match('ps 255', 'PS0255', 'PS0256')).toEqual({ kind: 'repaired', code: 'PS0255' });
  expect(match('PS1', 'PS01', 'PS001')).toEqual({ kind: 'none' });
});
