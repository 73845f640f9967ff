import type { Instant, LocalDate, WeeklyHours } from '../domain/index.ts';
import { type Cell, type CellFault, fault } from './cell.ts';
import { type HoursFault, parseOpeningHours } from './opening-hours.ts';

const EARLIEST = '1950-01-01';
const LATEST = '2099-12-31';

/** A calendar date that exists, 1950 to 2099. */
export const dateCell: Cell<LocalDate> = {
  kind: 'date YYYY-MM-DD',
  schema: { type: 'string', format: 'date' },
  parse: parseDate,
};

function parseDate(text: string): LocalDate | CellFault {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  const time = match === null ? Number.NaN : Date.parse(`${text}T00:00:00Z`);
  // Date.parse takes 30 February for 1 March.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    return fault(
      'not-a-date',
      'a date such as 2024-05-06',
      'Write year-month-day with two digits for month and day.',
    );
  return text >= EARLIEST && text <= LATEST
    ? text
    : fault('implausible-date', `a date from ${EARLIEST} to ${LATEST}`, 'Check the year.');
}

/** An instant with its zone; a bare date is local midnight of the operation's zone. */
export const instantCell: Cell<Instant> = {
  kind: 'instant',
  schema: {
    type: 'string',
    pattern: String.raw`^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.0+)?)?(Z|[+-]\d\d:?\d\d))?$`,
  },
  parse: (text, context) => {
    const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.0+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i.exec(
      text,
    );
    if (match === null)
      return fault(
        'not-an-instant',
        'an instant such as 2024-05-06T05:00:00Z, or a date',
        'Write date, T, time and zone (Z or an offset such as +03:00).',
      );
    const date = parseDate(match[1]!);
    if (typeof date !== 'string') return date;
    if (match[2] === undefined) return context.zone.startOf(date);
    if (match[5] === undefined)
      return fault(
        'no-zone',
        'an instant with its zone, such as 2024-05-06T05:00:00Z',
        'Add Z for UTC or an offset such as +03:00.',
      );
    const [hours, minutes, seconds] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
    const zone = /^([+-])(\d\d):?(\d\d)$/.exec(match[5]);
    const offset =
      zone === null ? 0 : (Number(zone[2]) * 60 + Number(zone[3])) * (zone[1] === '-' ? -60 : 60);
    if (hours > 23 || minutes > 59 || seconds > 59 || Math.abs(offset) > 57_600)
      return fault(
        'not-an-instant',
        'hours to 23, minutes and seconds to 59',
        'Check the time and the offset.',
      );
    return Date.parse(`${date}T00:00:00Z`) / 1000 + hours * 3600 + minutes * 60 + seconds - offset;
  },
};

/** Opening hours of a week. */
export const hoursTextCell: Cell<WeeklyHours> = {
  kind: 'hours',
  schema: { type: 'string' },
  parse: (text) => {
    const hours = parseOpeningHours(text);
    return isHoursFault(hours)
      ? fault(
          'bad-hours',
          `${hours.expected} at character ${hours.character}`,
          'Write hours like "Su-Th 08:00-16:00; Fr 09:00-12:00", "24/7" or "closed".',
        )
      : hours;
  },
};

const isHoursFault = (hours: WeeklyHours | HoursFault): hours is HoursFault => 'character' in hours;
