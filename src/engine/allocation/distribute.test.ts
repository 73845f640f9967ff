import { describe, expect, it } from 'vitest';
import { type Tiny, type TinyLot, tinySituation } from '../../../tests/support/tiny-operation.ts';
import { randomStream } from '../../base/index.ts';
import type { CoverageLine, Situation } from '../../domain/index.ts';
import { compareCoverage, computeCoverage } from './coverage.ts';
import { distribute } from './distribute.ts';
import type { HandOut, SiteReceipt } from './flow.ts';

const base: Tiny = {
  days: 3,
  places: [
    { id: 'hub', kind: 'hub' },
    { id: 'site', kind: 'site', people: 10 },
  ],
  goods: [{ id: 'bread', grams: 1000, serves: { food: 10 } }],
  needs: [{ id: 'food', amount: 10, floor: 4 }],
  lots: [],
  fleet: [],
};

const handedOut = (tiny: Tiny, incoming: readonly SiteReceipt[] = []) =>
  distribute(tinySituation(tiny), incoming).handOuts.map(({ lotId, firstDay, packs }) => [
    lotId,
    firstDay,
    packs,
  ]);

const receipt = (lotId: string, day: number, packs: number): SiteReceipt =>
  ({ placeId: 'site', goodId: 'bread', lotId, day, packs }) as never;

describe('distribute', () => {
  it('spreads a short stock evenly over the days', () => {
    expect(handedOut({ ...base, lots: [{ place: 'site', good: 'bread', packs: 12 }] })).toEqual([
      ['lot-00', 0, 4],
      ['lot-00', 1, 4],
      ['lot-00', 2, 4],
    ]);
  });

  it('hands out no more than what people need and keeps the rest', () => {
    const result = distribute(
      tinySituation({ ...base, lots: [{ place: 'site', good: 'bread', packs: 50 }] }),
      [],
    );
    expect(result.handOuts.map((line) => line.packs)).toEqual([10, 10, 10]);
    expect([...result.receivedAmounts]).toEqual([100, 100, 100]);
  });

  it('uses what expires first, and nothing after its last day', () => {
    const lots: TinyLot[] = [
      { place: 'hub', good: 'bread', packs: 100 },
      { place: 'hub', good: 'bread', packs: 100, lastDay: 1 },
    ];
    expect(handedOut({ ...base, lots }, [receipt('lot-00', 0, 5), receipt('lot-01', 0, 20)])).toEqual([
      // Day 2 can only be served by the lot that keeps; 8 days' worth of the other goes to the first two days.
      ['lot-00', 2, 5],
      ['lot-01', 0, 10],
      ['lot-01', 1, 10],
    ]);
  });

  it('hands out nothing before it has come', () => {
    const lots: TinyLot[] = [{ place: 'hub', good: 'bread', packs: 100 }];
    expect(handedOut({ ...base, lots }, [receipt('lot-00', 1, 6)])).toEqual([
      ['lot-00', 1, 3],
      ['lot-00', 2, 3],
    ]);
  });

  it('hands out early what the store has no room for', () => {
    const places = base.places.map((place) =>
      place.id === 'site' ? { ...place, storageGrams: 5000 } : place,
    );
    const lots: TinyLot[] = [{ place: 'hub', good: 'bread', packs: 12 }];
    expect(handedOut({ ...base, places, lots }, [receipt('lot-00', 0, 12)])).toEqual([
      // Fair would be 4 a day, leaving 8 kg over night where 5 kg fit.
      ['lot-00', 0, 7],
      ['lot-00', 1, 4],
      ['lot-00', 2, 1],
    ]);
    // What was there before may stay.
    expect(handedOut({ ...base, places, lots: [{ place: 'site', good: 'bread', packs: 12 }] })).toEqual([
      ['lot-00', 0, 4],
      ['lot-00', 1, 4],
      ['lot-00', 2, 4],
    ]);
  });

  it('counts a pack for every need it serves', () => {
    const result = distribute(
      tinySituation({
        ...base,
        days: 1,
        goods: [
          { id: 'bread', grams: 1000, serves: { food: 10 } },
          { id: 'parcel', grams: 1000, serves: { food: 10, wash: 10 } },
        ],
        needs: [...base.needs, { id: 'wash', amount: 10 }],
        lots: [
          { place: 'site', good: 'bread', packs: 2 },
          { place: 'site', good: 'parcel', packs: 8 },
        ],
      }),
      [],
    );
    expect([...result.receivedAmounts]).toEqual([100, 80]);
  });
});

/** All ways to hand out a single good at one site, as packs by day, that lots allow (Hall's condition on every set of days). */
const listAllWays = (
  situation: Situation,
  receipts: readonly SiteReceipt[],
): readonly (readonly number[])[] => {
  const dayCount = situation.days.length;
  const lots = new Map(situation.lots.map((lot) => [lot.id as string, lot]));
  const packs = [
    ...situation.lots
      .filter((lot) => lot.placeId === 'site')
      .map((lot) => ({ from: lot.fromDay, to: lot.lastDay, packs: lot.packs })),
    ...receipts.map((entry) => ({ from: entry.day, to: lots.get(entry.lotId)!.lastDay, packs: entry.packs })),
  ];
  const limits = Array.from({ length: 1 << dayCount }, (_, set) =>
    packs
      .filter(({ from, to }) =>
        situation.days.some((_day, d) => (set >> d) & 1 && from <= d && d <= (to ?? dayCount)),
      )
      .reduce((sum, entry) => sum + entry.packs, 0),
  );
  const ways: number[][] = [];
  const extend = (way: number[]): void => {
    if (way.length === dayCount) {
      if (limits.every((limit, set) => way.reduce((sum, n, d) => sum + ((set >> d) & 1 ? n : 0), 0) <= limit))
        ways.push(way);
      return;
    }
    for (let n = 0; n <= limits[1 << way.length]!; n++) extend([...way, n]);
  };
  extend([]);
  return ways;
};

const coverageOf = (situation: Situation, way: readonly number[]): readonly CoverageLine[] =>
  computeCoverage(
    situation,
    way.map(
      (packs, day) =>
        ({
          placeId: 'site',
          goodId: 'bread',
          lotId: '',
          firstDay: day,
          lastDay: day,
          packs,
        }) as unknown as HandOut,
    ),
  );

/** One site and one good, with lots that come and expire, and a limit to how many can be served. */
const randomSite = (seed: number): { tiny: Tiny; incoming: SiteReceipt[] } => {
  const random = randomStream(seed, 'site');
  const days = 1 + random.nextBelow(3);
  const lots = Array.from({ length: 1 + random.nextBelow(3) }, (): TinyLot => {
    const lastDay = random.nextBelow(days + 2);
    return {
      place: random.nextFloat() < 0.4 ? 'site' : 'hub',
      good: 'bread',
      packs: 1 + random.nextBelow(9),
      ...(lastDay < days ? { lastDay } : {}),
    };
  });
  const site = { id: 'site', kind: 'site' as const, people: 5 + random.nextBelow(20) };
  return {
    tiny: {
      ...base,
      days,
      places: [
        base.places[0]!,
        random.nextFloat() < 0.4 ? { ...site, peoplePerDay: 3 + random.nextBelow(10) } : site,
      ],
      goods: [{ id: 'bread', grams: 1000, serves: { food: 7 + random.nextBelow(40) } }],
      lots,
    },
    incoming: lots.flatMap((lot, k) =>
      lot.place === 'hub'
        ? [receipt(`lot-${String(k).padStart(2, '0')}`, random.nextBelow(days), lot.packs)]
        : [],
    ),
  };
};

describe('on random sites', () => {
  it('is as good as the best of all ways', () => {
    for (let seed = 1; seed <= 400; seed++) {
      const { tiny, incoming } = randomSite(seed);
      const situation = tinySituation(tiny);
      const usable = incoming.filter((entry) => situation.lots.some((lot) => lot.id === entry.lotId));
      const { handOuts } = distribute(situation, usable);
      const found = computeCoverage(situation, handOuts);
      const best = listAllWays(situation, usable)
        .map((way) => coverageOf(situation, way))
        .reduce((a, b) => (compareCoverage(b, a) > 0 ? b : a));
      expect(
        compareCoverage(found, best),
        `seed ${seed}: ${JSON.stringify(handOuts)}`,
      ).toBeGreaterThanOrEqual(0);
    }
  });
});
