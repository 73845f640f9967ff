import { expect, it } from 'vitest';
import { readUnit } from './pack-units.ts';

it.each([
  ['ctn', 'carton', null, null],
  ['أكياس', 'bag', null, null],
  ['PCS.', 'piece', null, null],
  ['sacos', 'bag', null, null],
  ['Jerry cans', 'jerrycan', null, null],
  ['bale of 20', 'bale', 20, null],
  ['carton de 6 x 1 L', 'carton', 6, null],
  ['cartons of 12x0,5 l', 'carton', 12, null],
  ['20pcs/bale', 'bale', 20, null],
  ['dozen', 'dozen', 12, null],
  ['25 kg bag', 'bag', null, 25_000],
  ['sac de 50 kg', 'bag', null, 50_000],
])('reads %s as a %s', (text, word, count, grams) => {
  expect(readUnit(text)).toEqual({ kind: 'pack', word, holds: { count, grams } });
});

it('reads measures by their exact factors', () => {
  expect(readUnit('lb')).toEqual({ kind: 'mass', grams: 453.59237 });
  expect(readUnit('MT')).toEqual({ kind: 'mass', grams: 1_000_000 });
  expect(readUnit('m³')).toEqual({ kind: 'volume', cm3: 1_000_000 });
  expect(readUnit('Litres')).toEqual({ kind: 'volume', cm3: 1000 });
  expect(readUnit('km')).toEqual({ kind: 'length', mm: 1_000_000 });
});

it('knows nothing of other words, not even those of every object', () => {
  for (const text of ['', 'constructor', '__proto__', 'shelf', '10 kg'])
    expect(readUnit(text)).toEqual({ kind: 'none' });
});
