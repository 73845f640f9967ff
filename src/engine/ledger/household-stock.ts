import { compareStrings, divideCeil, divideFloor } from '../../base/index.ts';
import {
  type CoverageLine,
  type Good,
  goodId,
  type LocalDate,
  type Need,
  type Operation,
  type PlaceId,
  type Plan,
  placeId,
} from '../../domain/index.ts';
import type { HandOut } from './hand-outs.ts';

/** What the people of a site have at home of a need. */
export interface HouseholdStock {
  readonly placeId: PlaceId;
  readonly good: HouseholdGood;
  readonly packs: number;
}

/** The good that stands for what people have at home of a need. */
export type HouseholdGood = Pick<Good, 'id' | 'name'> & {
  readonly need: Need;
  /** In the need's unit. */
  readonly quantityPerPack: number;
  /** True where the operation has no such good yet. */
  readonly isNew: boolean;
};

/**
 * What people have at home in the morning of `to` (docs/rules.md R26): what they had when the plan began, and what they were
 * given since; of flow needs less the standard of each day that has passed, as long as it lasted, of durable ones all.
 * In whole packs, rounded down, by place and need; none is left out.
 */
export const computeHouseholdStock = (
  visible: Operation,
  plan: Plan,
  handOuts: ReadonlyMap<LocalDate, readonly HandOut[]>,
  to: LocalDate,
): readonly HouseholdStock[] => {
  const goods = new Map(visible.goods.map((good) => [good.id as string, good]));
  const needs = new Map(visible.needs.map((need) => [need.id as string, need]));
  const amounts = new Map<string, number>();
  const give = (placeId: string, goodId: string, packs: number): void => {
    for (const { needId, quantityPerPack } of goods.get(goodId)?.serves ?? []) {
      const key = `${placeId}\n${needId}`;
      amounts.set(key, (amounts.get(key) ?? 0) + packs * quantityPerPack);
    }
  };
  for (const lot of plan.lots) if (goods.get(lot.goodId)?.household) give(lot.placeId, lot.goodId, lot.packs);
  for (const { date } of plan.clock.days) {
    if (date >= to) break;
    for (const { placeId, goodId, packs } of handOuts.get(date) ?? []) give(placeId, goodId, packs);
    for (const line of plan.coverage) {
      const key = `${line.placeId}\n${line.needId}`;
      const amount = amounts.get(key);
      if (amount === undefined || needs.get(line.needId)?.kind !== 'flow') continue;
      amounts.set(key, Math.max(0, amount - computeUse(line, plan, date)));
    }
  }
  return [...amounts.keys()].sort(compareStrings).flatMap((key): HouseholdStock[] => {
    const [place, needText] = key.split('\n') as [string, string];
    const need = needs.get(needText);
    if (need === undefined) return [];
    const good = findHouseholdGood(visible.goods, need);
    const packs = divideFloor(amounts.get(key)!, good.quantityPerPack);
    return packs > 0 ? [{ placeId: placeId(place), good, packs }] : [];
  });
};

/** The good marked as household stock that serves the need alone, or a new one. */
const findHouseholdGood = (goods: readonly Good[], need: Need): HouseholdGood => {
  const known = goods.find(
    ({ household, serves }) => household && serves.length === 1 && serves[0]!.needId === need.id,
  );
  if (known !== undefined)
    return { ...known, need, quantityPerPack: known.serves[0]!.quantityPerPack, isNew: false };
  const taken = new Set<string>(goods.map(({ id }) => id));
  let id = `household-${need.id}`;
  for (let copy = 2; taken.has(id); copy++) id = `household-${need.id}-${copy}`;
  const name = `At home: ${need.name}`;
  return { id: goodId(id), name, need, quantityPerPack: choosePack(need.amount), isNew: true };
};

/** A power of ten, at most a tenth of what one person needs: small enough to round, large enough to write as a count. */
const choosePack = (amount: number): number => 10 ** Math.max(0, String(amount).length - 2);

/** What the standard takes on one day of a service period; over all its days exactly the target. */
const computeUse = (
  { fromDate, toDate, targetAmount }: CoverageLine,
  plan: Plan,
  date: LocalDate,
): number => {
  if (date < fromDate || date > toDate) return 0;
  const days = plan.clock.days.filter((day) => fromDate <= day.date && day.date <= toDate);
  const passed = days.findIndex((day) => day.date === date);
  const through = (count: number): number => divideCeil(targetAmount * count, days.length);
  return through(passed + 1) - through(passed);
};
