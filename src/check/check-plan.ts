import type { Operation, Plan } from '../domain/index.ts';
import { deriveAnswers } from './answers.ts';
import { buildCase } from './case.ts';
import { type CheckResult, createFindings } from './findings.ts';
import { checkAssumedShares, deriveAssumedShares } from './rules/assumed-share.ts';
import { checkAssumptions } from './rules/assumptions.ts';
import { checkBound } from './rules/bound.ts';
import { deriveBoundDistances } from './rules/bound-distance.ts';
import { checkChanges } from './rules/changes.ts';
import { checkClock } from './rules/clock.ts';
import { checkConflicts } from './rules/conflicts.ts';
import { checkCoverage, deriveCoverage } from './rules/coverage.ts';
import { checkExpected } from './rules/expected.ts';
import { checkFallbacks } from './rules/fallbacks.ts';
import { checkFuel } from './rules/fuel.ts';
import { checkHandingOut } from './rules/handing-out.ts';
import { checkHeadlines } from './rules/headlines.ts';
import { checkInputs } from './rules/inputs.ts';
import { checkLegPaths } from './rules/leg-paths.ts';
import { checkLoadLimits } from './rules/load-limits.ts';
import { checkLotsTable } from './rules/lots-table.ts';
import { checkMovementShape } from './rules/movement-shape.ts';
import { checkNotKnown } from './rules/not-known.ts';
import { checkNotices } from './rules/notices.ts';
import { checkOwnership } from './rules/ownership.ts';
import { checkPartners } from './rules/partners.ts';
import { checkPlanShape } from './rules/plan-shape.ts';
import { checkReferences } from './rules/references.ts';
import { checkSensitivity } from './rules/sensitivity.ts';
import { checkSlots } from './rules/slots.ts';
import { checkStock } from './rules/stock.ts';
import { checkStockDays } from './rules/stock-days.ts';
import { checkSums } from './rules/summary-sums.ts';
import { checkUnmet } from './rules/unmet.ts';
import { checkVehicleDays } from './rules/vehicle-days.ts';
import { checkVisitTimes } from './rules/visit-times.ts';

/**
 * Judges a plan from the published operation alone: every rule of docs/rules.md, derived a second time and apart from
 * the planner. Gives all violations, and how many things each rule looked at. The plan may come from anywhere.
 */
export function checkPlan(operation: Operation, plan: Plan): CheckResult {
  const findings = createFindings();
  if (!checkPlanShape(plan, findings)) return findings.result();
  const bare = buildCase(operation, plan);
  const someDays = findings.expect(
    'plan.no-days',
    bare.days.length > 0,
    'asOf',
    'before the last day ends',
    plan.asOf,
  );
  if (!someDays) return findings.result();
  const judged = { ...bare, movements: checkReferences(bare, findings) };

  checkInputs(judged, findings);
  checkClock(judged, findings);
  checkConflicts(judged, findings);
  checkNotKnown(judged, findings);
  checkAssumptions(judged, findings);
  checkLotsTable(judged, findings);

  checkMovementShape(judged, findings);
  checkVisitTimes(judged, findings);
  checkLegPaths(judged, findings);
  checkVehicleDays(judged, findings);
  checkLoadLimits(judged, findings);
  checkSlots(judged, findings);
  checkStock(judged, findings);
  checkHandingOut(judged, findings);
  checkOwnership(judged, findings);
  checkFuel(judged, findings);
  checkNotices(judged, findings);
  checkFallbacks(judged, findings);
  checkExpected(judged, findings);
  checkChanges(judged, findings);
  checkStockDays(judged, findings);

  const coverage = deriveCoverage(judged);
  checkCoverage(judged, coverage, findings);
  checkUnmet(judged, coverage, findings);
  checkPartners(judged, coverage, findings);
  checkBound(judged, findings);
  const distances = deriveBoundDistances(judged, coverage, findings);

  const shares = deriveAssumedShares(judged, coverage);
  checkAssumedShares(judged, shares, findings);
  checkSums(judged, coverage, findings);
  checkHeadlines(judged, deriveAnswers(judged, coverage, shares), findings);
  checkSensitivity(judged, findings);
  return findings.result(distances);
}
