import type { GoodId, Situation } from '../../domain/index.ts';
import { computeUsageDays } from '../fleet/index.ts';

/**
 * The situation without lots that can never be handed out: a lot must outlast a whole usage period of its good that
 * begins after it came in (docs/rules.md R7, R19). The relaxed programme counts on them; what steers must not.
 */
export const withoutUselessLots = (situation: Situation): Situation => {
  const lots = situation.lots.filter((lot) => {
    if (lot.lastDay === null) return true;
    const last = lot.lastDay;
    return listUsagePeriodEnds(situation, lot.goodId).some((end) => lot.fromDay <= end && end <= last);
  });
  return lots.length === situation.lots.length ? situation : { ...situation, lots };
};

/** Last days of a good's usage periods. */
const listUsagePeriodEnds = (situation: Situation, goodId: GoodId): readonly number[] => {
  const { operation, days } = situation;
  const length = computeUsageDays(situation, operation.goods.find((good) => good.id === goodId)!);
  const ends: number[] = [];
  for (let first = 0; first < days.length; first += length)
    ends.push(Math.min(first + length, days.length) - 1);
  return ends;
};
