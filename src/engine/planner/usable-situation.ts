import type { GoodId, Situation } from '../../domain/index.ts';

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

/** Last days of a good's usage periods: those of the shortest period among the known needs it serves (docs/rules.md R19). */
const listUsagePeriodEnds = (situation: Situation, goodId: GoodId): readonly number[] => {
  const { operation, days, unknownNeedIds } = situation;
  const good = operation.goods.find((candidate) => candidate.id === goodId);
  let length = days.length;
  for (const { needId } of good?.serves ?? []) {
    const need = operation.needs.find((candidate) => candidate.id === needId);
    if (need === undefined || unknownNeedIds.includes(needId) || need.kind === 'durable') continue;
    length = Math.min(length, need.periodDays);
  }
  const ends: number[] = [];
  for (let first = 0; first < days.length; first += length)
    ends.push(Math.min(first + length, days.length) - 1);
  return ends;
};
