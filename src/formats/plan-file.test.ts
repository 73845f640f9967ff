import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../base/index.ts';
import {
  constraintId,
  factId,
  fleetId,
  goodId,
  linkId,
  lotId,
  movementId,
  needId,
  type Plan,
  placeId,
  roadId,
} from '../domain/index.ts';
import { formatPlan, parsePlan } from './plan-file.ts';
import { shapeFitsPlan } from './plan-shape.ts';

const [hub, camp] = [placeId('hub'), placeId('مخيم')];
const day = {
  date: '2024-05-06',
  startsAt: 0,
  endsAt: 86_400,
  offsetSeconds: 0,
  sunriseAt: 18_000,
  sunsetAt: null,
};
const period = { fromDate: day.date, toDate: day.date };
const headline = { row: 'S1', verdict: 'short', value: 990_000 } as const;

/** One of everything that a plan can hold. */
const PLAN: Plan = {
  format: 'throughline/plan@1',
  class: 'restricted',
  expires: day.date,
  operation: { id: 'op', name: 'Example', exercise: true, inputsHash: 'ab'.repeat(32) },
  asOf: 0,
  seed: 7,
  iterations: 3,
  software: { version: '0.1.0', solver: 'highs 1.15.3', solverHash: 'cd'.repeat(32) },
  clock: { timeZone: 'UTC', timeZoneData: '2025b', days: [day] },
  lots: [
    {
      id: lotId('l'),
      placeId: hub,
      goodId: goodId('g'),
      availableOn: day.date,
      expiresOn: null,
      packs: 5,
      factIds: ['l'],
    },
  ],
  movements: [
    {
      id: movementId('m'),
      kind: 'delivery',
      date: day.date,
      vehicles: [{ fleetId: fleetId('t'), number: 1 }],
      homeId: hub,
      visits: [
        { placeId: hub, purpose: 'load', arriveAt: 1, startAt: 1, endAt: 2 },
        { placeId: camp, purpose: 'unload', arriveAt: 3, startAt: 3, endAt: 4 },
      ],
      legs: [
        {
          fromId: hub,
          toId: camp,
          departAt: 2,
          arriveAt: 3,
          metres: 10,
          path: [
            { kind: 'connect', placeId: hub, roadId: roadId('r'), at: 0, enterAt: 2 },
            { kind: 'road', roadId: roadId('r'), from: 0, to: 1_000_000, enterAt: 2 },
            { kind: 'link', linkId: linkId('k'), fromId: hub, toId: camp, enterAt: 2 },
          ],
        },
      ],
      loads: [{ vehicle: 0, visit: 1, goodId: goodId('g'), lotId: lotId('l'), packs: 5 }],
    },
  ],
  distributions: [{ placeId: camp, goodId: goodId('g'), lotId: lotId('l'), ...period, packs: 5 }],
  coverage: [
    {
      placeId: camp,
      needId: needId('n'),
      tier: 1,
      ...period,
      people: 10,
      weight: 10,
      floorAmount: 5,
      targetAmount: 10,
      receivedAmount: 9,
      floorPpm: 1_000_000,
      targetPpm: 900_000,
      verified: false,
    },
  ],
  unmet: [
    {
      placeId: camp,
      needId: needId('n'),
      ...period,
      unmetAmount: 1,
      people: 10,
      binding: [{ kind: 'supply', subject: 'g', sharePpm: 1_000_000 }],
    },
  ],
  bounds: [
    {
      stage: 'floor',
      tier: 1,
      meanPpm: 1_000_000,
      levels: [
        {
          valuePpm: 1_000_000,
          free: ['e'],
          fixed: ['e'],
          heldPpm: 999_999,
          multipliers: [{ row: 'cover|e', value: '0.5' }],
        },
      ],
    },
  ],
  conflicts: [
    { quantity: 'people/people', subject: 'place:hub', date: '', chosen: factId('a'), others: [factId('b')] },
  ],
  notKnown: [{ code: 'fuel.not-planned', subject: 'op', detail: '' }],
  assumptions: [{ factId: 'a', subject: 'place:hub', reason: 'why' }],
  sensitivity: [
    {
      factId: 'a',
      subject: 's',
      assumption: true,
      quantity: 'people',
      low: { value: 1, headlines: [headline] },
      high: { value: 2, headlines: [{ ...headline, value: null }] },
    },
  ],
  fuel: { places: [] },
  stock: { date: '2024-05-06', lines: [], inputs: [] },
  notices: [],
  expected: [],
  changes: { notified: 0, kept: [], rerouted: [], dropped: [], released: [], compared: null },
  partners: {
    agreed: true,
    owners: [
      {
        owner: 'Agency',
        vehicleDays: 1,
        vehicleTrips: 1,
        delivered: [{ goodId: goodId('g'), packs: 3 }],
        promised: [],
        carriedForOthersGrams: 4,
        storedForOthersGrams: 0,
        siteIds: [placeId('site')],
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
      asAgreed: { leastFloorPpm: 1, meanFloorPpm: 2, peopleBelowFloor: 10, floorPersonDays: 0 },
      pooled: { leastFloorPpm: null, meanFloorPpm: null, peopleBelowFloor: 0, floorPersonDays: 10 },
    },
  },
  summary: {
    headlines: [
      {
        ...headline,
        figure: 'coverage.floor-mean',
        unit: 'ppm',
        shortBy: 10_000,
        sourceIds: ['s'],
        assumedPpm: null,
      },
    ],
    needs: [
      {
        needId: needId('n'),
        minPpm: 1,
        meanPpm: 1,
        floorMinPpm: 1,
        floorMeanPpm: 1,
        receivedAmount: 9,
        targetAmount: 10,
      },
    ],
    people: { low: 9, best: 10, high: 11 },
    movements: 1,
    vehicleTrips: 1,
    truckSeconds: 3,
    metres: 20,
    fuelMl: 4,
    deliveredGrams: 5,
    assumptionsPpm: 0,
    assumptionsByKind: { people: 0, standards: 0, supply: 0, fleet: 0, access: 0 },
    constraintsActive: [constraintId('c')],
  },
};

const read = (value: unknown) => parsePlan(encodeUtf8(JSON.stringify(value)));

/** Every object of a value with its JSON path. */
function listObjects(value: unknown, path = '$'): [string, Record<string, unknown>][] {
  if (Array.isArray(value)) return value.flatMap((item, index) => listObjects(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  const own = value as Record<string, unknown>;
  return [[path, own], ...Object.entries(own).flatMap(([key, item]) => listObjects(item, `${path}.${key}`))];
}

test('a plan file reads back as it was, and the same plan gives the same bytes', () => {
  const text = formatPlan(PLAN);
  expect(parsePlan(encodeUtf8(text))).toEqual({ plan: PLAN, problems: [] });
  expect(text.endsWith('}\n')).toBe(true);
  expect(formatPlan(parsePlan(encodeUtf8(text)).plan!)).toBe(text);
  expect(shapeFitsPlan).toBe(true);
});

describe('whatever the place', () => {
  const places = listObjects(PLAN).map(([path]) => path);

  test.each(places)('a key that nobody knows is found at %s', (path) => {
    const copy = structuredClone(PLAN);
    listObjects(copy).find(([at]) => at === path)![1]['surprise'] = 1;
    const { plan, problems } = read(copy);
    expect(plan).toBeNull();
    expect(problems.map(({ code, at, got }) => [code, at.column, got])).toEqual([
      ['plan.unknown-key', path, '"surprise"'],
    ]);
  });

  test.each(places)('each key that is missing or of another kind is found at %s', (path) => {
    for (const key of Object.keys(listObjects(PLAN).find(([at]) => at === path)![1])) {
      for (const change of ['delete', 'replace']) {
        const copy = structuredClone(PLAN);
        const own = listObjects(copy).find(([at]) => at === path)![1];
        if (change === 'delete') delete own[key];
        else own[key] = { not: 'this' };
        const { plan, problems } = read(copy);
        expect(plan, `${change} ${path}.${key}`).toBeNull();
        expect(problems.every(({ at }) => at.column!.startsWith(path))).toBe(true);
      }
    }
  });
});

test('numbers are whole and not negative where they count things', () => {
  for (const packs of [1.5, -1, '5', null, 2 ** 60]) {
    const { problems } = read({ ...PLAN, lots: [{ ...PLAN.lots[0], packs }] });
    expect(problems.map(({ code, at }) => [code, at.column])).toEqual([
      ['plan.wrong-shape', '$.lots[0].packs'],
    ]);
  }
});

test('several things wrong are told together, by path', () => {
  const { problems } = read({ ...PLAN, seed: 'x', asOf: null, format: 'throughline/plan@2' });
  expect(problems.map(({ at }) => at.column)).toEqual(['$.asOf', '$.format', '$.seed']);
  expect(problems.map(({ got }) => got)).toEqual(['null', '"throughline/plan@2"', '"x"']);
});

test('bytes that are no JSON, or no object, never throw', () => {
  expect(parsePlan(encodeUtf8('')).problems[0]).toMatchObject({
    code: 'file.not-json',
    at: { file: 'plan.json' },
  });
  expect(parsePlan(Uint8Array.of(0xff)).problems[0]).toMatchObject({ code: 'file.not-utf8' });
  expect(parsePlan(encodeUtf8('['.repeat(99_999))).problems[0]).toMatchObject({ code: 'file.too-deep' });
  expect(read([]).problems[0]).toMatchObject({ code: 'plan.wrong-shape', at: { column: '$' } });
  fc.assert(
    fc.property(fc.oneof(fc.json().map(encodeUtf8), fc.uint8Array()), (bytes) => {
      const { plan, problems } = parsePlan(bytes);
      expect(plan === null && problems.length > 0).toBe(true);
    }),
  );
});
