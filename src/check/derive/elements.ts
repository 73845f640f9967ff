import type { Day, Need, Operation, PlanningRules } from '../../domain/index.ts';
import type { SitePeople } from './people.ts';
import type { PlaceDays } from './place-days.ts';

/** What leximin ranks: one site, one need, one service period (R6). */
export interface DerivedElement {
  /** `place|need|date of first day`. */
  readonly id: string;
  readonly placeId: string;
  readonly need: Need;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly weight: number;
  readonly people: number;
  readonly targetAmount: number;
  readonly floorAmount: number;
  readonly capAmount: number;
  readonly verified: boolean;
}

/** Needs that some visible stock or arrival row serves, whatever its amount. */
export function listSuppliedNeeds(operation: Operation): Need[] {
  const rows = [...operation.stock, ...operation.arrivals];
  const goodIds = new Set(rows.map((row) => row.goodId));
  const goods = operation.goods.filter((good) => goodIds.has(good.id));
  return operation.needs.filter((need) =>
    goods.some((good) => good.serves.some((entry) => entry.needId === need.id)),
  );
}

/** First and last day of each stretch of `length` days from day 0; the last may be shorter. */
export function listPeriods(dayCount: number, length: number): { first: number; last: number }[] {
  const periods: { first: number; last: number }[] = [];
  for (let first = 0; first < dayCount; first += length)
    periods.push({ first, last: Math.min(first + length, dayCount) - 1 });
  return periods;
}

export function deriveElements(
  operation: Operation,
  days: readonly Day[],
  sites: readonly SitePeople[],
  placeDays: PlaceDays,
): DerivedElement[] {
  const elements: DerivedElement[] = [];
  const needs = listSuppliedNeeds(operation);
  for (const site of sites) {
    if (site.best === null) continue;
    for (const need of needs) {
      for (const { first, last } of listPeriods(days.length, periodLength(need, days.length))) {
        const people = site.best.slice(first, last + 1);
        const perDay = people.map((_, i) => placeDays.get(site.place.id, first + i).peoplePerDay);
        const targetAmount = computeAmount(need, need.amount, people, operation.rules);
        if (targetAmount === 0) continue;
        const most = Math.max(...people);
        elements.push({
          id: `${site.place.id}|${need.id}|${days[first]!.date}`,
          placeId: site.place.id,
          need,
          firstDay: first,
          lastDay: last,
          weight: need.kind === 'flow' ? sum(people) : most,
          people: most,
          targetAmount,
          floorAmount: computeAmount(need, need.floorAmount, people, operation.rules),
          capAmount: computeCap(targetAmount, people, perDay),
          verified: site.verified,
        });
      }
    }
  }
  return elements;
}

/** Days of a service period: durable needs have one, the horizon. */
export function periodLength(need: Need, dayCount: number): number {
  return need.kind === 'durable' ? dayCount : need.periodDays;
}

function computeAmount(need: Need, amount: number, people: readonly number[], rules: PlanningRules): number {
  const most = Math.max(...people);
  switch (need.basis) {
    case 'person_day':
      return sum(people) * amount;
    case 'person_period':
      return need.kind === 'durable'
        ? most * amount
        : Math.ceil((most * amount * people.length) / need.periodDays);
    case 'person':
      return most * amount;
    case 'household':
      return Math.ceil(most / rules.householdSize) * amount;
  }
}

/** What can be handed out in the period where the people served a day are limited: each comes once. */
function computeCap(
  targetAmount: number,
  people: readonly number[],
  perDay: readonly (number | null)[],
): number {
  if (perDay.every((limit) => limit === null)) return targetAmount;
  const served = sum(people.map((count, i) => perDay[i] ?? count));
  const capped = (BigInt(targetAmount) * BigInt(served)) / BigInt(Math.max(...people));
  return Math.min(targetAmount, Number(capped));
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
