import type { Situation } from '../../domain/index.ts';
import type { ProgrammeOptions } from './allocation.ts';
import { type AllocationIndex, NO_ELEMENT } from './allocation-index.ts';
import type { Lanes } from './lanes.ts';
import { buildProgrammeSupply } from './programme-supply.ts';
import { isServed } from './vehicle-rows.ts';

/**
 * `[element]`: 1 where at least something could be received, whatever the quantities: some good that serves it can be at
 * its site by the last day of the period. The others are at level 0 without a look at any limit. O(lanes x goods x days).
 */
export const findReachableElements = (
  situation: Situation,
  index: AllocationIndex,
  lanes: Lanes,
  options: ProgrammeOptions,
): Uint8Array => {
  const { goods, sites, dayCount } = index;
  const supply = buildProgrammeSupply(situation, index, options);
  const from = options.freeFromDay ?? 0;
  const reachable = new Uint8Array(situation.elements.length);
  goods.forEach(({ serves, periods }, g) => {
    // First day on which a place can load the good (a hub, the day after it came in) or hand it out; dayCount is never.
    const firstDay = new Map<string, number>();
    const firstOf = (placeId: string): number => {
      let first = firstDay.get(placeId);
      if (first === undefined) {
        first = 0;
        while (first < dayCount && supply.lots(placeId, g, first) + supply.arrived(placeId, g, first) <= 0)
          first++;
        firstDay.set(placeId, first);
      }
      return first;
    };
    for (const kind of ['transfer', 'delivery'] as const) {
      lanes.lanes.forEach((lane, l) => {
        if (lane.kind !== kind) return;
        let day = Math.max(from, firstOf(lane.fromId));
        while (day < dayCount && !isServed(lanes, l, day)) day++;
        const there = kind === 'transfer' ? day + 1 : day;
        if (there < firstOf(lane.toId)) firstDay.set(lane.toId, there);
      });
    }
    for (const site of sites) {
      const first = firstOf(site.placeId);
      for (const [firstDayOfPeriod, last] of periods) {
        if (last < first) continue;
        for (const { need } of serves) {
          const element = site.elementAt[need][firstDayOfPeriod];
          if (element !== NO_ELEMENT) reachable[element] = 1;
        }
      }
    }
  });
  return reachable;
};
