import { formatCanonicalJson } from '../base/index.ts';
import type { Plan, Problem } from '../domain/index.ts';
import { planShape } from './plan-shape.ts';
import { createProblemList } from './problem-list.ts';
import { readShapedJson } from './shaped-json.ts';

/** The plan file: canonical JSON with one newline at the end. Equal plans give equal bytes. */
export const formatPlan = (plan: Plan): string => formatCanonicalJson(plan, { endNewline: true });

/** The plan that bytes hold, or every place where they do not have its shape, by JSON path. */
export function parsePlan(bytes: Uint8Array): {
  readonly plan: Plan | null;
  readonly problems: readonly Problem[];
} {
  const problems = createProblemList();
  const { remedy } = PLAN_FILE;
  const plan = readShapedJson(PLAN_FILE, bytes, problems, (fault, at, expected, got) => {
    if (fault === 'unknown-key') problems.error('plan.unknown-key', at, expected, got, remedy);
    else problems.error('plan.wrong-shape', at, expected, got, remedy);
  });
  // Ids are plain text in the file; parsing is what makes them ids.
  return { plan: plan as Plan | null, problems: problems.sorted() };
}

const PLAN_FILE = {
  file: 'plan.json',
  format: 'throughline/plan@1',
  shape: planShape,
  remedy: 'Use the file as `plan` wrote it; a plan is never edited by hand.',
};
