import type {
  CommitmentNotice,
  Day,
  Facilitation,
  NoticeRecipient,
  Operation,
  Place,
} from '../../domain/index.ts';
import { instantOfSecond } from '../clock/wall-clock.ts';
import type { Preference } from '../facts/choose.ts';

/** The local day of an instant; before the operation's first day and after its last, days of 24 hours (R28). */
function dayAround(
  instant: number,
  days: readonly Day[],
): Pick<Day, 'startsAt' | 'endsAt'> & { readonly day: Day | null } {
  for (const day of days)
    if (day.startsAt <= instant && instant < day.endsAt)
      return { startsAt: day.startsAt, endsAt: day.endsAt, day };
  const anchor = instant < days[0]!.startsAt ? days[0]!.startsAt : days.at(-1)!.endsAt;
  let startsAt = anchor;
  while (startsAt > instant) startsAt -= 86_400;
  while (startsAt + 86_400 <= instant) startsAt += 86_400;
  return { startsAt, endsAt: startsAt + 86_400, day: null };
}

/** R28: the last instant at which asking the recipient keeps its lead and its cutoff. */
export function deriveSubmitBy(recipient: NoticeRecipient, departAt: number, days: readonly Day[]): number {
  const latest = departAt - recipient.leadSeconds;
  if (recipient.cutoffSecond === null) return latest;
  const { startsAt, day } = dayAround(latest, days);
  const cutoff = day ? instantOfSecond(day, recipient.cutoffSecond) : startsAt + recipient.cutoffSecond;
  return Math.min(latest, cutoff);
}

/** R28: the row of base rates that speaks for a place on a date. */
export function deriveBaseRate(
  operation: Operation,
  place: Place,
  date: string,
  preference: Preference,
): Facilitation | undefined {
  const covering = operation.facilitation.filter(
    (row) => !(row.fromDate !== null && date < row.fromDate) && !(row.toDate !== null && date > row.toDate),
  );
  const subjects: ((row: Facilitation) => boolean)[] = [
    ({ subject }) => subject.kind === 'place' && subject.placeId === place.id,
  ];
  const seen: string[] = [];
  for (let id: string | null = place.areaId; id !== null && !seen.includes(id); ) {
    const here: string = id;
    seen.push(here);
    subjects.push(({ subject }) => subject.kind === 'area' && subject.areaId === here);
    id = operation.areas.find((area) => area.id === here)?.parentId ?? null;
  }
  subjects.push(({ subject }) => subject.kind === 'all');
  for (const matches of subjects) {
    const rows = covering.filter(matches);
    if (rows.length === 0) continue;
    const latest = rows
      .map((row) => row.fromDate ?? '')
      .sort()
      .at(-1);
    return rows.filter((row) => (row.fromDate ?? '') === latest).sort(preference)[0];
  }
  return undefined;
}

/** R29: what recipients were sent for a movement and said, a later row of notices before the commitments. */
export function deriveNotices(operation: Operation, movementId: string): CommitmentNotice[] {
  const file = operation.commitments?.commitments ?? [];
  const committed = file.filter((one) => one.movement.id === movementId).flatMap((one) => one.notices);
  const rows = operation.notices.filter((row) => row.movementId === movementId);
  const recipients = new Set([...committed, ...rows].map((notice) => notice.recipientId));
  return [...recipients].map((recipientId) => {
    const own = rows.filter((row) => row.recipientId === recipientId);
    own.sort((a, b) => b.origin.knownAt - a.origin.knownAt || (a.origin.factId < b.origin.factId ? 1 : -1));
    return own[0] ?? committed.filter((notice) => notice.recipientId === recipientId).at(-1)!;
  });
}
