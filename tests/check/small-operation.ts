import type { Fleet, Good, Need, Operation, Place, PlaceKind } from '../../src/domain/index.ts';
import { areaId, fleetId, goodId, linkId, needId, placeId, sourceId } from '../../src/domain/index.ts';
import { access } from './small-access.ts';
import { AS_OF, DATES, days, exactly, origin } from './small-clock.ts';
import { node, roads } from './small-roads.ts';

/*
 * Three days on the equator in Nepal's time (UTC+5:45), all roads driven at 36 km/h (10 m/s):
 *
 *      C ----- r1 20 km ----- H --- r1 10 km --- A --- r3 5 km (track) --- J === link1 600 s === B
 *                              \____ r2 (oneway) ___/
 *
 * C is a crossing, H the hub and home of all vehicles, A and B sites, J a junction, E a site nobody has counted.
 * D is a crossing of unknown capacity.
 */

function place(id: string, kind: PlaceKind, km: number, changes: Partial<Place> = {}): Place {
  return {
    id: placeId(id),
    name: id,
    nameLocal: null,
    kind,
    latE7: kind === 'junction' ? 0 : 8993,
    lonE7: node(km),
    accuracyMetres: 10,
    areaId: areaId('Z'),
    owner: null,
    openingHours: [{ weekdays: [0, 1, 2, 3, 4, 5, 6], fromSecond: 6 * 3600, toSecond: 18 * 3600 }],
    storageGrams: null,
    areaM2: null,
    bays: null,
    peopleWeight: 1,
    orderlyMinimumGrams: null,
    walkMetres: null,
    origin: origin(`place-${id}`),
    ...changes,
  };
}

function need(id: string, changes: Partial<Need>): Need {
  return {
    id: needId(id),
    name: id,
    nameLocal: null,
    kind: 'flow',
    unit: 'item',
    basis: 'person_day',
    amount: 1,
    floorAmount: 1,
    tier: 1,
    periodDays: 1,
    origin: origin(`need-${id}`),
    ...changes,
  };
}

function good(id: string, grams: number, serves: string, quantityPerPack: number): Good {
  return {
    id: goodId(id),
    name: id,
    nameLocal: null,
    pack: 'carton',
    gramsPerPack: grams,
    cm3PerPack: grams,
    fuelMlPerPack: null,
    household: false,
    serves: [{ needId: needId(serves), quantityPerPack }],
    origin: origin(`good-${id}`),
  };
}

const VEHICLE: Fleet = {
  id: fleetId('truck'),
  kind: 'truck',
  count: exactly(4),
  homeId: placeId('H'),
  owner: null,
  payloadGrams: 10_000_000,
  volumeCm3: 20_000_000,
  grossGrams: 16_000_000,
  heightMm: 3500,
  widthMm: 2500,
  speedFactorPpm: 1_000_000,
  mlPer100Km: 30_000,
  dutySeconds: 36_000,
  permits: ['gate'],
  mode: 'road',
  offRoad: false,
  fromDate: null,
  toDate: null,
  origin: origin('fleet-truck'),
};

const supply = (id: string, at: string, what: string, packs: number, changes: object = {}) => ({
  placeId: placeId(at),
  goodId: goodId(what),
  count: exactly(packs),
  unit: 'pack',
  lot: id,
  expiryDate: null as string | null,
  owner: null,
  earmark: null,
  date: DATES[0] as string,
  origin: origin(id),
  ...changes,
});

/** A jerrycan a day from the hub's stock. */
const user = (id: string, at: string, priority: number) => ({
  userId: at,
  goodId: goodId('diesel'),
  packsPerDay: exactly(1),
  placeId: placeId('H'),
  priority,
  minimum: null,
  fromDate: DATES[0] as string,
  toDate: null,
  origin: origin(id),
});

/** The operation as the world sees it later: with rows that become known only after the plan's instant. */
export function buildSmallOperation(): Operation {
  const visible = buildVisible();
  return {
    ...visible,
    people: [
      ...visible.people,
      {
        subject: { kind: 'place', placeId: placeId('A') },
        date: DATES[0],
        group: 'people',
        count: exactly(5000),
        origin: origin('people-a-late', { knownAt: AS_OF + 60, credibility: 1, sourceId: sourceId('later') }),
      },
    ],
    sources: [
      ...visible.sources,
      {
        ...visible.sources[1]!,
        id: sourceId('later'),
        title: 'Later survey',
        publishedAt: AS_OF + 60,
      },
    ],
  };
}

/** What is visible as of `AS_OF`: the part the plan is made from. */
export function buildVisible(): Operation {
  const source = {
    id: sourceId('survey'),
    title: 'Survey',
    publisher: 'Survey office',
    url: null,
    publishedAt: AS_OF - 3600,
    reliability: 'A' as const,
    licence: null,
    credit: null,
    note: null,
  };
  return {
    format: 'throughline/operation@1',
    id: 'small',
    name: 'Small operation',
    nameLocal: null,
    exercise: true,
    languages: ['en'],
    sensitivity: 'public',
    summary: null,
    timeZone: 'Asia/Kathmandu',
    timeZoneData: 'test',
    position: { latE7: 0, lonE7: 850_000_000 },
    defaultAsOf: AS_OF,
    days,
    rules: {
      convoy: { minVehicles: 1, maxVehicles: 4, headwaySeconds: 600, maxStops: 2 },
      daylight: { only: true, marginSeconds: 0 },
      handling: {
        loadingSeconds: 600,
        loadingSecondsPerVehicle: 300,
        unloadingSeconds: 600,
        unloadingSecondsPerVehicle: 300,
        defaultBays: 2,
      },
      duty: { turnaroundSeconds: 1800 },
      leadSeconds: 3600,
      orderlyMinimumGrams: 100_000,
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
        speedsKmh: { primary: 36, track: 18 },
        surfacePpm: { gravel: 1_200_000 },
        contingencyPpm: 1_000_000,
        snapMaxMetres: 500,
        snapSpeedKmh: 36,
        joinMetres: 0,
      },
      assumptions: {},
    },
    sources: [{ ...source, id: sourceId('radio'), title: 'Radio', reliability: 'E' }, source],
    statements: [],
    asks: [
      {
        id: 'ask1',
        askedOf: 'Border office',
        askedBy: 'Us',
        askedAt: AS_OF - 86_400,
        text: 'Open D',
        row: 'S8',
        answer: null,
        answeredAt: null,
        peopleAffected: null,
        origin: origin('ask1'),
      },
    ],
    areas: [
      {
        id: areaId('Z'),
        name: 'Zone',
        nameLocal: null,
        level: 1,
        parentId: null,
        polygons: [],
        credit: null,
      },
    ],
    places: [
      place('A', 'site', 30, { storageGrams: 20_000_000 }),
      place('B', 'site', 38),
      place('C', 'crossing', 0),
      place('D', 'crossing', 10, { openingHours: null, areaId: null }),
      place('E', 'site', 33, { areaId: null }),
      place('H', 'hub', 20, { storageGrams: 100_000_000 }),
      place('J', 'junction', 35),
    ],
    capacities: [
      {
        placeId: placeId('C'),
        fromDate: DATES[0],
        toDate: null,
        trucksPerDay: exactly(2),
        peoplePerDay: null,
        hours: null,
        origin: origin('capacity-C'),
      },
    ],
    people: [
      {
        subject: { kind: 'place', placeId: placeId('A') },
        date: DATES[0],
        group: 'people',
        count: { low: 900, best: 1000, high: 1200 },
        origin: origin('people-a'),
      },
      {
        subject: { kind: 'place', placeId: placeId('A') },
        date: DATES[0],
        group: 'people',
        count: exactly(700),
        origin: origin('people-a-radio', { sourceId: sourceId('radio'), credibility: 1 }),
      },
      {
        subject: { kind: 'area', areaId: areaId('Z') },
        date: DATES[0],
        group: 'families',
        count: exactly(500),
        origin: origin('people-z'),
      },
    ],
    flows: [
      {
        from: { kind: 'area', areaId: areaId('Z') },
        to: { kind: 'place', placeId: placeId('A') },
        date: DATES[1],
        count: exactly(100),
        origin: origin('flow-1'),
      },
    ],
    conversions: [
      {
        id: 'families',
        kind: 'people',
        from: 'families',
        to: 'people',
        subject: null,
        factorPpm: { low: 4_600_000, best: 5_000_000, high: 5_400_000 },
        origin: origin('conversion-families', { assumption: 'Mean household of the last census' }),
      },
      {
        id: 'rows',
        kind: 'good',
        from: 'row',
        to: 'pack',
        subject: 'ration',
        factorPpm: exactly(10_000_000),
        origin: origin('conversion-rows'),
      },
    ],
    needs: [
      need('food', { unit: 'kcal', amount: 2000, floorAmount: 1000, periodDays: 3 }),
      need('health', { unit: 'item' }),
      need('kit', { kind: 'durable', basis: 'household', amount: 1, floorAmount: 0, tier: 2 }),
      need('water', { unit: 'ml', amount: 3000, floorAmount: 1000 }),
    ],
    goods: [
      { ...good('diesel', 17_000, 'food', 1), serves: [], fuelMlPerPack: 20_000 },
      good('jug', 100_000, 'water', 100_000),
      good('kitbox', 20_000, 'kit', 10),
      good('ration', 25_000, 'food', 100_000),
    ],
    stock: [
      supply('kits-h', 'H', 'kitbox', 20),
      supply('rations-h', 'H', 'ration', 100, { expiryDate: '2026-03-20' }),
      supply('water-a', 'A', 'jug', 40, { expiryDate: DATES[0] }),
      supply('water-h', 'H', 'jug', 200),
      supply('winter-fuel-h', 'H', 'diesel', 6),
    ],
    arrivals: [
      supply('kits-late', 'H', 'kitbox', 10, { date: DATES[1] }),
      supply('rations-c', 'C', 'ration', 5, { unit: 'row' }),
    ],
    consumption: [user('bakery-b', 'B', 2), user('lights-a', 'A', 7)],
    vehiclesOut: [],
    actuals: [],
    ledger: [],
    agreements: [],
    earmarks: [],
    notices: [],
    facilitation: [],
    commitments: null,
    fleet: [
      VEHICLE,
      {
        ...VEHICLE,
        id: fleetId('van'),
        kind: 'van',
        count: exactly(2),
        payloadGrams: 1_000_000,
        volumeCm3: 4_000_000,
        mlPer100Km: null,
        permits: [],
        dutySeconds: 18_000,
        origin: origin('fleet-van', { assumption: 'Vans promised by phone' }),
      },
    ],
    access,
    links: [
      {
        id: linkId('link1'),
        fromId: placeId('J'),
        toId: placeId('B'),
        mode: 'road',
        seconds: { low: 500, best: 600, high: 900 },
        metres: 3000,
        trucksPerDay: exactly(4),
        overrides: 'yes',
        bothWays: true,
        origin: origin('link-1', { assumption: 'Driven once, not measured' }),
      },
    ],
    roads,
  };
}
