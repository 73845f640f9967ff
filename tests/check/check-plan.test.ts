import { expect, test } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { buildSmallOperation } from './small-operation.ts';
import { buildSmallPlan } from './small-plan.ts';

test('a correct plan passes', () => {
  const result = checkPlan(buildSmallOperation(), buildSmallPlan());
  expect(result.violations).toEqual([]);
  expect(result.rules.filter((rule) => rule.checked === 0).map((rule) => rule.code)).toEqual([]);
});
