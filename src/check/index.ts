export { CHECK_CODES, type CheckCode } from './check-codes.ts';
export { checkPlan } from './check-plan.ts';
export type { CheckResult, RuleCount, Violation } from './findings.ts';
