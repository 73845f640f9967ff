import { type Good, listSuppliedNeeds, listUsagePeriods, type Situation } from '../../domain/index.ts';

/** A good that serves a known need and of which there is some; with its usage periods as day ranges. */
export interface IndexedGood {
  readonly good: Good;
  /** Known needs only. */
  readonly serves: readonly { readonly need: number; readonly quantity: number }[];
  readonly periods: readonly (readonly [number, number])[];
  /** Usage period of each day, and the first usage period that starts on or after it. */
  readonly periodOfDay: Int32Array;
  /** Packs in all lots: Q(g). */
  readonly packs: number;
}

/** A site with elements. */
export interface IndexedSite {
  readonly placeId: string;
  /** Element indices, rising. */
  readonly elements: readonly number[];
  /** `[need][day]`: element that a pack handed out in the usage period of that day serves; -1 none. */
  readonly elementAt: readonly Int32Array[];
  readonly storageGrams: number | null;
}

/** Dense numbers for what an allocation handles; all by id. */
export interface AllocationIndex {
  readonly dayCount: number;
  readonly goods: readonly IndexedGood[];
  readonly goodOf: ReadonlyMap<string, number>;
  readonly sites: readonly IndexedSite[];
  readonly siteOf: ReadonlyMap<string, number>;
}

export const NO_ELEMENT = -1;

/** O(lots + elements + sites x needs x days). */
export const buildAllocationIndex = (situation: Situation): AllocationIndex => {
  const { operation, elements, lots } = situation;
  const dayCount = situation.days.length;
  const supplied = listSuppliedNeeds(operation);
  const needOf = new Map(operation.needs.map((need, index) => [need.id as string, index]));
  const packs = new Map<string, number>();
  for (const lot of lots) packs.set(lot.goodId, (packs.get(lot.goodId) ?? 0) + lot.packs);

  const goods: IndexedGood[] = [];
  for (const good of operation.goods) {
    const serves = good.serves.flatMap(({ needId, quantityPerPack }) =>
      supplied.has(needId) && quantityPerPack > 0
        ? [{ need: needOf.get(needId) as number, quantity: quantityPerPack }]
        : [],
    );
    const total = packs.get(good.id) ?? 0;
    if (serves.length === 0 || total === 0) continue;
    const periods = listUsagePeriods(good, operation.needs, supplied, dayCount);
    const periodOfDay = new Int32Array(dayCount);
    periods.forEach(([first, last], p) => {
      periodOfDay.fill(p, first, last + 1);
    });
    goods.push({ good, serves, periods, periodOfDay, packs: total });
  }

  const byPlace = new Map<string, number[]>();
  elements.forEach((element, index) => {
    const list = byPlace.get(element.placeId);
    if (list === undefined) byPlace.set(element.placeId, [index]);
    else list.push(index);
  });
  const sites = operation.places.flatMap((place): IndexedSite[] => {
    const own = byPlace.get(place.id);
    if (own === undefined) return [];
    const elementAt = operation.needs.map(() => new Int32Array(dayCount).fill(NO_ELEMENT));
    for (const index of own) {
      const { needId, firstDay, lastDay } = elements[index];
      elementAt[needOf.get(needId) as number].fill(index, firstDay, lastDay + 1);
    }
    return [{ placeId: place.id, elements: own, elementAt, storageGrams: place.storageGrams }];
  });
  return {
    dayCount,
    goods,
    goodOf: new Map(goods.map((entry, index) => [entry.good.id, index])),
    sites,
    siteOf: new Map(sites.map((site, index) => [site.placeId, index])),
  };
};
