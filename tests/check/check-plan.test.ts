import { expect, test } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import type { Operation, Plan } from '../../src/domain/index.ts';
import { type OperationDraft, supply } from './draft-operation.ts';
import type { DeepMutable } from './draft-plan.ts';
import { DATES, exactly } from './small-clock.ts';
import { buildSmallOperation } from './small-operation.ts';
import { buildSmallPlan } from './small-plan.ts';

test('a correct plan passes', () => {
  const result = checkPlan(buildSmallOperation(), buildSmallPlan());
  expect(result.violations).toEqual([]);
  // There are no recipients, no commitments and no ledger in it; they have plans of their own.
  const idle = result.rules.filter((rule) => rule.checked === 0).map((rule) => rule.code);
  expect(idle.filter((code) => !/^(notice|changes|ledger)\./.test(code))).toEqual([]);
});

/** Codes found where both the operation and the plan made by hand are changed; inputs then always differ. */
function judgeChanged(
  changeOperation: (operation: OperationDraft) => void,
  changePlan: (plan: DeepMutable<Plan>) => void = () => {},
): string[] {
  const operation = structuredClone(buildSmallOperation()) as OperationDraft;
  const plan = structuredClone(buildSmallPlan()) as DeepMutable<Plan>;
  changeOperation(operation);
  changePlan(plan);
  const { violations } = checkPlan(operation as Operation, plan as Plan);
  return [...new Set(violations.map((violation) => violation.code))].filter(
    (code) => code !== 'plan.inputs-hash',
  );
}

test('a lot that expires on the last day can be used on it, and its line says so', () => {
  const expire = (operation: OperationDraft): void => {
    supply(operation, 'rations-h').expiryDate = DATES[2];
  };
  const say = (plan: DeepMutable<Plan>): void => {
    plan.lots[3]!.expiresOn = DATES[2];
  };
  expect(judgeChanged(expire, say)).toEqual([]);
  expect(judgeChanged(expire)).toEqual(['lot.expiry']);
});

test('an arrival at a hub on the last day is usable too late to be a lot', () => {
  const codes = judgeChanged((operation) => {
    operation.arrivals.push({ ...supply(operation, 'kits-late'), date: DATES[2], lot: 'later' });
  });
  expect(codes).toEqual([]);
});

test('a hub that is too full of its own stock is no fault of the plan', () => {
  const tight = (grams: number): string[] =>
    judgeChanged((operation) => {
      operation.places.find((place) => place.id === 'H')!.storageGrams = grams;
    });
  // Its own lots weigh 22.9 t; 1.25 t are brought on day 0 and 14.6 t leave it that day.
  expect(tight(10_000_000)).toEqual([]);
  expect(tight(5_000_000)).toEqual(['hub.over-storage']);
});

test('a second count of the same people that agrees is no conflict', () => {
  const codes = judgeChanged((operation) => {
    const count = operation.people.find((row) => row.origin.factId === 'people-z')!;
    operation.people.push({
      ...count,
      count: exactly(500),
      origin: { ...count.origin, countingPoint: 'gate' },
    });
  });
  expect(codes).toEqual([]);
});

test('an answer that falls short and flips is not decidable and short by nothing', () => {
  const flip = (shortBy: number | null): string[] =>
    judgeChanged(
      () => {},
      (plan) => {
        plan.sensitivity[0]!.high.headlines[7]!.verdict = 'yes';
        const asks = plan.summary.headlines.find((headline) => headline.row === 'S8')!;
        Object.assign(asks, { verdict: 'not-decidable', shortBy });
      },
    );
  expect(flip(null)).toEqual([]);
  expect(flip(1)).toEqual(['headline.short-by']);
});
