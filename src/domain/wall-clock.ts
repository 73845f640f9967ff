import type { Day, Instant, Interval, LocalDate, WeeklyHours } from './time.ts';

const DAY_SECONDS = 86_400;
/** Clock changes are taken to happen before this wall-clock hour (docs/rules.md R2). */
const CHANGE_SECOND = 4 * 3600;

/** The instant of a wall-clock second (0..86400) of a day, also where clocks change that night (R2). */
export const wallClockInstant = (day: Day, second: number): Instant => {
  if (second >= DAY_SECONDS) return day.endsAt;
  const change = day.endsAt - day.startsAt - DAY_SECONDS;
  return day.startsAt + second + (second >= CHANGE_SECOND ? change : 0);
};

/** 0 Monday .. 6 Sunday. */
export const weekdayOf = (date: LocalDate): number => {
  const days = Math.floor(
    Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / 86_400_000,
  );
  return (((days + 3) % 7) + 7) % 7;
};

/** When weekly hours hold on one day: merged, sorted intervals; null hours are the whole day. */
export const openIntervals = (hours: WeeklyHours | null, day: Day): readonly Interval[] => {
  if (hours === null) return [{ from: day.startsAt, to: day.endsAt }];
  const weekday = weekdayOf(day.date);
  const intervals = hours
    .filter((window) => window.weekdays.includes(weekday))
    .map((window) => ({
      from: wallClockInstant(day, window.fromSecond),
      to: wallClockInstant(day, window.toSecond),
    }))
    .filter((interval) => interval.from < interval.to)
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const merged: Interval[] = [];
  for (const interval of intervals) {
    const last = merged.at(-1);
    if (last !== undefined && interval.from <= last.to) {
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, interval.to) };
    } else merged.push(interval);
  }
  return merged;
};
