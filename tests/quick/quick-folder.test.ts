import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import type { Operation, QuickAnswers } from '../../src/domain/index.ts';
import { computeQuick } from '../../src/engine/index.ts';
import {
  createProblemList,
  formatQuickFolder,
  parseOperation,
  parseQuickAnswers,
  readQuickFile,
} from '../../src/formats/index.ts';
import { planByEngine } from '../check/plan-by-engine.ts';

const FOLDER = { id: 'quick', name: 'Quick', zone: 'Asia/Amman', first: '2024-05-06' };

const parse = (yaml: string) => {
  const problems = createProblemList();
  const written = readQuickFile('answers.yaml', new TextEncoder().encode(yaml), problems);
  return { answers: parseQuickAnswers(written, 'answers.yaml', problems), problems: problems.sorted() };
};

const openFolder = async (yaml: string): Promise<{ answers: QuickAnswers; operation: Operation }> => {
  const { answers } = parse(yaml);
  const { operation, problems } = await parseOperation(formatQuickFolder(answers!, FOLDER));
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return { answers: answers!, operation: operation! };
};

/** Every figure answered, nothing lost on the way. */
const STEADY = `
people: 8000
needs: { food: 0.5, water: 5 }
stock_t: { food: 100, water: 1000 }
arrivals_t_per_day: { food: 0, water: 0 }
trucks: 2 x 10
round_trip_hours: 5
working_hours: 10
days: 5
lost_percent: 0
`;

describe('the folder that quick writes', () => {
  it('is an operation whose plan keeps every rule and reaches what quick says', async () => {
    const { answers, operation } = await openFolder(STEADY);
    const plan = await planByEngine(operation, operation.defaultAsOf);
    expect(checkPlan(operation, plan).violations).toEqual([]);
    // 20 and 200 t are needed; two trucks of two trips carry 200 t in five days: 10/11 of each.
    const result = computeQuick(answers);
    expect(result.needs.map((need) => need.gapPeople.best)).toEqual([728, 728]);
    const delivered = plan.movements
      .flatMap((movement) => movement.loads)
      .reduce((sum, load) => sum + load.packs * (load.goodId === 'food-packs' ? 25_000 : 100_000), 0);
    expect(delivered).toBeGreaterThan(0.97 * 200_000_000);
    expect(delivered).toBeLessThanOrEqual(200_000_000);
  });

  it('counts what comes in as the plan does', async () => {
    const { answers, operation } = await openFolder(
      STEADY.replace('food: 100, water: 1000', 'food: 4, water: 0')
        .replace('food: 0, water: 0', 'food: 2, water: 20')
        .replace('2 x 10', '9 x 10'),
    );
    const plan = await planByEngine(operation, operation.defaultAsOf);
    expect(checkPlan(operation, plan).violations).toEqual([]);
    // 4 + 4 x 2 t of food, 4 x 20 t of water: what comes on the fifth day is too late.
    expect(computeQuick(answers).needs.map((need) => need.supplyGrams.best)).toEqual([12e6, 80e6]);
    const delivered = plan.movements
      .flatMap((movement) => movement.loads)
      .reduce((sum, load) => sum + load.packs * (load.goodId === 'food-packs' ? 25_000 : 100_000), 0);
    expect(delivered).toBe(92e6);
  });

  it('says what nobody asked as assumptions, and leaves unknown supply unknown', async () => {
    const { operation } = await openFolder(
      'people: 100-200-400\nround_trip_hours: 3\ntrucks: 2\nstock_t: food 1',
    );
    const plan = await planByEngine(operation, operation.defaultAsOf);
    expect(checkPlan(operation, plan).violations).toEqual([]);
    expect(plan.notKnown).toContainEqual(
      expect.objectContaining({ code: 'need.no-supply-data', subject: 'water' }),
    );
    expect(operation.people[0]!.count).toEqual({ low: 100, best: 200, high: 400 });
    // 3 h there and back: 90 minutes each way; nobody looked at the way.
    expect(operation.links[0]).toMatchObject({ seconds: { best: 5400 }, origin: { lastVerifiedAt: null } });
    // 10 of a hundred do not get through, 0 to 30.
    expect(operation.facilitation).toMatchObject([
      { sharePpm: { low: 700_000, best: 900_000, high: 1_000_000 } },
    ]);
    const assumed = plan.assumptions.map((one) => one.factId);
    expect(assumed).toContain('rules.leadSeconds');
    expect(operation.fleet[0]!.origin.assumption).toContain('10 t each');
    expect(operation.needs.find((need) => need.id === 'food')!.origin.assumption).toContain('Sphere');
  });

  it('plans a need of which only arrivals are known with no stock, and says so', async () => {
    const { operation } = await openFolder(
      'people: 1000\nround_trip_hours: 3\ntrucks: 2\nneeds: food\narrivals_t_per_day: food 1',
    );
    // 1000 people x 555 g x 7 days in sacks of 25 kg: 155.4.
    expect(operation.stock).toMatchObject([{ count: { low: 0, best: 0, high: 156 } }]);
    expect(operation.stock[0]!.origin.assumption).toContain('nobody said how much');
  });
});

describe('answers that cannot be taken', () => {
  it.each([
    ['round_trip_hours: 4', 'quick.not-answered', 'people'],
    ['people: 10-20\nround_trip_hours: 4', 'quick.range-without-best', 'people'],
    ['people: 30-20-10\nround_trip_hours: 4', 'quick.range-order', 'people'],
    ['people: many\nround_trip_hours: 4', 'quick.not-a-number', 'people'],
    ['people: 0\nround_trip_hours: 4', 'quick.out-of-range', 'people'],
    ['people: 9.5\nround_trip_hours: 4', 'quick.not-exact', 'people'],
    ['people: 9\nround_trip_hours: 90', 'quick.trip-too-long', 'round_trip_hours'],
    ['people: 9\nround_trip_hours: 4\nneeds: foood', 'quick.unknown-need', 'needs'],
    ['people: 9\nround_trip_hours: 4\nneeds: food; food', 'quick.need-twice', 'needs'],
    ['people: 9\nround_trip_hours: 4\nstock_t: kitchen 4', 'quick.need-not-asked', 'stock_t'],
    ['people: 9\nround_trip_hours: 4\ntrucks: 4 x 5 x 6', 'quick.not-an-answer', 'trucks'],
    ['people: 9\nround_trip_hours: 4\ntruks: 4', 'quick.unknown-question', 'truks'],
  ])('%j is refused by %s', (yaml, code, column) => {
    const { problems } = parse(yaml);
    expect(problems.map((problem) => [problem.code, problem.at.column])).toEqual([[code, column]]);
  });

  it('are all named at once, with their lines', () => {
    const { answers, problems } = parse('people: many\nneeds: soup\nround_trip_hours: 1-2');
    expect(answers).toBeNull();
    expect(problems.map(({ code, at }) => [code, at.row])).toEqual([
      ['quick.not-a-number', 1],
      ['quick.unknown-need', 2],
      ['quick.range-without-best', 3],
    ]);
  });

  it('thousands may be set off, and amounts by need be lists', () => {
    const { answers } = parse(
      'people: "9,000-12,000-15,000"\nround_trip_hours: 4\nstock_t: [food 1.5, water 0]',
    );
    expect(answers!.people).toEqual({ low: 9000, best: 12_000, high: 15_000 });
    expect(answers!.needs.map((need) => need.stockGrams?.best)).toEqual([1_500_000, 0]);
  });
});
