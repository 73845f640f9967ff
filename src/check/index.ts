export { CHECK_CODES, type CheckCode } from './check-codes.ts';
export { checkPlan } from './check-plan.ts';
export type { BoundDistance, CheckResult, RuleCount, Violation } from './findings.ts';
export { checkLedger } from './ledger/check-ledger.ts';
