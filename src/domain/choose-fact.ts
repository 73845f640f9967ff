import { compareNumbers, compareStrings } from '../base/index.ts';
import type { SourceId } from './ids.ts';
import type { Conflict } from './situation.ts';
import type { Origin, Reliability, Source } from './source.ts';
import type { LocalDate } from './time.ts';

interface Row {
  readonly origin: Origin;
}

/** Reliability of each source; an unknown source counts as F. */
export type Reliabilities = ReadonlyMap<SourceId, Reliability>;

export const indexReliability = (sources: readonly Source[]): Reliabilities =>
  new Map(sources.map((source) => [source.id, source.reliability]));

/** The written rule (docs/rules.md R4): reliability, credibility, recency, id. Negative where `a` goes first. */
export const comparePreference = (a: Origin, b: Origin, reliability: Reliabilities): number =>
  compareStrings(reliability.get(a.sourceId) ?? 'F', reliability.get(b.sourceId) ?? 'F') ||
  compareNumbers(a.credibility ?? 6, b.credibility ?? 6) ||
  compareNumbers(b.knownAt, a.knownAt) ||
  compareStrings(a.factId, b.factId);

export interface IdentityText {
  readonly quantity: string;
  readonly subject: string;
  readonly date: LocalDate;
}

/**
 * Groups rows by identity, chooses one of each group by R4 and records a conflict where the others say something else.
 * A row that its own source revised is no conflict. `valueText` gives what two rows must share to agree. O(n log n).
 */
export const chooseFacts = <T extends Row>(
  rows: readonly T[],
  reliability: Reliabilities,
  identityOf: (row: T) => IdentityText,
  valueText: (row: T) => string,
): { readonly chosen: readonly T[]; readonly conflicts: readonly Conflict[] } => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const { quantity, subject, date } = identityOf(row);
    const key = `${quantity}\n${subject}\n${date}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const chosen: T[] = [];
  const conflicts: Conflict[] = [];
  for (const key of [...groups.keys()].sort(compareStrings)) {
    const group = (groups.get(key) as T[]).sort((a, b) => comparePreference(a.origin, b.origin, reliability));
    const best = group[0] as T;
    chosen.push(best);
    const others = group
      .slice(1)
      .filter((row) => valueText(row) !== valueText(best) && !isRevised(row.origin, group));
    if (others.length > 0) {
      conflicts.push({
        ...identityOf(best),
        chosen: best.origin.factId,
        others: others.map((row) => row.origin.factId).sort(compareStrings),
      });
    }
  }
  return { chosen, conflicts };
};

/** Whether the same source counted at the same point and said something later. */
const isRevised = ({ sourceId, countingPoint, knownAt }: Origin, group: readonly Row[]): boolean =>
  group.some(
    ({ origin }) =>
      origin.sourceId === sourceId && origin.countingPoint === countingPoint && origin.knownAt > knownAt,
  );

export const formatRangeValue = (range: { low: number; best: number; high: number }): string =>
  `${range.low}/${range.best}/${range.high}`;
