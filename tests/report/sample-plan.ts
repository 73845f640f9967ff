import {
  type CoverageLine,
  type Distribution,
  type FleetId,
  type GoodId,
  type Headline,
  type HeadlineValue,
  type Instant,
  type Leg,
  type Load,
  type LotId,
  lotId,
  type Movement,
  movementId,
  type NeedId,
  type Operation,
  type PathStep,
  type PlaceId,
  type Plan,
  placeId,
  roadId,
} from '../../src/domain/index.ts';
import { AS_OF, SITE_PEOPLE } from './sample-operation.ts';

type RoadStep = readonly [road: string, from: number, to: number];

/** Ways from the central depot, as road positions; those back are the same reversed. */
const WAYS: Readonly<Record<string, readonly RoadStep[]>> = {
  'old-school': [['r-south', 0, 2_000_000]],
  riverside: [['r-south', 0, 950_000]],
  'grain-hall': [['r-east', 3_000_000, 2_050_000]],
  'north-field': [['r-north', 0, 1_000_000]],
  harbour: [['r-coast', 0, 5_000_000]],
  'salt-works': [
    ['r-coast', 0, 3_000_000],
    ['r-salt', 0, 1_000_000],
  ],
  'market-square': [['r-coast', 0, 2_000_000]],
  'east-gate': [['r-east', 3_000_000, 0]],
};

/** Trucks sent a day, by site: enough for some, too few for others. */
const DELIVERIES: readonly (readonly [site: string, vehicles: number, parcels: number, tents: number])[] = [
  ['riverside', 4, 2_200, 60],
  ['harbour', 5, 2_900, 40],
  ['old-school', 2, 900, 50],
  ['north-field', 3, 1_500, 0],
  ['market-square', 2, 1_280, 20],
  ['grain-hall', 1, 620, 10],
  ['salt-works', 1, 250, 0],
];

const DEPOT = placeId('depot-1');
const TRUCKS = 'ten-tonners' as FleetId;
const PARCEL = 'parcel' as GoodId;
const TENT = 'tent' as GoodId;
const PARCEL_LOT = lotId('lot-parcel-depot');
const TENT_LOT = lotId('lot-tent-depot');
const ARRIVAL_LOT = lotId('lot-parcel-east-gate');

const exactly = (count: number) => ({ low: count, best: count, high: count });
const STOCK: Plan['stock']['lines'] = [
  { scope: 'response' as const, subject: null, tenths: 98 },
  { scope: 'place' as const, subject: DEPOT, tenths: 98 },
  { scope: 'owner' as const, subject: 'Water board', tenths: 31 },
].map(({ scope, subject, tenths }) => ({
  needId: 'food' as NeedId,
  scope,
  subject,
  amount: exactly(52_000 * 58_800),
  dailyAmount: exactly(310_000_000),
  tenthDays: { low: tenths - 20, best: tenths, high: tenths + 5 },
  countedOn: '2024-05-05',
}));
const FUEL: Plan['fuel']['places'][number] = {
  placeId: DEPOT,
  goodId: 'diesel' as GoodId,
  unit: 'ml',
  days: [
    {
      date: '2024-05-06',
      opening: 900_000,
      in: 0,
      out: 0,
      users: 500_000,
      vehicles: 100_000,
      closing: 300_000,
      forVehicles: 400_000,
    },
  ],
  users: [{ userId: 'well-3', priority: 7, wanted: 700_000, used: 500_000, shortOn: '2024-05-06' }],
  vehiclesShortOn: null,
  runsOutOn: '2024-05-06',
  stopsFirst: ['well-3', 'vehicles'],
};

/** A plan of the sample operation, made by hand: consistent enough to read, not the best one. */
export function buildSamplePlan(operation: Operation): Plan {
  const days = operation.days;
  const movements = days.flatMap((day, index) => buildDay(day.date, day.startsAt, index));
  const coverage = buildCoverage(operation, movements);
  const delivered = movements
    .filter((movement) => movement.kind === 'delivery')
    .flatMap((movement) => movement.loads)
    .reduce((sum, load) => sum + load.packs * gramsOf(operation, load.goodId), 0);
  const metres = movements.reduce(
    (sum, movement) =>
      sum + movement.vehicles.length * movement.legs.reduce((all, leg) => all + leg.metres, 0),
    0,
  );
  return {
    format: 'throughline/plan@1',
    class: 'restricted',
    expires: days.at(-1)!.date,
    operation: {
      id: operation.id,
      name: operation.name,
      exercise: operation.exercise,
      inputsHash: '7f3a'.repeat(16),
    },
    asOf: AS_OF,
    seed: 1,
    iterations: 12,
    software: { version: '0.1.0', solver: 'highs 1.15.3', solverHash: 'beef'.repeat(16) },
    clock: { timeZone: operation.timeZone, timeZoneData: operation.timeZoneData, days },
    lots: [
      {
        id: PARCEL_LOT,
        placeId: DEPOT,
        goodId: PARCEL,
        availableOn: days[0]!.date,
        expiresOn: null,
        packs: 52_000,
        factIds: ['stock-1'],
      },
      {
        id: TENT_LOT,
        placeId: DEPOT,
        goodId: TENT,
        availableOn: days[0]!.date,
        expiresOn: null,
        packs: 1_400,
        factIds: ['stock-2'],
      },
      {
        id: ARRIVAL_LOT,
        placeId: placeId('east-gate'),
        goodId: PARCEL,
        availableOn: days[1]!.date,
        expiresOn: '2025-03-08',
        packs: 9_000,
        factIds: ['arrival-1'],
      },
    ],
    movements,
    distributions: buildDistributions(movements),
    coverage,
    unmet: coverage
      .filter((line) => line.receivedAmount < line.targetAmount)
      .map((line) => ({
        placeId: line.placeId,
        needId: line.needId,
        fromDate: line.fromDate,
        toDate: line.toDate,
        unmetAmount: line.targetAmount - line.receivedAmount,
        people: line.people,
        binding:
          line.needId === ('shelter' as NeedId)
            ? [{ kind: 'supply' as const, subject: 'tent', sharePpm: 900_000 }]
            : [
                { kind: 'truck-hours' as const, subject: 'ten-tonners', sharePpm: 610_000 },
                { kind: 'hub-slots' as const, subject: 'depot-1', sharePpm: 240_000 },
              ],
      })),
    bounds: buildBounds(coverage),
    conflicts: [
      {
        quantity: 'people',
        subject: 'harbour',
        date: '2025-03-01',
        chosen: 'people-harbour' as Plan['conflicts'][number]['chosen'],
        others: ['people-harbour-ministry' as Plan['conflicts'][number]['chosen']],
      },
    ],
    notKnown: [
      {
        code: 'need.no-supply-data',
        subject: 'water',
        detail: 'no stock or arrival of any good that serves water',
      },
      {
        code: 'need.no-supply-data',
        subject: 'health',
        detail: 'no stock or arrival of any good that serves health',
      },
      { code: 'people.unknown', subject: 'island', detail: 'no count for the place and none for its area' },
      { code: 'crossing.capacity-unknown', subject: 'south-gate', detail: 'no row states trucks a day' },
    ],
    assumptions: [
      { factId: 'fleet-1', subject: 'ten-tonners', reason: 'Hauliers promise 24; 18 came last week.' },
      { factId: 'capacity-east', subject: 'east-gate', reason: 'Sunday’s count taken for every day.' },
      { factId: 'link-1', subject: 'south-bypass', reason: 'Drawn by hand along the old track.' },
    ],
    sensitivity: [
      {
        factId: 'fleet-1',
        quantity: 'vehicles',
        subject: 'ten-tonners',
        assumption: true,
        low: { value: 18, headlines: listHeadlineValues(470_000, 'short') },
        high: { value: 30, headlines: listHeadlineValues(1_000_000, 'yes') },
      },
      {
        factId: 'people-harbour',
        quantity: 'people',
        subject: 'harbour',
        assumption: false,
        low: { value: 100_640, headlines: listHeadlineValues(640_000, 'short') },
        high: { value: 142_080, headlines: listHeadlineValues(540_000, 'short') },
      },
    ],
    fuel: { places: [FUEL] },
    stock: { date: '2024-05-06', lines: STOCK, inputs: [] },
    notices: [],
    expected: [],
    changes: { notified: 0, kept: [], rerouted: [], dropped: [], released: [], compared: null },
    partners: {
      agreed: true,
      owners: [
        {
          owner: 'Haulier Z',
          vehicleDays: 12,
          vehicleTrips: 19,
          delivered: [],
          promised: [],
          carriedForOthersGrams: 240_000_000,
          storedForOthersGrams: 0,
          siteIds: [placeId('harbour')],
        },
        {
          owner: 'Relief agency A',
          vehicleDays: 31,
          vehicleTrips: 40,
          delivered: [{ goodId: PARCEL, packs: 9120 }],
          promised: [{ goodId: PARCEL, packs: 24_000 }],
          carriedForOthersGrams: 0,
          storedForOthersGrams: 51_500_000,
          siteIds: [placeId('harbour'), placeId('old-town')],
        },
        {
          owner: null,
          vehicleDays: 0,
          vehicleTrips: 0,
          delivered: [],
          promised: [],
          carriedForOthersGrams: 0,
          storedForOthersGrams: 0,
          siteIds: [],
        },
      ],
      poolingCost: {
        asAgreed: {
          leastFloorPpm: 510_000,
          meanFloorPpm: 702_400,
          peopleBelowFloor: 184_320,
          floorPersonDays: 1_204_117,
        },
        pooled: {
          leastFloorPpm: 640_000,
          meanFloorPpm: 761_900,
          peopleBelowFloor: 171_040,
          floorPersonDays: 1_306_118,
        },
      },
    },
    summary: {
      headlines: buildHeadlines(delivered),
      needs: (['food', 'shelter'] as NeedId[]).map((id) => summariseNeed(coverage, id)),
      people: { low: 341_870, best: 402_200, high: 482_640 },
      movements: movements.length,
      vehicleTrips: movements.reduce((sum, movement) => sum + movement.vehicles.length, 0),
      truckSeconds: movements.reduce(
        (sum, movement) => sum + movement.vehicles.length * durationOf(movement),
        0,
      ),
      metres,
      fuelMl: Math.round((metres / 100_000) * 32_000),
      deliveredGrams: delivered,
      assumptionsPpm: 930_000,
      assumptionsByKind: { people: 0, standards: 0, supply: 120_000, fleet: 930_000, access: 0 },
      constraintsActive: [],
    },
  };
}

function buildDay(date: string, midnight: Instant, dayIndex: number): Movement[] {
  const movements: Movement[] = [];
  let nextTruck = 1;
  DELIVERIES.forEach(([site, vehicles, parcels, tents], index) => {
    const leaves = midnight + (dayIndex === 0 ? 9.5 : 7) * 3_600 + index * 2_700;
    const numbers = Array.from({ length: vehicles }, (_, k) => ((nextTruck + k - 1) % 24) + 1);
    nextTruck += vehicles;
    const onward = site === 'salt-works' ? null : index === 4 ? 'salt-works' : null;
    movements.push(buildDelivery(date, leaves, site, onward, numbers, parcels, dayIndex < 3 ? tents : 0));
  });
  if (dayIndex >= 1 && dayIndex <= 4)
    movements.push(buildTransfer(date, midnight + 8 * 3_600, [20, 21, 22, 23]));
  return movements;
}

function buildDelivery(
  date: string,
  start: Instant,
  site: string,
  onward: string | null,
  numbers: readonly number[],
  parcels: number,
  tents: number,
): Movement {
  const stops = onward === null ? [site] : [site, onward];
  const visits: Movement['visits'][number][] = [
    { placeId: DEPOT, purpose: 'load', arriveAt: start - 3_600, startAt: start - 3_600, endAt: start },
  ];
  const legs: Leg[] = [];
  let time = start;
  for (const stop of stops) {
    const leg =
      stop === onward
        ? buildRoadLeg(placeId(site), placeId(stop), time, [...reverse(WAYS[site]!), ...WAYS[stop]!])
        : buildRoadLeg(DEPOT, placeId(stop), time, WAYS[stop]!);
    legs.push(leg);
    time = leg.arriveAt + 2_700;
    visits.push({
      placeId: placeId(stop),
      purpose: 'unload',
      arriveAt: leg.arriveAt,
      startAt: leg.arriveAt,
      endAt: time,
    });
  }
  const last = stops.at(-1)!;
  legs.push(buildRoadLeg(placeId(last), DEPOT, time, reverse(WAYS[last]!)));
  const loads: Load[] = [];
  numbers.forEach((_, vehicle) => {
    const share = Math.floor(parcels / numbers.length);
    const first = onward === null ? share : Math.floor(share * 0.7);
    loads.push({ vehicle, visit: 1, goodId: PARCEL, lotId: PARCEL_LOT, packs: first });
    if (onward !== null)
      loads.push({ vehicle, visit: 2, goodId: PARCEL, lotId: PARCEL_LOT, packs: share - first });
  });
  if (tents > 0) loads.push({ vehicle: 0, visit: 1, goodId: TENT, lotId: TENT_LOT, packs: tents });
  return {
    id: movementId(`mv-${date.slice(8)}-${site.slice(0, 3)}${numbers[0]}`),
    kind: 'delivery',
    date,
    vehicles: numbers.map((number) => ({ fleetId: TRUCKS, number })),
    homeId: DEPOT,
    visits,
    legs,
    loads,
  };
}

function buildTransfer(date: string, start: Instant, numbers: readonly number[]): Movement {
  const gate = placeId('east-gate');
  const out = buildRoadLeg(DEPOT, gate, start, WAYS['east-gate']!);
  const loaded = out.arriveAt + 4_200;
  const back = buildRoadLeg(gate, DEPOT, loaded, reverse(WAYS['east-gate']!));
  return {
    id: movementId(`mv-${date.slice(8)}-gate`),
    kind: 'transfer',
    date,
    vehicles: numbers.map((number) => ({ fleetId: TRUCKS, number })),
    homeId: DEPOT,
    visits: [
      { placeId: gate, purpose: 'load', arriveAt: out.arriveAt, startAt: out.arriveAt, endAt: loaded },
      {
        placeId: DEPOT,
        purpose: 'unload',
        arriveAt: back.arriveAt,
        startAt: back.arriveAt,
        endAt: back.arriveAt + 3_000,
      },
    ],
    legs: [out, back],
    loads: numbers.map((_, vehicle) => ({
      vehicle,
      visit: 1,
      goodId: PARCEL,
      lotId: ARRIVAL_LOT,
      packs: 560,
    })),
  };
}

const reverse = (way: readonly RoadStep[]): RoadStep[] =>
  way.map(([road, from, to]): RoadStep => [road, to, from]).reverse();

function buildRoadLeg(fromId: PlaceId, toId: PlaceId, departAt: Instant, way: readonly RoadStep[]): Leg {
  const metres = way.reduce((sum, [, from, to]) => sum + Math.abs(to - from) * 0.0052, 0);
  const arriveAt = departAt + Math.round(metres / 9);
  const first = way[0]!;
  const last = way.at(-1)!;
  const path: PathStep[] = [
    { kind: 'connect', placeId: fromId, roadId: roadId(first[0]), at: first[1], enterAt: departAt },
    ...way.map(
      ([road, from, to], index): PathStep => ({
        kind: 'road',
        roadId: roadId(road),
        from,
        to,
        enterAt: departAt + 60 + index * 300,
      }),
    ),
    { kind: 'connect', placeId: toId, roadId: roadId(last[0]), at: last[2], enterAt: arriveAt - 60 },
  ];
  return { fromId, toId, departAt, arriveAt, metres: Math.round(metres), path };
}

function buildDistributions(movements: readonly Movement[]): Distribution[] {
  const packs = new Map<string, Distribution>();
  for (const movement of movements) {
    if (movement.kind !== 'delivery') continue;
    for (const load of movement.loads) {
      const place = movement.visits[load.visit]!.placeId;
      const key = `${place}|${load.lotId}`;
      packs.set(key, {
        placeId: place,
        goodId: load.goodId,
        lotId: load.lotId as LotId,
        fromDate: movements[0]!.date,
        toDate: movements.at(-1)!.date,
        packs: (packs.get(key)?.packs ?? 0) + load.packs,
      });
    }
  }
  return [...packs.values()];
}

function buildCoverage(operation: Operation, movements: readonly Movement[]): CoverageLine[] {
  const distributions = buildDistributions(movements);
  const fromDate = operation.days[0]!.date;
  const toDate = operation.days.at(-1)!.date;
  return Object.entries(SITE_PEOPLE).flatMap(([site, people]) =>
    (['food', 'shelter'] as NeedId[]).map((needId): CoverageLine => {
      const need = operation.needs.find((one) => one.id === needId)!;
      const days = need.kind === 'flow' ? operation.days.length : 1;
      const received = distributions
        .filter((line) => line.placeId === placeId(site))
        .reduce((sum, line) => {
          const good = operation.goods.find((one) => one.id === line.goodId)!;
          return sum + line.packs * (good.serves.find((one) => one.needId === needId)?.quantityPerPack ?? 0);
        }, 0);
      const targetAmount = people * need.amount * days;
      const floorAmount = people * need.floorAmount * days;
      const receivedAmount = Math.min(received, targetAmount);
      return {
        placeId: placeId(site),
        needId,
        tier: need.tier,
        fromDate,
        toDate,
        people,
        weight: people * days,
        floorAmount,
        targetAmount,
        receivedAmount,
        floorPpm: Math.min(1_000_000, Math.floor((receivedAmount * 1_000_000) / floorAmount)),
        targetPpm: Math.floor((receivedAmount * 1_000_000) / targetAmount),
        verified: site !== 'harbour',
      };
    }),
  );
}

function buildBounds(coverage: readonly CoverageLine[]): Plan['bounds'] {
  return [1, 2].flatMap((tier) =>
    (['floor', 'target'] as const).map((stage) => {
      const lines = coverage.filter((line) => line.tier === tier);
      const weight = lines.reduce((sum, line) => sum + line.weight, 0);
      const ppmOf = (line: CoverageLine) => (stage === 'floor' ? line.floorPpm : line.targetPpm);
      const mean = lines.reduce((sum, line) => sum + line.weight * ppmOf(line), 0) / weight;
      const ids = lines.map((line) => `${line.placeId}|${line.needId}|${line.fromDate}`);
      const first = Math.min(1_000_000, Math.round(mean * 0.99));
      return {
        stage,
        tier,
        meanPpm: Math.min(1_000_000, Math.round(mean + 21_000)),
        levels: [
          {
            valuePpm: first,
            free: ids,
            fixed: ids.slice(0, 5),
            heldPpm: first,
            multipliers: [{ row: 'cover|x', value: '1' }],
          },
          {
            valuePpm: Math.min(1_000_000, first + 160_000),
            free: ids.slice(5),
            fixed: ids.slice(5),
            heldPpm: Math.min(1_000_000, first + 160_000),
            multipliers: [],
          },
        ],
      };
    }),
  );
}

function buildHeadlines(deliveredGrams: number): Headline[] {
  const line = (
    row: Headline['row'],
    verdict: Headline['verdict'],
    figure: string,
    more: Partial<Headline>,
  ): Headline => ({
    row,
    verdict,
    figure,
    value: null,
    unit: null,
    shortBy: null,
    sourceIds: [],
    assumedPpm: null,
    ...more,
  });
  return [
    line('S1', 'not-decidable', 'coverage.floor-mean', {
      value: 591_000,
      unit: 'ppm',
      shortBy: 409_000,
      sourceIds: ['src-registry'],
      assumedPpm: 930_000,
    }),
    line('S2', 'not-known', 'needs.known', {
      value: 1,
      unit: 'needs',
      sourceIds: ['src-registry'],
      assumedPpm: 0,
    }),
    line('S3', 'not-known', 'movements.acknowledged', { value: 0, unit: 'movements' }),
    line('S4', 'not-known', 'crossing.grams', {
      value: 139_776_000,
      unit: 'grams',
      sourceIds: ['src-ministry'],
      assumedPpm: 1_000_000,
    }),
    line('S5', 'short', 'deliveries.grams', {
      value: deliveredGrams,
      unit: 'grams',
      shortBy: 912_000_000,
      sourceIds: ['src-registry'],
      assumedPpm: 930_000,
    }),
    line('S6', 'not-known', 'access.constraints', {
      value: 2,
      unit: 'constraints',
      sourceIds: ['src-ministry'],
      assumedPpm: 0,
    }),
    line('S7', 'not-known', 'people.best', {
      value: 402_200,
      unit: 'people',
      sourceIds: ['src-registry'],
      assumedPpm: 0,
    }),
    line('S8', 'short', 'asks.open', {
      value: 1,
      unit: 'asks',
      shortBy: 1,
      sourceIds: ['src-ministry'],
    }),
  ];
}

const listHeadlineValues = (floor: number, verdict: 'short' | 'yes'): HeadlineValue[] => [
  { row: 'S1', verdict, value: floor },
  { row: 'S8', verdict: 'short', value: 1 },
];

function summariseNeed(coverage: readonly CoverageLine[], needId: NeedId): Plan['summary']['needs'][number] {
  const lines = coverage.filter((line) => line.needId === needId);
  const weight = lines.reduce((sum, line) => sum + line.weight, 0);
  const mean = (ppmOf: (line: CoverageLine) => number) =>
    Math.floor(lines.reduce((sum, line) => sum + line.weight * ppmOf(line), 0) / weight);
  return {
    needId,
    minPpm: Math.min(...lines.map((line) => line.targetPpm)),
    meanPpm: mean((line) => line.targetPpm),
    floorMinPpm: Math.min(...lines.map((line) => line.floorPpm)),
    floorMeanPpm: mean((line) => line.floorPpm),
    receivedAmount: lines.reduce((sum, line) => sum + line.receivedAmount, 0),
    targetAmount: lines.reduce((sum, line) => sum + line.targetAmount, 0),
  };
}

const gramsOf = (operation: Operation, id: GoodId) =>
  operation.goods.find((good) => good.id === id)!.gramsPerPack;
const durationOf = (movement: Movement) => movement.legs.at(-1)!.arriveAt - movement.legs[0]!.departAt;
