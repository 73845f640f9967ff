import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findDatesInText, findMonthAlone, judgeDateOrder, parseLooseDate } from './date.ts';

it.each([
  '2024-05-06',
  '6 May 2024',
  'May 6, 2024',
  '06-May-24',
  '٦ مايو ٢٠٢٤',
  '6 أيار 2024',
  '6 mai 2024',
  '6 de mayo de 2024',
  '45418',
])('reads %s as 6 May 2024', (text) => {
  expect(parseLooseDate({ text }, null, null)).toEqual({
    kind: 'date',
    date: '2024-05-06',
    yearAssumed: false,
  });
});

it('reads figures by the order of their column, and asks where there is none', () => {
  expect(parseLooseDate({ text: '06/05/2024' }, null, null).kind).toBe('ambiguous');
  expect(parseLooseDate({ text: '06/05/2024' }, 'month-first', null)).toMatchObject({ date: '2024-06-05' });
  expect(parseLooseDate({ text: '05/05/2024' }, null, null)).toMatchObject({ date: '2024-05-05' });
  expect(parseLooseDate({ text: '6 May' }, null, 2024)).toMatchObject({
    date: '2024-05-06',
    yearAssumed: true,
  });
});

it.each([
  ['27 شوال 1445', 'hijri'],
  ['1445/10/27', 'hijri'],
  ['12/2024', 'no-date'],
  ['Dec-24', 'no-date'],
  ['31/04/2024', 'no-date'],
  ['6 May', 'no-year'],
])('refuses %s as %s', (text, why) => {
  expect(parseLooseDate({ text }, 'day-first', null)).toEqual({ kind: 'fault', text, why });
});

it.each([
  ['12/2024', '2024-12'],
  ['2025-03', '2025-03'],
  ['Dec 2024', '2024-12'],
  ['juin 2025', '2025-06'],
  ['diciembre de 2024', '2024-12'],
  ['١٢/٢٠٢٤', '2024-12'],
  // A day, two numbers of which neither is a year, a month that is none.
  ['31/12/2024', null],
  ['Dec-24', null],
  ['13/2024', null],
  ['week 2024', null],
])('reads %s as the month %s', (text, month) => {
  expect(findMonthAlone(text)).toBe(month);
});

it('judges the order over the column', () => {
  const judge = (...texts: string[]) => judgeDateOrder(texts.map((text) => ({ text })));
  expect(judge('13/05/2024', '06/05/2024')).toEqual({ kind: 'order', order: 'day-first' });
  expect(judge('05/13/2024')).toEqual({ kind: 'order', order: 'month-first' });
  expect(judge('13/05/2024', '05/13/2024')).toEqual({ kind: 'conflict' });
  expect(judge('06/05/2024')).toEqual({ kind: 'ambiguous' });
  expect(judge('05/05/2024', '2024-01-02')).toEqual({ kind: 'any' });
});

it('finds in a title only days beyond doubt', () => {
  expect(findDatesInText('Stock as of 5 May 2024')).toEqual(['2024-05-05']);
  expect(findDatesInText('تقرير المخزون حتى تاريخ ٥ أيار ٢٠٢٤')).toEqual(['2024-05-05']);
  expect(findDatesInText('week of 05/06/2024')).toEqual([]);
});

it('never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => void parseLooseDate({ text }, null, 2024)),
  );
});

it.each([
  ['6 mayo 2024', null],
  ['1er mai 2024', '2024-05-01'],
  ['6th of May 2024', null],
  ['Monday, 6 May 2024', null],
  ['Mon 06-May-2024', null],
  ['۶ مايو ۲۰۲۴', null],
  ['6 تشرين الثاني 2024', '2024-11-06'],
  ['6 novembre 2024', '2024-11-06'],
  ['2024/5/6', null],
  ['20240506', null],
  ['06.05.24', null],
  ['06/05/2024 14:30', null],
  ['2024-05-06T00:00:00Z', null],
])('reads %s, day first', (text, date) => {
  expect(parseLooseDate({ text }, 'day-first', null)).toMatchObject({
    kind: 'date',
    date: date ?? '2024-05-06',
  });
});

it('reads every day back from every style', () => {
  const styles: readonly ((year: string, month: string, day: string) => string)[] = [
    (year, month, day) => `${year}-${month}-${day}`,
    (year, month, day) => `${day}/${month}/${year}`,
    (year, month, day) => `${Number(day)}.${Number(month)}.${year.slice(2)}`,
    (year, month, day) => `${day}-${month}-${year} 08:15`,
  ];
  const digits = fc.constantFrom('0123456789', '٠١٢٣٤٥٦٧٨٩', '۰۱۲۳۴۵۶۷۸۹');
  const days = fc.date({
    min: new Date('2000-01-01T00:00:00Z'),
    max: new Date('2099-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(days, fc.constantFrom(...styles), digits, (moment, style, script) => {
      const date = moment.toISOString().slice(0, 10);
      const [year, month, day] = date.split('-') as [string, string, string];
      const text = style(year, month, day).replace(/\d/g, (digit) => [...script][Number(digit)]!);
      expect(parseLooseDate({ text }, 'day-first', null)).toMatchObject({ kind: 'date', date });
    }),
  );
});
