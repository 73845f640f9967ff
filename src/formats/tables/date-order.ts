import type { LocalDate, Location } from '../../domain/index.ts';
import { addDays } from '../local-days.ts';
import type { ReadingContext } from '../origin-fields.ts';
import { type ProblemList, quote } from '../problem-list.ts';

/** Notes `<stem>.dates-reversed` where `to` lies before `from`; null is open. */
export function checkDateOrder<T extends string | number>(
  stem: string,
  at: Location,
  from: T | null,
  to: T | null,
  problems: ProblemList,
  columns: { readonly from: string; readonly to: string } = { from: 'from', to: 'to' },
): void {
  if (from === null || to === null || from <= to) return;
  const text = typeof to === 'number' ? new Date(to * 1000).toISOString() : String(to);
  problems.error(
    `${stem}.dates-reversed`,
    { ...at, column: columns.to },
    `not before ${columns.from}`,
    quote(text),
    'Exchange the two, or leave the end empty where it is not known.',
  );
}

/** Three years: older counts, and arrivals later than this, are most likely a slip of the year. */
const FAR_DAYS = 1096;

/** Warns with `<stem>.far-date` where a date lies so far from the horizon that the year must be wrong: nothing would use it. */
export function checkNearHorizon(
  stem: string,
  at: Location,
  column: string,
  date: LocalDate,
  { problems, horizon }: ReadingContext,
): void {
  if (horizon === null) return;
  const [earliest, latest] = [addDays(horizon.first, -FAR_DAYS), addDays(horizon.last, FAR_DAYS)];
  if (date >= earliest && date <= latest) return;
  const expected = `a date from ${earliest} to ${latest}, three years around the horizon`;
  problems.warn(`${stem}.far-date`, { ...at, column }, expected, quote(date), 'Check the year.');
}
