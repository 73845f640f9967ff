import type { FleetProblem } from '../fleet/index.ts';

/** An element that could still receive something. */
export interface Gap {
  /** Index into the situation's elements. */
  readonly element: number;
  readonly place: number;
  received: number;
  /** Smaller is worse off; see `coverageRank`. */
  rank: number;
}

/** Survival floors by tier come before targets by tier; within one the worst covered comes first. */
export const coverageRank = (
  tier: number,
  received: number,
  floorAmount: number,
  targetAmount: number,
): number =>
  received < floorAmount ? tier * 2 + received / floorAmount : 200 + tier * 2 + received / targetAmount;

export const rankOfGap = (problem: FleetProblem, gap: Gap): number => {
  const element = problem.situation.elements[gap.element]!;
  return coverageRank(element.tier, gap.received, element.floorAmount, element.targetAmount);
};

/** All elements below their cap. */
export const listGaps = (problem: FleetProblem, received: ArrayLike<number>): Gap[] => {
  const gaps: Gap[] = [];
  problem.situation.elements.forEach((element, index) => {
    if (received[index]! >= element.capAmount) return;
    const place = problem.placeIndex.get(element.placeId)!;
    const gap = { element: index, place, received: received[index]!, rank: 0 };
    gaps.push({ ...gap, rank: rankOfGap(problem, gap) });
  });
  return gaps;
};

/** Index of the worst off; there is at least one. */
export const takeWorst = (gaps: readonly Gap[]): number => {
  let worst = 0;
  for (let i = 1; i < gaps.length; i++) if (gaps[i]!.rank < gaps[worst]!.rank) worst = i;
  return worst;
};
