import type { Case } from '../case.ts';
import type { BoundDistance, Findings } from '../findings.ts';
import { listStages } from './bound.ts';
import type { DerivedCoverage } from './coverage.ts';

/**
 * R21: how far the plan stays below its bound in each stage, least and mean; and no plan beats the first bound, which no
 * other level limits.
 */
export function deriveBoundDistances(
  judged: Case,
  coverage: readonly DerivedCoverage[],
  findings: Findings,
): readonly BoundDistance[] {
  const distances: BoundDistance[] = [];
  let first = true;
  for (const stage of listStages(judged)) {
    const bound = judged.plan.bounds.find((one) => one.stage === stage.kind && one.tier === stage.tier);
    const level = bound?.levels[0];
    if (!bound || !level || stage.elements.length === 0) continue;
    const ids = new Set(stage.elements.map((element) => element.id));
    const reached = coverage
      .filter(({ element }) => ids.has(element.id))
      .map((one) => ({
        ppm: stage.kind === 'floor' ? one.floorPpm : one.targetPpm,
        weight: one.element.weight,
      }));
    const least = Math.min(...reached.map((one) => one.ppm));
    const weights = reached.reduce((sum, one) => sum + one.weight, 0);
    const mean = reached.reduce((sum, one) => sum + one.weight * one.ppm, 0) / weights;
    distances.push({
      stage: stage.name,
      leastPpm: level.valuePpm - least,
      meanPpm: Math.round(bound.meanPpm - mean),
    });
    if (first)
      findings.expect(
        'bound.beaten',
        least <= level.valuePpm + 500,
        stage.name,
        `at most ${level.valuePpm}`,
        least,
      );
    first = false;
  }
  return distances;
}
