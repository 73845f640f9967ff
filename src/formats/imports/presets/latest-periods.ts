import type { AreaRow } from './area-rows.ts';

export interface DatedAreaRow extends AreaRow {
  /** First day of its period, `YYYY-MM-DD`. */
  readonly from: string;
}

/**
 * Of each area the rows of its latest period that starts by the last day of planning (by any day, where there is
 * none). Rows that lie in none of the operation's areas are all kept: they are only counted.
 */
export function chooseLatestPeriods(rows: readonly DatedAreaRow[], lastDay: string | null): DatedAreaRow[] {
  const known = rows.filter(({ areas, from }) => areas.length === 0 || lastDay === null || from <= lastDay);
  const latest = new Map<string, string>();
  for (const { areas, from } of known)
    for (const area of areas) if (from > (latest.get(area) ?? '')) latest.set(area, from);
  return known.filter(
    ({ areas, from }) => areas.length === 0 || areas.some((area) => latest.get(area) === from),
  );
}
