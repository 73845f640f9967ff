import type { Origin, Source } from '../../domain/index.ts';

interface Row {
  readonly origin: Origin;
}

/** Compares two rows by the written rule (R4): negative when `a` is to be chosen before `b`. */
export type Preference = (a: Row, b: Row) => number;

/** Reliability, then credibility, then the later knowledge, then the smaller fact id. A source not listed counts as F. */
export function buildPreference(sources: readonly Source[]): Preference {
  const grades = new Map<string, string>(sources.map((source) => [source.id, source.reliability]));
  const grade = (row: Row): string => grades.get(row.origin.sourceId) ?? 'F';
  return (a, b) => {
    if (grade(a) !== grade(b)) return grade(a) < grade(b) ? -1 : 1;
    const credibilityA = a.origin.credibility ?? 6;
    const credibilityB = b.origin.credibility ?? 6;
    if (credibilityA !== credibilityB) return credibilityA - credibilityB;
    if (a.origin.knownAt !== b.origin.knownAt) return b.origin.knownAt - a.origin.knownAt;
    return a.origin.factId < b.origin.factId ? -1 : a.origin.factId > b.origin.factId ? 1 : 0;
  };
}

/** The row the rule chooses; `rows` must not be empty. */
export function chooseRow<T extends Row>(rows: readonly T[], preference: Preference): T {
  let best = rows[0]!;
  for (const row of rows) if (preference(row, best) < 0) best = row;
  return best;
}

/** Rows by key, in the order in which the keys come first. */
export function groupRows<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const name = key(row);
    const group = groups.get(name);
    if (group) group.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}
