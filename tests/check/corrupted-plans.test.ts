import { expect, test } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { CORRUPTED_FUEL } from './corrupted-fuel.ts';
import { CORRUPTED_LOADS } from './corrupted-loads.ts';
import { CORRUPTED_RECORDS } from './corrupted-records.ts';
import { CORRUPTED_RESULTS } from './corrupted-results.ts';
import { CORRUPTED_TIMES } from './corrupted-times.ts';
import type { Draft } from './draft-plan.ts';
import { buildSmallOperation } from './small-operation.ts';
import { buildSmallPlan } from './small-plan.ts';

const operation = buildSmallOperation();

const CORRUPTIONS = [
  ...CORRUPTED_TIMES,
  ...CORRUPTED_LOADS,
  ...CORRUPTED_RESULTS,
  ...CORRUPTED_RECORDS,
  ...CORRUPTED_FUEL,
];

test.each(CORRUPTIONS)('a plan that $title is caught as $code', ({ code, spoil }) => {
  const plan = structuredClone(buildSmallPlan()) as Draft;
  spoil(plan);
  const found = checkPlan(operation, plan as ReturnType<typeof buildSmallPlan>).violations;
  expect(new Set(found.map((violation) => violation.code))).toContain(code);
});
