import type { NeedId } from './ids.ts';
import type { Good, Need } from './need.ts';
import type { Operation } from './operation.ts';
import type { Element, PlaceDay, SiteSituation } from './situation.ts';
import type { Day } from './time.ts';

/** Needs that some visible stock or arrival row could serve; the others are not known (docs/rules.md R6). */
export const listSuppliedNeeds = (visible: Operation): ReadonlySet<NeedId> => {
  const supplied = new Set([...visible.stock, ...visible.arrivals].map((row) => row.goodId));
  return new Set(
    visible.goods
      .filter((good) => supplied.has(good.id))
      .flatMap((good) =>
        good.serves.filter((entry) => entry.quantityPerPack > 0).map((entry) => entry.needId),
      ),
  );
};

/** Service periods of a need as day ranges, both ends inclusive: durable needs have one, the last flow one may be shorter. */
export const listPeriods = (need: Need, dayCount: number): readonly (readonly [number, number])[] => {
  if (need.kind === 'durable') return [[0, dayCount - 1]];
  return listPeriodsOf(need.periodDays, dayCount);
};

const listPeriodsOf = (length: number, dayCount: number): readonly (readonly [number, number])[] => {
  const periods: (readonly [number, number])[] = [];
  for (let first = 0; first < dayCount; first += length)
    periods.push([first, Math.min(first + length, dayCount) - 1]);
  return periods;
};

/**
 * The periods in which a good is handed out (docs/rules.md R19): those of the shortest service period among the known
 * needs it serves. Empty where it serves none.
 */
export const listUsagePeriods = (
  good: Good,
  needs: readonly Need[],
  supplied: ReadonlySet<NeedId>,
  dayCount: number,
): readonly (readonly [number, number])[] => {
  const served = needs.filter(
    (need) => supplied.has(need.id) && good.serves.some((entry) => entry.needId === need.id),
  );
  if (served.length === 0) return [];
  const lengths = served.map((need) => (need.kind === 'durable' ? dayCount : need.periodDays));
  return listPeriodsOf(Math.min(...lengths), dayCount);
};

/** Amount that `people` (one number a day of the period) need in a period of the need, in the need's unit. */
const amountFor = (need: Need, each: number, people: readonly number[], householdSize: number): number => {
  const most = Math.max(0, ...people);
  switch (need.basis) {
    case 'person_day':
      return people.reduce((sum, count) => sum + count, 0) * each;
    case 'person_period':
      return people.length >= need.periodDays
        ? most * each
        : Number(
            (BigInt(most) * BigInt(each) * BigInt(people.length) + BigInt(need.periodDays - 1)) /
              BigInt(need.periodDays),
          );
    case 'person':
      return most * each;
    case 'household':
      return Math.ceil(most / householdSize) * each;
  }
};

/** Every (site, known need, service period) with people in it (docs/rules.md R6), by site, need and first day. */
export const resolveElements = (
  visible: Operation,
  days: readonly Day[],
  sites: readonly SiteSituation[],
  capacities: readonly PlaceDay[],
): readonly Element[] => {
  const supplied = listSuppliedNeeds(visible);
  const peoplePerDay = new Map(capacities.map((row) => [`${row.placeId}\n${row.day}`, row.peoplePerDay]));
  const elements: Element[] = [];
  for (const site of sites) {
    if (site.people === null) continue;
    for (const need of visible.needs) {
      if (!supplied.has(need.id)) continue;
      for (const [firstDay, lastDay] of listPeriods(need, days.length)) {
        const people = site.people.slice(firstDay, lastDay + 1);
        const targetAmount = amountFor(need, need.amount, people, visible.rules.householdSize);
        if (targetAmount === 0) continue;
        const most = Math.max(...people);
        const served = people.map(
          (count, i) => peoplePerDay.get(`${site.placeId}\n${firstDay + i}`) ?? count,
        );
        const limited = people.some(
          (_, i) => (peoplePerDay.get(`${site.placeId}\n${firstDay + i}`) ?? null) !== null,
        );
        const reach = BigInt(served.reduce((sum, count) => sum + count, 0));
        elements.push({
          id: `${site.placeId}|${need.id}|${(days[firstDay] as Day).date}`,
          placeId: site.placeId,
          needId: need.id,
          tier: need.tier,
          firstDay,
          lastDay,
          weight: need.kind === 'flow' ? people.reduce((sum, count) => sum + count, 0) : most,
          people: most,
          targetAmount,
          floorAmount: amountFor(need, need.floorAmount, people, visible.rules.householdSize),
          capAmount: limited
            ? Math.min(targetAmount, Number((BigInt(targetAmount) * reach) / BigInt(most)))
            : targetAmount,
          verified: site.verified,
        });
      }
    }
  }
  return elements;
};
