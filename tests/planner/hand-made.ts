import suncalc from 'suncalc';
import type { Fleet, Operation, Place, PlanningRules, SupplyFact } from '../../src/domain/index.ts';
import { factId, fleetId, goodId, linkId, needId, placeId, sourceId } from '../../src/domain/index.ts';

/** Monday 3 March 2025, midnight UTC: the first of the days. */
export const FIRST = Date.UTC(2025, 2, 3) / 1000;
export const HOUR = 3600;
const DAY = 24 * HOUR;

/** What a hand-made operation says otherwise than the plain one. */
export interface HandMade {
  readonly days?: number;
  readonly sites?: readonly {
    readonly id: string;
    readonly people: number;
    readonly place?: Partial<Place>;
  }[];
  /** Seconds between two places, both ways; only these are joined. */
  readonly ways: readonly (readonly [string, string, number])[];
  readonly trucks?: Partial<Fleet> & { readonly count?: Fleet['count'] };
  readonly trucksHome?: string;
  readonly stock: readonly (readonly [string, number, string | null])[];
  readonly arrivals?: readonly (readonly [string, number, number])[];
  readonly crossingTrucks?: number;
  readonly wayTrucks?: number;
  readonly hub?: Partial<Place>;
  readonly rules?: (rules: PlanningRules) => PlanningRules;
  /** Days a service period of food lasts. */
  readonly periodDays?: number;
  /** Grams and cm3 of a pack. A pack feeds ten people for a day. */
  readonly pack?: readonly [number, number];
}

const exactly = (n: number) => ({ low: n, best: n, high: n });
const origin = (name: string) => ({
  factId: factId(name),
  sourceId: sourceId('source'),
  credibility: 1 as const,
  knownAt: FIRST - DAY,
  lastVerifiedAt: null,
  countingPoint: null,
  assumption: null,
});
const date = (index: number): string => new Date((FIRST + index * DAY) * 1000).toISOString().slice(0, 10);

/**
 * One crossing, one hub `hub`, sites and one row of 1 t trucks, joined by ways of exact seconds and no roads, so that the
 * right plan is known by arithmetic. One need, food: one unit a person a day; a pack of 10 kg holds ten units. Loading
 * takes 600 s + 300 s a round, unloading 600 s + 300 s; four bays; days from midnight to midnight UTC.
 */
export const handMade = (say: HandMade): Operation => {
  const { days = 2, sites = [{ id: 'site', people: 1000 }], pack = [10_000, 10_000], periodDays = 1 } = say;
  const place = (id: string, kind: Place['kind'], more: Partial<Place> = {}): Place => ({
    id: placeId(id),
    name: id,
    nameLocal: null,
    kind,
    latE7: 0,
    lonE7: 0,
    accuracyMetres: null,
    areaId: null,
    owner: null,
    openingHours: null,
    storageGrams: null,
    areaM2: null,
    bays: 4,
    peopleWeight: 1,
    orderlyMinimumGrams: null,
    walkMetres: null,
    origin: origin(`place-${id}`),
    ...more,
  });
  const supply = (id: string, packs: number, day: number, expiryDate: string | null): SupplyFact => ({
    placeId: placeId(id),
    goodId: goodId('ration'),
    count: exactly(packs),
    unit: 'pack',
    lot: expiryDate,
    expiryDate,
    owner: null,
    earmark: null,
    date: date(day),
    origin: origin(`supply-${id}-${day}-${expiryDate ?? 'lasting'}`),
  });
  const rules: PlanningRules = {
    convoy: { minVehicles: 1, maxVehicles: 10, headwaySeconds: 0, maxStops: 3 },
    daylight: { only: false, marginSeconds: 0 },
    handling: {
      loadingSeconds: 600,
      loadingSecondsPerVehicle: 300,
      unloadingSeconds: 600,
      unloadingSecondsPerVehicle: 300,
      defaultBays: 4,
    },
    duty: { turnaroundSeconds: 600 },
    leadSeconds: 0,
    orderlyMinimumGrams: 10_000,
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
      snapSpeedKmh: 10,
      joinMetres: 0,
    },
    assumptions: {},
  };
  return {
    format: 'throughline/operation@1',
    id: 'hand-made',
    name: 'Hand-made',
    nameLocal: null,
    exercise: true,
    languages: ['en'],
    sensitivity: 'exercise',
    summary: null,
    timeZone: 'Etc/UTC',
    timeZoneData: 'test',
    position: { latE7: 0, lonE7: 0 },
    defaultAsOf: FIRST,
    days: Array.from({ length: days }, (_, index) => {
      const startsAt = FIRST + index * DAY;
      const sun = suncalc.getTimes(new Date((startsAt + DAY / 2) * 1000), 0, 0);
      const minute = (time: Date): number => Math.round(time.getTime() / 60_000) * 60;
      return {
        date: date(index),
        startsAt,
        endsAt: startsAt + DAY,
        offsetSeconds: 0,
        sunriseAt: minute(sun.sunrise),
        sunsetAt: minute(sun.sunset),
      };
    }),
    rules: say.rules ? say.rules(rules) : rules,
    sources: [
      {
        id: sourceId('source'),
        title: 'Source',
        publisher: 'Exercise cell',
        url: null,
        publishedAt: FIRST - DAY,
        reliability: 'A',
        licence: null,
        credit: null,
        note: null,
      },
    ],
    statements: [],
    asks: [],
    areas: [],
    places: [
      place('crossing', 'crossing'),
      place('hub', 'hub', say.hub),
      ...sites.map((site) => place(site.id, 'site', site.place)),
    ].sort((a, b) => (a.id < b.id ? -1 : 1)),
    capacities:
      say.crossingTrucks === undefined
        ? []
        : [
            {
              placeId: placeId('crossing'),
              fromDate: date(0),
              toDate: null,
              trucksPerDay: exactly(say.crossingTrucks),
              peoplePerDay: null,
              hours: null,
              origin: origin('capacity-crossing'),
            },
          ],
    people: sites.map((site) => ({
      subject: { kind: 'place' as const, placeId: placeId(site.id) },
      date: date(-1),
      group: 'people',
      count: exactly(site.people),
      origin: origin(`people-${site.id}`),
    })),
    flows: [],
    conversions: [],
    needs: [
      {
        id: needId('food'),
        name: 'Food',
        nameLocal: null,
        kind: 'flow',
        unit: 'ration',
        basis: 'person_day',
        amount: 1,
        floorAmount: 1,
        tier: 1,
        periodDays,
        origin: origin('need-food'),
      },
    ],
    goods: [
      {
        id: goodId('ration'),
        name: 'Ration',
        nameLocal: null,
        pack: 'carton',
        gramsPerPack: pack[0],
        cm3PerPack: pack[1],
        fuelMlPerPack: null,
        household: false,
        serves: [{ needId: needId('food'), quantityPerPack: 10 }],
        origin: origin('good-ration'),
      },
    ],
    stock: say.stock.map(([id, packs, expiry]) => supply(id, packs, -1, expiry)),
    arrivals: (say.arrivals ?? []).map(([id, packs, day]) => supply(id, packs, day, null)),
    consumption: [],
    vehiclesOut: [],
    actuals: [],
    ledger: [],
    agreements: [],
    earmarks: [],
    notices: [],
    facilitation: [],
    commitments: null,
    fleet: [
      {
        id: fleetId('truck'),
        kind: 'truck',
        count: exactly(1),
        homeId: placeId(say.trucksHome ?? 'hub'),
        owner: null,
        payloadGrams: 1_000_000,
        volumeCm3: 10_000_000,
        grossGrams: 3_000_000,
        heightMm: 3000,
        widthMm: 2500,
        speedFactorPpm: 1_000_000,
        mlPer100Km: null,
        dutySeconds: 10 * HOUR,
        permits: [],
        mode: 'road',
        offRoad: true,
        fromDate: null,
        toDate: null,
        origin: origin('fleet-truck'),
        ...say.trucks,
      },
    ],
    access: [],
    links: say.ways.map(([from, to, seconds]) => ({
      id: linkId(`${from}-${to}`),
      fromId: placeId(from),
      toId: placeId(to),
      mode: 'road',
      seconds: exactly(seconds),
      metres: seconds * 10,
      trucksPerDay: say.wayTrucks === undefined ? null : exactly(say.wayTrucks),
      overrides: 'yes',
      bothWays: true,
      origin: origin(`link-${from}-${to}`),
    })),
    roads: {
      hash: 'none',
      latE7: new Int32Array(),
      lonE7: new Int32Array(),
      roads: [],
      barriers: new Map(),
      credit: null,
    },
  };
};
