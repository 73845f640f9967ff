import { computeStoredGrams, type Lot } from '../../domain/index.ts';
import type { AllocationIndex } from './allocation-index.ts';
import type { SupplyItem } from './site-supply.ts';

/**
 * Hands out more than the filling asks where a site's store would overflow (docs/rules.md R19): first packs that nobody is
 * to get later, then those of later usage periods, latest first. Where the site's own lots alone are more than its storage,
 * they may stay. Changes `taken`. O(days x items x periods).
 */
export const relieveStorage = (
  index: AllocationIndex,
  storageGrams: number,
  items: readonly SupplyItem[],
  ownLots: readonly Lot[],
  taken: readonly Float64Array[],
): void => {
  const listed = new Set(items.map((item) => item.lotId));
  for (let day = 0; day < index.dayCount; day++) {
    let own = 0;
    let over = 0;
    for (const lot of ownLots) {
      const grams = ownGrams(index, lot, day);
      own += grams;
      // What no usage period can use lies there all the same.
      if (!listed.has(lot.id)) over += grams;
    }
    over -= Math.max(storageGrams, own);
    for (let i = 0; i < items.length; i++) {
      over += carriedPacks(index, items[i], taken[i], day) * gramsOf(index, items[i]);
    }
    for (const spare of [true, false]) {
      for (let i = 0; i < items.length && over > 0; i++) {
        const item = items[i];
        const period = index.goods[item.good].periodOfDay[day];
        if (period < item.first || period > item.last) continue;
        const grams = gramsOf(index, item);
        if (grams === 0) continue;
        let free = item.packs - taken[i].reduce((sum, packs) => sum + packs, 0);
        if (spare) {
          const packs = Math.min(free, Math.ceil(over / grams));
          taken[i][period] += packs;
          over -= packs * grams;
          continue;
        }
        for (let later = item.last; later > period && over > 0; later--) {
          free = Math.min(taken[i][later], Math.ceil(over / grams));
          taken[i][later] -= free;
          taken[i][period] += free;
          over -= free * grams;
        }
      }
    }
  }
};

/** Grams of a lot of the site's own that are there by the end of the usage period of the day. */
const ownGrams = (index: AllocationIndex, lot: Lot, day: number): number => {
  const good = index.goodOf.get(lot.goodId);
  if (good === undefined) return 0;
  const { periods, periodOfDay, good: kind } = index.goods[good];
  return lot.fromDay <= periods[periodOfDay[day]][1] ? lot.packs * computeStoredGrams(kind) : 0;
};

/** Packs of the item come in by the end of the usage period of the day and not handed out through it. */
const carriedPacks = (index: AllocationIndex, item: SupplyItem, taken: Float64Array, day: number): number => {
  const period = index.goods[item.good].periodOfDay[day];
  if (period < item.first) return 0;
  let packs = item.packs;
  for (let p = item.first; p <= Math.min(period, item.last); p++) packs -= taken[p];
  return packs;
};

const gramsOf = (index: AllocationIndex, item: SupplyItem): number =>
  computeStoredGrams(index.goods[item.good].good);
