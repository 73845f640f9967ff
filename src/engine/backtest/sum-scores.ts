import type { LocalDate } from '../../domain/index.ts';
import type { ScoredArrival } from './score-arrivals.ts';

/** How expectations of one unit held up, those that lie equally many days ahead together. Amounts are in the unit. */
export interface HorizonScore {
  readonly unit: string;
  readonly horizonDays: number;
  /** Expectations beside which a count was published: `held + above + below`. */
  readonly scored: number;
  /** The count lay within low and high. */
  readonly held: number;
  /** More came than the highest that was expected. */
  readonly above: number;
  readonly below: number;
  /** Expectations without a published count: not scored. */
  readonly uncounted: number;
  /** Counts that no expectation spoke of. */
  readonly unforeseen: number;
  readonly expectedBest: number;
  readonly came: number;
  readonly unforeseenCame: number;
  /** Mean distance of the best figure from the count; null where nothing was scored. */
  readonly meanError: number | null;
  /** The same for the guess that each day brings what the last counted day before the morning brought there; null where none was counted. */
  readonly naiveError: number | null;
  /** Scored expectations for which that guess can be made, and the mean distance of the best figure over these alone. */
  readonly naiveScored: number;
  readonly errorBesideNaive: number | null;
}

/** Scores by unit and horizon, the nearest first. */
export const sumScores = (scores: readonly ScoredArrival[]): readonly HorizonScore[] => {
  const counts = listCounts(scores);
  const groups = new Map<string, ScoredArrival[]>();
  for (const score of scores) {
    const key = `${score.unit}|${score.horizonDays}`;
    const group = groups.get(key);
    if (group) group.push(score);
    else groups.set(key, [score]);
  }
  return [...groups.values()]
    .map((group) => sumGroup(group, counts))
    .sort((a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : a.horizonDays - b.horizonDays));
};

type Counts = ReadonlyMap<string, readonly { readonly date: LocalDate; readonly came: number }[]>;

/** Published counts by place and unit, by date. */
const listCounts = (scores: readonly ScoredArrival[]): Counts => {
  const counts = new Map<string, Map<LocalDate, number>>();
  for (const { placeId, unit, date, came } of scores) {
    if (came === null) continue;
    const key = `${placeId}|${unit}`;
    const known = counts.get(key) ?? new Map<LocalDate, number>();
    counts.set(key, known.set(date, came));
  }
  return new Map(
    [...counts].map(([key, byDate]) => [
      key,
      [...byDate].map(([date, came]) => ({ date, came })).sort((a, b) => (a.date < b.date ? -1 : 1)),
    ]),
  );
};

const sumGroup = (group: readonly ScoredArrival[], counts: Counts): HorizonScore => {
  const score = {
    unit: group[0]!.unit,
    horizonDays: group[0]!.horizonDays,
    scored: 0,
    held: 0,
    above: 0,
    below: 0,
    uncounted: 0,
    unforeseen: 0,
    expectedBest: 0,
    came: 0,
    unforeseenCame: 0,
    naiveScored: 0,
  };
  let error = 0;
  let naiveError = 0;
  let besideNaive = 0;
  for (const { expected, came, placeId, unit, morning } of group) {
    if (came === null) {
      score.uncounted++;
      continue;
    }
    if (expected === null) {
      score.unforeseen++;
      score.unforeseenCame += came;
      continue;
    }
    score.scored++;
    score.expectedBest += expected.best;
    score.came += came;
    if (came > expected.high) score.above++;
    else if (came < expected.low) score.below++;
    else score.held++;
    error += Math.abs(came - expected.best);
    const last = counts.get(`${placeId}|${unit}`)?.findLast(({ date }) => date < morning);
    if (last === undefined) continue;
    score.naiveScored++;
    naiveError += Math.abs(came - last.came);
    besideNaive += Math.abs(came - expected.best);
  }
  return {
    ...score,
    meanError: score.scored === 0 ? null : error / score.scored,
    naiveError: score.naiveScored === 0 ? null : naiveError / score.naiveScored,
    errorBesideNaive: score.naiveScored === 0 ? null : besideNaive / score.naiveScored,
  };
};
