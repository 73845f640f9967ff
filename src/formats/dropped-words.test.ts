import { expect, test } from 'vitest';
import { findSimilar } from './did-you-mean.ts';
import { dropSafeWords, isPartyStatus } from './dropped-words.ts';
import { quote } from './problem-list.ts';

test.each([
  ['Safe zone 4', 'zone 4'],
  ['Coast (safe)', 'Coast'],
  ['منطقة آمنة', 'منطقة'],
  ['אזור בטוח', 'אזור'],
  ['SAFER ROUTE', 'ROUTE'],
  ['zona zona segura segura', ''],
  ['Safe', ''],
  ['unsafe bridge', 'unsafe bridge'],
  ['Safed Street', 'Safed Street'],
  ['Sur', 'Sur'],
  ['Main road,  east', 'Main road,  east'],
])('%s becomes "%s"', (text, kept) => {
  expect(dropSafeWords(text)).toBe(kept);
});

test('properties about parties are known by their names', () => {
  expect(['status', 'Controlled_by', 'military_zone', 'safety'].every(isPartyStatus)).toBe(true);
  expect(['kind', 'name', 'statement', 'hours'].some(isPartyStatus)).toBe(false);
});

test('slips are matched with what was meant, others are not', () => {
  const columns = ['opening_hours', 'owner', 'storage_kg'];
  expect(findSimilar('Opening Hours', columns)).toBe('opening_hours');
  expect(findSimilar('storgae_kg', columns)).toBe('storage_kg');
  expect(findSimilar('colour', columns)).toBeUndefined();
  expect(findSimilar('x'.repeat(100_000), columns)).toBeUndefined();
});

test('foreign text in messages is short, on one line, and cannot turn the direction', () => {
  expect(quote('a\nb\u0000c\u202ed\u2028e')).toBe('"a b c d e"');
  expect(quote('x'.repeat(61))).toBe(`"${'x'.repeat(57)}..."`);
  expect(quote('\ud800')).toBe('"\ufffd"');
  expect(quote('hub\u200b\u2060a\ufe0f')).toBe('"hub<U+200B><U+2060>a<U+FE0F>"');
});
