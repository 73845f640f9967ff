import type { CoverageLine, NeedId, Plan } from '../domain/index.ts';

/** Coverage of several lines together; means are weighted by people (and days). */
export interface CoverageTotal {
  readonly people: number;
  readonly floorMinPpm: number;
  readonly floorMeanPpm: number;
  readonly targetMinPpm: number;
  readonly targetMeanPpm: number;
  readonly receivedAmount: number;
  readonly targetAmount: number;
}

/** Null for no lines. `people` is the sum over places of each place's largest count in any one line. */
export function computeCoverageTotal(lines: readonly CoverageLine[]): CoverageTotal | null {
  if (lines.length === 0) return null;
  const people = new Map<string, number>();
  let weight = 0;
  let floorSum = 0;
  let targetSum = 0;
  let floorMinPpm = 1e6;
  let targetMinPpm = Number.POSITIVE_INFINITY;
  let receivedAmount = 0;
  let targetAmount = 0;
  for (const line of lines) {
    people.set(line.placeId, Math.max(people.get(line.placeId) ?? 0, line.people));
    weight += line.weight;
    floorSum += line.weight * line.floorPpm;
    targetSum += line.weight * line.targetPpm;
    floorMinPpm = Math.min(floorMinPpm, line.floorPpm);
    targetMinPpm = Math.min(targetMinPpm, line.targetPpm);
    receivedAmount += line.receivedAmount;
    targetAmount += line.targetAmount;
  }
  return {
    people: sumOf(people.values()),
    floorMinPpm,
    floorMeanPpm: weight === 0 ? 0 : Math.floor(floorSum / weight),
    targetMinPpm,
    targetMeanPpm: weight === 0 ? 0 : Math.floor(targetSum / weight),
    receivedAmount,
    targetAmount,
  };
}

/** A stage of the plan beside its bound: the same floor or target, over the needs of one tier. */
export interface StageComparison {
  readonly stage: 'floor' | 'target';
  readonly tier: number;
  readonly planMinPpm: number;
  readonly planMeanPpm: number;
  readonly boundMinPpm: number | null;
  readonly boundMeanPpm: number;
}

/** docs/rules.md R21, one entry per stage that has elements. */
export function compareWithBounds(plan: Plan): StageComparison[] {
  const comparisons: StageComparison[] = [];
  for (const bound of plan.bounds) {
    const isFloor = bound.stage === 'floor';
    const lines = plan.coverage.filter(
      (line) => line.tier === bound.tier && (isFloor ? line.floorAmount : line.targetAmount) > 0,
    );
    const total = computeCoverageTotal(lines);
    if (total === null) continue;
    comparisons.push({
      stage: bound.stage,
      tier: bound.tier,
      planMinPpm: isFloor ? total.floorMinPpm : total.targetMinPpm,
      planMeanPpm: isFloor ? total.floorMeanPpm : total.targetMeanPpm,
      boundMinPpm: bound.levels[0]?.valuePpm ?? null,
      boundMeanPpm: bound.meanPpm,
    });
  }
  return comparisons;
}

/** Needs that have at least one coverage line; the others are not known. */
export function listKnownNeeds(plan: Plan): ReadonlySet<NeedId> {
  return new Set(plan.coverage.map((line) => line.needId));
}

/** Lines by the text that `key` gives, in order of first appearance. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
}

function sumOf(values: Iterable<number>): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
