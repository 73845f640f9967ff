import type { Location } from '../../domain/index.ts';
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
