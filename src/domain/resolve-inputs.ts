import { compareStrings } from '../base/index.ts';
import { listUsers } from './consumption-users.ts';
import type { GoodId, PlaceId } from './ids.ts';
import type { Good } from './need.ts';
import type { Operation } from './operation.ts';
import type { Lot, NotKnown } from './situation.ts';
import { leadsToPacks } from './stock-days.ts';
import type { Day } from './time.ts';

/** Stock of a good that the response uses up itself, at one place where it was counted (docs/rules.md R31). */
export interface InputStock {
  readonly placeId: PlaceId;
  readonly goodId: GoodId;
  /** Millilitres of the fuel that vehicles take; packs of anything else. */
  readonly unit: 'ml' | 'pack';
  readonly perPack: number;
  readonly opening: number;
  /** What arrivals bring into use, by planning day. */
  readonly arriving: readonly number[];
  /** In the order in which they are served. */
  readonly users: readonly InputDemand[];
  /** Most that a vehicle with its home here takes on 100 km, by planning day; null: no vehicle takes this good here. */
  readonly mlPer100Km: readonly number[] | null;
}

export interface InputDemand {
  readonly userId: string;
  readonly priority: number;
  /** What it uses, by planning day. */
  readonly wanted: readonly number[];
}

/** Users up to this priority come before vehicles, the others after them. */
export const VEHICLE_PRIORITY = 5;

export interface ResolvedInputs {
  readonly inputs: readonly InputStock[];
  readonly notKnown: readonly NotKnown[];
}

/** What wells, bakeries, hospitals and vehicles draw on, by place and good; goods that serve a need are none of it. */
export const resolveInputs = (
  visible: Operation,
  days: readonly Day[],
  lots: readonly Lot[],
): ResolvedInputs => {
  const goods = visible.goods.filter((good) => good.serves.length === 0);
  const goodOf = new Map(goods.map((good) => [good.id, good]));
  const keys = new Map<string, { readonly placeId: PlaceId; readonly goodId: GoodId }>();
  const add = (placeId: PlaceId, goodId: GoodId): void => {
    if (goodOf.has(goodId)) keys.set(`${placeId}\n${goodId}`, { placeId, goodId });
  };
  const users = days.map((day) => listUsers(visible, day.date));
  for (const user of users.flat()) add(user.placeId, user.row.goodId);
  const fuel = goods.find((good) => good.fuelMlPerPack !== null);
  for (const row of visible.fleet) if (fuel !== undefined) add(row.homeId, fuel.id);
  const counted = listCounted(visible, days);
  const found = [...keys.entries()].sort(([a], [b]) => compareStrings(a, b)).map(([, key]) => key);
  const isCounted = (key: { readonly placeId: PlaceId; readonly goodId: GoodId }): boolean =>
    counted.has(`${key.placeId}\n${key.goodId}`);

  const inputs = found.filter(isCounted).map(({ placeId, goodId }): InputStock => {
    const good = goodOf.get(goodId)!;
    const perPack = good.fuelMlPerPack ?? 1;
    const here = lots.filter((lot) => lot.placeId === placeId && lot.goodId === goodId);
    const sum = (of: readonly Lot[]): number => of.reduce((total, lot) => total + lot.packs, 0) * perPack;
    return {
      placeId,
      goodId,
      unit: good.fuelMlPerPack === null ? 'pack' : 'ml',
      perPack,
      opening: sum(here.filter((lot) => lot.kind === 'stock')),
      arriving: days.map((_, d) => sum(here.filter((lot) => lot.kind === 'arrival' && lot.fromDay === d))),
      users: listDemands(users, placeId, good, perPack),
      mlPer100Km: good.fuelMlPerPack === null ? null : listThirst(visible, days, placeId),
    };
  });
  return {
    inputs,
    notKnown: listNotKnown(
      visible,
      goods,
      found.filter((key) => !isCounted(key)),
      inputs,
      users.flat(),
    ),
  };
};

type Users = readonly (readonly ReturnType<typeof listUsers>[number][])[];

const listDemands = (users: Users, placeId: PlaceId, good: Good, perPack: number): InputDemand[] => {
  const demands = new Map<string, { userId: string; priority: number; wanted: number[] }>();
  users.forEach((ofDay, d) => {
    for (const { row, placeId: at } of ofDay) {
      if (at !== placeId || row.goodId !== good.id) continue;
      const key = `${row.priority}\n${row.userId}`;
      const demand = demands.get(key) ?? {
        userId: row.userId,
        priority: row.priority,
        wanted: users.map(() => 0),
      };
      demand.wanted[d] = row.packsPerDay.best * perPack;
      demands.set(key, demand);
    }
  });
  return [...demands.values()].sort((a, b) => a.priority - b.priority || compareStrings(a.userId, b.userId));
};

/** Litres on 100 km of the thirstiest vehicle at home here, by day; null where no vehicle of known use is at home. */
const listThirst = (visible: Operation, days: readonly Day[], placeId: PlaceId): readonly number[] | null => {
  const rows = visible.fleet.filter((row) => row.homeId === placeId && row.mlPer100Km !== null);
  if (rows.length === 0) return null;
  return days.map((day) =>
    Math.max(
      0,
      ...rows
        .filter(
          (row) =>
            (row.fromDate === null || row.fromDate <= day.date) &&
            (row.toDate === null || day.date <= row.toDate),
        )
        .map((row) => row.mlPer100Km!),
    ),
  );
};

/** Places and goods of which some row in use says how many there are, in packs or a unit that leads to packs. */
const listCounted = (visible: Operation, days: readonly Day[]): ReadonlySet<string> => {
  const [first, last] = [days[0]?.date ?? '', days.at(-1)?.date ?? ''];
  const rows = [
    ...visible.stock.filter((row) => row.date <= first),
    ...visible.arrivals.filter((row) => first <= row.date && row.date <= last),
  ];
  return new Set(
    rows.filter((row) => leadsToPacks(visible, row)).map((row) => `${row.placeId}\n${row.goodId}`),
  );
};

const listNotKnown = (
  visible: Operation,
  goods: readonly Good[],
  uncounted: readonly { readonly placeId: PlaceId; readonly goodId: GoodId }[],
  inputs: readonly InputStock[],
  users: Users[number],
): readonly NotKnown[] => {
  const fuels = new Set(goods.filter((good) => good.fuelMlPerPack !== null).map((good) => good.id));
  const fuelled = new Set(inputs.filter((input) => fuels.has(input.goodId)).map((input) => input.placeId));
  const homes = new Set(visible.fleet.map((row) => row.homeId));
  const notKnown: NotKnown[] = [];
  const add = (code: string, subject: string, detail = ''): void => {
    notKnown.push({ code, subject, detail });
  };
  if (![...homes].some((home) => fuelled.has(home))) add('fuel.not-planned', visible.id);
  else {
    for (const home of homes) if (!fuelled.has(home)) add('fuel.home-not-counted', home);
    for (const row of visible.fleet)
      if (row.mlPer100Km === null && fuelled.has(row.homeId)) add('fuel.use-unknown', row.id);
  }
  const used = new Set(users.map((user) => `${user.placeId}\n${user.row.goodId}`));
  for (const { placeId, goodId } of uncounted)
    if (used.has(`${placeId}\n${goodId}`)) add('input.not-counted', `${placeId}|${goodId}`);
  const inputGoods = new Set(goods.map((good) => good.id));
  for (const factId of new Set(
    users.filter((user) => !inputGoods.has(user.row.goodId)).map((user) => user.row.origin.factId),
  ))
    add('consumption.not-planned', factId);
  return notKnown;
};
