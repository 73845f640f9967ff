import { expect, test } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import type { Operation } from '../../src/domain/index.ts';
import type { OperationDraft } from './draft-operation.ts';
import { FACT_BUGS } from './fact-bugs.ts';
import { MOVEMENT_BUGS } from './movement-bugs.ts';
import { planByEngine } from './plan-by-engine.ts';
import { ROAD_BUGS } from './road-bugs.ts';
import { AS_OF } from './small-clock.ts';
import { buildSmallOperation } from './small-operation.ts';

/** Codes that tell a plan from its operation without looking at what it does: they must not be the ones that catch. */
const TOO_EASY = ['plan.inputs-hash'];

const codesOf = (operation: Operation, plan: Awaited<ReturnType<typeof planByEngine>>): string[] => [
  ...new Set(checkPlan(operation, plan).violations.map((violation) => violation.code as string)),
];

test.each([...FACT_BUGS, ...ROAD_BUGS, ...MOVEMENT_BUGS])('a planner that $title is caught', async (bug) => {
  const truth = structuredClone(buildSmallOperation()) as OperationDraft;
  bug.setting?.(truth);
  const mistaken = structuredClone(truth);
  bug.mistake(mistaken);
  const honest = codesOf(truth as Operation, await planByEngine(truth as Operation, AS_OF));
  expect(honest.filter((code) => !TOO_EASY.includes(code))).toEqual([]);
  const found = codesOf(truth as Operation, await planByEngine(mistaken as Operation, AS_OF));
  expect(found).toContain(bug.code);
});
