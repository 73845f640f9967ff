import { expect, test } from 'vitest';
import { findTimeZone } from '../time-zone.ts';
import { addTimeOfDay } from './time-of-day.ts';

const AMMAN = findTimeZone('Asia/Amman')!;
const BERLIN = findTimeZone('Europe/Berlin')!;
const at = (text: string): string => addTimeOfDay('2024-05-05', { text }, AMMAN);

test('a time behind a date is one of the operation’s clocks', () => {
  expect(at('5 May 2024 14:00')).toBe('2024-05-05T14:00:00+03:00');
  expect(at('05/05/2024, 8:05 pm')).toBe('2024-05-05T20:05:00+03:00');
  expect(at('05/05/2024 12:30 AM')).toBe('2024-05-05T00:30:00+03:00');
  expect(at('٥ مايو ٢٠٢٤ ١٤:٣٠')).toBe('2024-05-05T14:30:00+03:00');
});

test('an offset that the cell gives goes before the zone', () => {
  expect(at('2024-05-05 14:00:30Z')).toBe('2024-05-05T14:00:30Z');
  expect(at('2024-05-05T14:00+02:00')).toBe('2024-05-05T14:00:00+02:00');
});

test('without a time, or with one that no clock shows, it is the day', () => {
  for (const text of ['5 May 2024', '05.05.2024', '5.5.24', '2024-05-05 25:00'])
    expect(at(text), text).toBe('2024-05-05');
});

test('workbooks give times as parts of a day or behind a T', () => {
  expect(addTimeOfDay('2024-05-05', { text: '', number: 45_417.75 }, AMMAN)).toBe(
    '2024-05-05T18:00:00+03:00',
  );
  expect(addTimeOfDay('2024-05-05', { text: '', date: '2024-05-05T06:30:00' }, AMMAN)).toBe(
    '2024-05-05T06:30:00+03:00',
  );
});

test('the offset is that of the day, in summer and in winter', () => {
  expect(addTimeOfDay('2024-07-01', { text: '1 July 2024 08:00' }, BERLIN)).toBe('2024-07-01T08:00:00+02:00');
  expect(addTimeOfDay('2024-01-01', { text: '1 January 2024 08:00' }, BERLIN)).toBe(
    '2024-01-01T08:00:00+01:00',
  );
});
