import type { Conversion, Day, Operation, Origin, PeopleSubject, Range } from '../../domain/index.ts';
import { chooseRow, groupRows, type Preference } from '../facts/choose.ts';

/** A usable head count of one subject: of the group `people`, or converted to it. */
export interface HeadCount {
  readonly date: string;
  readonly group: string;
  readonly count: Range;
  /** The count's own origin and, where converted, the conversion's. */
  readonly origins: readonly Origin[];
}

/** Usable counts by subject (`place:<id>` or `area:<id>`), and chosen facts that lack a conversion. */
export interface HeadCounts {
  readonly bySubject: ReadonlyMap<string, readonly HeadCount[]>;
  readonly unconverted: readonly { readonly factId: string; readonly group: string }[];
}

export const subjectKey = (subject: PeopleSubject): string =>
  subject.kind === 'place' ? `place:${subject.placeId}` : `area:${subject.areaId}`;

/** Chooses one fact per subject, group and date (R4) and converts other groups where a conversion is known (R5). */
export function listHeadCounts(operation: Operation, preference: Preference): HeadCounts {
  const bySubject = new Map<string, HeadCount[]>();
  const unconverted: { factId: string; group: string }[] = [];
  const groups = groupRows(operation.people, (row) =>
    JSON.stringify([subjectKey(row.subject), row.group, row.date]),
  );
  for (const rows of groups.values()) {
    const fact = chooseRow(rows, preference);
    const count = toPeople(fact.group, fact.count, fact.origin, operation.conversions, preference);
    if (count === null) {
      unconverted.push({ factId: fact.origin.factId, group: fact.group });
      continue;
    }
    const key = subjectKey(fact.subject);
    const list = bySubject.get(key) ?? [];
    bySubject.set(key, list);
    list.push({ date: fact.date, group: fact.group, ...count });
  }
  for (const list of bySubject.values()) list.sort(byDateThenGroup);
  return { bySubject, unconverted };
}

/** Earlier dates first; on one date `people` first, then by group name. */
function byDateThenGroup(a: HeadCount, b: HeadCount): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  if (a.group === b.group) return 0;
  if (a.group === 'people' || b.group === 'people') return a.group === 'people' ? -1 : 1;
  return a.group < b.group ? -1 : 1;
}

function toPeople(
  group: string,
  count: Range,
  origin: Origin,
  conversions: readonly Conversion[],
  preference: Preference,
): Pick<HeadCount, 'count' | 'origins'> | null {
  if (group === 'people') return { count, origins: [origin] };
  const fitting = conversions.filter(
    (row) => row.kind === 'people' && row.from === group && row.to === 'people',
  );
  if (fitting.length === 0) return null;
  const conversion = chooseRow(fitting, preference);
  const { low, best, high } = conversion.factorPpm;
  return {
    count: { low: scale(count.low, low), best: scale(count.best, best), high: scale(count.high, high) },
    origins: [origin, conversion.origin],
  };
}

/** floor(count x ppm / 10^6), exact. */
export function scale(count: number, ppm: number): number {
  return Number((BigInt(count) * BigInt(ppm)) / 1_000_000n);
}

/** What stands for a subject on a day: the latest count so far, else the first one if it lies within the horizon. */
export function findBase(
  counts: readonly HeadCount[] | undefined,
  day: Day,
  lastDate: string,
): HeadCount | null {
  if (!counts || counts.length === 0) return null;
  const dates = counts.map((count) => count.date);
  const latest = dates.filter((date) => date <= day.date).at(-1);
  if (latest !== undefined) return counts.find((count) => count.date === latest)!;
  return counts[0]!.date <= lastDate ? counts[0]! : null;
}
