import { type CheckResult, checkPlan } from '../check/index.ts';
import type { Operation, Plan, Problem } from '../domain/index.ts';
import { readOperationFolder } from './read-operation-folder.ts';
import { readPlanFile } from './read-plan-file.ts';

export type Judged =
  | {
      readonly kind: 'judged';
      readonly operation: Operation;
      readonly plan: Plan;
      readonly result: CheckResult;
    }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** Reads an operation and a plan and has the independent check judge one by the other. */
export const checkPlanFile = async (folder: string, planPath: string): Promise<Judged> => {
  const read = await readPlanFile(planPath);
  const { operation, problems } = await readOperationFolder(
    folder,
    read.plan ? { asOf: read.plan.asOf } : {},
  );
  if (operation === null || read.plan === null) {
    return {
      kind: 'invalid',
      problems: [...problems, ...read.problems].filter((problem) => problem.severity === 'error'),
    };
  }
  return { kind: 'judged', operation, plan: read.plan, result: checkPlan(operation, read.plan) };
};
