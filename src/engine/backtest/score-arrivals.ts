import { compareStrings } from '../../base/index.ts';
import {
  chooseFacts,
  type Instant,
  indexReliability,
  type LocalDate,
  type Operation,
  type PlaceId,
  type Range,
  type SupplyFact,
  visibleAsOf,
} from '../../domain/index.ts';
import { isCounted } from './weigh-counts.ts';

/** A morning on which arrivals were expected, and the instant at which its plan would have been made. */
export interface Morning {
  readonly date: LocalDate;
  readonly asOf: Instant;
}

/** What one morning expected at one place on one day, all goods of one unit together, and what was counted there afterwards. */
export interface ScoredArrival {
  readonly morning: LocalDate;
  /** Days from the morning to the day: 0 is the same day. */
  readonly horizonDays: number;
  readonly placeId: PlaceId;
  readonly date: LocalDate;
  readonly unit: string;
  /** Null: nothing was expected or ruled out that morning; what came was not foreseen. */
  readonly expected: Range | null;
  /** Null: no count was published; that is neither none nor as expected. */
  readonly came: number | null;
}

/**
 * Every expectation of every morning beside what was counted: rows of arrivals known before the end of their day are expectations,
 * rows known at its end or later are counts. Both are chosen by docs/rules.md R4, an expectation among what was known at the
 * morning's as-of. Sorted by morning, place, date. O(mornings x rows log rows).
 */
export const scoreArrivals = (
  operation: Operation,
  mornings: readonly Morning[],
): readonly ScoredArrival[] => {
  const inHorizon = new Set<LocalDate>(operation.days.map((day) => day.date));
  const counts = operation.arrivals.filter((row) => isCounted(operation, row));
  const came = addUp(chooseRows(operation, counts));
  return mornings.flatMap(({ date: morning, asOf }) => {
    const visible = visibleAsOf(operation, asOf);
    const rows = visible.arrivals.filter(
      (row) => inHorizon.has(row.date) && !isCounted(operation, row) && row.date >= morning,
    );
    const expected = addUp(chooseRows(visible, rows));
    const keys = new Set([...expected.keys(), ...came.keys()]);
    return [...keys].sort(compareStrings).flatMap((key): ScoredArrival[] => {
      const [placeId, date, unit] = key.split('|') as [PlaceId, LocalDate, string];
      if (date < morning) return [];
      return [
        {
          morning,
          horizonDays: daysBetween(morning, date),
          placeId,
          date,
          unit,
          expected: expected.get(key) ?? null,
          came: came.get(key)?.best ?? null,
        },
      ];
    });
  });
};

const chooseRows = (operation: Operation, rows: readonly SupplyFact[]): readonly SupplyFact[] =>
  chooseFacts(
    rows,
    indexReliability(operation.sources),
    (row) => ({
      quantity: 'arrival',
      subject: `${row.placeId}|${row.goodId}|${row.lot ?? ''}|${row.unit}`,
      date: row.date,
    }),
    () => '',
  ).chosen;

/** By place, date and unit. The ends of a sum are the sums of the ends: as wide as if all goods went wrong together. */
const addUp = (rows: readonly SupplyFact[]): ReadonlyMap<string, Range> => {
  const sums = new Map<string, Range>();
  for (const { placeId, date, unit, count } of rows) {
    const key = `${placeId}|${date}|${unit}`;
    const known = sums.get(key) ?? { low: 0, best: 0, high: 0 };
    sums.set(key, {
      low: known.low + count.low,
      best: known.best + count.best,
      high: known.high + count.high,
    });
  }
  return sums;
};

const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
