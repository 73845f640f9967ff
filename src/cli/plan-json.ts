import { PPM } from '../domain/index.ts';
import type { PlanMade } from '../services/index.ts';

/** What `plan --json` prints: shares between 0 and 1, amounts in the need's unit. */
export const formatPlanJson = ({ operation, plan, check, seconds, files }: PlanMade) => {
  const { summary } = plan;
  return {
    operation: plan.operation.id,
    exercise: plan.operation.exercise,
    class: plan.class,
    expires: plan.expires,
    asOf: new Date(plan.asOf * 1000).toISOString(),
    seed: plan.seed,
    iterations: plan.iterations,
    seconds: Math.round(seconds * 100) / 100,
    coverage: Object.fromEntries(
      summary.needs.map((need) => [
        need.needId,
        {
          min: need.minPpm / PPM,
          mean: need.meanPpm / PPM,
          total: need.receivedAmount,
          of: need.targetAmount,
          unit: operation.needs.find((row) => row.id === need.needId)?.unit ?? null,
          floorMin: need.floorMinPpm / PPM,
          floorMean: need.floorMeanPpm / PPM,
        },
      ]),
    ),
    bound: Object.fromEntries(
      plan.bounds.map((stage) => [
        `${stage.stage}${stage.tier}`,
        { min: (stage.levels[0]?.valuePpm ?? PPM) / PPM, mean: stage.meanPpm / PPM },
      ]),
    ),
    answers: Object.fromEntries(
      summary.headlines.map(({ row, verdict, figure, value, unit, shortBy }) => [
        row,
        { verdict, figure, value, unit, shortBy },
      ]),
    ),
    unmet: plan.unmet.map((line) => ({
      place: line.placeId,
      need: line.needId,
      from: line.fromDate,
      to: line.toDate,
      amount: line.unmetAmount,
      people: line.people,
      limit: line.binding[0]?.kind ?? null,
    })),
    movements: plan.movements.length,
    violations: check.violations.length,
    notKnown: plan.notKnown.map(({ code, subject }) => ({ code, subject })),
    assumptionsShare: summary.assumptionsPpm / PPM,
    files,
  };
};
