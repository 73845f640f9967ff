import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuickAnswers, QuickNeed, Range } from '../../domain/index.ts';
import { computeQuick } from './compute-quick.ts';

const exactly = (n: number): Range => ({ low: n, best: n, high: n });
const TONNE = 1_000_000;
const HOUR = 3600;

const FOOD: QuickNeed = {
  id: 'food',
  name: 'Food',
  kind: 'flow',
  basis: 'person_day',
  unit: 'g',
  amount: 500,
  gramsPerUnit: 1,
  unitsPerPack: 25_000,
  pack: 'sack',
  stockGrams: exactly(1000 * TONNE),
  arrivalGramsPerDay: exactly(0),
};
const WATER: QuickNeed = { ...FOOD, id: 'water', name: 'Water', unit: 'ml', amount: 1500 };

/** 10,000 people, 500 g a day, 10 days: 50 t. Two trips a day of 4 h in 8 h: 20 trips of 1 t a truck. */
const ANSWERS: QuickAnswers = {
  people: exactly(10_000),
  householdSize: 5,
  needs: [FOOD],
  trucks: exactly(1),
  payloadGrams: TONNE,
  roundTripSeconds: exactly(4 * HOUR),
  workSeconds: 8 * HOUR,
  days: 10,
  lostPpm: exactly(0),
  assumptions: [],
};
const food = (changes: Partial<QuickAnswers>) => computeQuick({ ...ANSWERS, ...changes }).needs[0]!;

describe('the gap by hand-computed cases', () => {
  it('is what the trucks cannot carry', () => {
    // 20 of 50 t: 40 %, so 6,000 people go without and 30 t are lacking; 50 t need 2.5 trucks.
    const result = computeQuick(ANSWERS);
    expect(result.trips).toEqual({ low: 20, best: 20, high: 20 });
    expect(result.needs[0]).toMatchObject({
      requiredGrams: { best: 50 * TONNE },
      gapGrams: { low: 30 * TONNE, best: 30 * TONNE, high: 30 * TONNE },
      gapPeople: { best: 6000 },
      trucks: { best: 3 },
      limit: 'trucks',
    });
    expect(result.trucksShort).toEqual({ low: 2, best: 2, high: 2 });
  });

  it('is what there is no stock for; what comes on the last day is too late', () => {
    // 10 t and 1 t on each of nine days: 19 t of 50.
    const need = { ...FOOD, stockGrams: exactly(10 * TONNE), arrivalGramsPerDay: exactly(TONNE) };
    expect(food({ needs: [need], trucks: exactly(3) })).toMatchObject({
      supplyGrams: { best: 19 * TONNE },
      gapGrams: { best: 31 * TONNE },
      gapPeople: { best: 6200 },
      limit: 'supply',
    });
  });

  it('names both where more of neither alone would help', () => {
    const need = { ...FOOD, stockGrams: exactly(20 * TONNE) };
    expect(food({ needs: [need] }).limit).toBe('supply and trucks');
    expect(food({ trucks: exactly(3) }).limit).toBe('nothing');
  });

  it('sends more where a share does not get through', () => {
    // A quarter is lost: of 20 t carried 15 arrive; for 50 t to arrive 66.7 must be sent: 3.33 trucks.
    expect(food({ lostPpm: exactly(250_000) })).toMatchObject({
      gapGrams: { best: 35 * TONNE },
      gapPeople: { best: 7000 },
      trucks: { best: 4 },
    });
  });

  it('counts whole trips: a trip longer than the working day takes days', () => {
    // 9 h in days of 8 h: one trip in two days, 5 trips. 5 h: one a day, 10 trips, though 80 h hold 16.
    expect(food({ roundTripSeconds: exactly(9 * HOUR) }).gapGrams.best).toBe(45 * TONNE);
    expect(food({ roundTripSeconds: exactly(5 * HOUR) }).gapGrams.best).toBe(40 * TONNE);
  });

  it('counts households whole and durable goods once', () => {
    // 10,001 people in households of 5 are 2,001; two pieces of 4 kg each.
    const tarpaulins: QuickNeed = {
      ...FOOD,
      kind: 'durable',
      basis: 'household',
      unit: 'item',
      amount: 2,
      gramsPerUnit: 4000,
    };
    expect(food({ people: exactly(10_001), needs: [tarpaulins] }).requiredGrams.best).toBe(2001 * 8000);
  });

  it('shares trucks so that needs are met to the same share, as far as supply goes', () => {
    // 50 t of food and 150 t of water, 100 t can be carried: half of each.
    const both = computeQuick({ ...ANSWERS, needs: [FOOD, WATER], trucks: exactly(5) });
    expect(both.needs.map((need) => need.gapPeople.best)).toEqual([5000, 5000]);
    // With only 30 t of water, a fifth, the other 70 t are room enough for all food.
    const dry = { ...WATER, stockGrams: exactly(30 * TONNE) };
    const uneven = computeQuick({ ...ANSWERS, needs: [FOOD, dry], trucks: exactly(5) });
    expect(uneven.needs.map((need) => need.gapPeople.best)).toEqual([0, 8000]);
    expect(uneven.gapGrams.best).toBe(120 * TONNE);
    // With 60 t of room: water takes its 30, food the other 30.
    const tight = computeQuick({ ...ANSWERS, needs: [FOOD, dry], trucks: exactly(3) });
    expect(tight.needs.map((need) => need.gapPeople.best)).toEqual([4000, 8000]);
  });
});

describe('what is not known', () => {
  it('is no zero: the gap has ends and no best figure', () => {
    const unknown = { ...FOOD, stockGrams: null };
    expect(food({ needs: [unknown], trucks: exactly(3) })).toMatchObject({
      supplyGrams: { low: null, best: null, high: null },
      gapGrams: { low: 0, best: null, high: 50 * TONNE },
      gapPeople: { low: 0, best: null, high: 10_000 },
      limit: null,
    });
  });

  it('of trucks leaves what is needed of them', () => {
    const result = computeQuick({ ...ANSWERS, trucks: null });
    expect(result.trucksNeeded).toEqual({ low: 3, best: 3, high: 3 });
    expect(result.trucksShort).toEqual({ low: null, best: null, high: null });
    expect(result.needs[0]!.gapPeople).toEqual({ low: 0, best: null, high: 10_000 });
  });
});

const range = (least: number, most: number) =>
  fc
    .tuple(
      fc.integer({ min: least, max: most }),
      fc.integer({ min: least, max: most }),
      fc.integer({ min: least, max: most }),
    )
    .map((three): Range => {
      const [low, best, high] = three.sort((a, b) => a - b) as [number, number, number];
      return { low, best, high };
    });
const need = (id: string): fc.Arbitrary<QuickNeed> =>
  fc.record({
    id: fc.constant(id),
    name: fc.constant(id),
    kind: fc.constant('flow' as const),
    basis: fc.constantFrom('person_day' as const, 'person' as const, 'household' as const),
    unit: fc.constant('g' as const),
    amount: fc.integer({ min: 1, max: 5000 }),
    gramsPerUnit: fc.constant(1),
    unitsPerPack: fc.constant(1000),
    pack: fc.constant('sack'),
    stockGrams: fc.option(range(0, 100 * TONNE)),
    arrivalGramsPerDay: range(0, 5 * TONNE),
  });
const answers: fc.Arbitrary<QuickAnswers> = fc.record({
  people: range(1, 50_000),
  householdSize: fc.integer({ min: 1, max: 9 }),
  needs: fc.tuple(need('a'), need('b'), need('c')),
  trucks: range(0, 30),
  payloadGrams: fc.constant(10 * TONNE),
  roundTripSeconds: range(HOUR, 12 * HOUR),
  workSeconds: fc.constant(8 * HOUR),
  days: fc.integer({ min: 2, max: 14 }),
  lostPpm: range(0, 900_000),
  assumptions: fc.constant([]),
});

/** A figure within the range, by a share of it. */
const within = (of: Range, share: number): Range => exactly(Math.round(of.low + (of.high - of.low) * share));

it('holds in its range whatever the figures are within theirs', () => {
  fc.assert(
    fc.property(
      answers,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 10, maxLength: 10 }),
      (asked, at) => {
        const ends = computeQuick(asked);
        const drawn = computeQuick({
          ...asked,
          people: within(asked.people, at[0]!),
          trucks: within(asked.trucks!, at[1]!),
          roundTripSeconds: within(asked.roundTripSeconds, at[2]!),
          lostPpm: within(asked.lostPpm, at[3]!),
          needs: asked.needs.map((one, n) => ({
            ...one,
            stockGrams: within(one.stockGrams ?? { low: 0, best: 0, high: 500 * TONNE }, at[4 + n]!),
            arrivalGramsPerDay: within(one.arrivalGramsPerDay!, at[7 + n]!),
          })),
        });
        drawn.needs.forEach((result, n) => {
          for (const figure of ['gapPeople', 'gapGrams', 'trucks', 'requiredGrams'] as const) {
            expect(result[figure].best).toBeGreaterThanOrEqual(ends.needs[n]![figure].low!);
            expect(result[figure].best).toBeLessThanOrEqual(ends.needs[n]![figure].high!);
          }
        });
        expect(drawn.trucksShort.best).toBeGreaterThanOrEqual(ends.trucksShort.low!);
        expect(drawn.trucksShort.best).toBeLessThanOrEqual(ends.trucksShort.high!);
        expect(drawn.gapGrams.best).toBeLessThanOrEqual(ends.gapGrams.high!);
        expect(drawn.gapGrams.best).toBeGreaterThanOrEqual(ends.gapGrams.low!);
      },
    ),
    { numRuns: 500, seed: 7 },
  );
});
