import moment from 'moment-timezone';
import type { Instant, LocalDate } from '../domain/index.ts';

/** A time zone of the bundled IANA data. */
export interface TimeZone {
  readonly name: string;
  /** Seconds east of UTC at an instant. */
  readonly offsetAt: (instant: Instant) => number;
  /**
   * The instant from which on the local date is `date` or later for good: local midnight; where clocks skip midnight,
   * the first instant after the gap; where they repeat it, the later one.
   */
  readonly startOf: (date: LocalDate) => Instant;
}

/** Version of the bundled time-zone data, such as `2025b`. */
export const TIME_ZONE_DATA: string = moment.tz.dataVersion;

/** The zone of an IANA name, in whatever case; undefined for an unknown name. */
export function findTimeZone(name: string): TimeZone | undefined {
  // Only the data is used: its clock and its guess at the machine's zone are not.
  const zone = /^[A-Za-z0-9_+/-]{1,60}$/.test(name) ? moment.tz.zone(name) : null;
  if (zone === null) return undefined;
  const untils = zone.untils.map((until) => Math.round(until / 1000));
  // Not minus zero for UTC.
  const offsets = zone.offsets.map((west) => 0 - Math.round(west * 60));
  const pieceAt = (instant: Instant): number => {
    let low = 0;
    let high = untils.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (instant < untils[middle]!) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return {
    name: zone.name,
    offsetAt: (instant) => offsets[pieceAt(instant)]!,
    startOf: (date) => {
      const wall = Date.parse(`${date}T00:00:00Z`) / 1000;
      // Offsets lie within 16 hours of UTC, so that the answer lies in one of these pieces; the latest wins.
      for (let piece = pieceAt(wall + 57_600); ; piece--) {
        const from = piece === 0 ? -Infinity : untils[piece - 1]!;
        const midnight = wall - offsets[piece]!;
        if (midnight >= from) return midnight;
        // The wall clock jumped over midnight, or had passed it already, when this piece began.
        if (from - 1 + offsets[piece - 1]! < wall) return from;
      }
    },
  };
}

/** UTC, for reading on when an operation's own zone is unreadable. */
export const UTC: TimeZone = {
  name: 'UTC',
  offsetAt: () => 0,
  startOf: (date) => Date.parse(`${date}T00:00:00Z`) / 1000,
};
