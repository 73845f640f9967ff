import type { WeeklyHours, WeeklyWindow } from '../domain/index.ts';

const DAY = 86_400;
const DAY_NAMES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

export interface HoursFault {
  /** Character, counted from 1, at which the text stops making sense. */
  readonly character: number;
  readonly expected: string;
}

/**
 * Hours of a week from text: `24/7`, `closed`, `08:00-16:00`, `Su-Th 08:00-12:00,13:00-16:00; Fr 09:00-12:00`. A later
 * rule replaces the earlier ones of its days; a range that ends at or before its start runs past midnight and is split.
 */
export function parseOpeningHours(text: string): WeeklyHours | HoursFault {
  const scan = createScanner(text);
  const byDay: [number, number][][] = DAY_NAMES.map(() => []);
  if (scan.take(/24\/7/y) !== null) {
    byDay.forEach((ranges) => {
      ranges.push([0, DAY]);
    });
  } else if (scan.take(/closed|off/iy) === null) {
    do {
      const fault = readRule(scan, byDay);
      if (fault !== undefined) return fault;
    } while (scan.take(/;/y) !== null && !scan.atEnd());
  }
  return scan.atEnd() ? gatherWindows(byDay) : scan.fault('";" or the end of the hours');
}

interface Scanner {
  /** The text at the reading point if it matches (a sticky pattern), which is then passed by. */
  readonly take: (pattern: RegExp) => string | null;
  readonly atEnd: () => boolean;
  readonly fault: (expected: string) => HoursFault;
}

function createScanner(text: string): Scanner {
  let at = 0;
  const skipSpace = (): void => {
    while (at < text.length && /\s/.test(text[at]!)) at++;
  };
  return {
    take: (pattern) => {
      skipSpace();
      pattern.lastIndex = at;
      const found = pattern.exec(text)?.[0] ?? null;
      if (found !== null) at += found.length;
      return found;
    },
    atEnd: () => {
      skipSpace();
      return at >= text.length;
    },
    fault: (expected) => ({ character: at + 1, expected }),
  };
}

function readRule(scan: Scanner, byDay: [number, number][][]): HoursFault | undefined {
  const days: number[] = [];
  do {
    const first = scan.take(/(Mo|Tu|We|Th|Fr|Sa|Su)\b/iy);
    if (first === null) {
      if (days.length > 0) return scan.fault('a day such as Mo');
      break;
    }
    const from = findDay(first);
    if (scan.take(/[-–]/y) === null) {
      days.push(from);
    } else {
      const last = scan.take(/(Mo|Tu|We|Th|Fr|Sa|Su)\b/iy);
      if (last === null) return scan.fault('a day such as Fr');
      for (let day = from; ; day = (day + 1) % 7) {
        days.push(day);
        if (day === findDay(last)) break;
      }
    }
  } while (scan.take(/,/y) !== null);
  const chosen = days.length === 0 ? [0, 1, 2, 3, 4, 5, 6] : days;

  const ranges: [number, number][] = [];
  if (scan.take(/closed|off/iy) === null) {
    do {
      const from = readTime(scan, DAY - 60);
      if (typeof from !== 'number') return from;
      if (scan.take(/[-–]/y) === null) return scan.fault('"-" and the closing time');
      const to = readTime(scan, DAY);
      if (typeof to !== 'number') return to;
      if (from === to) return scan.fault('a closing time other than the opening time (or 24/7)');
      ranges.push([from, to > from ? to : to + DAY]);
    } while (scan.take(/,/y) !== null);
  }
  for (const day of chosen) byDay[day] = ranges;
  return undefined;
}

const findDay = (name: string): number =>
  DAY_NAMES.findIndex((known) => known.toLowerCase() === name.toLowerCase());

function readTime(scan: Scanner, latest: number): number | HoursFault {
  const found = scan.take(/([01]?\d|2[0-4]):[0-5]\d(?!\d)/y);
  if (found === null) return scan.fault('a time such as 08:00');
  const [hours, minutes] = found.split(':').map(Number) as [number, number];
  const seconds = hours * 3600 + minutes * 60;
  return seconds > latest ? scan.fault('a time up to 24:00') : seconds;
}

/** One window per distinct stretch, with all its weekdays, in order of time; overlaps of one day are merged. */
function gatherWindows(byDay: readonly (readonly [number, number][])[]): WeeklyHours {
  const split: [number, number][][] = DAY_NAMES.map(() => []);
  byDay.forEach((ranges, day) => {
    for (const [from, to] of ranges) {
      split[day]!.push([from, Math.min(to, DAY)]);
      if (to > DAY) split[(day + 1) % 7]!.push([0, to - DAY]);
    }
  });
  const windows = new Map<string, { weekdays: number[]; fromSecond: number; toSecond: number }>();
  split.forEach((ranges, day) => {
    for (const [fromSecond, toSecond] of mergeRanges(ranges)) {
      const key = `${fromSecond}-${toSecond}`;
      const window = windows.get(key) ?? { weekdays: [], fromSecond, toSecond };
      window.weekdays.push(day);
      windows.set(key, window);
    }
  });
  const order = (a: WeeklyWindow, b: WeeklyWindow): number =>
    a.fromSecond - b.fromSecond || a.toSecond - b.toSecond;
  return [...windows.values()].sort(order);
}

function mergeRanges(ranges: readonly [number, number][]): [number, number][] {
  const merged: [number, number][] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
