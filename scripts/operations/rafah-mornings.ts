import type { Inputs } from './inputs.ts';
import { listDates, nextDate } from './rafah-people.ts';
import type { Row } from './table.ts';

/** Rows expected at a crossing on one day, as one morning saw it. */
export interface MorningExpectation {
  readonly place: string;
  readonly date: string;
  readonly knownAt: string;
  readonly low: number;
  readonly best: number;
  readonly high: number;
}

/** The morning of 6 May has expectations judged by hand; on all others they follow from the counts alone. */
const MORNINGS = ['2024-05-05', ...listDates('2024-05-07', '2024-05-19')];
const FIRST_PLANNED = '2024-05-06';
const LAST_PLANNED = '2024-05-19';
/** As the plan as of 6 May: five minutes before 08:00 local. */
const HOUR = 'T04:55:00Z';
const LAST_WEEK = 7;
const FORTNIGHT = 14;

export const MORNING_METHOD =
  'From the counts known that morning alone; method under "Mornings" in docs/operations/rafah.md. Goods by assumed shares.';

/**
 * What each morning could expect from the counts known then, for each crossing that had rows in the two weeks before: best is the
 * mean of the seven days before, low and high the least and the most of the fourteen. A day without rows counts as none; for days
 * for which a closure was recorded, best and low are none.
 */
export const expectByMorning = (
  inputs: Inputs,
  places: ReadonlyMap<string, string>,
): readonly MorningExpectation[] => {
  const counts = inputs.table('manifest-rows-by-day.csv');
  const closures = inputs.table('hand/capacity.csv').filter((row) => row.hours === 'closed');
  return MORNINGS.flatMap((morning) => {
    const knownAt = `${morning}${HOUR}`;
    return [...places].flatMap(([crossing, place]) => {
      const recent = listRecent(counts, crossing, morning);
      if (recent.every((rows) => rows === 0)) return [];
      const week = recent.slice(-LAST_WEEK);
      const mean = Math.round(week.reduce((sum, rows) => sum + rows, 0) / week.length);
      const dates = listDates(morning < FIRST_PLANNED ? FIRST_PLANNED : morning, LAST_PLANNED);
      return dates.map((date) => {
        const isShut = closures.some(
          (row) =>
            row.place === place &&
            row.known_at <= knownAt &&
            row.from <= date &&
            (row.to === '' || date <= row.to),
        );
        return {
          place,
          date,
          knownAt,
          low: isShut ? 0 : Math.min(...recent),
          best: isShut ? 0 : mean,
          high: Math.max(...recent),
        };
      });
    });
  });
};

/** Food rows of humanitarian senders on the fourteen days before the morning, the latest last. */
const listRecent = (counts: readonly Row[], crossing: string, morning: string): readonly number[] => {
  const ofCrossing = new Map(
    counts
      .filter((row) => row.crossing === crossing)
      .map((row) => [row.date, Number(row.food_humanitarian_rows)]),
  );
  const first = dateBefore(morning, FORTNIGHT);
  return listDates(first, morning)
    .filter((date) => nextDate(date) <= morning)
    .map((date) => ofCrossing.get(date) ?? 0);
};

const dateBefore = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
