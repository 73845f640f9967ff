import type { CoverageLine, LocalDate, NeedId, Plan } from '../domain/index.ts';

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

/**
 * Null for no lines. `people` is the mean over the lines' days: means add up over places where people move between them,
 * largest counts would not.
 */
export function computeCoverageTotal(lines: readonly CoverageLine[]): CoverageTotal | null {
  if (lines.length === 0) return null;
  const people = new Map<string, { sum: number; days: number }>();
  let weight = 0;
  let floorSum = 0;
  let targetSum = 0;
  let floorMinPpm = 1e6;
  let targetMinPpm = Number.POSITIVE_INFINITY;
  let receivedAmount = 0;
  let targetAmount = 0;
  for (const line of lines) {
    const key = `${line.placeId}|${line.needId}`;
    const known = people.get(key) ?? { sum: 0, days: 0 };
    const days = countDays(line.fromDate, line.toDate);
    people.set(key, { sum: known.sum + meanPeople(line, days) * days, days: known.days + days });
    weight += line.weight;
    floorSum += line.weight * line.floorPpm;
    targetSum += line.weight * line.targetPpm;
    floorMinPpm = Math.min(floorMinPpm, line.floorPpm);
    targetMinPpm = Math.min(targetMinPpm, line.targetPpm);
    receivedAmount += line.receivedAmount;
    targetAmount += line.targetAmount;
  }
  return {
    people: Math.round(sumOfPlaces(people)),
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

/** A flow need's weight is its person-days, a durable one's its people. */
function meanPeople(line: CoverageLine, days: number): number {
  return line.weight > line.people ? line.weight / days : line.people;
}

function countDays(fromDate: LocalDate, toDate: LocalDate): number {
  return Math.round((Date.parse(toDate) - Date.parse(fromDate)) / 86_400_000) + 1;
}

/** Sum over places of the mean count of that need of theirs which has most. */
function sumOfPlaces(people: ReadonlyMap<string, { readonly sum: number; readonly days: number }>): number {
  const byPlace = new Map<string, number>();
  for (const [key, { sum, days }] of people) {
    const placeId = key.slice(0, key.lastIndexOf('|'));
    byPlace.set(placeId, Math.max(byPlace.get(placeId) ?? 0, sum / days));
  }
  let total = 0;
  for (const mean of byPlace.values()) total += mean;
  return total;
}
