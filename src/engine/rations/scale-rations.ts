import { compareNumbers } from '../../base/index.ts';
import type { Element, Situation } from '../../domain/index.ts';
import { type RationOption, sumShares } from './ration-option.ts';

/**
 * The situation in which the option's rations are what people are to get, the earlier periods before the later ones: so
 * rations are handed out as long as they last. What is planned for it is judged by the situation as it is.
 */
export const scaleRations = (situation: Situation, option: RationOption): Situation => {
  const scaled = situation.elements.flatMap((element): Element[] => {
    if (!option.needIds.includes(element.needId)) return [element];
    const { firstDay, lastDay, targetAmount } = element;
    const days = lastDay - firstDay + 1;
    const ration = Number(
      (BigInt(targetAmount) * BigInt(sumShares(option, firstDay, lastDay))) / BigInt(1_000_000 * days),
    );
    if (ration === 0) return [];
    const capAmount = Math.min(element.capAmount, ration);
    return [{ ...element, targetAmount: ration, floorAmount: ration, capAmount }];
  });
  // Later periods of a rationed need come after earlier ones; everything else stays with the first period of its tier.
  const keyOf = (element: Element): number =>
    element.tier * 1000 + (option.needIds.includes(element.needId) ? element.firstDay : 0);
  const keys = [...new Set(scaled.map(keyOf))].sort(compareNumbers);
  const tiers = new Map(keys.map((key, index) => [key, index + 1]));
  return {
    ...situation,
    elements: scaled.map((element) => ({ ...element, tier: tiers.get(keyOf(element))! })),
  };
};
