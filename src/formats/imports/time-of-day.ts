import { toPlainDigits } from '../messy/digits.ts';
import type { MessyCell } from '../messy/messy-table.ts';
import type { TimeZone } from '../time-zone.ts';

/** A time behind a date: seconds of the day, and the offset that is written behind it. */
interface TimeOfDay {
  readonly seconds: number;
  readonly offset: string | null;
}

/** The instant of a cell's time on a date, by the clocks of the operation's zone where it names none; the date where it has no time. */
export const addTimeOfDay = (date: string, cell: MessyCell, zone: TimeZone): string => {
  const time = findTimeOfDay(cell);
  if (time === null) return date;
  const clock = [time.seconds / 3600, (time.seconds / 60) % 60, time.seconds % 60].map(twoDigits).join(':');
  return `${date}T${clock}${time.offset ?? formatOffset(date, time.seconds, zone)}`;
};

const findTimeOfDay = (cell: MessyCell): TimeOfDay | null => {
  if (cell.number !== undefined) {
    const seconds = Math.round((cell.number % 1) * 86_400);
    return seconds > 0 && seconds < 86_400 ? { seconds, offset: null } : null;
  }
  const text = toPlainDigits(cell.date ?? cell.text).trim();
  const match =
    /[T\s,](\d{1,2})[:h](\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap])?\.?(?:m\.?)?\s*(z|[+-]\d{2}:?\d{2})?$/i.exec(
      text,
    );
  if (match === null) return null;
  const [, hourText, minutes, seconds = '0', half, offset] = match;
  const hour = half === undefined ? Number(hourText) : (Number(hourText) % 12) + (/p/i.test(half) ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  return {
    seconds: hour * 3600 + Number(minutes) * 60 + Number(seconds),
    offset: offset?.toUpperCase() ?? null,
  };
};

const formatOffset = (date: string, seconds: number, zone: TimeZone): string => {
  const asUtc = Date.parse(`${date}T00:00:00Z`) / 1000 + seconds;
  const east = zone.offsetAt(asUtc - zone.offsetAt(asUtc));
  const minutes = Math.abs(Math.round(east / 60));
  return `${east < 0 ? '-' : '+'}${twoDigits(minutes / 60)}:${twoDigits(minutes % 60)}`;
};

const twoDigits = (value: number): string => String(Math.floor(value)).padStart(2, '0');
