import {
  type Consumption,
  factId,
  goodId,
  type Operation,
  type Origin,
  placeId,
  type SupplyFact,
} from '../../src/domain/index.ts';

/** Drums of 20 litres. */
export const DRUM_ML = 20_000;

export interface FuelRow {
  readonly place: string;
  readonly drums: number;
  /** An arrival on that day; absent: stock of the first day. */
  readonly day?: number;
  readonly unit?: string;
}
export interface FuelUse {
  readonly user: string;
  readonly drums: number;
  readonly place?: string;
  readonly priority?: number;
  readonly fromDay?: number;
  readonly toDay?: number;
}

/** The operation with drums of diesel that vehicles take, where the rows say, and users that draw on them. */
export const withFuel = (
  operation: Operation,
  rows: readonly FuelRow[],
  uses: readonly FuelUse[] = [],
): Operation => {
  const origin = (id: string): Origin => ({ ...operation.goods[0]!.origin, factId: factId(id) });
  const exactly = (count: number) => ({ low: count, best: count, high: count });
  const dateOf = (day: number): string => operation.days[day]!.date;
  const supply = (row: FuelRow, k: number): SupplyFact => ({
    placeId: placeId(row.place),
    goodId: goodId('zz-diesel'),
    count: exactly(row.drums),
    unit: row.unit ?? 'pack',
    lot: null,
    expiryDate: null,
    owner: null,
    earmark: null,
    date: dateOf(row.day ?? 0),
    origin: origin(`zz-fuel-${k}`),
  });
  return {
    ...operation,
    goods: [
      ...operation.goods,
      {
        ...operation.goods[0]!,
        id: goodId('zz-diesel'),
        name: 'Diesel',
        gramsPerPack: 17_000,
        cm3PerPack: 22_000,
        serves: [],
        fuelMlPerPack: DRUM_ML,
        origin: origin('zz-diesel'),
      },
    ],
    stock: [...operation.stock, ...rows.map(supply).filter((_, k) => rows[k]!.day === undefined)],
    arrivals: [...operation.arrivals, ...rows.map(supply).filter((_, k) => rows[k]!.day !== undefined)],
    consumption: uses.map(
      (use, k): Consumption => ({
        userId: use.user,
        goodId: goodId('zz-diesel'),
        packsPerDay: exactly(use.drums),
        placeId: use.place === undefined ? null : placeId(use.place),
        priority: use.priority ?? 5,
        minimum: null,
        fromDate: dateOf(use.fromDay ?? 0),
        toDate: use.toDay === undefined ? null : dateOf(use.toDay),
        origin: origin(`zz-use-${k}`),
      }),
    ),
  };
};
