import type { QuickAnswers, QuickEnds, QuickNeed, QuickNeedResult, QuickResult } from '../../domain/index.ts';
import {
  caseAtBest,
  caseAtEase,
  caseAtWorst,
  countRequired,
  countTrips,
  countTrucks,
  type QuickCase,
  sumSupply,
  weighCase,
} from './quick-case.ts';

/**
 * The gap in people, tonnes and trucks by the formulas of docs/quick.md. Each end is computed with every figure at the end
 * that leads there, so an answer lies in its range whatever the figures are within theirs. Grams, rounded up to whole ones.
 */
export function computeQuick(answers: QuickAnswers): QuickResult {
  const { needs, trucks } = answers;
  const cases = { ease: caseAtEase(answers), best: caseAtBest(answers), worst: caseAtWorst(answers) };
  const needed = spread(cases, (one) => countTrucks(one, needs));
  const allKnown = trucks !== null && needs.every((need) => isSupplyKnown(need, answers.days));
  return {
    needs: needs.map((need, n) => computeNeed(need, n, cases)),
    trips: { low: countTrips(cases.worst), best: countTrips(cases.best), high: countTrips(cases.ease) },
    gapGrams: {
      low: sumGaps(cases.ease),
      best: allKnown ? sumGaps(cases.best) : null,
      high: sumGaps(cases.worst),
    },
    trucksNeeded: needed,
    trucksShort: {
      low: trucks === null ? null : Math.max(0, needed.low - trucks.high),
      best: trucks === null ? null : Math.max(0, needed.best - trucks.best),
      high: trucks === null ? null : Math.max(0, needed.high - trucks.low),
    },
  };
}

interface Cases {
  readonly ease: QuickCase;
  readonly best: QuickCase;
  readonly worst: QuickCase;
}

function computeNeed(need: QuickNeed, n: number, cases: Cases): QuickNeedResult {
  const { ease, best, worst } = cases;
  const { answers } = best;
  // Other needs take room on the trucks: the less of them there is to send, the more is left for this one.
  const supplyOf = (own: QuickCase, others: QuickCase): number[] =>
    answers.needs.map((_, other) => (other === n ? own : others).supply[other]!);
  const most = weighCase({ ...ease, supply: supplyOf(ease, worst) })[n]!;
  const least = weighCase({ ...worst, supply: supplyOf(worst, ease) })[n]!;
  const middle = weighCase(best)[n]!;
  const known = answers.trucks !== null && isSupplyKnown(need, answers.days);
  const required = spread(cases, (one) => countRequired(one, need));
  const supply = (end: 'low' | 'best' | 'high') => sumSupply(need, answers.days, end);
  return {
    needId: need.id,
    requiredGrams: required,
    supplyGrams: { low: supply('low'), best: supply('best'), high: supply('high') },
    gapGrams: {
      low: missing(most, required.low),
      best: known ? missing(middle, required.best) : null,
      high: missing(least, required.high),
    },
    gapPeople: {
      low: missing(most, ease.people),
      best: known ? missing(middle, best.people) : null,
      high: missing(least, worst.people),
    },
    trucks: spread(cases, (one) => countTrucks(one, [need])),
    limit: known ? findLimit(best, n, middle) : null,
  };
}

/** What more of supply alone, or of trucks alone, would change. */
function findLimit(best: QuickCase, n: number, share: number): QuickNeedResult['limit'] {
  if (share >= 1 - EPSILON) return 'nothing';
  const ample = best.supply.map((grams, other) => (other === n ? Infinity : grams));
  const bySupply = weighCase({ ...best, supply: ample })[n]! > share + EPSILON;
  const byTrucks = weighCase({ ...best, trucks: Infinity })[n]! > share + EPSILON;
  if (bySupply === byTrucks) return 'supply and trucks';
  return bySupply ? 'supply' : 'trucks';
}

function sumGaps(one: QuickCase): number {
  const shares = weighCase(one);
  return one.answers.needs.reduce((sum, need, n) => sum + missing(shares[n]!, countRequired(one, need)), 0);
}

const missing = (share: number, whole: number): number =>
  Math.max(0, Math.ceil(whole * (1 - share) - EPSILON * whole));

const spread = (
  { ease, best, worst }: Cases,
  compute: (one: QuickCase) => number,
): Readonly<Record<keyof QuickEnds, number>> => ({
  low: compute(ease),
  best: compute(best),
  high: compute(worst),
});

const isSupplyKnown = (need: QuickNeed, days: number): boolean => sumSupply(need, days, 'best') !== null;

/** Shares carry rounding of about 1e-15. */
const EPSILON = 1e-12;
