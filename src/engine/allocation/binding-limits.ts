import {
  type BindingLimit,
  type CoverageLine,
  type LimitKind,
  PPM,
  type Situation,
  type UnmetLine,
} from '../../domain/index.ts';
import type { Allocation } from './allocation.ts';
import { buildAllocationIndex } from './allocation-index.ts';
import type { Lanes } from './lanes.ts';
import { findReachableElements } from './reachable-elements.ts';

/**
 * One line for each element that does not reach its target, with the limits that bind it, strongest first. Structure is
 * looked at first (no way to the site, nothing that could be there in time, the place cannot hand out more), then the
 * prices of the level at which the bound holds the element; what the plan stays below the bound is lost to whole vehicles
 * and convoys. `coverage` is in the order of `situation.elements`; `bound` is optimistic and with certificates.
 */
export const bindingLimits = (
  situation: Situation,
  lanes: Lanes,
  coverage: readonly CoverageLine[],
  bound: Allocation,
): readonly UnmetLine[] => {
  const reachable = findReachableElements(situation, buildAllocationIndex(situation), lanes, {});
  const reached = new Set<string>([
    ...lanes.lanes.map((lane) => lane.toId),
    ...situation.lots.map((lot) => lot.placeId),
  ]);
  return situation.elements.flatMap((element, e): UnmetLine[] => {
    const line = coverage[e];
    if (line.targetPpm >= PPM) return [];
    return [
      {
        placeId: line.placeId,
        needId: line.needId,
        fromDate: line.fromDate,
        toDate: line.toDate,
        unmetAmount: line.targetAmount - line.receivedAmount,
        people: line.people,
        binding: !reached.has(element.placeId)
          ? alone('unreachable', element.placeId)
          : reachable[e] === 0
            ? alone(isSupplied(situation, lanes, e) ? 'unreachable' : 'supply', element.needId)
            : explainLevel(situation, e, line, bound),
      },
    ];
  });
};

const alone = (kind: LimitKind, subject: string): readonly BindingLimit[] => [
  { kind, subject, sharePpm: PPM },
];

/** Whether any place has something for the element by its last day, although nothing can be at the site. */
const isSupplied = (situation: Situation, lanes: Lanes, e: number): boolean => {
  const { needId, lastDay } = situation.elements[e];
  const serving = new Set(
    situation.operation.goods
      .filter((good) => good.serves.some((entry) => entry.needId === needId))
      .map((good) => good.id),
  );
  const sending = new Set(lanes.lanes.map((lane) => lane.fromId));
  return situation.lots.some(
    (lot) => serving.has(lot.goodId) && sending.has(lot.placeId) && lot.fromDay <= lastDay,
  );
};

/** The stage that is short first decides: the floor's level where the floor is not covered, else the target's. */
const explainLevel = (
  situation: Situation,
  e: number,
  line: CoverageLine,
  bound: Allocation,
): readonly BindingLimit[] => {
  const element = situation.elements[e];
  const isFloor = line.floorPpm < PPM;
  const demand = isFloor ? element.floorAmount : element.targetAmount;
  const planPpm = isFloor ? line.floorPpm : line.targetPpm;
  const boundPpm = Math.max(planPpm, isFloor ? bound.floorPpm[e] : bound.targetPpm[e]);
  const lostPpm = Math.floor(((boundPpm - planPpm) / (PPM - planPpm)) * PPM);
  const isCapped = element.capAmount < demand && element.capAmount <= (boundPpm / PPM + 1e-6) * demand;
  const prices = isCapped
    ? alone('distribution-capacity', element.placeId)
    : isFloor
      ? bound.floorLimits[e]
      : bound.targetLimits[e];
  return [
    ...prices.map((limit) => ({ ...limit, sharePpm: Math.floor((limit.sharePpm * (PPM - lostPpm)) / PPM) })),
    { kind: 'convoy-rounding' as const, subject: element.placeId, sharePpm: lostPpm },
  ]
    .filter((limit) => limit.sharePpm > 0)
    .sort((a, b) => b.sharePpm - a.sharePpm);
};
