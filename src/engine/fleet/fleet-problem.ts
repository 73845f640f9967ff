import {
  computeRequestsPerDay,
  type FleetId,
  type Good,
  type GoodId,
  type Instant,
  type Interval,
  type PlaceId,
  type PlaceKind,
  type PlanningRules,
  type Situation,
} from '../../domain/index.ts';
import { computeDayFrame } from '../allocation/index.ts';
import { findPermits, type LotPermits } from './lot-permits.ts';

/** One planning day as movements see it (docs/rules.md R13): everything lies within [from, to]. */
export interface DayFrame {
  readonly date: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** Like vehicles of one home; `classIndex` is their class on the roads. */
export interface FleetRow {
  readonly fleetId: FleetId;
  readonly home: number;
  readonly classIndex: number;
  readonly payloadGrams: number;
  readonly volumeCm3: number;
  readonly dutySeconds: number;
  /** Vehicles by planning day. */
  readonly count: readonly number[];
}

/**
 * What the builder of convoys reads, with places, goods and days as dense numbers. Immutable; tables by place and day
 * are indexed `place * dayCount + day`. Limits that are not known are `Infinity`, a crossing's unknown slots 0.
 */
export interface FleetProblem {
  readonly situation: Situation;
  readonly rules: PlanningRules;
  readonly dayCount: number;
  readonly frames: readonly DayFrame[];
  readonly placeIds: readonly PlaceId[];
  readonly placeIndex: ReadonlyMap<string, number>;
  readonly kinds: readonly PlaceKind[];
  readonly bays: readonly number[];
  readonly storageGrams: readonly number[];
  /** Least load of one delivery to the place (docs/rules.md R16). */
  readonly leastGrams: readonly number[];
  readonly open: readonly (readonly Interval[])[];
  readonly slots: Float64Array;
  readonly goodIds: readonly GoodId[];
  readonly goodIndex: ReadonlyMap<string, number>;
  readonly gramsPerPack: Float64Array;
  readonly cm3PerPack: Float64Array;
  /** Length of each good's usage period (docs/rules.md R19). */
  readonly usageDays: readonly number[];
  readonly rows: readonly FleetRow[];
  /** Movements of one date that may be notified (docs/rules.md R28). */
  readonly requestsPerDay: number;
  /** What owners and earmarks forbid; null: nothing. */
  readonly permits: LotPermits | null;
}

/** `classOfFleet` is the road class of each fleet row, as the network numbers them. */
export const buildFleetProblem = (
  situation: Situation,
  classOfFleet: (fleetId: FleetId) => number,
): FleetProblem => {
  const { operation, days } = situation;
  const { rules, places, goods } = operation;
  const dayCount = days.length;
  const placeIndex = new Map(places.map((place, index) => [place.id as string, index]));
  const open: (readonly Interval[])[] = [];
  const slots = new Float64Array(places.length * dayCount).fill(Infinity);
  for (const place of places) {
    for (const day of days) open.push([{ from: day.startsAt, to: day.endsAt }]);
    if (place.kind === 'crossing') {
      const at = placeIndex.get(place.id)! * dayCount;
      slots.fill(0, at, at + dayCount);
    }
  }
  for (const row of situation.capacities) {
    const at = placeIndex.get(row.placeId)! * dayCount + row.day;
    open[at] = row.open;
    if (row.trucks !== null) slots[at] = row.trucks;
  }
  const fleetById = new Map(operation.fleet.map((fleet) => [fleet.id, fleet]));
  return {
    situation,
    rules,
    dayCount,
    frames: listDayFrames(situation),
    placeIds: places.map((place) => place.id),
    placeIndex,
    kinds: places.map((place) => place.kind),
    bays: places.map((place) => place.bays ?? rules.handling.defaultBays),
    storageGrams: places.map((place) => place.storageGrams ?? Infinity),
    leastGrams: places.map((place) => place.orderlyMinimumGrams ?? rules.orderlyMinimumGrams),
    open,
    slots,
    goodIds: goods.map((good) => good.id),
    goodIndex: new Map(goods.map((good, index) => [good.id as string, index])),
    gramsPerPack: Float64Array.from(goods, (good) => good.gramsPerPack),
    cm3PerPack: Float64Array.from(goods, (good) => good.cm3PerPack),
    usageDays: goods.map((good) => computeUsageDays(situation, good)),
    rows: situation.fleets.map((row) => {
      const fleet = fleetById.get(row.fleetId)!;
      return {
        fleetId: row.fleetId,
        home: placeIndex.get(fleet.homeId)!,
        classIndex: classOfFleet(row.fleetId),
        payloadGrams: fleet.payloadGrams,
        volumeCm3: fleet.volumeCm3,
        dutySeconds: fleet.dutySeconds,
        count: row.count,
      };
    }),
    requestsPerDay: computeRequestsPerDay(rules.notice.recipients),
    permits: findPermits(situation),
  };
};

/** The shortest period among the known needs a good serves; the horizon where all of them are durable. */
export const computeUsageDays = (situation: Situation, good: Good): number => {
  let length = situation.days.length;
  for (const { needId } of good.serves) {
    const need = situation.operation.needs.find((candidate) => candidate.id === needId);
    if (need === undefined || situation.unknownNeedIds.includes(needId) || need.kind === 'durable') continue;
    length = Math.min(length, need.periodDays);
  }
  return Math.max(1, length);
};

/** The time frame of each planning day (docs/rules.md R13); `to` may lie before `from`: no movement that day. */
const listDayFrames = (situation: Situation): DayFrame[] =>
  situation.days.map(({ date }, day) => ({ date, ...computeDayFrame(situation, day) }));
