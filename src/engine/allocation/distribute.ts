import { compareStrings } from '../../base/index.ts';
import type { GoodId, Lot, LotId, PlaceId, Situation } from '../../domain/index.ts';
import {
  type AllocationIndex,
  buildAllocationIndex,
  type IndexedSite,
  NO_ELEMENT,
} from './allocation-index.ts';
import { computeReceived } from './coverage.ts';
import type { HandOut, SiteReceipt } from './flow.ts';
import { fillSite } from './site-filling.ts';
import { relieveStorage } from './site-storage.ts';
import { listSiteSupply, type SupplyItem } from './site-supply.ts';

/** What people get, and what each element receives of it (index as in `situation.elements`). */
export interface DistributionResult {
  /** By place, good, lot, first day; packs > 0. */
  readonly handOuts: readonly HandOut[];
  readonly receivedAmounts: Float64Array;
}

/**
 * Whole packs handed out at every site from its own lots and what deliveries bring: for each site on its own leximin-best
 * over its elements (docs/rules.md R7, R19), first what expires first, and more than that only where the store would
 * overflow. Pass `index` (see `buildAllocationIndex`) when calling many times for one situation.
 */
export const distribute = (
  situation: Situation,
  incoming: readonly SiteReceipt[],
  index: AllocationIndex = buildAllocationIndex(situation),
): DistributionResult => {
  const lots = new Map<string, Lot>(situation.lots.map((lot) => [lot.id, lot]));
  const ownLots = groupBy(situation.lots, (lot) => lot.placeId);
  const receipts = groupBy(incoming, (receipt) => receipt.placeId);
  const handOuts = index.sites.flatMap((site) => {
    const own = ownLots.get(site.placeId) ?? [];
    const came = receipts.get(site.placeId) ?? [];
    if (own.length === 0 && came.length === 0) return [];
    return distributeSite(situation, index, site, listSiteSupply(index, site, lots, own, came), own);
  });
  handOuts.sort(
    (a, b) =>
      compareStrings(a.placeId, b.placeId) ||
      compareStrings(a.goodId, b.goodId) ||
      compareStrings(a.lotId, b.lotId) ||
      a.firstDay - b.firstDay,
  );
  return { handOuts, receivedAmounts: computeReceived(situation, handOuts) };
};

/** One site; the parts of its elements that share no good are filled apart. */
const distributeSite = (
  situation: Situation,
  index: AllocationIndex,
  site: IndexedSite,
  items: readonly SupplyItem[],
  ownLots: readonly Lot[],
): readonly HandOut[] => {
  const taken = items.map((item) => new Float64Array(item.last + 1));
  for (const part of splitParts(site, items)) {
    const local = new Map(part.elements.map((element, k) => [element, k]));
    const filled = fillSite(
      part.elements.map((element) => situation.elements[element]),
      part.items.map((i) => ({
        ...items[i],
        elements: items[i].elements.map((byPeriod) =>
          byPeriod.map((element) => (element === NO_ELEMENT ? NO_ELEMENT : (local.get(element) as number))),
        ),
      })),
    );
    part.items.forEach((i, k) => {
      taken[i].set(filled[k]);
    });
  }
  if (site.storageGrams !== null) relieveStorage(index, site.storageGrams, items, ownLots, taken);
  const merged = new Map<string, { -readonly [K in keyof HandOut]: HandOut[K] }>();
  items.forEach((item, i) => {
    const { good, periods } = index.goods[item.good];
    taken[i].forEach((packs, p) => {
      if (packs === 0) return;
      const key = `${item.lotId}|${p}`;
      const known = merged.get(key);
      if (known !== undefined) known.packs += packs;
      else {
        merged.set(key, {
          placeId: site.placeId as PlaceId,
          goodId: good.id as GoodId,
          lotId: item.lotId as LotId,
          firstDay: periods[p][0],
          lastDay: periods[p][1],
          packs,
        });
      }
    });
  });
  return [...merged.values()];
};

interface Part {
  readonly elements: readonly number[];
  readonly items: readonly number[];
}

/** Connected parts of elements and items; items that serve no element belong to none. */
const splitParts = (site: IndexedSite, items: readonly SupplyItem[]): readonly Part[] => {
  const parent = new Map<number, number>(site.elements.map((element) => [element, element]));
  const rootOf = (element: number): number => {
    let root = element;
    while (parent.get(root) !== root) root = parent.get(root) as number;
    return root;
  };
  const served = items.map((item) => {
    const own = new Set<number>();
    for (const byPeriod of item.elements) {
      for (let p = item.first; p <= item.last; p++) if (byPeriod[p] !== NO_ELEMENT) own.add(byPeriod[p]);
    }
    const [first, ...others] = own;
    for (const other of others) parent.set(rootOf(other), rootOf(first));
    return first;
  });
  const parts = new Map<number, { elements: number[]; items: number[] }>();
  items.forEach((_, i) => {
    if (served[i] === undefined) return;
    const root = rootOf(served[i]);
    const part = parts.get(root);
    if (part === undefined) parts.set(root, { elements: [], items: [i] });
    else part.items.push(i);
  });
  for (const element of site.elements) parts.get(rootOf(element))?.elements.push(element);
  return [...parts.values()];
};

const groupBy = <T>(list: readonly T[], keyOf: (entry: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const entry of list) {
    const group = groups.get(keyOf(entry));
    if (group === undefined) groups.set(keyOf(entry), [entry]);
    else group.push(entry);
  }
  return groups;
};
