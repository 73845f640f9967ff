import { expect, it } from 'vitest';
import { encodeUtf8 } from '../../src/base/index.ts';
import { checkPlan } from '../../src/check/index.ts';
import type { Plan } from '../../src/domain/index.ts';
import { mergeTable, parseOperation } from '../../src/formats/index.ts';
import { planInThread } from '../support/plan-in-thread.ts';
import { readFiles, rollOrThrow } from './rolled-operation.ts';
import { listTenDayFiles } from './ten-day-operation.ts';

const AT_HOME = encodeUtf8(`id,name,kg,m3,serves,household,source
home-energy,At home: food energy,0.001,0.000001,energy: 1 kcal,yes,plan-desk
`);
/** Two days of 2,100 kcal for the 3,000 people of the north: 12.6 t at a gram a pack, in a camp with room for 0.6 t. */
const TWO_DAYS = 12_600_000;

const stockAt = (place: string): Uint8Array =>
  encodeUtf8(`id,place,good,count,unit,date,source
home-north,${place},home-energy,${TWO_DAYS},pack,2025-03-02,plan-desk
`);

const mealsTo = (plan: Plan, place: string, date: string): number =>
  plan.movements
    .filter((movement) => movement.date === date)
    .flatMap((movement) => movement.loads.filter(({ visit }) => movement.visits[visit]!.placeId === place))
    .filter(({ goodId }) => goodId === 'meals')
    .reduce((sum, { packs }) => sum + packs, 0);

it('what people have at home counts as received, takes no storage and is not delivered', async () => {
  const files = mergeTable(mergeTable(listTenDayFiles(), 'goods', AT_HOME), 'stock', stockAt('north'));
  const operation = await readFiles(files);
  const plan = await planInThread(operation);
  expect(checkPlan(operation, plan).violations).toEqual([]);
  const received = (place: string, date: string): number =>
    plan.coverage.find(
      (line) => line.placeId === place && line.needId === 'energy' && line.fromDate === date,
    )!.targetPpm;
  expect([received('north', '2025-03-03'), received('north', '2025-03-04')]).toEqual([1_000_000, 1_000_000]);
  // Two of the twelve days are covered at home; the south, with nothing at home, gets its meals from the first day.
  const dates = plan.clock.days.map(({ date }) => date);
  const north = dates.reduce((sum, date) => sum + mealsTo(plan, 'north', date), 0);
  expect(north).toBeLessThanOrEqual(10 * 300);
  expect(mealsTo(plan, 'south', '2025-03-03')).toBeGreaterThan(0);
  expect(plan.movements.flatMap(({ loads }) => loads).some(({ goodId }) => goodId === 'home-energy')).toBe(
    false,
  );

  // A day later they have eaten a day's standard, and whatever else they were given is there on top.
  const rows = plan.movements
    .filter(({ date }) => date === '2025-03-03')
    .map(({ id, date }) => ({ movement: id, date, outcome: 'denied', known_at: `${date}T20:00:00Z` }));
  const rolled = await rollOrThrow(files, plan, rows, '2025-03-04');
  const left = rolled.operation.stock.find(
    (row) => row.goodId === 'home-energy' && row.date === '2025-03-04' && row.placeId === 'north',
  )!;
  expect(left.count.best).toBe(TWO_DAYS - 3000 * 2100);
  expect(left.origin.assumption).toMatch(/nobody looked into homes/);
  expect(rolled.operation.ledger.some(({ goodId }) => goodId === 'home-energy')).toBe(false);
}, 60_000);

it('what people have at home stands at a site, and is never to come', async () => {
  const files = mergeTable(listTenDayFiles(), 'goods', AT_HOME);
  const { problems } = await parseOperation(mergeTable(files, 'stock', stockAt('hub')));
  expect(problems.map(({ code }) => code)).toContain('stock.household-elsewhere');
  const arrival = encodeUtf8(`id,place,good,count,unit,date,source
home-late,north,home-energy,5,pack,2025-03-05,plan-desk
`);
  const late = await parseOperation(mergeTable(files, 'arrivals', arrival));
  expect(late.problems.map(({ code }) => code)).toContain('arrivals.household-elsewhere');
});
