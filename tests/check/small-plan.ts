import { formatCanonicalJson, sha256Hex } from '../../src/base/index.ts';
import type { FuelPlace, InputLine, Plan, Range, StockLine } from '../../src/domain/index.ts';
import { constraintId, factId, goodId, lotId, needId, placeId } from '../../src/domain/index.ts';
import { AS_OF, DATES, days } from './small-clock.ts';
import { GOOD_OF, listMovements } from './small-movements.ts';
import { listExpected, NOTICES } from './small-notices.ts';
import { buildVisible } from './small-operation.ts';

const M = 1_000_000;

/*
 * A correct plan for the small operation, by hand:
 *
 *   people        A 1000, 1100, 1100 (100 come on day 1); B 1500, 1300, 1300 (the area's 2500 less A's, less those who leave)
 *   water, packs  A 30 33 33; B 45 39 39        (3 l a person, 100 l a pack)
 *   food, cartons A 64; B 82                    (2000 kcal x 3200 and 4100 person-days, 100 000 kcal a carton)
 *   kits          A 220, B 300 households; 300 kits in 30 boxes: A 13, B 17
 */

const handOut = (place: string, lot: string, from: number, to: number, packs: number) => ({
  placeId: placeId(place),
  goodId: goodId(GOOD_OF[lot]!),
  lotId: lotId(lot),
  fromDate: DATES[from]!,
  toDate: DATES[to]!,
  packs,
});

const cover = (
  place: string,
  needOf: string,
  days: readonly [number, number],
  [people, weight]: readonly [number, number],
  amounts: { floor: number; target: number; received: number },
  ppm: { floor: number; target: number } = { floor: M, target: M },
) => ({
  placeId: placeId(place),
  needId: needId(needOf),
  tier: needOf === 'kit' ? 2 : 1,
  fromDate: DATES[days[0]]!,
  toDate: DATES[days[1]]!,
  people,
  weight,
  floorAmount: amounts.floor,
  targetAmount: amounts.target,
  receivedAmount: amounts.received,
  floorPpm: ppm.floor,
  targetPpm: ppm.target,
  verified: place === 'A',
});

const covered = (target: number, floor: number) => ({ floor, target, received: target });

/** One level of a stage whose elements are all fully covered: z <= 1 needs no proof. */
const fullLevel = (elements: readonly string[]) => ({
  valuePpm: M,
  free: elements,
  fixed: elements,
  heldPpm: M,
  multipliers: [],
});

const FIRST_TIER = ['A', 'B'].flatMap((site) => [
  `${site}|food|${DATES[0]}`,
  ...DATES.map((date) => `${site}|water|${date}`),
]);
const KITS = [`A|kit|${DATES[0]}`, `B|kit|${DATES[0]}`];

/** 300 kits for 520 households: every household gets 300/520 at best, whatever the roads allow. */
const KIT_PROOF = [
  ...KITS.flatMap((id) => [
    { row: `cover|${id}`, value: '1/520' },
    { row: `receive|${id}`, value: '1/520' },
  ]),
  { row: 'site|A|kitbox|0', value: '10/520' },
  { row: 'site|B|kitbox|0', value: '10/520' },
  { row: 'stock|H|kitbox|2', value: '10/520' },
  { row: 'stock|C|kitbox|2', value: '10/520' },
];

/**
 * Weight times covered share: A 3200 + 650 + 3200, B 4100 + 850 + 4100, together 16 100. All of B rests on the conversion
 * and on link1, A's kits came along over link1, A's food in the vans: 12 900 of it.
 */
const ASSUMED = 801_242;

/** m1 5840 s, m2 7420 s with two trucks, m3 3840 s, m4 3840 s with two vans, m5 11 810 s. */
const TRUCK_SECONDS = 44_010;

type Answers = Plan['sensitivity'][number]['low']['headlines'];
const answers: Answers = [
  { row: 'S1', verdict: 'not-known', value: M },
  { row: 'S2', verdict: 'not-known', value: 2 },
  { row: 'S3', verdict: 'not-known', value: 0 },
  { row: 'S4', verdict: 'not-known', value: 1_250_000 },
  { row: 'S5', verdict: 'yes', value: 23_150_000 },
  { row: 'S6', verdict: 'not-known', value: 4 },
  { row: 'S7', verdict: 'not-known', value: 2500 },
  { row: 'S8', verdict: 'short', value: 1 },
];

const figure = (
  row: number,
  name: string,
  unit: string,
  assumedPpm: number | null,
  sources = ['survey'],
) => ({
  ...answers[row - 1]!,
  figure: name,
  unit,
  shortBy: row === 8 ? 1 : null,
  sourceIds: sources,
  assumedPpm,
});

const range = (low: number, best: number, high: number): Range => ({ low, best, high });
const EVERYBODY_EATS = range(4_600_000, 5_000_000, 5_400_000);
const EVERYBODY_DRINKS = range(6_900_000, 7_500_000, 8_100_000);
const stockOf = (
  need: string,
  place: string | null,
  amount: number,
  daily: Range,
  tenths: Range,
): StockLine => ({
  needId: needId(need),
  scope: place === null ? 'response' : 'place',
  subject: place,
  amount: range(amount, amount, amount),
  dailyAmount: daily,
  tenthDays: tenths,
  countedOn: DATES[0],
});

/** 2,300 to 2,700 people, 2,500 at best, of whom 900 to 1,200 at A; what comes in later is no stock yet. */
const STOCK: readonly StockLine[] = [
  stockOf('food', null, 10_000_000, EVERYBODY_EATS, range(18, 20, 21)),
  stockOf('food', 'H', 10_000_000, EVERYBODY_EATS, range(18, 20, 21)),
  stockOf('water', null, 24_000_000, EVERYBODY_DRINKS, range(29, 32, 34)),
  stockOf('water', 'A', 4_000_000, range(2_700_000, 3_000_000, 3_600_000), range(11, 13, 14)),
  stockOf('water', 'H', 20_000_000, EVERYBODY_DRINKS, range(24, 26, 28)),
];

/** The bakery and the lights each take one of the six jerrycans a day. */
const DIESEL: InputLine = {
  goodId: goodId('diesel'),
  placeId: placeId('H'),
  packs: range(6, 6, 6),
  packsPerDay: range(2, 2, 2),
  tenthDays: range(30, 30, 30),
  userIds: ['A', 'B'],
  countedOn: DATES[0],
};

/**
 * Six jerrycans of 20 litres. The bakery takes one a day before the vehicles; trucks burn 0.3 litres a kilometre (the vans'
 * use is not known); the lights get what is kept for nobody else: 120 - 60 - 50.88 = 9.12 litres, all on the first day.
 */
const FUEL: FuelPlace = {
  placeId: placeId('H'),
  goodId: goodId('diesel'),
  unit: 'ml',
  days: (
    [
      [120_000, 29_120, 33_840, 57_040, 60_000],
      [57_040, 20_000, 6_120, 30_920, 26_160],
      [30_920, 20_000, 10_920, 0, 20_040],
    ] as const
  ).map(([opening, users, vehicles, closing, forVehicles], d) => ({
    date: DATES[d]!,
    opening,
    in: 0,
    out: 0,
    users,
    vehicles,
    closing,
    forVehicles,
  })),
  users: [
    { userId: 'B', priority: 2, wanted: 60_000, used: 60_000, shortOn: null },
    { userId: 'A', priority: 7, wanted: 60_000, used: 9_120, shortOn: DATES[0] },
  ],
  // 26.16 litres do not bring a truck 100 km.
  vehiclesShortOn: DATES[1],
  runsOutOn: DATES[0],
  stopsFirst: ['A'],
};

export function buildSmallPlan(): Plan {
  const movements = listMovements();
  const { defaultAsOf: _unused, ...inputs } = buildVisible();
  const notKnown = (code: string, subject: string) => ({ code, subject, detail: '' });
  const lot = (
    id: string,
    at: string,
    from: number,
    packs: number,
    until: string | null,
    facts: string[] = [id],
  ) => ({
    id: lotId(id),
    placeId: placeId(at),
    goodId: goodId(GOOD_OF[id]!),
    availableOn: DATES[from]!,
    expiresOn: until,
    packs,
    factIds: facts,
  });
  return {
    format: 'throughline/plan@1',
    class: 'restricted',
    expires: DATES.at(-1)!,
    operation: {
      id: 'small',
      name: 'Small operation',
      exercise: true,
      inputsHash: sha256Hex(
        formatCanonicalJson({ ...inputs, sources: inputs.sources, roads: inputs.roads.hash }),
      ),
    },
    asOf: AS_OF,
    seed: 1,
    iterations: 1,
    software: { version: 'by-hand', solver: 'none', solverHash: '' },
    clock: { timeZone: 'Asia/Kathmandu', timeZoneData: 'test', days },
    lots: [
      lot('kits-h', 'H', 0, 20, null),
      lot('kits-late', 'H', 2, 10, null),
      lot('rations-c', 'C', 0, 50, null, ['rations-c', 'conversion-rows']),
      lot('rations-h', 'H', 0, 100, null),
      lot('water-a', 'A', 0, 40, DATES[0]),
      lot('water-h', 'H', 0, 200, null),
      lot('winter-fuel-h', 'H', 0, 6, null),
    ],
    movements,
    distributions: [
      handOut('A', 'water-a', 0, 0, 30),
      handOut('A', 'water-h', 1, 1, 33),
      handOut('A', 'water-h', 2, 2, 33),
      handOut('B', 'water-h', 0, 0, 45),
      handOut('B', 'water-h', 1, 1, 39),
      handOut('B', 'water-h', 2, 2, 39),
      handOut('A', 'rations-c', 0, 2, 46),
      handOut('A', 'rations-h', 0, 2, 18),
      handOut('B', 'rations-h', 0, 2, 82),
      handOut('A', 'kits-h', 0, 2, 8),
      handOut('A', 'kits-late', 0, 2, 5),
      handOut('B', 'kits-h', 0, 2, 12),
      handOut('B', 'kits-late', 0, 2, 5),
    ],
    coverage: [
      cover('A', 'food', [0, 2], [1100, 3200], covered(6_400_000, 3_200_000)),
      cover(
        'A',
        'kit',
        [0, 2],
        [1100, 1100],
        { floor: 0, target: 220, received: 130 },
        { floor: M, target: 590_909 },
      ),
      cover('A', 'water', [0, 0], [1000, 1000], covered(3_000_000, 1_000_000)),
      cover('A', 'water', [1, 1], [1100, 1100], covered(3_300_000, 1_100_000)),
      cover('A', 'water', [2, 2], [1100, 1100], covered(3_300_000, 1_100_000)),
      cover('B', 'food', [0, 2], [1500, 4100], covered(8_200_000, 4_100_000)),
      cover(
        'B',
        'kit',
        [0, 2],
        [1500, 1500],
        { floor: 0, target: 300, received: 170 },
        { floor: M, target: 566_666 },
      ),
      cover('B', 'water', [0, 0], [1500, 1500], covered(4_500_000, 1_500_000)),
      cover('B', 'water', [1, 1], [1300, 1300], covered(3_900_000, 1_300_000)),
      cover('B', 'water', [2, 2], [1300, 1300], covered(3_900_000, 1_300_000)),
    ],
    unmet: [
      { ...unmetOf('A', 90, 1100), binding: [{ kind: 'supply', subject: 'kitbox', sharePpm: M }] },
      {
        ...unmetOf('B', 130, 1500),
        binding: [
          { kind: 'supply', subject: 'kitbox', sharePpm: 600_000 },
          { kind: 'convoy-rounding', subject: 'B', sharePpm: 400_000 },
        ],
      },
    ],
    bounds: [
      { stage: 'floor', tier: 1, meanPpm: M, levels: [fullLevel(FIRST_TIER)] },
      { stage: 'target', tier: 1, meanPpm: M, levels: [fullLevel(FIRST_TIER)] },
      {
        stage: 'target',
        tier: 2,
        meanPpm: 576_923,
        levels: [{ valuePpm: 576_924, free: KITS, fixed: KITS, heldPpm: 576_923, multipliers: KIT_PROOF }],
      },
    ],
    conflicts: [
      {
        quantity: 'people/people',
        subject: 'place:A',
        date: DATES[0],
        chosen: factId('people-a'),
        others: [factId('people-a-radio')],
      },
    ],
    notKnown: [
      notKnown('access.end-unknown', 'gate'),
      notKnown('crossing.capacity-unknown', 'D'),
      notKnown('facilitation.unknown', 'small'),
      notKnown('fuel.use-unknown', 'van'),
      notKnown('hub.capacity-unknown', 'H'),
      notKnown('need.no-supply-data', 'health'),
      notKnown('notification.none-recorded', 'small'),
      notKnown('ownership.pooling-assumed', 'small'),
      notKnown('people.unknown', 'E'),
      notKnown('place.hours-unknown', 'D'),
    ],
    assumptions: [
      { factId: 'conversion-families', subject: 'families', reason: 'Mean household of the last census' },
      { factId: 'fleet-van', subject: 'van', reason: 'Vans promised by phone' },
      { factId: 'link-1', subject: 'link1', reason: 'Driven once, not measured' },
    ],
    sensitivity: [
      {
        factId: 'conversion-families',
        subject: 'families',
        assumption: true,
        quantity: 'conversion/people',
        low: { value: 4_600_000, headlines: answers },
        high: { value: 5_400_000, headlines: answers },
      },
    ],
    fuel: { places: [FUEL] },
    stock: { date: DATES[0], lines: STOCK, inputs: [DIESEL] },
    // Nothing has a known owner. Truck 1 makes two trips on the first day.
    notices: NOTICES,
    expected: listExpected(576_922),
    changes: { notified: 0, kept: [], rerouted: [], dropped: [], released: [], compared: null },
    partners: {
      agreed: false,
      owners: [
        {
          owner: null,
          vehicleDays: 2 + 3 + 1,
          vehicleTrips: 1 + 2 + 1 + 2 + 1,
          delivered: [
            { goodId: goodId('jug'), packs: 70 + 53 + 66 },
            { goodId: goodId('kitbox'), packs: 12 + 8 + 5 + 5 },
            { goodId: goodId('ration'), packs: 82 + 40 + 6 + 18 },
          ],
          promised: [
            { goodId: goodId('kitbox'), packs: 10 },
            { goodId: goodId('ration'), packs: 50 },
          ],
          carriedForOthersGrams: 0,
          storedForOthersGrams: 0,
          siteIds: [placeId('A'), placeId('B')],
        },
      ],
      poolingCost: null,
    },
    summary: {
      headlines: [
        figure(1, 'coverage.floor-mean', 'ppm', ASSUMED),
        figure(2, 'needs.known', 'needs', ASSUMED),
        figure(3, 'movements.acknowledged', 'movements', null, []),
        figure(4, 'crossing.grams', 'grams', 0),
        figure(5, 'deliveries.grams', 'grams', ASSUMED),
        figure(6, 'access.constraints', 'constraints', 0),
        figure(7, 'people.best', 'people', 600_000),
        figure(8, 'asks.open', 'asks', null),
      ],
      needs: [
        {
          needId: needId('food'),
          minPpm: M,
          meanPpm: M,
          floorMinPpm: M,
          floorMeanPpm: M,
          receivedAmount: 14_600_000,
          targetAmount: 14_600_000,
        },
        {
          needId: needId('kit'),
          minPpm: 566_666,
          meanPpm: 576_922,
          floorMinPpm: M,
          floorMeanPpm: M,
          receivedAmount: 300,
          targetAmount: 520,
        },
        {
          needId: needId('water'),
          minPpm: M,
          meanPpm: M,
          floorMinPpm: M,
          floorMeanPpm: M,
          receivedAmount: 21_900_000,
          targetAmount: 21_900_000,
        },
      ],
      people: { low: 2300, best: 2500, high: 2700 },
      movements: 5,
      vehicleTrips: 7,
      truckSeconds: TRUCK_SECONDS,
      metres: 210_400,
      fuelMl: 50_880,
      deliveredGrams: 23_150_000,
      assumptionsPpm: ASSUMED,
      assumptionsByKind: { people: 562_111, standards: 0, supply: 0, fleet: 198_757, access: 602_484 },
      constraintsActive: ['gate', 'night', 'rain', 'works'].map(constraintId),
    },
  };
}

const unmetOf = (place: string, unmetAmount: number, people: number) => ({
  placeId: placeId(place),
  needId: needId('kit'),
  fromDate: DATES[0],
  toDate: DATES[2],
  unmetAmount,
  people,
});
