import { expect, it } from 'vitest';
import type { Instant, Operation, SupplyFact } from '../../src/domain/index.ts';
import { scoreArrivals, sumScores, weighCounts } from '../../src/engine/index.ts';
import { formatBacktest } from '../../src/report/index.ts';
import { randomOperation, SMALL } from '../support/random-operation.ts';

const DAY = 86_400;
const base = randomOperation(3, SMALL);
const crossing = base.places.find((place) => place.kind === 'crossing')!;
const good = base.goods[0]!;
const template = base.arrivals.find((row) => row.unit === 'pack') ?? base.arrivals[0]!;
const morningOf = (index: number): Instant => base.days[index]!.startsAt + 8 * 3600;
const mornings = base.days.map((day, index) => ({ date: day.date, asOf: morningOf(index) }));

const row = (
  name: string,
  day: number,
  knownAt: Instant,
  [low, best, high]: readonly [number, number, number],
): SupplyFact => ({
  ...template,
  placeId: crossing.id,
  goodId: good.id,
  unit: 'pack',
  lot: null,
  count: { low, best, high },
  date: base.days[day]!.date,
  origin: { ...template.origin, factId: name as SupplyFact['origin']['factId'], knownAt },
});

const operation = (rows: readonly SupplyFact[]): Operation => ({ ...base, arrivals: rows });
const endOf = (day: number): Instant => base.days[day]!.startsAt + DAY;

it('scores what each morning knew, and nothing that was learned later', () => {
  const rows = [
    row('early', 2, morningOf(0) - 60, [0, 10, 20]),
    row('revised', 2, morningOf(1) - 60, [40, 50, 60]),
    row('counted', 2, endOf(2) + 60, [30, 30, 30]),
  ];
  const scores = scoreArrivals(operation(rows), mornings);
  const seen = scores.map(({ morning, horizonDays, expected, came }) => ({
    morning,
    horizonDays,
    expected,
    came,
  }));
  expect(seen).toEqual([
    { morning: base.days[0]!.date, horizonDays: 2, expected: { low: 0, best: 10, high: 20 }, came: 30 },
    { morning: base.days[1]!.date, horizonDays: 1, expected: { low: 40, best: 50, high: 60 }, came: 30 },
    { morning: base.days[2]!.date, horizonDays: 0, expected: { low: 40, best: 50, high: 60 }, came: 30 },
  ]);
  const later = row('later', 3, endOf(3) + DAY, [7, 7, 7]);
  const before = scores.filter((score) => score.date === base.days[2]!.date);
  const after = scoreArrivals(operation([...rows, later]), mornings);
  expect(after.filter((score) => score.date === base.days[2]!.date)).toEqual(before);
});

it('keeps apart what held, what missed on either side, what was not counted and what nobody foresaw', () => {
  const rows = [
    row('held', 0, morningOf(0) - 60, [0, 10, 20]),
    row('held-count', 0, endOf(0), [20, 20, 20]),
    row('low', 1, morningOf(0) - 60, [30, 40, 50]),
    row('low-count', 1, endOf(1), [29, 29, 29]),
    row('no-count', 2, morningOf(0) - 60, [1, 2, 3]),
    row('unforeseen-count', 3, endOf(3), [5, 5, 5]),
  ];
  const byDays = sumScores(scoreArrivals(operation(rows), mornings.slice(0, 1)));
  expect(
    byDays.map(({ horizonDays, scored, held, above, below, uncounted, unforeseen, meanError }) => ({
      horizonDays,
      scored,
      held,
      above,
      below,
      uncounted,
      unforeseen,
      meanError,
    })),
  ).toEqual([
    { horizonDays: 0, scored: 1, held: 1, above: 0, below: 0, uncounted: 0, unforeseen: 0, meanError: 10 },
    { horizonDays: 1, scored: 1, held: 0, above: 0, below: 1, uncounted: 0, unforeseen: 0, meanError: 11 },
    { horizonDays: 2, scored: 0, held: 0, above: 0, below: 0, uncounted: 1, unforeseen: 0, meanError: null },
    { horizonDays: 3, scored: 0, held: 0, above: 0, below: 0, uncounted: 0, unforeseen: 1, meanError: null },
  ]);
});

it('compares with the guess that a day brings what the last counted day before the morning brought', () => {
  const rows = [
    row('first-count', 0, endOf(0), [100, 100, 100]),
    row('second', 1, morningOf(1) - 60, [0, 10, 20]),
    row('second-count', 1, endOf(1), [90, 90, 90]),
  ];
  const [score] = sumScores(scoreArrivals(operation(rows), mornings.slice(0, 2)));
  expect(score).toMatchObject({
    above: 1,
    meanError: 80,
    naiveError: 10,
    naiveScored: 1,
    errorBesideNaive: 80,
  });
});

it('weighs counts as a plan would, whenever they became known', () => {
  const rows = [
    row('guess', 1, morningOf(0) - 60, [0, 1000, 2000]),
    row('count', 1, endOf(1) + 99 * DAY, [3, 3, 3]),
  ];
  expect([...weighCounts(operation(rows))]).toEqual([[base.days[1]!.date, 3 * good.gramsPerPack]]);
});

it('says first what it cannot tell, and scores nothing where nothing was counted', () => {
  const rows = [row('guess', 1, morningOf(0) - 60, [0, 1, 2])];
  const text = formatBacktest({
    operation: operation(rows),
    horizons: sumScores(scoreArrivals(operation(rows), mornings)),
    counted: [],
    plans: [],
    countSources: [],
  });
  expect(text.indexOf('What this cannot tell')).toBeGreaterThan(0);
  expect(text).toContain('Nothing can be scored');
});
