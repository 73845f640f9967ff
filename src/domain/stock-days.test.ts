import { describe, expect, it } from 'vitest';
import { type Tiny, tinyOperation } from '../../tests/support/tiny-operation.ts';
import {
  computeStockDays,
  computeStockDaysByPlan,
  findShortestStock,
  type Operation,
  type Origin,
  type Plan,
  type StockDays,
} from './index.ts';

/** 100 people at A, 50 at B; each needs 3 units of water a day; food goes by periods of two days, 10 units each. */
const TINY: Tiny = {
  days: 4,
  places: [
    { id: 'hub', kind: 'hub' },
    { id: 'A', kind: 'site', people: 100 },
    { id: 'B', kind: 'site', people: 50 },
  ],
  needs: [
    { id: 'food', amount: 5, floor: 1, periodDays: 2 },
    { id: 'tent', amount: 1, durable: true },
    { id: 'water', amount: 3, floor: 1 },
  ],
  goods: [
    { id: 'bag', grams: 1000, serves: { food: 10 } },
    { id: 'jug', grams: 1000, serves: { water: 20 } },
    { id: 'kit', grams: 1000, serves: { food: 1, water: 2 } },
    { id: 'tent', grams: 1000, serves: { tent: 1 } },
  ],
  lots: [
    { place: 'hub', good: 'jug', packs: 100 },
    { place: 'A', good: 'jug', packs: 30 },
    { place: 'hub', good: 'bag', packs: 300, day: 2 },
    { place: 'hub', good: 'kit', packs: 50 },
    { place: 'hub', good: 'tent', packs: 9 },
  ],
  fleet: [{ id: 'truck', home: 'hub', count: 1, payloadGrams: 1_000_000 }],
};

const aged = tinyOperation(TINY);
/** Everything counted and known at the instant of the plan: no range is wider than it says. */
const fresh = <T extends { readonly origin: Origin }>(rows: readonly T[]): readonly T[] =>
  rows.map((row) => ({ ...row, origin: { ...row.origin, knownAt: aged.defaultAsOf } }));
const operation: Operation = { ...aged, people: fresh(aged.people), stock: fresh(aged.stock) };
const now = (changed: Operation = operation): StockDays => computeStockDays(changed, changed.defaultAsOf);
const lineOf = (stock: StockDays, need: string, subject: string | null = null) =>
  stock.lines.find((line) => line.needId === need && line.subject === subject)!;

describe('days of stock left', () => {
  it('sets what was counted over what a day takes: everybody for the response, its own people at a site', () => {
    // 100 + 30 jugs of 20 and 50 kits of 2 are 2,700 units; 150 people take 450 a day: 6 days.
    expect(lineOf(now(), 'water')).toMatchObject({
      scope: 'response',
      amount: { best: 2700 },
      dailyAmount: { best: 450 },
      tenthDays: { low: 60, best: 60, high: 60 },
    });
    // 2,100 units at the hub serve everybody; 600 at A its own 100 people, who take 300.
    expect(lineOf(now(), 'water', 'hub').tenthDays?.best).toBe(46);
    expect(lineOf(now(), 'water', 'A').tenthDays?.best).toBe(20);
    expect(lineOf(now(), 'water', 'B')).toBeUndefined();
  });

  it('leaves out what has yet to arrive, and what is used once', () => {
    // Only the kits: 50 units of food, 750 a day.
    expect(lineOf(now(), 'food')).toMatchObject({ amount: { best: 50 }, tenthDays: { best: 0 } });
    expect(now().lines.some((line) => line.needId === 'tent')).toBe(false);
    expect(findShortestStock(now())?.needId).toBe('food');
  });

  it('calls a count of zero no days, and a place without a count not known', () => {
    const empty = { ...operation, stock: operation.stock.map((row) => ({ ...row, count: range(0, 0, 0) })) };
    expect(lineOf(now(empty), 'water', 'A')).toMatchObject({
      tenthDays: { best: 0 },
      countedOn: '2025-03-03',
    });
    expect(now().gaps).toContainEqual({ code: 'stock.not-counted', subject: 'water', placeId: 'B' });
  });

  it('sets the least stock against the most people, and the other way round', () => {
    const wide: Operation = {
      ...operation,
      people: operation.people.map((row) => ({
        ...row,
        count: range(row.count.best / 2, row.count.best, row.count.best * 2),
      })),
      stock: operation.stock.map((row) => ({
        ...row,
        count: range(row.count.best / 2, row.count.best, row.count.best),
      })),
    };
    // 1,350 over 900 a day; 2,700 over 225 a day.
    expect(lineOf(now(wide), 'water').tenthDays).toEqual({ low: 15, best: 60, high: 120 });
  });

  it('widens the range of counts that nobody verified for long', () => {
    // Half and half again as much of both: 1,350 over 675 a day, 4,050 over 225.
    expect(lineOf(now(aged), 'water').tenthDays).toEqual({ low: 20, best: 60, high: 180 });
  });

  it('says of each owner how long its stock alone would serve everybody, and of some without a name', () => {
    const owned = {
      ...operation,
      stock: operation.stock.map((row) => ({ ...row, owner: row.placeId === 'A' ? 'Agency' : null })),
    };
    expect(
      now(owned)
        .lines.filter((line) => line.needId === 'water' && line.scope === 'owner')
        .map((line) => [line.subject, line.amount.best]),
    ).toEqual([
      [null, 2100],
      ['Agency', 600],
    ]);
  });

  it('does not see a count that became known later', () => {
    const later = {
      ...operation,
      stock: operation.stock.map((row) => ({
        ...row,
        origin: { ...row.origin, knownAt: operation.defaultAsOf + 1 },
      })),
    };
    expect(now(later).lines.map((line) => line.amount.best)).toEqual([0]);
    expect(now(later).gaps).toContainEqual({ code: 'need.no-supply-data', subject: 'water', placeId: null });
  });

  it('follows a plan: what is moved, handed out, comes in and expires', () => {
    const [jug] = operation.stock.filter((row) => row.placeId === 'hub' && row.goodId === 'jug');
    const moved = {
      date: '2025-03-04',
      visits: [{ placeId: 'hub' }, { placeId: 'B' }],
      loads: [{ vehicle: 0, visit: 1, goodId: 'jug', lotId: jug!.origin.factId, packs: 40 }],
    };
    const handed = {
      placeId: 'B',
      goodId: 'jug',
      lotId: jug!.origin.factId,
      fromDate: '2025-03-04',
      toDate: '2025-03-05',
      packs: 15,
    };
    const plan = {
      asOf: operation.defaultAsOf,
      movements: [moved],
      distributions: [handed],
    } as unknown as Plan;
    const days = computeStockDaysByPlan(operation, plan);
    expect(days.map(({ date }) => date)).toEqual(['2025-03-03', '2025-03-04', '2025-03-05', '2025-03-06']);
    // 40 jugs come to B on the second day; of 15 to hand out in two days 7 are gone that evening, all the next.
    expect(days.map((day) => lineOf(day, 'water', 'B')?.amount.best)).toEqual([undefined, 660, 500, 500]);
    expect(days.map((day) => lineOf(day, 'water').amount.best)).toEqual([2700, 2560, 2400, 2400]);
    // The 300 bags come in on the third day.
    expect(days.map((day) => lineOf(day, 'food').amount.best)).toEqual([50, 50, 3050, 3050]);
  });
});

const range = (low: number, best: number, high: number) => ({ low, best, high });
