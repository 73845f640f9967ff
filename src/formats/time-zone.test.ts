import { describe, expect, test } from 'vitest';
import { addDays, findMeanPosition, listLocalDays } from './local-days.ts';
import { findTimeZone, TIME_ZONE_DATA } from './time-zone.ts';

const at = (text: string): number => Date.parse(text) / 1000;
const startOf = (zone: string, date: string): number => findTimeZone(zone)!.startOf(date);

test('the version of the data is a year and a letter', () => {
  expect(TIME_ZONE_DATA).toMatch(/^20\d\d[a-z]$/);
});

test('names are found in any case, unknown ones are not', () => {
  expect(findTimeZone('asia/gaza')?.name).toBe('Asia/Gaza');
  expect(findTimeZone('Asia/Nowhere')).toBeUndefined();
  expect(findTimeZone('__proto__')).toBeUndefined();
});

describe('local midnight', () => {
  test('is the offset away from UTC, in summer and in winter', () => {
    expect(startOf('Asia/Gaza', '2024-05-06')).toBe(at('2024-05-05T21:00:00Z'));
    expect(startOf('Asia/Gaza', '2024-01-06')).toBe(at('2024-01-05T22:00:00Z'));
    expect(startOf('Asia/Kathmandu', '2024-01-06')).toBe(at('2024-01-05T18:15:00Z'));
  });

  test('that clocks skip is the first instant after the gap', () => {
    // Beirut went from 00:00 to 01:00 on 31 March 2024.
    expect(startOf('Asia/Beirut', '2024-03-31')).toBe(at('2024-03-30T22:00:00Z'));
    expect(findTimeZone('Asia/Beirut')!.offsetAt(at('2024-03-30T22:00:00Z'))).toBe(10_800);
  });

  test('that clocks repeat is the later one', () => {
    // Beirut went from 00:00 on 27 October 2024 back to 23:00 on the 26th.
    expect(startOf('Asia/Beirut', '2024-10-27')).toBe(at('2024-10-26T22:00:00Z'));
    expect(startOf('Asia/Beirut', '2024-10-26')).toBe(at('2024-10-25T21:00:00Z'));
  });
});

describe('days', () => {
  test('follow one another without gap, 23 and 25 hours long where clocks change', () => {
    const days = listLocalDays('2024-03-29', '2024-11-02', findTimeZone('Asia/Beirut')!, null);
    days.slice(1).forEach((day, index) => {
      expect(day.startsAt).toBe(days[index]!.endsAt);
    });
    const hours = (date: string): number => {
      const day = days.find((one) => one.date === date)!;
      return (day.endsAt - day.startsAt) / 3600;
    };
    expect([hours('2024-03-31'), hours('2024-10-26'), hours('2024-05-06')]).toEqual([23, 25, 24]);
  });

  test('that a zone skipped altogether are left out', () => {
    const days = listLocalDays('2011-12-29', '2011-12-31', findTimeZone('Pacific/Apia')!, null);
    expect(days.map(({ date }) => date)).toEqual(['2011-12-29', '2011-12-31']);
  });

  test('have sunrise and sunset to the minute', () => {
    // Almanac for Gaza, 6 May 2024: 05:55 and 19:27 local time.
    const [day] = listLocalDays('2024-05-06', '2024-05-06', findTimeZone('Asia/Gaza')!, {
      latE7: 315_000_000,
      lonE7: 344_700_000,
    });
    expect(Math.abs(day!.sunriseAt! - at('2024-05-06T05:55:00+03:00'))).toBeLessThanOrEqual(180);
    expect(Math.abs(day!.sunsetAt! - at('2024-05-06T19:27:00+03:00'))).toBeLessThanOrEqual(180);
    expect(day!.sunriseAt! % 60).toBe(0);
  });

  test('have none where the sun stays up', () => {
    const [day] = listLocalDays('2024-06-21', '2024-06-21', findTimeZone('Arctic/Longyearbyen')!, {
      latE7: 782_000_000,
      lonE7: 156_000_000,
    });
    expect(day).toMatchObject({ sunriseAt: null, sunsetAt: null });
  });

  test('lie in the right day east and west of the date line', () => {
    for (const [zone, lonE7] of [
      ['Pacific/Apia', -1_717_000_000],
      ['Pacific/Honolulu', -1_578_000_000],
      ['Pacific/Auckland', 1_747_000_000],
    ] as const) {
      const [day] = listLocalDays('2024-09-20', '2024-09-20', findTimeZone(zone)!, {
        latE7: -140_000_000,
        lonE7,
      });
      expect(day!.sunriseAt).toBeGreaterThan(day!.startsAt);
      expect(day!.sunsetAt).toBeLessThan(day!.endsAt);
    }
  });
});

test('dates are moved across months and leap days', () => {
  expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  expect(addDays('2024-01-01', -1)).toBe('2023-12-31');
});

test('the mean of positions holds across the date line and is rounded to a tenth of a degree', () => {
  expect(findMeanPosition([])).toBeNull();
  expect(findMeanPosition([{ latE7: 312_300_000, lonE7: 342_800_000 }])).toEqual({
    latE7: 312_000_000,
    lonE7: 343_000_000,
  });
  const fiji = [
    { latE7: -180_000_000, lonE7: 1_790_000_000 },
    { latE7: -180_000_000, lonE7: -1_780_000_000 },
  ];
  expect(findMeanPosition(fiji)).toEqual({ latE7: -180_000_000, lonE7: -1_795_000_000 });
});
