import type { Day, Instant, Interval, LocalDate, WeeklyHours } from '../domain/index.ts';

/** When weekly hours hold within `interval`, on the given days: ascending, merged, apart from each other. */
export function listHeld(hours: WeeklyHours, days: readonly Day[], interval: Interval): Interval[] {
  const stretches: Interval[] = [];
  for (const day of days) {
    const weekday = weekdayOf(day.date);
    for (const window of hours) {
      if (!window.weekdays.includes(weekday)) continue;
      const from = Math.max(interval.from, atWallClock(day, window.fromSecond));
      const to = Math.min(interval.to, atWallClock(day, window.toSecond));
      if (from < to) stretches.push({ from, to });
    }
  }
  stretches.sort((a, b) => a.from - b.from || a.to - b.to);
  const merged: { from: Instant; to: Instant }[] = [];
  for (const { from, to } of stretches) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** The instant of a wall-clock second (0..86400) of a day, clock changes included: docs/rules.md R2. */
export function atWallClock(day: Day, second: number): Instant {
  if (second === SECONDS_PER_DAY) return day.endsAt;
  const change = day.endsAt - day.startsAt - SECONDS_PER_DAY;
  return day.startsAt + second + (second >= CLOCKS_HAVE_CHANGED ? change : 0);
}

/** 0 = Monday .. 6 = Sunday. */
export function weekdayOf(date: LocalDate): number {
  const daysSince1970 = Date.parse(`${date}T00:00:00Z`) / (SECONDS_PER_DAY * 1000);
  // 1 January 1970 was a Thursday.
  return (((daysSince1970 + 3) % 7) + 7) % 7;
}

const SECONDS_PER_DAY = 86_400;
/** 04:00: clocks change before it everywhere. */
const CLOCKS_HAVE_CHANGED = 4 * 3600;
