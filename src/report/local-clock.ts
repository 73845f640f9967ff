import type { Day, Instant, LocalDate } from '../domain/index.ts';

const DAY_SECONDS = 86_400;
/** docs/rules.md R2: on a day when clocks change, wall-clock times from here on are shifted. */
const CHANGE_SECOND = 4 * 3_600;

/** Instants as the operation's people read them; made from the days written into the plan, with no time-zone data. */
export interface LocalClock {
  /** `2024-05-06`. */
  date(instant: Instant): LocalDate;
  /** `08:00`. */
  time(instant: Instant): string;
  /** `Mon 6 May 2024`. */
  longDate(date: LocalDate): string;
  /** `6 May`. */
  shortDate(date: LocalDate): string;
  /** `Mon 6 May 2024, 08:00`. */
  dateTime(instant: Instant): string;
  /** `2024-05-06T08:00:00+03:00`. */
  iso(instant: Instant): string;
  /** `UTC+3`. */
  offset(instant: Instant): string;
}

/** Names of weekdays (Monday first) and months, in the language of the page. */
export interface CalendarNames {
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
}

/** Instants outside the days are read with the offset of the nearest one. `days` is sorted and not empty. */
export function buildLocalClock(days: readonly Day[], names: CalendarNames): LocalClock {
  const toWall = (instant: Instant) => {
    const day = findDay(days, instant);
    const offset =
      instant >= day.startsAt && instant < day.endsAt ? offsetWithin(day, instant) : day.offsetSeconds;
    return { wall: instant + offset, offset };
  };
  const date = (instant: Instant) => isoDate(toWall(instant).wall);
  const time = (instant: Instant) => isoTime(toWall(instant).wall).slice(0, 5);
  const longDate = (local: LocalDate) => formatLongDate(local, names);
  return {
    date,
    time,
    longDate,
    shortDate: (local) => longDate(local).split(' ').slice(1, 3).join(' '),
    dateTime: (instant) => `${longDate(date(instant))}, ${time(instant)}`,
    iso: (instant) => {
      const { wall, offset } = toWall(instant);
      return `${isoDate(wall)}T${isoTime(wall)}${isoOffset(offset)}`;
    },
    offset: (instant) => {
      const [hours, minutes] = isoOffset(toWall(instant).offset).split(':') as [string, string];
      return `UTC${hours[0]}${Number(hours.slice(1))}${minutes === '00' ? '' : `:${minutes}`}`;
    },
  };
}

/** `Mon 6 May 2024`. */
export function formatLongDate(local: LocalDate, names: CalendarNames): string {
  const [year, month, day] = local.split('-').map(Number) as [number, number, number];
  const weekday = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  return `${names.weekdays[weekday]} ${day} ${names.months[month - 1]} ${year}`;
}

/** `2024-05-06 05:00 UTC`. */
export function formatUtc(instant: Instant): string {
  return `${isoDate(instant)} ${isoTime(instant).slice(0, 5)} UTC`;
}

/** `2024-05-06T05:00:00Z`. */
export function formatIsoUtc(instant: Instant): string {
  return `${isoDate(instant)}T${isoTime(instant)}Z`;
}

function findDay(days: readonly Day[], instant: Instant): Day {
  let found = days[0]!;
  for (const day of days) if (day.startsAt <= instant) found = day;
  return found;
}

function offsetWithin(day: Day, instant: Instant): number {
  const change = day.endsAt - day.startsAt - DAY_SECONDS;
  const elapsed = instant - day.startsAt;
  // Before the change the clock still runs as at midnight; `offsetSeconds` is that of noon.
  return elapsed < CHANGE_SECOND + change ? day.offsetSeconds + change : day.offsetSeconds;
}

const isoDate = (wall: number) => new Date(wall * 1000).toISOString().slice(0, 10);
const isoTime = (wall: number) => new Date(wall * 1000).toISOString().slice(11, 19);

function isoOffset(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
