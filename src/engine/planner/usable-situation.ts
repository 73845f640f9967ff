import type { GoodId, Situation } from '../../domain/index.ts';
import { computeUsageDays, findPermits } from '../fleet/index.ts';

/**
 * The situation without lots that can never be handed out: a lot must outlast a whole usage period of its good that
 * begins after it came in (docs/rules.md R7, R19), and its owner and earmark must let it go somewhere (R30). The relaxed
 * programme counts on them; what steers must not.
 */
export const withoutUselessLots = (situation: Situation): Situation => {
  const permits = findPermits(situation);
  const { places } = situation.operation;
  const wanting = new Set(situation.elements.map((element) => element.placeId as string));
  const sites = [...places.keys()].filter((index) => wanting.has(places[index]!.id));
  const hubs = [...places.keys()].filter((index) => places[index]!.kind === 'hub');
  const kinds = new Map(places.map((place) => [place.id as string, place.kind]));
  const last = situation.days.length - 1;
  // No vehicle may carry it, no hub may take it in, or no site that lacks anything may have it.
  const isStuck = (index: number, kind: string | undefined): boolean => {
    const leads = (to: readonly number[]): boolean =>
      to.some((place) => permits?.allowsBy(index, place, last) !== false);
    if (permits === null || kind === 'site') return false;
    return !leads(sites) || (kind === 'crossing' && !leads(hubs));
  };
  const lots = situation.lots.filter((lot, index) => {
    if (isStuck(index, kinds.get(lot.placeId))) return false;
    if (lot.lastDay === null) return true;
    const last = lot.lastDay;
    return listUsagePeriodEnds(situation, lot.goodId).some((end) => lot.fromDay <= end && end <= last);
  });
  return lots.length === situation.lots.length ? situation : { ...situation, lots };
};

/** Last days of a good's usage periods. */
const listUsagePeriodEnds = (situation: Situation, goodId: GoodId): readonly number[] => {
  const { operation, days } = situation;
  const length = computeUsageDays(situation, operation.goods.find((good) => good.id === goodId)!);
  const ends: number[] = [];
  for (let first = 0; first < days.length; first += length)
    ends.push(Math.min(first + length, days.length) - 1);
  return ends;
};
