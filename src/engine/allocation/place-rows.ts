import { computeStoredGrams, type Lot, type Place, type Situation } from '../../domain/index.ts';
import type { ProgrammeOptions } from './allocation.ts';
import type { AllocationIndex } from './allocation-index.ts';
import type { RowKind } from './programme.ts';
import type { ProgrammeSupply } from './programme-supply.ts';
import type { DayRows, RowsBuilder } from './rows-builder.ts';

/** Where the rows about what is at places lie. */
export interface PlaceRows {
  /** `[site * goods + good]`: first row of its usage periods. */
  readonly site: Int32Array;
  /** `[site]`: storage rows by day of first use; null where storage is not known. */
  readonly store: readonly (DayRows | null)[];
  /** `[place index in dispatch * goods + good]`: rows by day. */
  readonly stock: readonly DayRows[];
  readonly hubStore: readonly (DayRows | null)[];
}

/**
 * `receive`, `site`, `store`, `stock` and `hubstore` rows (docs/rules.md R20). Storage rows of a site are left out on days
 * on which nothing about them changes.
 */
export const addPlaceRows = (
  rows: RowsBuilder,
  situation: Situation,
  index: AllocationIndex,
  supply: ProgrammeSupply,
  dispatch: readonly Place[],
  freeDays: readonly number[],
): PlaceRows => {
  for (const element of situation.elements) {
    rows.add('receive', `receive|${element.id}`, 'supply', element.needId, [], [0]);
  }
  return {
    site: addSiteRows(rows, index, supply),
    store: addStoreRows(rows, index, supply),
    stock: dispatch.flatMap((place) => addStockRows(rows, index, supply, place, freeDays)),
    hubStore: dispatch.map((place) => addHubStoreRows(rows, index, supply, place, freeDays)),
  };
};

const addSiteRows = (
  rows: RowsBuilder,
  { goods, sites }: AllocationIndex,
  supply: ProgrammeSupply,
): Int32Array => {
  const first = new Int32Array(sites.length * goods.length);
  sites.forEach(({ placeId }, i) => {
    goods.forEach(({ good, periods }, g) => {
      const sides = periods.map(
        ([, last]) => supply.useful(placeId, g, last) + supply.arrived(placeId, g, last),
      );
      const numbers = periods.map((_, p) => p);
      const prefix = `site|${placeId}|${good.id}|`;
      first[i * goods.length + g] = rows.add('site', prefix, 'supply', good.id, numbers, sides, true);
    });
  });
  return first;
};

const addStoreRows = (
  rows: RowsBuilder,
  { goods, sites, dayCount }: AllocationIndex,
  supply: ProgrammeSupply,
): readonly (DayRows | null)[] =>
  sites.map(({ placeId, storageGrams }) => {
    if (storageGrams === null) return null;
    const firstDays = new Set(goods.flatMap(({ periods }) => periods.map(([first]) => first)));
    const days = [...firstDays].sort((a, b) => a - b);
    const room = (day: number): number =>
      goods.reduce((left, { good, periods, periodOfDay }, g) => {
        const last = periods[periodOfDay[day]][1];
        return (
          left - computeStoredGrams(good) * (supply.lots(placeId, g, last) + supply.arrived(placeId, g, last))
        );
      }, storageGrams);
    const side = (day: number): number => Math.max(0, room(day));
    return rows.addDays('store', `store|${placeId}|`, 'storage', placeId, dayCount, days, side, true);
  });

const addStockRows = (
  rows: RowsBuilder,
  { goods, dayCount }: AllocationIndex,
  supply: ProgrammeSupply,
  { id }: Place,
  freeDays: readonly number[],
): readonly DayRows[] =>
  goods.map(({ good }, g) => {
    const side = (day: number): number =>
      Math.max(0, supply.useful(id, g, day) + supply.arrived(id, g, day - 1) - supply.left(id, g, day));
    return rows.addDays(
      'stock',
      `stock|${id}|${good.id}|`,
      'supply',
      good.id,
      dayCount,
      freeDays,
      side,
      true,
    );
  });

const addHubStoreRows = (
  rows: RowsBuilder,
  { goods, dayCount }: AllocationIndex,
  supply: ProgrammeSupply,
  { id, kind, storageGrams }: Place,
  freeDays: readonly number[],
): DayRows | null => {
  if (kind !== 'hub' || storageGrams === null) return null;
  const room = (day: number): number =>
    goods.reduce(
      (left, { good }, g) =>
        left -
        good.gramsPerPack * (supply.lots(id, g, day) + supply.arrived(id, g, day) - supply.left(id, g, day)),
      storageGrams,
    );
  const side = (day: number): number => Math.max(0, room(day));
  return rows.addDays('hubstore', `hubstore|${id}|`, 'storage', id, dayCount, freeDays, side, true);
};

/** Rows about use on or after each of `days`, one each from `firstRow`. */
export interface ExpiryBlock {
  readonly firstRow: number;
  readonly days: readonly number[];
}

/** Where our own rows lie that keep what expires from being counted on; without days unless asked for. */
export interface ExpiryRows {
  /** `[good]`: packs handed out anywhere in usage periods that end on or after the day. */
  readonly expiry: readonly ExpiryBlock[];
  /** `[place index in dispatch * goods + good]`: packs that leave the place on or after the day. */
  readonly expiryAt: readonly ExpiryBlock[];
}

/** `expiry` and `expiryat` rows: for each day from which some lot is no longer of use, what the others hold. Steering only. */
export const addExpiryRows = (
  rows: RowsBuilder,
  situation: Situation,
  { goods, dayCount }: AllocationIndex,
  supply: ProgrammeSupply,
  dispatch: readonly Place[],
  options: ProgrammeOptions,
): ExpiryRows => {
  const add = (
    kind: RowKind,
    prefix: string,
    goodId: string,
    lots: readonly Lot[],
    others: (day: number) => number,
  ): ExpiryBlock => {
    const days = options.expiryRows === true ? listExpiryDays(lots, dayCount) : [];
    const lasting = (day: number): number =>
      lots.reduce((sum, lot) => (lot.lastDay === null || lot.lastDay >= day ? sum + lot.packs : sum), 0);
    const sides = days.map((day) => Math.max(0, lasting(day) + others(day)));
    return { firstRow: rows.add(kind, prefix, 'expiry', goodId, days, sides), days };
  };
  const lotsOf = (goodId: string): readonly Lot[] => situation.lots.filter((lot) => lot.goodId === goodId);
  const last = dayCount - 1;
  return {
    expiry: goods.map(({ good }) => add('expiry', `expiry|${good.id}|`, good.id, lotsOf(good.id), () => 0)),
    expiryAt: dispatch.flatMap(({ id }) =>
      goods.map(({ good }, g) => {
        const own = lotsOf(good.id).filter((lot) => lot.placeId === id);
        const built = (day: number): number =>
          supply.arrived(id, g, last) - supply.left(id, g, last) + supply.left(id, g, day - 1);
        return add('expiryat', `expiryat|${id}|${good.id}|`, good.id, own, built);
      }),
    ),
  };
};

/** Days from which some lot of `lots` is no longer of use. */
const listExpiryDays = (lots: readonly Lot[], dayCount: number): readonly number[] =>
  [...new Set(lots.flatMap((lot) => (lot.lastDay === null ? [] : [lot.lastDay + 1])))]
    .filter((day) => day < dayCount)
    .sort((a, b) => a - b);
