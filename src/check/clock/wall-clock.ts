import type { Day, Interval, WeeklyHours } from '../../domain/index.ts';
import { weekdayOf } from './zone-clock.ts';

/** The instant of a wall-clock second (0..86400) of a day (R2). */
export function instantOfSecond(day: Day, second: number): number {
  if (second === 86_400) return day.endsAt;
  const change = day.endsAt - day.startsAt - 86_400;
  return second >= 4 * 3600 ? day.startsAt + second + change : day.startsAt + second;
}

/** When weekly hours hold on a day: sorted intervals that neither touch nor overlap. */
export function listOpenIntervals(day: Day, hours: WeeklyHours): Interval[] {
  const weekday = weekdayOf(day.date);
  const raw = hours
    .filter((window) => window.weekdays.includes(weekday))
    .map((window) => ({
      from: instantOfSecond(day, window.fromSecond),
      to: instantOfSecond(day, window.toSecond),
    }))
    .filter((interval) => interval.from < interval.to)
    .sort((a, b) => a.from - b.from);
  return mergeIntervals(raw);
}

/** Joins intervals, sorted by their start, that touch or overlap. */
export function mergeIntervals(sorted: readonly Interval[]): Interval[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of sorted) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** When movements may be on the road on a day (R13): [from, to], empty when from is after to. */
export function computeMovementFrame(
  day: Day,
  asOf: number,
  leadSeconds: number,
  daylight: { readonly only: boolean; readonly marginSeconds: number },
): Interval {
  const bySun = daylight.only && day.sunriseAt !== null && day.sunsetAt !== null;
  const start = bySun ? day.sunriseAt! + daylight.marginSeconds : day.startsAt;
  const end = bySun ? day.sunsetAt! - daylight.marginSeconds : day.endsAt;
  return { from: Math.max(asOf + leadSeconds, start), to: end };
}
