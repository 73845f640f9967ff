import type { Lot, NeedId, Situation } from '../../domain/index.ts';
import { type RationOption, sumShares } from './ration-option.ts';

/**
 * Last planning day through which the option's rations of the need are covered by what is there and comes in, if all of
 * it could be brought in time; -1 if not even the first day. Whole days, by the people of each period.
 */
export const findSuppliedUntil = (situation: Situation, needId: NeedId, option: RationOption): number => {
  const wanted = situation.days.map(() => 0n);
  for (const { needId: id, firstDay, lastDay, targetAmount } of situation.elements) {
    if (id !== needId) continue;
    const days = lastDay - firstDay + 1;
    for (let day = firstDay; day <= lastDay; day++)
      wanted[day]! += (BigInt(targetAmount) * BigInt(sumShares(option, day, day))) / BigInt(days);
  }
  const supply = situation.days.map(() => 0n);
  for (const lot of situation.lots) {
    const amount = amountOf(situation, needId, lot);
    if (lot.fromDay < supply.length) supply[lot.fromDay]! += amount;
  }
  let left = 0n;
  for (let day = 0; day < wanted.length; day++) {
    left += supply[day]! * 1_000_000n - wanted[day]!;
    if (left < 0n) return day - 1;
  }
  return wanted.length - 1;
};

/**
 * The first day from which full rations can follow reduced ones and still last to the end of the horizon, all the needs
 * together; the number of days where not even reduced rations last. 0: full rations last.
 */
export const findFullFromDay = (situation: Situation, option: Omit<RationOption, 'fullFromDay'>): number => {
  const days = situation.days.length;
  for (let fullFromDay = 0; fullFromDay < days; fullFromDay++) {
    const lasts = option.needIds.every(
      (id) => findSuppliedUntil(situation, id, { ...option, fullFromDay }) === days - 1,
    );
    if (lasts) return fullFromDay;
  }
  return days;
};

const amountOf = (situation: Situation, needId: NeedId, lot: Lot): bigint => {
  const good = situation.operation.goods.find((candidate) => candidate.id === lot.goodId);
  const entry = good?.serves.find((candidate) => candidate.needId === needId);
  return BigInt(lot.packs) * BigInt(entry?.quantityPerPack ?? 0);
};
