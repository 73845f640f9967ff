import type { FleetProblem } from './fleet-problem.ts';
import { NO_TRIP, type TripEstimates } from './trip-estimate.ts';
import type { Lane } from './want-book.ts';

/** Added to a row's pressure to make it a price: an idle row is not free. */
export const PRESSURE_BASE = 0.3;

/**
 * How much of each row's vehicle time the wants from `day` on would take if every lane were shared among the rows that can
 * serve it by their capacity. A row that alone can reach some sites comes out dear, so that others leave it to them.
 */
export const computePressure = (
  problem: FleetProblem,
  estimates: TripEstimates,
  lanes: readonly Lane[],
  day: number,
): readonly number[] => {
  const { rows, gramsPerPack, dayCount, frames } = problem;
  const work = new Float64Array(rows.length);
  const capacity = rows.map(({ count, payloadGrams }) => count[day]! * payloadGrams);
  for (const lane of lanes) {
    let grams = 0;
    for (const want of lane.wants) if (want.due >= day) grams += want.left * gramsPerPack[want.good]!;
    if (grams === 0) continue;
    const able = rows.map((_, row) => estimates.seconds(row, lane.from, lane.to, day));
    const total = able.reduce((sum, seconds, row) => sum + (seconds === NO_TRIP ? 0 : capacity[row]!), 0);
    able.forEach((seconds, row) => {
      if (seconds === NO_TRIP || total === 0) return;
      work[row]! += ((grams * capacity[row]!) / total / rows[row]!.payloadGrams) * seconds;
    });
  }
  return rows.map(({ count, dutySeconds }, row) => {
    let seconds = 0;
    for (let t = day; t < dayCount; t++) {
      seconds += count[t]! * Math.max(0, Math.min(dutySeconds, frames[t]!.to - frames[t]!.from));
    }
    return work[row]! / Math.max(1, seconds);
  });
};
