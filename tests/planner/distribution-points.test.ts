import { describe, expect, it } from 'vitest';
import type { Movement } from '../../src/domain/index.ts';
import { placeId } from '../../src/domain/index.ts';
import { FIRST, HOUR, handMade } from './hand-made.ts';
import { planAndJudge } from './planned.ts';

describe("a site's own orderly minimum (R16)", () => {
  const withMinimum = (orderlyMinimumGrams: number | null, people: number) =>
    planAndJudge(
      handMade({
        days: 2,
        sites: [{ id: 'site', people, place: { orderlyMinimumGrams } }],
        ways: [['hub', 'site', HOUR]],
        stock: [['hub', 500, null]],
        rules: (rules) => ({ ...rules, orderlyMinimumGrams: 10_000 }),
      }),
    );
  const gramsOf = (movement: Movement): number =>
    movement.loads.reduce((sum, load) => sum + load.packs * 10_000, 0);

  it('takes the place of the rule, and nothing below it leaves', async () => {
    // 400 people for two days: 80 packs, 800 kg.
    const { plan, movements, broken } = await withMinimum(800_000, 400);
    expect(broken).toEqual([]);
    expect(movements.map(gramsOf)).toEqual([800_000]);
    expect(plan.coverage.every((row) => row.targetPpm === 1_000_000)).toBe(true);
  });

  it('leaves a site without anything where all it needs is less', async () => {
    const { movements, broken } = await withMinimum(810_000, 400);
    expect(broken).toEqual([]);
    expect(movements).toEqual([]);
  });

  it('may be lower than the rule', async () => {
    const { movements, broken } = await withMinimum(0, 10);
    expect(broken).toEqual([]);
    expect(movements.map(gramsOf).reduce((sum, grams) => sum + grams, 0)).toBe(20_000);
  });
});

describe('what a distribution point can serve (R6, R8)', () => {
  const origin = handMade({ ways: [], stock: [] }).places[0]!.origin;

  it('caps what people receive at those it can serve, each once a period', async () => {
    const operation = handMade({
      days: 1,
      sites: [{ id: 'site', people: 1000 }],
      ways: [['hub', 'site', HOUR]],
      stock: [['hub', 500, null]],
    });
    const { plan, movements, broken } = await planAndJudge({
      ...operation,
      capacities: [
        {
          placeId: placeId('site'),
          fromDate: operation.days[0]!.date,
          toDate: null,
          trucksPerDay: null,
          peoplePerDay: { low: 400, best: 400, high: 400 },
          hours: null,
          origin,
        },
      ],
    });
    expect(broken).toEqual([]);
    // 400 of 1000 people can come: 40 packs of 10 kg.
    expect(plan.coverage).toMatchObject([{ targetPpm: 400_000 }]);
    expect(movements.map((movement) => movement.loads.reduce((sum, load) => sum + load.packs, 0))).toEqual([
      40,
    ]);
  });

  it('unloads only within the hours that its capacity row states in place of its own', async () => {
    const hours = [{ weekdays: [0, 1, 2, 3, 4, 5, 6], fromSecond: 15 * HOUR, toSecond: 16 * HOUR }];
    const operation = handMade({ days: 1, ways: [['hub', 'site', HOUR]], stock: [['hub', 100, null]] });
    const { movements, broken } = await planAndJudge({
      ...operation,
      capacities: [
        {
          placeId: placeId('site'),
          fromDate: operation.days[0]!.date,
          toDate: null,
          trucksPerDay: null,
          peoplePerDay: null,
          hours,
          origin,
        },
      ],
    });
    expect(broken).toEqual([]);
    expect(movements.map((movement) => movement.visits[1]!.startAt)).toEqual([FIRST + 15 * HOUR]);
  });
});
