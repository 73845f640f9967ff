import { compareStrings } from '../../base/index.ts';
import type { CoverageLine, NeedCoverage, Summary } from '../../domain/index.ts';
import type { AnswerInput } from './answer-input.ts';
import { computeAssumptionShares } from './assumed-chains.ts';
import { listEffectiveConstraints } from './effective-constraints.ts';
import { computeHeadlines } from './headlines.ts';
import { computeMovementSums } from './movement-sums.ts';

/** Every figure of page one, from the plan alone (docs/rules.md R22). */
export const computeSummary = (input: AnswerInput): Summary => {
  const sums = computeMovementSums(input);
  const shares = computeAssumptionShares(input);
  const { situation } = input;
  return {
    headlines: computeHeadlines(input, sums, shares.anyPpm),
    needs: situation.operation.needs
      .filter((need) => !situation.unknownNeedIds.includes(need.id))
      .map((need) =>
        coverageOf(
          need.id,
          input.coverage.filter((line) => line.needId === need.id),
        ),
      )
      .filter((need) => need !== null),
    people: situation.firstDayPeople ?? { low: 0, best: 0, high: 0 },
    movements: sums.movements,
    vehicleTrips: sums.vehicleTrips,
    truckSeconds: sums.truckSeconds,
    metres: sums.metres,
    fuelMl: sums.fuelMl,
    deliveredGrams: sums.deliveredGrams,
    assumptionsPpm: shares.anyPpm,
    assumptionsByKind: shares.byKind,
    constraintsActive: listEffectiveConstraints(situation)
      .map((row) => row.id)
      .sort(compareStrings),
  };
};

const coverageOf = (needId: NeedCoverage['needId'], lines: readonly CoverageLine[]): NeedCoverage | null => {
  if (lines.length === 0) return null;
  const weight = lines.reduce((sum, line) => sum + BigInt(line.weight), 0n);
  const mean = (value: (line: CoverageLine) => number): number =>
    Number(lines.reduce((sum, line) => sum + BigInt(line.weight) * BigInt(value(line)), 0n) / weight);
  return {
    needId,
    minPpm: Math.min(...lines.map((line) => line.targetPpm)),
    meanPpm: mean((line) => line.targetPpm),
    floorMinPpm: Math.min(...lines.map((line) => line.floorPpm)),
    floorMeanPpm: mean((line) => line.floorPpm),
    receivedAmount: lines.reduce((sum, line) => sum + line.receivedAmount, 0),
    targetAmount: lines.reduce((sum, line) => sum + line.targetAmount, 0),
  };
};
