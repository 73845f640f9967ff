import type { LimitKind, Lot, Place, Situation } from '../../domain/index.ts';
import type { ProgrammeOptions } from './allocation.ts';
import type { AllocationIndex } from './allocation-index.ts';
import { type Lanes, NO_LANE } from './lanes.ts';
import type { RowBlock, RowKind } from './programme.ts';
import { buildProgrammeSupply } from './programme-supply.ts';

/** Rows of a programme with their right sides, and where each kind's rows lie. `NO_ROW` where there is none. */
export interface ProgrammeRows {
  readonly blocks: readonly RowBlock[];
  readonly count: number;
  readonly upper: Float64Array;
  readonly before: Int32Array;
  /** `[(site * goods + good)]`: first row of its usage periods. */
  readonly site: Int32Array;
  /** `[site]`: storage rows by day of first use; null where storage is not known. */
  readonly store: readonly (DayRows | null)[];
  /** `[place index in dispatch * goods + good]`: rows by day. */
  readonly stock: readonly DayRows[];
  readonly hubStore: readonly (DayRows | null)[];
  /** `[lane]`: rows by day, NO_ROW where the lane is not served. Null: weight or volume is implied by the other. */
  readonly kg: readonly DayRows[] | null;
  readonly m3: readonly DayRows[] | null;
  readonly timeKg: readonly DayRows[] | null;
  readonly timeM3: readonly DayRows[] | null;
  /** `[fleet * TRIP_LIMITS + k - 1]`: rows by day of trips of which a vehicle can make k at most; NO_ROW where there is none. */
  readonly tripsKg: readonly DayRows[] | null;
  readonly tripsM3: readonly DayRows[] | null;
  /** By place id. */
  readonly slotKg: ReadonlyMap<string, DayRows> | null;
  readonly slotM3: ReadonlyMap<string, DayRows> | null;
  /** `[good]`, and `[place index in dispatch * goods + good]`; empty unless asked for. */
  readonly expiry: readonly ExpiryRows[];
  readonly expiryAt: readonly ExpiryRows[];
  /** Dispatch places: crossings and hubs. */
  readonly dispatch: readonly Place[];
  readonly dispatchOf: ReadonlyMap<string, number>;
}

/** Rows about use on or after each of `days`, one each from `firstRow`. */
export interface ExpiryRows {
  readonly firstRow: number;
  readonly days: readonly number[];
}

/** `[day]`: the row. */
export type DayRows = Int32Array;

export const NO_ROW = -1;

/** Collects rows block by block. */
class RowsBuilder {
  readonly blocks: RowBlock[] = [];
  readonly upper: number[] = [];
  readonly before: number[] = [];

  get count(): number {
    return this.upper.length;
  }

  add(
    kind: RowKind,
    prefix: string,
    limit: LimitKind,
    subject: string,
    numbers: readonly number[],
    rightSides: readonly number[],
    cumulative = false,
  ): number {
    const firstRow = this.count;
    if (rightSides.length === 0) return NO_ROW;
    this.blocks.push({ kind, prefix, firstRow, numbers, cumulative, limit, subject });
    rightSides.forEach((side, k) => {
      this.before.push(cumulative && k > 0 ? firstRow + k - 1 : NO_ROW);
      this.upper.push(side);
    });
    return firstRow;
  }

  /** As `add`, for one row a day of `days`; gives back the row of every day. */
  addDays(
    kind: RowKind,
    prefix: string,
    limit: LimitKind,
    subject: string,
    dayCount: number,
    days: readonly number[],
    rightSide: (day: number) => number,
    cumulative = false,
  ): DayRows {
    const rows = new Int32Array(dayCount).fill(NO_ROW);
    const first = this.add(kind, prefix, limit, subject, days, days.map(rightSide), cumulative);
    days.forEach((day, k) => {
      rows[day] = first + k;
    });
    return rows;
  }
}

/** Whether volume is implied by weight, and weight by volume, for every vehicle and good at once. */
const findImplied = (situation: Situation, index: AllocationIndex): { kg: boolean; m3: boolean } => {
  const pairs = situation.operation.fleet.flatMap((fleet) =>
    index.goods.map(({ good }) => [
      good.cm3PerPack * fleet.payloadGrams,
      good.gramsPerPack * fleet.volumeCm3,
    ]),
  );
  const m3 = pairs.every(([volume, weight]) => volume <= weight);
  return { m3, kg: !m3 && pairs.every(([volume, weight]) => weight <= volume) };
};

/**
 * The rows of docs/rules.md R20. A hub that holds more than its storage from the start is let be: its rows' right sides are
 * lifted to 0, for vehicles may not be there to empty it. Rows that others imply are left out: those of volume where weight always binds first
 * (or the other way round), and storage rows of days on which nothing about the row changes.
 */
export const buildProgrammeRows = (
  situation: Situation,
  index: AllocationIndex,
  lanes: Lanes,
  options: ProgrammeOptions,
): ProgrammeRows => {
  const { dayCount, goods, sites } = index;
  const from = options.freeFromDay ?? 0;
  const freeDays = Array.from({ length: Math.max(0, dayCount - from) }, (_, k) => from + k);
  const rows = new RowsBuilder();
  const supply = buildProgrammeSupply(situation, index, options);

  for (const element of situation.elements) {
    rows.add('receive', `receive|${element.id}`, 'supply', element.needId, [], [0]);
  }
  const site = new Int32Array(sites.length * goods.length);
  sites.forEach(({ placeId }, i) => {
    goods.forEach(({ good, periods }, g) => {
      const sides = periods.map(
        ([, last]) => supply.useful(placeId, g, last) + supply.arrived(placeId, g, last),
      );
      const numbers = periods.map((_, p) => p);
      site[i * goods.length + g] = rows.add(
        'site',
        `site|${placeId}|${good.id}|`,
        'supply',
        good.id,
        numbers,
        sides,
        true,
      );
    });
  });
  // Handing out can empty a site's store, unless it holds what has expired.
  const leastRoom = (grams: number): number => (options.expiryRows === true ? Math.max(0, grams) : grams);
  const store = sites.map(({ placeId, storageGrams }) => {
    if (storageGrams === null) return null;
    const firstDays = new Set(goods.flatMap(({ periods }) => periods.map(([first]) => first)));
    const days = [...firstDays].sort((a, b) => a - b);
    const held = (day: number): number =>
      goods.reduce((sum, { good, periods, periodOfDay }, g) => {
        const last = periods[periodOfDay[day]][1];
        return sum + good.gramsPerPack * (supply.lots(placeId, g, last) + supply.arrived(placeId, g, last));
      }, 0);
    return rows.addDays(
      'store',
      `store|${placeId}|`,
      'storage',
      placeId,
      dayCount,
      days,
      (day) => leastRoom(storageGrams - held(day)),
      true,
    );
  });

  const dispatch = situation.operation.places.filter(
    (place) => place.kind === 'crossing' || place.kind === 'hub',
  );
  const stock = dispatch.flatMap((place) =>
    goods.map(({ good }, g) =>
      rows.addDays(
        'stock',
        `stock|${place.id}|${good.id}|`,
        'supply',
        good.id,
        dayCount,
        freeDays,
        (day) =>
          Math.max(
            0,
            supply.useful(place.id, g, day) +
              supply.arrived(place.id, g, day - 1) -
              supply.left(place.id, g, day),
          ),
        true,
      ),
    ),
  );
  const hubStore = dispatch.map((place) => {
    const { storageGrams } = place;
    if (place.kind !== 'hub' || storageGrams === null) return null;
    const room = (day: number): number =>
      storageGrams -
      goods.reduce(
        (sum, { good }, g) =>
          sum +
          good.gramsPerPack *
            (supply.lots(place.id, g, day) +
              supply.arrived(place.id, g, day) -
              supply.left(place.id, g, day)),
        0,
      );
    return rows.addDays(
      'hubstore',
      `hubstore|${place.id}|`,
      'storage',
      place.id,
      dayCount,
      freeDays,
      (day) => Math.max(0, room(day)),
      true,
    );
  });

  const implied = findImplied(situation, index);
  const { turnaroundSeconds } = situation.operation.rules.duty;
  const loads = (kind: 'kg' | 'm3'): DayRows[] =>
    lanes.lanes.map(({ fromId, toId }, lane) => {
      const days = freeDays.filter((day) => isServed(lanes, lane, day));
      return rows.addDays(kind, `${kind}|${fromId}|${toId}|`, 'truck-load', toId, dayCount, days, () => 0);
    });
  const times = (kind: 'timekg' | 'timem3'): DayRows[] =>
    lanes.fleetIds.map((id, f) =>
      rows.addDays(kind, `${kind}|${id}|`, 'truck-hours', id, dayCount, freeDays, (day) =>
        fleetSeconds(lanes, options, f, day, turnaroundSeconds),
      ),
    );
  const trips = (kind: 'tripskg' | 'tripsm3'): DayRows[] =>
    lanes.fleetIds.flatMap((id, f) =>
      TRIP_LIMITS.map((limit) =>
        rows.addDays(
          kind,
          `trips${limit}${kind === 'tripskg' ? 'kg' : 'm3'}|${id}|`,
          'truck-hours',
          id,
          dayCount,
          freeDays.filter((day) =>
            lanes.lanes.some((_, lane) => isLongFor(situation, lanes, limit, lane, f, day)),
          ),
          (day) => limit * lanes.vehicles[f * dayCount + day] * (options.vehicleFactor?.(f, day) ?? 1),
        ),
      ),
    );
  const slots = (kind: 'slotkg' | 'slotm3'): Map<string, DayRows> =>
    new Map(
      situation.operation.places.flatMap((place) => {
        const limit = SLOT_LIMITS[place.kind];
        if (limit === undefined) return [];
        const known = new Map<number, number>();
        for (const row of situation.capacities) {
          if (row.placeId === place.id && row.trucks !== null) known.set(row.day, row.trucks);
        }
        const days = freeDays.filter((day) => known.has(day));
        const side = (day: number): number =>
          (known.get(day) as number) * (options.slotFactor?.(place.id, day) ?? 1);
        return [
          [place.id, rows.addDays(kind, `${kind}|${place.id}|`, limit, place.id, dayCount, days, side)],
        ];
      }),
    );
  const allLots = situation.lots;
  const addExpiry = (
    kind: RowKind,
    prefix: string,
    goodId: string,
    lots: readonly Lot[],
    gone: (day: number) => number,
  ): ExpiryRows => {
    const days = options.expiryRows === true ? listExpiryDays(lots, dayCount) : [];
    const side = (day: number): number =>
      Math.max(
        0,
        lots.reduce((sum, lot) => (lot.lastDay === null || lot.lastDay >= day ? sum + lot.packs : sum), 0) +
          gone(day),
      );
    return { firstRow: rows.add(kind, prefix, 'expiry', goodId, days, days.map(side)), days };
  };
  const expiry = goods.map(({ good }) =>
    addExpiry(
      'expiry',
      `expiry|${good.id}|`,
      good.id,
      allLots.filter((lot) => lot.goodId === good.id),
      () => 0,
    ),
  );
  const expiryAt = dispatch.flatMap((place) =>
    goods.map(({ good }, g) => {
      const own = allLots.filter((lot) => lot.goodId === good.id && lot.placeId === place.id);
      const last = dayCount - 1;
      const gone = (day: number): number =>
        supply.arrived(place.id, g, last) -
        supply.left(place.id, g, last) +
        supply.left(place.id, g, day - 1);
      return addExpiry('expiryat', `expiryat|${place.id}|${good.id}|`, good.id, own, gone);
    }),
  );
  const kg = implied.kg ? null : loads('kg');
  const m3 = implied.m3 ? null : loads('m3');
  const timeKg = implied.kg ? null : times('timekg');
  const timeM3 = implied.m3 ? null : times('timem3');
  const tripsKg = implied.kg ? null : trips('tripskg');
  const tripsM3 = implied.m3 ? null : trips('tripsm3');
  const slotKg = implied.kg ? null : slots('slotkg');
  const slotM3 = implied.m3 ? null : slots('slotm3');

  return {
    blocks: rows.blocks,
    count: rows.count,
    upper: Float64Array.from(rows.upper),
    before: Int32Array.from(rows.before),
    site,
    store,
    stock,
    hubStore,
    kg,
    m3,
    timeKg,
    timeM3,
    tripsKg,
    tripsM3,
    slotKg,
    slotM3,
    expiry,
    expiryAt,
    dispatch,
    dispatchOf: new Map(dispatch.map((place, a) => [place.id, a])),
  };
};

const SLOT_LIMITS: Readonly<Record<string, LimitKind | undefined>> = {
  crossing: 'crossing',
  hub: 'hub-slots',
  site: 'site-slots',
};

/** Days from which some lot of `lots` is no longer of use. */
const listExpiryDays = (lots: readonly Lot[], dayCount: number): readonly number[] =>
  [...new Set(lots.flatMap((lot) => (lot.lastDay === null ? [] : [lot.lastDay + 1])))]
    .filter((day) => day < dayCount)
    .sort((a, b) => a - b);

/** Whether any fleet row serves the lane on the day. */
export const isServed = (lanes: Lanes, lane: number, day: number): boolean => {
  const fleetCount = lanes.fleetIds.length;
  for (let f = 0; f < fleetCount; f++) {
    if (lanes.roundTripSeconds[(lane * fleetCount + f) * lanes.dayCount + day] !== NO_LANE) return true;
  }
  return false;
};

/** Numbers of trips a day for which there are rows: longer trips of which a vehicle can make no more than these. */
export const TRIP_LIMITS = [1, 2, 3];

/** Whether `limit` + 1 trips as long as this one do not fit into a vehicle's day (docs/rules.md R20). */
export const isLongFor = (
  situation: Situation,
  lanes: Lanes,
  limit: number,
  lane: number,
  fleet: number,
  day: number,
): boolean => {
  const seconds = lanes.roundTripSeconds[(lane * lanes.fleetIds.length + fleet) * lanes.dayCount + day];
  const { turnaroundSeconds } = situation.operation.rules.duty;
  return (
    seconds !== NO_LANE &&
    (limit + 1) * seconds + limit * turnaroundSeconds > lanes.vehicleSeconds[fleet * lanes.dayCount + day]
  );
};

/** Seconds all vehicles of a fleet row can be out on a day, `more` for each. */
export const fleetSeconds = (
  lanes: Lanes,
  options: ProgrammeOptions,
  fleet: number,
  day: number,
  more = 0,
): number => {
  const at = fleet * lanes.dayCount + day;
  return lanes.vehicles[at] * (lanes.vehicleSeconds[at] + more) * (options.vehicleFactor?.(fleet, day) ?? 1);
};
