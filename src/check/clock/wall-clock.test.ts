import { expect, test } from 'vitest';
import type { Day } from '../../domain/index.ts';
import { instantOfSecond, listOpenIntervals } from './wall-clock.ts';
import { addDays, buildZoneClock, weekdayOf } from './zone-clock.ts';

const HOUR = 3600;

const dayOf = (date: string, zone: string): Day => {
  const clock = buildZoneClock(zone);
  const startsAt = clock.midnight(date);
  const endsAt = clock.midnight(addDays(date, 1));
  return { date, startsAt, endsAt, offsetSeconds: 0, sunriseAt: null, sunsetAt: null };
};

test('a day is an hour shorter where clocks go forward, an hour longer where they go back', () => {
  const spring = dayOf('2024-03-31', 'Europe/Berlin');
  const autumn = dayOf('2024-10-27', 'Europe/Berlin');
  expect(spring.endsAt - spring.startsAt).toBe(23 * HOUR);
  expect(autumn.endsAt - autumn.startsAt).toBe(25 * HOUR);
});

test('a zone that changes at midnight still has a first instant of that day', () => {
  // Beirut goes from 00:00 to 01:00 on 31 March 2024.
  const clock = buildZoneClock('Asia/Beirut');
  const start = clock.midnight('2024-03-31');
  expect(clock.localDate(start)).toBe('2024-03-31');
  expect(clock.localDate(start - 1)).toBe('2024-03-30');
});

test('wall-clock seconds from four in the morning on are counted after the change of clocks', () => {
  const spring = dayOf('2024-03-31', 'Europe/Berlin');
  expect(instantOfSecond(spring, HOUR)).toBe(spring.startsAt + HOUR);
  expect(instantOfSecond(spring, 8 * HOUR)).toBe(spring.startsAt + 7 * HOUR);
  expect(instantOfSecond(spring, 86_400)).toBe(spring.endsAt);
});

test('opening hours of one day are merged and sorted', () => {
  const monday = dayOf('2024-05-06', 'Asia/Gaza');
  const open = listOpenIntervals(monday, [
    { weekdays: [0], fromSecond: 12 * HOUR, toSecond: 15 * HOUR },
    { weekdays: [0, 1], fromSecond: 8 * HOUR, toSecond: 12 * HOUR },
    { weekdays: [2], fromSecond: 0, toSecond: HOUR },
  ]);
  expect(weekdayOf(monday.date)).toBe(0);
  expect(open).toEqual([{ from: monday.startsAt + 8 * HOUR, to: monday.startsAt + 15 * HOUR }]);
});
