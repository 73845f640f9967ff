import { describe, expect, it } from 'vitest';
import type { Day } from '../domain/index.ts';
import { buildLocalClock, formatIsoUtc, formatUtc } from './local-clock.ts';

const names = {
  weekdays: 'Mon Tue Wed Thu Fri Sat Sun'.split(' '),
  months: 'January February March April'.split(' '),
};

const day = (date: string, startsAt: number, hours: number, offsetSeconds: number): Day => ({
  date,
  startsAt,
  endsAt: startsAt + hours * 3_600,
  offsetSeconds,
  sunriseAt: null,
  sunsetAt: null,
});

// Clocks go forward from UTC+2 to UTC+3 at 02:00 on 27 April 2024: that day has 23 hours.
const first = Date.UTC(2024, 3, 25, 22) / 1000;
const clock = buildLocalClock(
  [
    day('2024-04-26', first, 24, 7_200),
    day('2024-04-27', first + 24 * 3_600, 23, 10_800),
    day('2024-04-28', first + 47 * 3_600, 24, 10_800),
  ],
  names,
);

describe('the local clock', () => {
  it('reads an instant as the operation’s people do', () => {
    expect(clock.dateTime(first + 8.5 * 3_600)).toBe('Fri 26 April 2024, 08:30');
    expect(clock.iso(first)).toBe('2024-04-26T00:00:00+02:00');
    expect(clock.offset(first)).toBe('UTC+2');
  });

  it('knows before and after a change of clocks on the day itself', () => {
    const midnight = first + 24 * 3_600;
    expect(clock.time(midnight + 3_600)).toBe('01:00');
    expect(clock.time(midnight + 7 * 3_600)).toBe('08:00');
    expect(clock.iso(midnight + 7 * 3_600)).toBe('2024-04-27T08:00:00+03:00');
  });

  it('reads instants outside the days with the offset of the nearest', () => {
    expect(clock.iso(first - 3_600)).toBe('2024-04-25T23:00:00+02:00');
    expect(clock.iso(first + 100 * 3_600)).toBe('2024-04-30T05:00:00+03:00');
  });

  it('writes UTC apart from it', () => {
    expect(formatUtc(first)).toBe('2024-04-25 22:00 UTC');
    expect(formatIsoUtc(first)).toBe('2024-04-25T22:00:00Z');
  });
});
