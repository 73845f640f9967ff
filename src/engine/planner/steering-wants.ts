import type { Situation } from '../../domain/index.ts';
import type { LaneFlow } from '../allocation/index.ts';
import type { FleetProblem, Want } from '../fleet/index.ts';
import { coverageRank } from './coverage-gaps.ts';
import { mergeSmallLanes } from './merge-small-lanes.ts';

/** What a programme says should happen: flows, and the coverage of each element, as `Allocation` gives them. */
export interface Steering {
  readonly flows: readonly SteeredFlow[];
  readonly floorPpm: Float64Array;
  readonly targetPpm: Float64Array;
}

/** Booked flows have happened or are committed: they count, and nothing more is wanted for them. */
export type SteeredFlow = LaneFlow & { readonly booked?: boolean };

/**
 * Turns the fractional flows of a programme into whole packs with the day by which they must move. A programme is free
 * to move things on any day that serves; so flows are matched first in, first out with what they are for, and the last
 * day that still serves counts, not the day the programme happened to choose.
 */
export const computeWants = (problem: FleetProblem, steering: Steering): Want[] => {
  const whole = roundFlows(problem, steering.flows);
  const deliveries = whole.filter((flow) => problem.kinds[flow.from] === 'hub');
  const transfers = whole.filter((flow) => problem.kinds[flow.from] === 'crossing');
  const matched = matchDeliveries(problem, deliveries, steering);
  const wants = matched.filter(({ booked }) => !booked).map(({ want }) => want);
  mergeSmallLanes(problem, wants);
  const happened = matched.filter(({ booked }) => booked).map(({ want }) => want);
  return [...wants, ...matchTransfers(problem, transfers, [...happened, ...wants])];
};

interface WholeFlow {
  readonly from: number;
  readonly to: number;
  readonly good: number;
  readonly day: number;
  readonly packs: number;
  readonly booked: boolean;
}

/**
 * Whole packs: the running total of each place and good is rounded; stock is whole, so no more are wanted than there are
 * and no lane is off by more than one.
 */
const roundFlows = (problem: FleetProblem, flows: readonly SteeredFlow[]): WholeFlow[] => {
  const running = new Map<string, { exact: number; whole: number }>();
  const ordered = [...flows].sort((a, b) => a.day - b.day);
  const rounded: WholeFlow[] = [];
  for (const flow of ordered) {
    const key = `${flow.fromId}|${flow.goodId}`;
    const sum = running.get(key) ?? { exact: 0, whole: 0 };
    sum.exact += flow.packs;
    const packs = Math.round(sum.exact) - sum.whole;
    sum.whole += packs;
    running.set(key, sum);
    if (packs <= 0) continue;
    rounded.push({
      from: problem.placeIndex.get(flow.fromId)!,
      to: problem.placeIndex.get(flow.toId)!,
      good: problem.goodIndex.get(flow.goodId)!,
      day: flow.day,
      packs,
      booked: flow.booked === true,
    });
  }
  return shareWithEmptyLanes(problem, ordered, rounded);
};

/**
 * Where a single pack may be delivered, a lane that rounding left with none takes one from the fullest lane of the same place
 * and good: one pack there is worth more than one more elsewhere.
 */
const shareWithEmptyLanes = (
  problem: FleetProblem,
  flows: readonly SteeredFlow[],
  rounded: readonly WholeFlow[],
): WholeFlow[] => {
  const shared = [...rounded];
  for (const flow of flows) {
    const from = problem.placeIndex.get(flow.fromId)!;
    const to = problem.placeIndex.get(flow.toId)!;
    const good = problem.goodIndex.get(flow.goodId)!;
    if (problem.kinds[to] !== 'site' || problem.gramsPerPack[good]! < problem.leastGrams[to]!) continue;
    if (shared.some((one) => one.to === to && one.good === good)) continue;
    let fullest = -1;
    shared.forEach((one, index) => {
      if (one.booked || one.from !== from || one.good !== good || one.packs < 2) return;
      if (fullest < 0 || one.packs > shared[fullest]!.packs) fullest = index;
    });
    if (fullest < 0) continue;
    shared[fullest] = { ...shared[fullest]!, packs: shared[fullest]!.packs - 1 };
    shared.push({ from, to, good, day: Math.max(flow.day, shared[fullest]!.day), packs: 1, booked: false });
  }
  return shared;
};

/** An element's planned amount that no flow is matched with yet. */
interface OpenElement {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly tier: number;
  readonly floorAmount: number;
  readonly targetAmount: number;
  readonly planned: number;
  open: number;
}

const listOpenElements = (situation: Situation, levels: Steering): Map<string, OpenElement[]> => {
  const byPlaceNeed = new Map<string, OpenElement[]>();
  situation.elements.forEach((element, index) => {
    const floor = Math.floor((levels.floorPpm[index]! * element.floorAmount) / 1e6);
    const target = Math.floor((levels.targetPpm[index]! * element.targetAmount) / 1e6);
    const planned = Math.min(element.capAmount, Math.max(floor, target));
    const key = `${element.placeId}|${element.needId}`;
    const list = byPlaceNeed.get(key);
    const open = {
      firstDay: element.firstDay,
      lastDay: element.lastDay,
      tier: element.tier,
      floorAmount: element.floorAmount,
      targetAmount: element.targetAmount,
      planned,
      open: planned,
    };
    if (list) list.push(open);
    else byPlaceNeed.set(key, [open]);
  });
  for (const list of byPlaceNeed.values()) list.sort((a, b) => a.firstDay - b.firstDay);
  return byPlaceNeed;
};

const matchDeliveries = (
  problem: FleetProblem,
  deliveries: readonly WholeFlow[],
  levels: Steering,
): { readonly booked: boolean; readonly want: Want }[] => {
  const { situation, dayCount } = problem;
  const elements = listOpenElements(situation, levels);
  useSiteLots(problem, elements);
  const matched: { readonly booked: boolean; readonly want: Want }[] = [];
  for (const flow of deliveries) {
    const { day, booked } = flow;
    const good = situation.operation.goods[flow.good]!;
    let rest = flow.packs;
    while (rest > 0) {
      // The need that runs out first decides how long the flow can wait.
      let best: { element: OpenElement; quantity: number } | undefined;
      for (const { needId, quantityPerPack } of good.serves) {
        const list = elements.get(`${problem.placeIds[flow.to]!}|${needId}`) ?? [];
        const element = list.find((e) => e.open > 0 && e.lastDay >= flow.day);
        if (element && (best === undefined || element.lastDay < best.element.lastDay)) {
          best = { element, quantity: quantityPerPack };
        }
      }
      if (best === undefined) {
        const due = dayCount - 1;
        matched.push({
          booked,
          want: { ...flowWant(flow), due, useBy: due, useFrom: day, rank: 1000, left: rest },
        });
        break;
      }
      const { element, quantity } = best;
      const packs = Math.min(rest, Math.ceil(element.open / quantity));
      const { tier, planned, open, floorAmount, targetAmount } = element;
      const rank = coverageRank(tier, planned - open, floorAmount, targetAmount);
      const { firstDay: useFrom, lastDay: due } = element;
      matched.push({ booked, want: { ...flowWant(flow), due, useBy: due, useFrom, rank, left: packs } });
      for (const { needId, quantityPerPack } of good.serves) {
        const list = elements.get(`${problem.placeIds[flow.to]!}|${needId}`) ?? [];
        const served = list.find((e) => e.open > 0 && e.lastDay >= flow.day);
        if (served) served.open -= packs * quantityPerPack;
      }
      rest -= packs;
    }
  }
  return matched;
};

const flowWant = (flow: WholeFlow) => ({ from: flow.from, to: flow.to, good: flow.good });

/** What sites already have is used first. */
const useSiteLots = (problem: FleetProblem, elements: ReadonlyMap<string, OpenElement[]>): void => {
  const { situation } = problem;
  for (const lot of situation.lots) {
    if (problem.kinds[problem.placeIndex.get(lot.placeId)!] !== 'site') continue;
    const good = situation.operation.goods[problem.goodIndex.get(lot.goodId)!]!;
    for (const { needId, quantityPerPack } of good.serves) {
      let amount = lot.packs * quantityPerPack;
      for (const element of elements.get(`${lot.placeId}|${needId}`) ?? []) {
        if (element.lastDay < lot.fromDay) continue;
        const used = Math.min(amount, element.open);
        element.open -= used;
        amount -= used;
      }
    }
  }
};

/** A transfer must be in its hub the day before what it is for leaves there; hub stock goes first. */
const matchTransfers = (
  problem: FleetProblem,
  transfers: readonly WholeFlow[],
  deliveries: readonly Want[],
): Want[] => {
  const { situation, dayCount, goodIds } = problem;
  const outflows = new Map<number, { due: number; useBy: number; rank: number; open: number }[]>();
  for (const want of deliveries) {
    const key = want.from * goodIds.length + want.good;
    const item = { due: want.due, useBy: want.useBy, rank: want.rank, open: want.left };
    const list = outflows.get(key);
    if (list) list.push(item);
    else outflows.set(key, [item]);
  }
  for (const list of outflows.values()) list.sort((a, b) => a.due - b.due || a.rank - b.rank);
  for (const lot of [...situation.lots].sort((a, b) => a.fromDay - b.fromDay)) {
    const place = problem.placeIndex.get(lot.placeId)!;
    if (problem.kinds[place] !== 'hub') continue;
    let packs = lot.packs;
    for (const item of outflows.get(place * goodIds.length + problem.goodIndex.get(lot.goodId)!) ?? []) {
      if (item.due < lot.fromDay || item.useBy > (lot.lastDay ?? Infinity)) continue;
      const used = Math.min(packs, item.open);
      item.open -= used;
      packs -= used;
    }
  }
  const wants: Want[] = [];
  for (const flow of transfers) {
    let rest = flow.packs;
    for (const item of outflows.get(flow.to * goodIds.length + flow.good) ?? []) {
      if (rest === 0) break;
      if (item.open <= 0 || item.due <= flow.day) continue;
      const packs = Math.min(rest, item.open);
      item.open -= packs;
      rest -= packs;
      if (flow.booked) continue;
      const { useBy, rank } = item;
      wants.push({ ...flowWant(flow), due: item.due - 1, useBy, useFrom: 0, rank, left: packs });
    }
    if (rest > 0 && !flow.booked) {
      const due = Math.max(flow.day, dayCount - 2);
      wants.push({ ...flowWant(flow), due, useBy: due, useFrom: 0, rank: 1000, left: rest });
    }
  }
  return wants;
};
