import { join } from 'node:path';
import { type CheckResult, checkLedger, checkPlan } from '../check/index.ts';
import type { Operation, Plan, Problem } from '../domain/index.ts';
import { ROLLED_PLAN } from '../formats/index.ts';
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

/**
 * Reads an operation and a plan and has the independent check judge one by the other, and the ledger of a folder that was
 * rolled on, by the plan it was rolled on from.
 */
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
  const ofPlan = checkPlan(operation, read.plan);
  if (operation.ledger.length === 0) return { kind: 'judged', operation, plan: read.plan, result: ofPlan };
  const rolled = await readPlanFile(join(folder, ROLLED_PLAN));
  const result = addResults(ofPlan, checkLedger(operation, rolled.plan));
  return { kind: 'judged', operation, plan: read.plan, result };
};

/** What was found in the plan and in the ledger, together. */
const addResults = (plan: CheckResult, ledger: CheckResult): CheckResult => {
  const checked = new Map(ledger.rules.map((rule) => [rule.code, rule.checked]));
  return {
    ...plan,
    violations: [...plan.violations, ...ledger.violations],
    rules: plan.rules.map((rule) => ({ ...rule, checked: rule.checked + (checked.get(rule.code) ?? 0) })),
  };
};
