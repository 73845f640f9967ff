import type { LimitKind, Situation } from '../../domain/index.ts';
import type { ProgrammeOptions } from './allocation.ts';
import type { AllocationIndex } from './allocation-index.ts';
import { type Lanes, NO_LANE } from './lanes.ts';
import type { DayRows, RowsBuilder } from './rows-builder.ts';

/** Where the rows about vehicles lie, by weight or by volume. */
export interface VehicleRows {
  /** `[lane]`: rows by day, NO_ROW where the lane is not served. */
  readonly load: readonly DayRows[];
  /** `[fleet]`: rows by day. */
  readonly time: readonly DayRows[];
  /** `[fleet * TRIP_LIMITS + k - 1]`: rows by day of trips of which a vehicle can make k at most; NO_ROW where there is none. */
  readonly trips: readonly DayRows[];
  /** By place id. */
  readonly slots: ReadonlyMap<string, DayRows>;
}

/** Whether volume is implied by weight, and weight by volume, for every vehicle and good at once. */
export const findImplied = (
  situation: Situation,
  index: AllocationIndex,
): { readonly kg: boolean; readonly m3: boolean } => {
  const pairs = situation.operation.fleet.flatMap((fleet) =>
    index.goods.map(({ good }) => [
      good.cm3PerPack * fleet.payloadGrams,
      good.gramsPerPack * fleet.volumeCm3,
    ]),
  );
  const m3 = pairs.every(([volume, weight]) => volume <= weight);
  return { m3, kg: !m3 && pairs.every(([volume, weight]) => weight <= volume) };
};

/** `kg`, `timekg`, `trips1kg` .. and `slotkg` rows, or those of volume (docs/rules.md R20). */
export const addVehicleRows = (
  rows: RowsBuilder,
  situation: Situation,
  lanes: Lanes,
  options: ProgrammeOptions,
  freeDays: readonly number[],
  by: 'kg' | 'm3',
): VehicleRows => {
  const { dayCount, fleetIds } = lanes;
  const { turnaroundSeconds } = situation.operation.rules.duty;
  return {
    load: lanes.lanes.map(({ fromId, toId }, lane) => {
      const days = freeDays.filter((day) => isServed(lanes, lane, day));
      return rows.addDays(by, `${by}|${fromId}|${toId}|`, 'truck-load', toId, dayCount, days, () => 0);
    }),
    time: fleetIds.map((id, f) => {
      const side = (day: number): number => fleetSeconds(lanes, options, f, day, turnaroundSeconds);
      return rows.addDays(`time${by}`, `time${by}|${id}|`, 'truck-hours', id, dayCount, freeDays, side);
    }),
    trips: fleetIds.flatMap((id, f) =>
      TRIP_LIMITS.map((limit) => {
        const isLong = (day: number) =>
          lanes.lanes.some((_, lane) => isLongFor(situation, lanes, limit, lane, f, day));
        const side = (day: number): number =>
          limit * lanes.vehicles[f * dayCount + day] * (options.vehicleFactor?.(f, day) ?? 1);
        const prefix = `trips${limit}${by}|${id}|`;
        return rows.addDays(`trips${by}`, prefix, 'truck-hours', id, dayCount, freeDays.filter(isLong), side);
      }),
    ),
    slots: addSlotRows(rows, situation, options, dayCount, freeDays, by),
  };
};

const addSlotRows = (
  rows: RowsBuilder,
  situation: Situation,
  options: ProgrammeOptions,
  dayCount: number,
  freeDays: readonly number[],
  by: 'kg' | 'm3',
): ReadonlyMap<string, DayRows> => {
  const slots = new Map<string, DayRows>();
  for (const { id, kind } of situation.operation.places) {
    const limit = SLOT_LIMITS[kind];
    if (limit === undefined) continue;
    const known = new Map<number, number>();
    for (const row of situation.capacities) {
      if (row.placeId === id && row.trucks !== null) known.set(row.day, row.trucks);
    }
    const days = freeDays.filter((day) => known.has(day));
    const side = (day: number): number => (known.get(day) as number) * (options.slotFactor?.(id, day) ?? 1);
    slots.set(id, rows.addDays(`slot${by}`, `slot${by}|${id}|`, limit, id, dayCount, days, side));
  }
  return slots;
};

const SLOT_LIMITS: Readonly<Record<string, LimitKind | undefined>> = {
  crossing: 'crossing',
  hub: 'hub-slots',
  site: 'site-slots',
};

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
