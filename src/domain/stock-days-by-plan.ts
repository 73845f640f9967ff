import type { GoodId, LotId, PlaceId } from './ids.ts';
import type { Operation } from './operation.ts';
import type { Plan } from './plan.ts';
import { resolveLots } from './resolve-lots.ts';
import { listCounts } from './stock-days.ts';
import { describeStockDays, type StockDays, type StockPart } from './stock-lines.ts';
import { visibleAsOf } from './visible-operation.ts';

/**
 * Days of stock left at the end of each day of a plan (docs/rules.md R32): what came in by then, less what was handed out
 * and what expired, against the need of the next day. Stock at best; only people have a range. O(days x (lots + loads)).
 */
export const computeStockDaysByPlan = (operation: Operation, plan: Plan): readonly StockDays[] => {
  const visible = visibleAsOf(operation, plan.asOf);
  const days = visible.days.filter((day) => day.endsAt > plan.asOf);
  const { lots } = resolveLots(visible, days);
  const lotOf = new Map(lots.map((lot) => [lot.id, lot]));
  const counts = listCounts(visible, days[0]?.date ?? '');
  return days.map((day, d) => {
    const packs = new Map<string, { placeId: PlaceId; lotId: LotId; packs: number }>();
    const add = (placeId: PlaceId, lotId: LotId, count: number): void => {
      const key = `${placeId}\n${lotId}`;
      const known = packs.get(key);
      if (known) known.packs += count;
      else packs.set(key, { placeId, lotId, packs: count });
    };
    for (const lot of lots) if (lot.fromDay <= d) add(lot.placeId, lot.id, lot.packs);
    for (const movement of plan.movements) {
      if (movement.date > day.date) continue;
      for (const load of movement.loads) {
        add(movement.visits[0]!.placeId, load.lotId, -load.packs);
        add(movement.visits[load.visit]!.placeId, load.lotId, load.packs);
      }
    }
    for (const line of plan.distributions) {
      const inside = days.filter(({ date }) => line.fromDate <= date && date <= line.toDate);
      const elapsed = inside.filter(({ date }) => date <= day.date).length;
      add(line.placeId, line.lotId, -Math.floor((line.packs * elapsed) / Math.max(1, inside.length)));
    }
    const parts: StockPart[] = [...packs.values()].flatMap((part) => {
      const lot = lotOf.get(part.lotId);
      const over = lot === undefined || (lot.lastDay !== null && lot.lastDay <= d);
      return over || part.packs <= 0
        ? []
        : [{ placeId: part.placeId, goodId: lot.goodId as GoodId, owner: lot.owner, packs: part.packs }];
    });
    const view = { visible, asOf: plan.asOf, days, day: Math.min(d + 1, days.length - 1), date: day.date };
    return describeStockDays(view, { low: parts, best: parts, high: parts, counts }, true);
  });
};
