import type { Good, Need } from '../../domain/index.ts';
import { listPeriods, periodLength } from './elements.ts';

/** How a good is used: the (known) needs it serves and its usage periods (R19). */
export interface GoodUse {
  readonly good: Good;
  readonly serves: readonly { readonly need: Need; readonly quantityPerPack: number }[];
  /** First and last day of each; empty for a good that serves no known need. */
  readonly periods: readonly { readonly first: number; readonly last: number }[];
}

/** Usage periods are those of the shortest period among the known needs a good serves. */
export function deriveGoodUses(
  goods: readonly Good[],
  knownNeeds: readonly Need[],
  dayCount: number,
): ReadonlyMap<string, GoodUse> {
  const uses = new Map<string, GoodUse>();
  for (const good of goods) {
    const serves = good.serves.flatMap((entry) => {
      const need = knownNeeds.find((candidate) => candidate.id === entry.needId);
      return need ? [{ need, quantityPerPack: entry.quantityPerPack }] : [];
    });
    const lengths = serves.map((entry) => periodLength(entry.need, dayCount));
    const periods = serves.length === 0 ? [] : listPeriods(dayCount, Math.min(...lengths));
    uses.set(good.id, { good, serves, periods });
  }
  return uses;
}

/** The usage period that contains a day, by its number; -1 where the good has none. */
export function findPeriod(use: GoodUse, day: number): number {
  return use.periods.findIndex((period) => period.first <= day && day <= period.last);
}
