import SunCalc from 'suncalc';
import type { Day, Instant, LocalDate } from '../domain/index.ts';
import type { TimeZone } from './time-zone.ts';

/** Where the sun is looked at: degrees times 10^7. */
export interface SunPosition {
  readonly latE7: number;
  readonly lonE7: number;
}

/**
 * The local days from `first` to `last`. Sunrise and sunset are those at `sun`, to the minute; null where the sun
 * stays up or down, or nobody knows where. A date that the zone skips altogether gives no day.
 */
export function listLocalDays(
  first: LocalDate,
  last: LocalDate,
  zone: TimeZone,
  sun: SunPosition | null,
): Day[] {
  const days: Day[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) {
    const startsAt = zone.startOf(date);
    const endsAt = zone.startOf(addDays(date, 1));
    if (endsAt <= startsAt) continue;
    const noon = Date.parse(`${date}T12:00:00Z`) / 1000;
    const offsetSeconds = zone.offsetAt(noon - zone.offsetAt(noon));
    days.push({ date, startsAt, endsAt, offsetSeconds, ...findSunTimes(noon - offsetSeconds, sun) });
  }
  return days;
}

/** `date` moved by whole days. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function findSunTimes(noon: Instant, sun: SunPosition | null): Pick<Day, 'sunriseAt' | 'sunsetAt'> {
  if (sun === null) return { sunriseAt: null, sunsetAt: null };
  const times = SunCalc.getTimes(new Date(noon * 1000), sun.latE7 / 1e7, sun.lonE7 / 1e7);
  const rise = times.sunrise.getTime();
  const set = times.sunset.getTime();
  if (Number.isNaN(rise) || Number.isNaN(set)) return { sunriseAt: null, sunsetAt: null };
  return { sunriseAt: Math.round(rise / 60_000) * 60, sunsetAt: Math.round(set / 60_000) * 60 };
}

/** The mean of positions, across 180 degrees east too, to a tenth of a degree; null for none. */
export function findMeanPosition(positions: readonly SunPosition[]): SunPosition | null {
  if (positions.length === 0) return null;
  const TURN = 3_600_000_000;
  const lons = positions.map(({ lonE7 }) => lonE7);
  // Not `Math.max(...lons)`: a call takes no more than some 100 000 arguments.
  const least = lons.reduce((low, lon) => Math.min(low, lon));
  const most = lons.reduce((high, lon) => Math.max(high, lon));
  const wraps = most - least > TURN / 2;
  const mean = (values: readonly number[]): number =>
    Math.round(values.reduce((sum, value) => sum + value, 0) / values.length / 1e6) * 1e6 + 0;
  const lon = mean(wraps ? lons.map((value) => (value < 0 ? value + TURN : value)) : lons);
  return { latE7: mean(positions.map(({ latE7 }) => latE7)), lonE7: lon > TURN / 2 ? lon - TURN : lon };
}
