import {
  type Capacity,
  factId,
  fleetId,
  goodId,
  needId,
  type Operation,
  type Origin,
  type Place,
  placeId,
  type Range,
  resolveSituation,
  type Situation,
  sourceId,
} from '../../src/domain/index.ts';
import type { LaneTravel } from '../../src/engine/allocation/index.ts';

const DAY = 86_400;
/** 2025-03-03, a Monday, at midnight UTC. */
const START = 1_740_960_000;

export interface TinyPlace {
  readonly id: string;
  readonly kind: 'crossing' | 'hub' | 'site';
  readonly people?: number;
  readonly storageGrams?: number;
  readonly trucks?: number;
  readonly peoplePerDay?: number;
  readonly verified?: boolean;
}

export interface TinyGood {
  readonly id: string;
  readonly grams: number;
  readonly cm3?: number;
  /** Amount a pack gives, by need. */
  readonly serves: Readonly<Record<string, number>>;
}

export interface TinyNeed {
  readonly id: string;
  readonly amount: number;
  readonly floor?: number;
  readonly tier?: number;
  readonly periodDays?: number;
  readonly durable?: boolean;
}

export interface TinyLot {
  readonly place: string;
  readonly good: string;
  readonly packs: number;
  /** Day it is there from; 0 is stock. */
  readonly day?: number;
  /** Last day of use. */
  readonly lastDay?: number;
}

export interface TinyFleet {
  readonly id: string;
  readonly home: string;
  readonly count: number;
  readonly payloadGrams: number;
  readonly volumeCm3?: number;
  readonly dutySeconds?: number;
}

/** An operation small enough to reckon by hand; everything not said has no effect. */
export interface Tiny {
  readonly days: number;
  readonly places: readonly TinyPlace[];
  readonly goods: readonly TinyGood[];
  readonly needs: readonly TinyNeed[];
  readonly lots: readonly TinyLot[];
  readonly fleet: readonly TinyFleet[];
  readonly turnaroundSeconds?: number;
}

const range = (best: number): Range => ({ low: best, best, high: best });

const origin = (id: string, verified = true): Origin => ({
  factId: factId(id),
  sourceId: sourceId('source'),
  credibility: verified ? 1 : 4,
  knownAt: 0,
  lastVerifiedAt: null,
  countingPoint: null,
  assumption: null,
});

const dateOf = (day: number): string => new Date((START + day * DAY) * 1000).toISOString().slice(0, 10);

export const tinyOperation = (tiny: Tiny): Operation => {
  const byId = <T extends { readonly id: string }>(rows: readonly T[]): T[] =>
    [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  const supply = (lot: TinyLot, k: number) => {
    const { kind } = tiny.places.find((place) => place.id === lot.place)!;
    // A lot at a hub or site can be used the day after it came in.
    const day = kind === 'crossing' || (lot.day ?? 0) === 0 ? (lot.day ?? 0) : lot.day! - 1;
    return {
      placeId: placeId(lot.place),
      goodId: goodId(lot.good),
      count: range(lot.packs),
      unit: 'pack',
      lot: `lot-${k}`,
      expiryDate: lot.lastDay === undefined ? null : dateOf(lot.lastDay),
      owner: null,
      earmark: null,
      date: dateOf(day),
      origin: origin(`lot-${String(k).padStart(2, '0')}`),
    };
  };
  return {
    format: 'throughline/operation@1',
    id: 'tiny',
    name: 'Tiny',
    nameLocal: null,
    exercise: true,
    languages: ['en'],
    sensitivity: 'exercise',
    summary: null,
    timeZone: 'UTC',
    timeZoneData: 'test',
    position: { latE7: 0, lonE7: 0 },
    defaultAsOf: START - DAY,
    days: Array.from({ length: tiny.days }, (_, day) => ({
      date: dateOf(day),
      startsAt: START + day * DAY,
      endsAt: START + (day + 1) * DAY,
      offsetSeconds: 0,
      sunriseAt: null,
      sunsetAt: null,
    })),
    rules: {
      convoy: { minVehicles: 1, maxVehicles: 10, headwaySeconds: 0, maxStops: 3 },
      daylight: { only: false, marginSeconds: 0 },
      handling: {
        loadingSeconds: 0,
        loadingSecondsPerVehicle: 0,
        unloadingSeconds: 0,
        unloadingSecondsPerVehicle: 0,
        defaultBays: 1,
      },
      duty: { turnaroundSeconds: tiny.turnaroundSeconds ?? 0 },
      leadSeconds: 0,
      orderlyMinimumGrams: 0,
      householdSize: 5,
      staleAfterSeconds: {
        people: 1_209_600,
        stock: 259_200,
        arrivals: 259_200,
        capacity: 259_200,
        fleet: 1_209_600,
        links: 604_800,
        access: 172_800,
      },
      staleWidenPpm: 100_000,
      notice: { recipients: [], changeChargePpm: 5_000 },
      roads: {
        speedsKmh: {},
        surfacePpm: {},
        contingencyPpm: 1_000_000,
        snapMaxMetres: 0,
        snapSpeedKmh: 1,
        joinMetres: 0,
      },
      assumptions: {},
    },
    sources: [
      {
        id: sourceId('source'),
        title: '',
        publisher: '',
        url: null,
        publishedAt: 0,
        reliability: 'A',
        licence: null,
        credit: null,
        note: null,
      },
    ],
    statements: [],
    asks: [],
    areas: [],
    places: byId(tiny.places).map(
      (place): Place => ({
        id: placeId(place.id),
        name: place.id,
        nameLocal: null,
        kind: place.kind,
        latE7: 0,
        lonE7: 0,
        accuracyMetres: null,
        areaId: null,
        owner: null,
        openingHours: null,
        storageGrams: place.storageGrams ?? null,
        areaM2: null,
        bays: null,
        peopleWeight: 1,
        orderlyMinimumGrams: null,
        walkMetres: null,
        origin: origin(`place-${place.id}`),
      }),
    ),
    capacities: tiny.places.flatMap((place): Capacity[] =>
      place.trucks === undefined && place.peoplePerDay === undefined
        ? []
        : [
            {
              placeId: placeId(place.id),
              fromDate: dateOf(0),
              toDate: null,
              trucksPerDay: place.trucks === undefined ? null : range(place.trucks),
              peoplePerDay: place.peoplePerDay === undefined ? null : range(place.peoplePerDay),
              hours: null,
              origin: origin(`capacity-${place.id}`),
            },
          ],
    ),
    people: tiny.places.flatMap((place) =>
      place.people === undefined
        ? []
        : [
            {
              subject: { kind: 'place' as const, placeId: placeId(place.id) },
              date: dateOf(0),
              group: 'people',
              count: range(place.people),
              origin: origin(`people-${place.id}`, place.verified),
            },
          ],
    ),
    flows: [],
    conversions: [],
    needs: byId(tiny.needs).map((need) => ({
      id: needId(need.id),
      name: need.id,
      nameLocal: null,
      kind: need.durable === true ? 'durable' : 'flow',
      unit: 'unit',
      basis: need.durable === true ? 'person' : 'person_day',
      amount: need.amount,
      floorAmount: need.floor ?? 0,
      tier: need.tier ?? 1,
      periodDays: need.periodDays ?? 1,
      origin: origin(`need-${need.id}`),
    })),
    goods: byId(tiny.goods).map((good) => ({
      id: goodId(good.id),
      name: good.id,
      nameLocal: null,
      pack: 'pack',
      gramsPerPack: good.grams,
      cm3PerPack: good.cm3 ?? 1,
      fuelMlPerPack: null,
      household: false,
      serves: Object.entries(good.serves).map(([id, quantityPerPack]) => ({
        needId: needId(id),
        quantityPerPack,
      })),
      origin: origin(`good-${good.id}`),
    })),
    stock: tiny.lots.map(supply).filter((_, k) => (tiny.lots[k]!.day ?? 0) === 0),
    arrivals: tiny.lots.map(supply).filter((_, k) => (tiny.lots[k]!.day ?? 0) > 0),
    consumption: [],
    vehiclesOut: [],
    actuals: [],
    ledger: [],
    agreements: [],
    earmarks: [],
    notices: [],
    facilitation: [],
    commitments: null,
    fleet: byId(tiny.fleet).map((fleet) => ({
      id: fleetId(fleet.id),
      kind: 'truck',
      count: range(fleet.count),
      homeId: placeId(fleet.home),
      owner: null,
      payloadGrams: fleet.payloadGrams,
      volumeCm3: fleet.volumeCm3 ?? 1_000_000_000,
      grossGrams: null,
      heightMm: null,
      widthMm: null,
      speedFactorPpm: 1_000_000,
      mlPer100Km: null,
      dutySeconds: fleet.dutySeconds ?? DAY,
      permits: [],
      mode: 'road',
      offRoad: false,
      fromDate: null,
      toDate: null,
      origin: origin(`fleet-${fleet.id}`),
    })),
    access: [],
    links: [],
    roads: {
      hash: '',
      latE7: new Int32Array(0),
      lonE7: new Int32Array(0),
      roads: [],
      barriers: new Map(),
      credit: null,
    },
  };
};

export const tinySituation = (tiny: Tiny): Situation => {
  const operation = tinyOperation(tiny);
  return resolveSituation(operation, operation.defaultAsOf);
};

/** The same seconds between any two places, or those given for `from>to`. */
export const constantTravel = (
  seconds: number,
  special: Readonly<Record<string, number>> = {},
): LaneTravel => ({
  optimisticSeconds: (_fleet, _window, from, to) => special[`${from}>${to}`] ?? seconds,
});
