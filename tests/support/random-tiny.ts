import { randomStream } from '../../src/base/index.ts';
import type { Tiny, TinyGood, TinyLot, TinyPlace } from './tiny-operation.ts';

/** A tiny operation drawn from a seed: every kind of limit of the relaxed programme occurs in some of them. */
export const randomTiny = (seed: number): Tiny => {
  const random = randomStream(seed, 'tiny');
  const between = (low: number, high: number): number => low + random.nextBelow(high - low + 1);
  const chance = (share: number): boolean => random.nextFloat() < share;
  const days = chance(0.1) ? 3 : between(1, 2);
  const hubs: TinyPlace[] = Array.from({ length: chance(0.15) ? 2 : 1 }, (_, k) => ({
    id: `hub-${k}`,
    kind: 'hub',
    ...(chance(0.2) ? { storageGrams: between(5, 40) * 100_000 } : {}),
    ...(chance(0.3) ? { trucks: between(1, 6) } : {}),
  }));
  const crossings: TinyPlace[] = chance(0.4)
    ? [{ id: 'crossing', kind: 'crossing', trucks: between(1, 4) }]
    : [];
  const sites: TinyPlace[] = Array.from({ length: between(2, 3) }, (_, k) => {
    const people = between(5, 60) * 10;
    return {
      id: `site-${k}`,
      kind: 'site',
      people,
      verified: chance(0.5),
      ...(chance(0.3) ? { peoplePerDay: Math.ceil(people * random.nextFloat()) } : {}),
      ...(chance(0.2) ? { storageGrams: between(1, 20) * 50_000 } : {}),
      ...(chance(0.2) ? { trucks: between(1, 3) } : {}),
    };
  });
  const two = chance(0.5);
  const goods: TinyGood[] = [
    {
      id: 'bread',
      grams: 10_000,
      cm3: between(1, 4) * 10_000,
      serves: two && chance(0.4) ? { food: 80_000, wash: 500 } : { food: 80_000 },
    },
    ...(two ? [{ id: 'soap', grams: 4000, cm3: between(1, 8) * 4000, serves: { wash: 3000 } }] : []),
  ];
  const places = [...hubs, ...crossings, ...sites];
  const lots: TinyLot[] = Array.from({ length: between(1, 5) }, () => {
    const place = chance(0.2)
      ? sites[0]!
      : [...hubs, ...crossings][random.nextBelow(hubs.length + crossings.length)]!;
    return {
      place: place.id,
      good: goods[random.nextBelow(goods.length)]!.id,
      packs: between(1, 40),
      day: place.kind === 'site' ? 0 : random.nextBelow(days),
      ...(chance(0.2) ? { lastDay: random.nextBelow(days) } : {}),
    };
  });
  return {
    days,
    turnaroundSeconds: chance(0.5) ? 1800 : 0,
    places,
    goods,
    needs: [
      { id: 'food', amount: 20_000, floor: 12_000, tier: 1, periodDays: days > 1 && chance(0.3) ? days : 1 },
      ...(two
        ? [{ id: 'wash', amount: 1000, floor: chance(0.5) ? 400 : 0, tier: between(1, 2), periodDays: 1 }]
        : []),
    ],
    lots,
    fleet: Array.from({ length: chance(0.3) ? 2 : 1 }, (_, k) => ({
      id: `truck-${k}`,
      home: hubs[random.nextBelow(hubs.length)]!.id,
      count: between(1, 3),
      payloadGrams: between(2, 10) * 30_000,
      volumeCm3: between(2, 10) * 60_000,
      dutySeconds: between(4, 12) * 3600,
    })),
  };
};
