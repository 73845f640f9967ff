import suncalc from 'suncalc';
import { type RandomStream, randomStream, sha256Hex } from '../../src/base/index.ts';
import {
  type AccessConstraint,
  areaId,
  type Capacity,
  type Conversion,
  type Credibility,
  constraintId,
  type Day,
  type Fleet,
  factId,
  fleetId,
  type Good,
  goodId,
  type Link,
  linkId,
  type Need,
  needId,
  type Operation,
  type Origin,
  type PeopleFact,
  type Place,
  type PlanningRules,
  placeId,
  type Range,
  type Reliability,
  type Road,
  roadId,
  type SupplyFact,
  sourceId,
} from '../../src/domain/index.ts';

/** How large and how tight a random operation is. `tightness` 1 is ample, 3 is scarce: it divides supply and fleet. */
export interface RandomOptions {
  readonly sites: number;
  readonly hubs: number;
  readonly crossings: number;
  readonly days: number;
  readonly tightness: number;
  /** Whether light vehicles, the only ones that pass weak roads and permits, are at the first hub only or at all. */
  readonly lightVehicles: 'first-hub' | 'all-hubs';
  /** Access constraints to draw: closures, windows, slowings, permits, orders. */
  readonly constraints: number;
}

export const SMALL: RandomOptions = {
  sites: 5,
  hubs: 1,
  crossings: 1,
  days: 4,
  tightness: 1.5,
  constraints: 3,
  lightVehicles: 'first-hub',
};
export const LARGE: RandomOptions = {
  sites: 26,
  hubs: 3,
  crossings: 2,
  days: 7,
  tightness: 1.5,
  constraints: 5,
  lightVehicles: 'all-hubs',
};

const HOUR = 3600;
const OFFSET = 3 * HOUR;
const FIRST = Date.UTC(2025, 2, 3) / 1000;
const DEGREE = 1e7;
/** South-west corner; the map is a square of about 60 km in a place where nobody lives. */
const CORNER = { lat: 24.0, lon: 5.0 };
const AS_OF = FIRST - OFFSET - 30 * HOUR;

const range = (best: number, random: RandomStream): Range => ({
  low: Math.floor(best * (0.6 + 0.3 * random.nextFloat())),
  best,
  high: Math.ceil(best * (1.1 + 0.4 * random.nextFloat())),
});

/**
 * An operation drawn from a seed, as a parser would return it: a street grid with holes and one-ways, places beside it,
 * counts of people with ranges, a supply for part of the needs, vehicles, and access that changes by hour and day. An
 * exercise; nothing in it is about a real place. Same seed and options, same operation.
 */
export const randomOperation = (seed: number, options: RandomOptions = SMALL): Operation => {
  const random = randomStream(seed, 'operation', options.sites, options.days);
  const id = `random-${seed}`;
  const days = makeDays(options.days);
  const grid = makeGrid(random, Math.max(4, Math.ceil(Math.sqrt(options.sites * 2))));
  const places = makePlaces(random, options, grid);
  const sites = places.filter((place) => place.kind === 'site');
  const people = makePeople(random, sites, options.days);
  const goods = makeGoods();
  const supply = makeSupply(random, options, places, people);
  return {
    format: 'throughline/operation@1',
    id,
    name: `Random exercise ${seed}`,
    nameLocal: null,
    exercise: true,
    languages: ['en'],
    sensitivity: 'exercise',
    summary: null,
    timeZone: 'Etc/GMT-3',
    timeZoneData: 'test',
    position: { latE7: 24.3 * DEGREE, lonE7: 5.3 * DEGREE },
    defaultAsOf: AS_OF,
    days,
    rules: makeRules(random),
    sources: (['A', 'B', 'D'] as Reliability[]).map((reliability) => ({
      id: sourceId(`source-${reliability.toLowerCase()}`),
      title: `Exercise source ${reliability}`,
      publisher: 'Exercise cell',
      url: null,
      publishedAt: AS_OF - 48 * HOUR,
      reliability,
      licence: 'none needed',
      credit: null,
      note: null,
    })),
    statements: [],
    asks: [],
    areas: [
      {
        id: areaId('XX01'),
        name: 'West',
        nameLocal: null,
        level: 2,
        parentId: null,
        polygons: [],
        credit: null,
      },
      {
        id: areaId('XX02'),
        name: 'East',
        nameLocal: null,
        level: 2,
        parentId: null,
        polygons: [],
        credit: null,
      },
    ],
    places: sorted(places, (place) => place.id),
    capacities: sorted(makeCapacities(random, places), (row) => row.origin.factId),
    people: sorted(people, (row) => row.origin.factId),
    flows: [],
    conversions: makeConversions(),
    needs: makeNeeds(),
    goods,
    stock: sorted(supply.stock, (row) => row.origin.factId),
    arrivals: sorted(supply.arrivals, (row) => row.origin.factId),
    consumption: [],
    vehiclesOut: [],
    actuals: [],
    ledger: [],
    agreements: [],
    earmarks: [],
    notices: [],
    facilitation: [],
    commitments: null,
    fleet: sorted(makeFleet(random, options, places), (row) => row.id),
    access: sorted(makeAccess(random, options, grid, days), (row) => row.id),
    links: makeLinks(places),
    roads: grid.map,
  };
};

const sorted = <T>(rows: readonly T[], key: (row: T) => string): readonly T[] =>
  [...rows].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));

const origin = (
  name: string,
  options: { reliability?: string; credibility?: Credibility; assumption?: string } = {},
): Origin => ({
  factId: factId(name),
  sourceId: sourceId(`source-${options.reliability ?? 'a'}`),
  credibility: options.credibility ?? 2,
  knownAt: AS_OF - 24 * HOUR,
  lastVerifiedAt: null,
  countingPoint: null,
  assumption: options.assumption ?? null,
});

const makeDays = (count: number): Day[] =>
  Array.from({ length: count }, (_, index) => {
    const startsAt = FIRST - OFFSET + index * 24 * HOUR;
    const sun = suncalc.getTimes(new Date((startsAt + 12 * HOUR) * 1000), 24.3, 5.3);
    const minute = (date: Date): number => Math.round(date.getTime() / 60_000) * 60;
    return {
      date: new Date((FIRST + index * 24 * HOUR) * 1000).toISOString().slice(0, 10),
      startsAt,
      endsAt: startsAt + 24 * HOUR,
      offsetSeconds: OFFSET,
      sunriseAt: minute(sun.sunrise),
      sunsetAt: minute(sun.sunset),
    };
  });

interface Grid {
  readonly size: number;
  readonly spacing: number;
  readonly lat: (index: number) => number;
  readonly lon: (index: number) => number;
  readonly map: Operation['roads'];
}

const makeGrid = (random: RandomStream, size: number): Grid => {
  const spacing = 0.55 / size;
  const lats: number[] = [];
  const lons: number[] = [];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      lats.push(Math.round((CORNER.lat + spacing * (y + 0.3 * random.nextFloat())) * DEGREE));
      lons.push(Math.round((CORNER.lon + spacing * (x + 0.3 * random.nextFloat())) * DEGREE));
    }
  }
  const roads: Road[] = [];
  const classes = ['primary', 'secondary', 'tertiary', 'residential'];
  const add = (name: string, a: number, b: number): void => {
    if (random.nextFloat() < 0.08) return;
    // A bend in the middle, so that geometry matters.
    const bend = lats.length;
    lats.push(Math.round((lats[a]! + lats[b]!) / 2 + 0.02 * spacing * DEGREE));
    lons.push(Math.round((lons[a]! + lons[b]!) / 2 + 0.02 * spacing * DEGREE));
    const tags: Record<string, string> = { highway: classes[random.nextBelow(4)]! };
    if (random.nextFloat() < 0.06) tags['oneway'] = random.nextFloat() < 0.5 ? 'yes' : '-1';
    if (random.nextFloat() < 0.08) tags['maxweight'] = '12';
    if (random.nextFloat() < 0.1) tags['surface'] = 'gravel';
    if (random.nextFloat() < 0.1) tags['maxspeed'] = '30';
    roads.push({ id: roadId(name), nodes: Int32Array.of(a, bend, b), tags });
  };
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const node = y * size + x;
      if (x + 1 < size) add(`h${String(y).padStart(2, '0')}-${String(x).padStart(2, '0')}`, node, node + 1);
      if (y + 1 < size)
        add(`v${String(y).padStart(2, '0')}-${String(x).padStart(2, '0')}`, node, node + size);
    }
  }
  const text = JSON.stringify([lats, lons, roads.map((road) => [road.id, [...road.nodes], road.tags])]);
  return {
    size,
    spacing,
    lat: (index) => lats[index]!,
    lon: (index) => lons[index]!,
    map: {
      hash: sha256Hex(text),
      latE7: Int32Array.from(lats),
      lonE7: Int32Array.from(lons),
      roads,
      barriers: new Map(),
      credit: null,
    },
  };
};

const makePlaces = (random: RandomStream, options: RandomOptions, grid: Grid): Place[] => {
  const nodes = Array.from({ length: grid.size * grid.size }, (_, index) => index);
  random.shuffle(nodes);
  let next = 0;
  const place = (id: string, kind: Place['kind']): Place => {
    const node = nodes[next++ % nodes.length]!;
    const lonE7 = grid.lon(node) + random.nextBelow(8000);
    return {
      id: placeId(id),
      name: id,
      nameLocal: null,
      kind,
      latE7: grid.lat(node) + random.nextBelow(8000) - 4000,
      lonE7,
      accuracyMetres: 50,
      areaId: areaId(lonE7 < (CORNER.lon + 0.27) * DEGREE ? 'XX01' : 'XX02'),
      owner: null,
      openingHours: kind === 'site' ? null : allWeek(kind === 'hub' ? 6 : 7, kind === 'hub' ? 19 : 17),
      storageGrams: kind === 'hub' ? 3_000_000_000 : null,
      areaM2: null,
      bays: kind === 'site' ? 2 : 6,
      peopleWeight: 1 + random.nextBelow(3),
      orderlyMinimumGrams: null,
      walkMetres: null,
      origin: origin(`place-${id}`),
    };
  };
  const many = (count: number, name: string, kind: Place['kind']): Place[] =>
    Array.from({ length: count }, (_, i) => place(`${name}-${String(i + 1).padStart(2, '0')}`, kind));
  const sites = many(options.sites, 'site', 'site');
  if (options.sites > 3) sites[0] = { ...sites[0]!, storageGrams: 60_000_000 };
  return [
    ...many(options.crossings, 'crossing', 'crossing'),
    ...many(options.hubs, 'hub', 'hub'),
    ...sites,
    place('lone-junction', 'junction'),
  ];
};

const allWeek = (fromHour: number, toHour: number) => [
  { weekdays: [0, 1, 2, 3, 4, 5, 6], fromSecond: fromHour * HOUR, toSecond: toHour * HOUR },
];

const makePeople = (random: RandomStream, sites: readonly Place[], days: number): PeopleFact[] => {
  const facts: PeopleFact[] = [];
  const date = (index: number): string =>
    new Date((FIRST + index * 24 * HOUR) * 1000).toISOString().slice(0, 10);
  sites.forEach((site, index) => {
    // A fifth of the sites take their share of their area instead.
    if (index % 5 === 4) return;
    const verified = random.nextFloat() < 0.6;
    const count = 500 + random.nextBelow(6000);
    const base = { subject: { kind: 'place' as const, placeId: site.id }, group: 'people' };
    const reliability = verified ? 'a' : 'd';
    facts.push({
      ...base,
      date: date(-2),
      count: range(count, random),
      origin: origin(`people-${site.id}`, { reliability }),
    });
    if (random.nextFloat() < 0.2) {
      facts.push({
        ...base,
        date: date(-2),
        count: range(count + 300, random),
        origin: origin(`people-${site.id}-other`, { reliability: 'd', credibility: 4 }),
      });
    }
    if (random.nextFloat() < 0.2 && days > 2) {
      facts.push({
        ...base,
        date: date(2),
        count: range(count + 500, random),
        origin: origin(`people-${site.id}-later`, {
          reliability,
          assumption: 'expected by the exercise cell',
        }),
      });
    }
  });
  for (const area of ['XX01', 'XX02']) {
    const own = facts
      .filter((fact) => fact.date === date(-2) && !fact.origin.factId.endsWith('-other'))
      .filter(
        (fact) =>
          sites.find((site) => fact.subject.kind === 'place' && site.id === fact.subject.placeId)?.areaId ===
          area,
      )
      .reduce((sum, fact) => sum + fact.count.best, 0);
    facts.push({
      subject: { kind: 'area', areaId: areaId(area) },
      date: date(-3),
      group: 'adults',
      count: range(Math.floor((own + 4000) / 2), random),
      origin: origin(`people-${area}`, { reliability: 'b' }),
    });
  }
  return facts;
};

const makeConversions = (): Conversion[] => [
  {
    id: 'adults-people',
    kind: 'people',
    from: 'adults',
    to: 'people',
    subject: null,
    factorPpm: { low: 1_900_000, best: 2_000_000, high: 2_200_000 },
    origin: origin('conversion-adults', { assumption: 'exercise: half of the people are adults' }),
  },
];

const makeNeeds = (): Need[] => [
  need('energy', 'flow', 'kcal', 'person_day', 2100, 1400, 1, 7),
  need('kit', 'durable', 'item', 'household', 1, 0, 2, 1),
  need('shelter', 'durable', 'cm2', 'person', 35_000, 20_000, 1, 1),
  need('water', 'flow', 'ml', 'person_day', 4000, 2500, 1, 1),
];

const need = (
  id: string,
  kind: Need['kind'],
  unit: string,
  basis: Need['basis'],
  amount: number,
  floorAmount: number,
  tier: number,
  periodDays: number,
): Need => ({
  id: needId(id),
  name: id,
  nameLocal: null,
  kind,
  unit,
  basis,
  amount,
  floorAmount,
  tier,
  periodDays,
  origin: origin(`need-${id}`),
});

const makeGoods = (): Good[] => [
  good('biscuits', 12_000, 30_000, [['energy', 52_000]]),
  good('jerrycan-kit', 3_000, 20_000, [['kit', 1]]),
  good('parcel', 40_000, 60_000, [['energy', 130_000]]),
  good('water-crate', 12_500, 14_000, [['water', 12_000]]),
];

const good = (id: string, gramsPerPack: number, cm3PerPack: number, serves: [string, number][]): Good => ({
  id: goodId(id),
  name: id,
  nameLocal: null,
  pack: 'pack',
  gramsPerPack,
  cm3PerPack,
  fuelMlPerPack: null,
  household: false,
  serves: serves.map(([needText, quantityPerPack]) => ({ needId: needId(needText), quantityPerPack })),
  origin: origin(`good-${id}`),
});

const makeSupply = (
  random: RandomStream,
  options: RandomOptions,
  places: readonly Place[],
  people: readonly PeopleFact[],
) => {
  const total =
    people
      .filter((fact) => fact.group === 'people' && fact.date < '2025-03-04')
      .reduce((sum, fact) => sum + fact.count.best, 0) + 8000;
  const share = (0.6 + 0.7 * random.nextFloat()) / options.tightness;
  const date = (index: number): string =>
    new Date((FIRST + index * 24 * HOUR) * 1000).toISOString().slice(0, 10);
  const wanted: [string, number][] = [
    ['biscuits', Math.ceil((total * options.days * 2100 * 0.3 * share) / 52_000)],
    ['parcel', Math.ceil((total * options.days * 2100 * 0.7 * share) / 130_000)],
    ['water-crate', Math.ceil((total * options.days * 4000 * share) / 12_000)],
    ['jerrycan-kit', Math.ceil((total * share) / 5)],
  ];
  const stock: SupplyFact[] = [];
  const arrivals: SupplyFact[] = [];
  const row = (
    name: string,
    place: Place,
    goodText: string,
    count: number,
    day: number,
    lot: string | null,
    expiry: number | null,
  ): SupplyFact => ({
    placeId: place.id,
    goodId: goodId(goodText),
    count: range(count, random),
    unit: 'pack',
    lot,
    expiryDate: expiry === null ? null : date(expiry),
    owner: null,
    earmark: null,
    date: date(day),
    origin: origin(name, name.includes('arrival') ? { assumption: 'exercise pipeline' } : {}),
  });
  const hubs = places.filter((place) => place.kind === 'hub');
  const crossings = places.filter((place) => place.kind === 'crossing');
  for (const [goodText, count] of wanted) {
    hubs.forEach((hub, index) => {
      const packs = Math.floor((count * 0.6) / hubs.length);
      stock.push(row(`stock-${hub.id}-${goodText}-a`, hub, goodText, Math.floor(packs * 0.7), -1, 'a', null));
      stock.push(
        row(
          `stock-${hub.id}-${goodText}-b`,
          hub,
          goodText,
          Math.floor(packs * 0.3),
          -1,
          'b',
          index === 0 ? options.days - 2 : null,
        ),
      );
    });
    crossings.forEach((crossing) => {
      for (let day = 0; day < Math.max(1, options.days - 1); day++) {
        if (random.nextFloat() < 0.3) continue;
        const packs = Math.floor((count * 0.4) / (crossings.length * Math.max(1, options.days - 1)));
        arrivals.push(
          row(`arrival-${crossing.id}-${goodText}-${day}`, crossing, goodText, packs, day, null, null),
        );
      }
    });
  }
  return {
    stock: stock.filter((fact) => fact.count.best > 0),
    arrivals: arrivals.filter((fact) => fact.count.best > 0),
  };
};

const makeCapacities = (random: RandomStream, places: readonly Place[]): Capacity[] =>
  places
    .filter((place) => place.kind === 'crossing' || place.kind === 'hub')
    .map((place): Capacity => {
      const trucks = place.kind === 'crossing' ? 20 + random.nextBelow(30) : 60 + random.nextBelow(80);
      return {
        placeId: place.id,
        fromDate: '2025-03-01',
        toDate: null,
        trucksPerDay: { low: Math.floor(trucks / 2), best: trucks, high: trucks * 2 },
        peoplePerDay: null,
        hours: null,
        origin: origin(
          `capacity-${place.id}`,
          place.kind === 'crossing' ? { assumption: 'exercise slots' } : {},
        ),
      };
    });

const makeFleet = (random: RandomStream, options: RandomOptions, places: readonly Place[]): Fleet[] =>
  places
    .filter((place) => place.kind === 'hub')
    .flatMap((hub, index): Fleet[] => {
      const heavy = Math.max(
        2,
        Math.round(((options.sites / options.hubs) * (1.2 + random.nextFloat())) / options.tightness),
      );
      const row = (
        kind: string,
        count: number,
        payload: number,
        volume: number,
        gross: number,
        permits: string[],
      ): Fleet => ({
        id: fleetId(`${kind}-${hub.id}`),
        kind,
        count: range(count, random),
        homeId: hub.id,
        owner: null,
        payloadGrams: payload,
        volumeCm3: volume,
        grossGrams: gross,
        heightMm: 3500,
        widthMm: 2500,
        speedFactorPpm: kind === 'heavy' ? 900_000 : 1_000_000,
        mlPer100Km: kind === 'heavy' ? 35_000 : 20_000,
        dutySeconds: 9 * HOUR,
        permits,
        mode: 'road',
        offRoad: kind !== 'heavy',
        fromDate: null,
        toDate: null,
        origin: origin(`fleet-${kind}-${hub.id}`, { assumption: 'exercise fleet' }),
      });
      const rows = [row('heavy', heavy, 15_000_000, 40_000_000, 26_000_000, [])];
      if (index === 0 || options.lightVehicles === 'all-hubs')
        rows.push(
          row('light', Math.max(2, Math.round(heavy / 2)), 5_000_000, 18_000_000, 9_000_000, ['bridge']),
        );
      return rows;
    });

const makeAccess = (
  random: RandomStream,
  options: RandomOptions,
  grid: Grid,
  days: readonly Day[],
): AccessConstraint[] =>
  Array.from({ length: options.constraints }, (_, index) => {
    const kind = (['closed', 'window', 'slowed', 'permit', 'order', 'risk'] as const)[index % 6]!;
    const node = random.nextBelow(grid.size * grid.size);
    const side = grid.spacing * DEGREE * (0.25 + 0.3 * random.nextFloat());
    const [lat, lon] = [grid.lat(node) + Math.round(side / 3), grid.lon(node) + Math.round(side / 3)];
    const ring = [
      [lon, lat],
      [lon + Math.round(side), lat],
      [lon + Math.round(side), lat + Math.round(side)],
      [lon, lat + Math.round(side)],
      [lon, lat],
    ] as [number, number][];
    const day = days[random.nextBelow(days.length)]!;
    return {
      id: constraintId(`constraint-${index + 1}`),
      kind,
      name: null,
      shape:
        index % 2 === 0
          ? { kind: 'polygons', polygons: [[ring]] }
          : { kind: 'disc', latE7: lat, lonE7: lon, radiusMetres: 1500 },
      from: kind === 'closed' ? day.startsAt + 10 * HOUR : null,
      to: kind === 'closed' ? day.startsAt + 34 * HOUR : null,
      hours: kind === 'window' ? allWeek(8, 14) : kind === 'slowed' ? allWeek(6, 12) : null,
      slowPpm: kind === 'slowed' ? 1_600_000 : null,
      permit: kind === 'permit' ? 'bridge' : null,
      riskPpm: kind === 'risk' ? 100 : null,
      origin: origin(`access-${index + 1}`),
    };
  });

/** One hand-made connection between the first two sites, as where the map lacks a track. */
const makeLinks = (places: readonly Place[]): Link[] => {
  const [from, to] = places.filter((place) => place.kind === 'junction' || place.id === 'site-01');
  if (!from || !to) return [];
  return [
    {
      id: linkId('track'),
      fromId: from.id,
      toId: to.id,
      mode: 'road',
      seconds: { low: 900, best: 1200, high: 2400 },
      metres: 9000,
      trucksPerDay: { low: 4, best: 12, high: 30 },
      overrides: 'yes',
      bothWays: true,
      origin: origin('link-track', { assumption: 'exercise track' }),
    },
  ];
};

const makeRules = (random: RandomStream): PlanningRules => ({
  convoy: { minVehicles: 1, maxVehicles: 3 + random.nextBelow(6), headwaySeconds: 300, maxStops: 3 },
  daylight: { only: true, marginSeconds: 1800 },
  handling: {
    loadingSeconds: 600,
    loadingSecondsPerVehicle: 900,
    unloadingSeconds: 600,
    unloadingSecondsPerVehicle: 1200,
    defaultBays: 2,
  },
  duty: { turnaroundSeconds: 900 },
  leadSeconds: 24 * HOUR,
  orderlyMinimumGrams: 200_000,
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
    speedsKmh: { primary: 60, secondary: 50, tertiary: 40, residential: 25 },
    surfacePpm: { gravel: 1_300_000 },
    contingencyPpm: 1_250_000,
    snapMaxMetres: 2000,
    snapSpeedKmh: 10,
    joinMetres: 0,
  },
  assumptions: {},
});
