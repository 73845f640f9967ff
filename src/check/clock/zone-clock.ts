/** Tells an instant's local calendar date and wall-clock second in a time zone. */
export interface ZoneClock {
  readonly localDate: (instant: number) => string;
  /** The zone's offset at the instant, in seconds east of UTC. */
  readonly offsetAt: (instant: number) => number;
  /** The instant at which the local date begins. */
  readonly midnight: (date: string) => number;
}

/** A clock by the platform's own time-zone data (`Intl`), apart from the data the operation was read with. */
export function buildZoneClock(timeZone: string): ZoneClock {
  const format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const readParts = (instant: number): Record<string, string> =>
    Object.fromEntries(format.formatToParts(new Date(instant * 1000)).map((part) => [part.type, part.value]));
  const localDate = (instant: number): string => {
    const { year, month, day } = readParts(instant);
    return `${year}-${month}-${day}`;
  };
  const offsetAt = (instant: number): number => {
    const { year, month, day, hour, minute, second } = readParts(instant);
    const asUtc = Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(day),
      Number(hour),
      Number(minute),
      Number(second),
    );
    return asUtc / 1000 - instant;
  };
  const midnight = (date: string): number => {
    const asUtc = Date.parse(`${date}T00:00:00Z`) / 1000;
    // The first instant that bears the date: clocks may change at midnight, so look from the larger offset on.
    const offsets = [asUtc - 86_400, asUtc, asUtc + 86_400].map(offsetAt);
    const candidates = offsets.map((offset) => asUtc - offset).sort((a, b) => a - b);
    const found = candidates.find(
      (instant) => localDate(instant) === date && localDate(instant - 1) !== date,
    );
    return found ?? candidates.find((instant) => localDate(instant) === date) ?? asUtc;
  };
  return { localDate, offsetAt, midnight };
}

/** The calendar date `count` days after `date`. */
export function addDays(date: string, count: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
}

/** 0 is Monday. */
export function weekdayOf(date: string): number {
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
}
