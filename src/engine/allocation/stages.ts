import { compareNumbers } from '../../base/index.ts';
import { PPM, type Situation } from '../../domain/index.ts';

/** One stage of the lexicographic order: what each element must have there. */
export interface Stage {
  readonly kind: 'floor' | 'target';
  readonly tier: number;
  /** `floor1`, `target2`: between the bars of `hold` rows. */
  readonly name: string;
  /** `[element]`: amount that covers it; 0 where it is no part of the stage. */
  readonly demand: Float64Array;
  readonly elements: readonly number[];
}

/** Floors by tier, then targets by tier, those that have elements. */
export const listStages = (situation: Situation): readonly Stage[] => {
  const { elements } = situation;
  const tiers = [...new Set(elements.map((element) => element.tier))].sort(compareNumbers);
  return (['floor', 'target'] as const).flatMap((kind) =>
    tiers.flatMap((tier): Stage[] => {
      const demand = Float64Array.from(elements, (element) =>
        element.tier !== tier ? 0 : kind === 'floor' ? element.floorAmount : element.targetAmount,
      );
      const members = elements.flatMap((_, e) => (demand[e] > 0 ? [e] : []));
      return members.length === 0 ? [] : [{ kind, tier, name: `${kind}${tier}`, demand, elements: members }];
    }),
  );
};

/** floor(ppm x demand / 10^6) and ceil of it, exact for whole numbers up to 2^53. */
export const heldAmount = (ppm: number, demand: number): number => {
  const millions = Math.floor(demand / PPM);
  return ppm * millions + Math.floor((ppm * (demand - millions * PPM)) / PPM);
};

export const neededAmount = (ppm: number, demand: number): number => {
  const millions = Math.floor(demand / PPM);
  return ppm * millions + Math.ceil((ppm * (demand - millions * PPM)) / PPM);
};
