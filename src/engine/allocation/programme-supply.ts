import type { Lot, Situation } from '../../domain/index.ts';
import type { ProgrammeOptions } from './allocation.ts';
import type { AllocationIndex } from './allocation-index.ts';

/** Packs at hand by place, good (number in the index) and day, all cumulated from day 0; built flows count as they are. */
export interface ProgrammeSupply {
  /** Lots of the place by the end of the day. */
  readonly lots: (placeId: string, good: number, day: number) => number;
  /** The same without lots that no usage period can use (docs/rules.md R20). */
  readonly useful: (placeId: string, good: number, day: number) => number;
  /** Built flows into and out of the place by the end of the day. */
  readonly arrived: (placeId: string, good: number, day: number) => number;
  readonly left: (placeId: string, good: number, day: number) => number;
}

/** O(lots + flows + places x goods x days). */
export const buildProgrammeSupply = (
  situation: Situation,
  index: AllocationIndex,
  options: ProgrammeOptions,
): ProgrammeSupply => {
  const from = options.freeFromDay ?? 0;
  const lots = new Cumulated(index);
  const useful = new Cumulated(index);
  const arrived = new Cumulated(index);
  const left = new Cumulated(index);
  for (const lot of situation.lots) {
    lots.add(lot.placeId, lot.goodId, lot.fromDay, lot.packs);
    if (isUseful(lot, index)) useful.add(lot.placeId, lot.goodId, lot.fromDay, lot.packs);
  }
  const built = (options.builtFlows ?? []).filter((flow) => flow.day < from);
  const booked = (options.bookedFlows ?? []).filter((flow) => flow.day >= from);
  for (const flow of [...built, ...booked]) {
    arrived.add(flow.toId, flow.goodId, flow.day, flow.packs);
    left.add(flow.fromId, flow.goodId, flow.day, flow.packs);
  }
  return {
    lots: (placeId, good, day) => lots.by(placeId, good, day),
    useful: (placeId, good, day) => useful.by(placeId, good, day),
    arrived: (placeId, good, day) => arrived.by(placeId, good, day),
    left: (placeId, good, day) => left.by(placeId, good, day),
  };
};

/** A lot must outlast a whole usage period of its good that ends on or after its first day (docs/rules.md R7, R19). */
const isUseful = ({ goodId, fromDay, lastDay }: Lot, index: AllocationIndex): boolean => {
  if (lastDay === null) return true;
  const good = index.goodOf.get(goodId);
  return good !== undefined && index.goods[good].periods.some(([, end]) => fromDay <= end && end <= lastDay);
};

/** Sums over days that are filled first and asked afterwards. */
class Cumulated {
  readonly #index: AllocationIndex;
  readonly #sums = new Map<string, Float64Array>();

  constructor(index: AllocationIndex) {
    this.#index = index;
  }

  add(placeId: string, goodId: string, day: number, packs: number): void {
    const good = this.#index.goodOf.get(goodId);
    if (good === undefined) return;
    const key = `${placeId}|${good}`;
    let sums = this.#sums.get(key);
    if (sums === undefined) {
      sums = new Float64Array(this.#index.dayCount);
      this.#sums.set(key, sums);
    }
    for (let d = day; d < sums.length; d++) sums[d] += packs;
  }

  by(placeId: string, good: number, day: number): number {
    return day < 0 ? 0 : (this.#sums.get(`${placeId}|${good}`)?.[day] ?? 0);
  }
}
