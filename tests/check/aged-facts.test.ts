import { expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import type { Operation } from '../../src/domain/index.ts';
import { planInThread } from '../support/plan-in-thread.ts';
import { randomOperation, SMALL } from '../support/random-operation.ts';

const DAY = 86_400;

/** Rows verified at ages from fresh to long ago, so that some kinds are stale and some are not. */
const ageRows = (operation: Operation, seed: number): Operation => {
  let turn = seed;
  const age = <T extends { readonly origin: Operation['people'][number]['origin'] }>(row: T): T => {
    turn = (turn * 48_271) % 2_147_483_647;
    return {
      ...row,
      origin: { ...row.origin, lastVerifiedAt: operation.defaultAsOf - (turn % 60) * DAY },
    };
  };
  return {
    ...operation,
    people: operation.people.map(age),
    stock: operation.stock.map(age),
    arrivals: operation.arrivals.map(age),
    fleet: operation.fleet.map(age),
    capacities: operation.capacities.map(age),
    links: operation.links.map(age),
    access: operation.access.map(age),
  };
};

it.each([11, 12, 13, 14, 15])('judge and planner agree on what is stale (operation %i)', async (seed) => {
  const operation = ageRows(randomOperation(seed, SMALL), seed);
  const plan = await planInThread(operation);
  expect(checkPlan(operation, plan).violations).toEqual([]);
  expect(plan.notKnown.some((line) => line.code === 'fact.stale')).toBe(true);
});

it('a plan that hides stale figures, or calls them verified, is caught', async () => {
  const operation = ageRows(randomOperation(12, SMALL), 12);
  const plan = await planInThread(operation);
  const codesOf = (spoilt: typeof plan): string[] =>
    checkPlan(operation, spoilt).violations.map((violation) => violation.code);
  const hidden = { ...plan, notKnown: plan.notKnown.filter((line) => line.code !== 'fact.stale') };
  expect(codesOf(hidden)).toContain('not-known.hidden');
  const verified = { ...plan, coverage: plan.coverage.map((line) => ({ ...line, verified: true })) };
  expect(plan.coverage.some((line) => !line.verified)).toBe(true);
  expect(codesOf(verified)).toContain('coverage.verified');
  const narrow = {
    ...plan,
    summary: { ...plan.summary, people: { ...plan.summary.people, low: plan.summary.people.best } },
  };
  expect(plan.summary.people.low).toBeLessThan(plan.summary.people.best);
  expect(codesOf(narrow).length).toBeGreaterThan(0);
});
