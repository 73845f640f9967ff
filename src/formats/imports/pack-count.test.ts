import { expect, it } from 'vitest';
import { findUnitMeaning } from './pack-count.ts';

const RICE = { id: 'rice', pack: 'bag', kg: 25, m3: 0.035 };
const SOAP = { id: 'soap', pack: 'piece', kg: 0.1, m3: null };
const TENT = { id: 'tent', pack: 'bale', kg: null, m3: 0.3 };
const NONE: ReadonlySet<string> = new Set();
const PACKS = (each: number, exact = false) => ({ kind: 'packs', each, exact });

it.each(['', 'bag', 'bags', 'BG', 'sacs', 'sacos', 'كيس', 'أكياس', 'pack', 'packs', '25 kg bag'])(
  'takes %j for the pack of a good in bags of 25 kg',
  (words) => {
    expect(findUnitMeaning(words, RICE, [], NONE)).toEqual(PACKS(1, true));
  },
);

it('takes a unit of another word for none, however near: a box is not a carton', () => {
  const good = { ...SOAP, pack: 'carton' };
  expect(findUnitMeaning('ctn', good, [], NONE)).toEqual(PACKS(1, true));
  for (const words of ['box', 'pieces', 'pallet', 'shelf'])
    expect(findUnitMeaning(words, good, [], NONE)).toEqual({ kind: 'unknown' });
});

it('divides measures by what is known of the pack, and asks for what is not', () => {
  // 1000 kg in bags of 25 kg; 1 m3 in bales of 0.3 m3.
  expect(findUnitMeaning('MT', RICE, [], NONE)).toEqual(PACKS(40));
  expect(findUnitMeaning('طن', RICE, [], NONE)).toEqual(PACKS(40));
  expect(findUnitMeaning('cbm', TENT, [], NONE)).toEqual(PACKS(1 / 0.3));
  expect(findUnitMeaning('kg', TENT, [], NONE)).toEqual({ kind: 'unmeasured', lacks: 'kg' });
  expect(findUnitMeaning('m3', SOAP, [], NONE)).toEqual({ kind: 'unmeasured', lacks: 'm3' });
  // A bag of 50 kg is two of 25 kg.
  expect(findUnitMeaning('50 kg bags', RICE, [], NONE)).toEqual(PACKS(2));
});

it('counts pieces by the words of the unit only where the pack is one piece', () => {
  expect(findUnitMeaning('dozen', SOAP, [], NONE)).toEqual(PACKS(12));
  expect(findUnitMeaning('bale of 20', SOAP, [], NONE)).toEqual(PACKS(20));
  expect(findUnitMeaning('dozen', RICE, [], NONE)).toEqual({ kind: 'unknown' });
  expect(findUnitMeaning('bale of 20', { ...TENT, pack: 'bale of 10' }, [], NONE)).not.toEqual(
    PACKS(1, true),
  );
});

it('believes the mapping before conversions.csv, and both before a measure', () => {
  const rule = { unit: 'pallet', good: 'rice', packs: 48 };
  const conversions = new Set(['rice|pallet', '|sling']);
  expect(findUnitMeaning('pallets', RICE, [rule], conversions)).toEqual(PACKS(48));
  expect(findUnitMeaning('pallets', RICE, [], conversions)).toEqual({ kind: 'kept', unit: 'pallet' });
  expect(findUnitMeaning('Sling', SOAP, [], conversions)).toEqual({ kind: 'kept', unit: 'sling' });
  // Of another good it says nothing.
  expect(findUnitMeaning('pallets', SOAP, [rule], conversions)).toEqual({ kind: 'unknown' });
  expect(findUnitMeaning('kg', RICE, [{ unit: 'kg', good: null, packs: 3 }], NONE)).toEqual(PACKS(3));
});
