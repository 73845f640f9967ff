import type { Lot } from '../../domain/index.ts';
import { type AllocationIndex, type IndexedSite, NO_ELEMENT } from './allocation-index.ts';
import type { SiteReceipt } from './flow.ts';

/** Packs of one lot that come to a site in one usage period; they can be handed out in periods `first` .. `last`. */
export interface SupplyItem {
  readonly good: number;
  readonly lotId: string;
  readonly first: number;
  readonly last: number;
  readonly packs: number;
  /** Day the first of them are there. */
  readonly day: number;
  /** What a pack gives: element of usage period p at `elements[k][p]`, amount `quantities[k]`, for each need k it serves. */
  readonly elements: readonly Int32Array[];
  readonly quantities: readonly number[];
}

/**
 * What a site can hand out, sorted as it should be used: goods that serve fewer needs first, then what expires first
 * (FEFO), then what came first. Packs that expire before any usage period they could be used in are left out.
 */
export const listSiteSupply = (
  index: AllocationIndex,
  site: IndexedSite,
  lots: ReadonlyMap<string, Lot>,
  ownLots: readonly Lot[],
  receipts: readonly SiteReceipt[],
): readonly SupplyItem[] => {
  const entries = [
    ...ownLots.map((lot) => ({ lot, day: lot.fromDay, packs: lot.packs })),
    ...receipts.flatMap((receipt) => {
      const lot = lots.get(receipt.lotId);
      return lot === undefined ? [] : [{ lot, day: receipt.day, packs: receipt.packs }];
    }),
  ];
  const items = new Map<string, { item: SupplyItem; packs: number }>();
  for (const { lot, day, packs } of entries) {
    const good = index.goodOf.get(lot.goodId);
    if (good === undefined || packs <= 0) continue;
    const { serves, periods, periodOfDay } = index.goods[good];
    const first = periodOfDay[day];
    const last = lastUsablePeriod(periods, lot.lastDay);
    if (first > last) continue;
    const key = `${lot.id}|${first}`;
    const known = items.get(key);
    if (known !== undefined) {
      known.packs += packs;
      continue;
    }
    const item: SupplyItem = {
      good,
      lotId: lot.id,
      first,
      last,
      packs,
      day,
      elements: serves.map(({ need }) =>
        Int32Array.from(periods, ([start]) => site.elementAt[need]?.[start] ?? NO_ELEMENT),
      ),
      quantities: serves.map(({ quantity }) => quantity),
    };
    items.set(key, { item, packs });
  }
  const expiryOf = (item: SupplyItem): number => lots.get(item.lotId)?.lastDay ?? Number.POSITIVE_INFINITY;
  return [...items.values()]
    .map(({ item, packs }) => ({ ...item, packs }))
    .sort(
      (a, b) =>
        a.quantities.length - b.quantities.length ||
        compareExpiry(expiryOf(a), expiryOf(b)) ||
        a.day - b.day ||
        (a.lotId < b.lotId ? -1 : a.lotId > b.lotId ? 1 : 0),
    );
};

/** Last usage period that ends by the lot's last day; -1 where none does. */
const lastUsablePeriod = (
  periods: readonly (readonly [number, number])[],
  lastDay: number | null,
): number => {
  if (lastDay === null) return periods.length - 1;
  let last = -1;
  while (last + 1 < periods.length && periods[last + 1][1] <= lastDay) last++;
  return last;
};

const compareExpiry = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
