import type { Day, Operation, Plan } from '../../domain/index.ts';
import { deriveLots } from '../derive/lots.ts';
import { viewAsOf } from '../facts/as-of.ts';
import { buildPreference, groupRows } from '../facts/choose.ts';
import type { Findings } from '../findings.ts';
import type { Replayed } from './replay.ts';

/** R26: what people have at home is what they had and got, less the standard of each day since where a need is a flow. */
export function checkHousehold(
  operation: Operation,
  plan: Plan,
  to: Day,
  { given }: Replayed,
  findings: Findings,
): void {
  const now = viewAsOf(operation, to.startsAt);
  const then = viewAsOf(operation, plan.asOf);
  const days = plan.clock.days.filter((day) => day.date < to.date);
  const opening = deriveLots(then, plan.clock.days, buildPreference(then.sources)).lots;
  const sources = new Set(operation.ledger.map((line) => line.origin.sourceId));
  const rows = now.stock.filter((row) => row.date === to.date && sources.has(row.origin.sourceId));
  for (const place of now.places.filter((candidate) => candidate.kind === 'site')) {
    for (const need of now.needs) {
      const perPack = (goodId: string): number =>
        now.goods.find((good) => good.id === goodId)?.serves.find((one) => one.needId === need.id)
          ?.quantityPerPack ?? 0;
      let amount = opening
        .filter((lot) => lot.good.household && lot.placeId === place.id)
        .reduce((sum, lot) => sum + lot.packs * perPack(lot.good.id), 0);
      const lines = plan.coverage.filter((line) => line.placeId === place.id && line.needId === need.id);
      for (const { date } of days) {
        for (const good of now.goods)
          amount += (given.get(`${date} ${place.id} ${good.id}`) ?? 0) * perPack(good.id);
        if (need.kind !== 'flow') continue;
        const line = lines.find((one) => one.fromDate <= date && date <= one.toDate);
        if (line) amount = Math.max(0, amount - takeStandard(line, plan, date));
      }
      const home = now.goods.find(
        (good) => good.household && good.serves.length === 1 && good.serves[0]!.needId === need.id,
      );
      const held = rows.filter((row) => row.placeId === place.id && row.goodId === home?.id);
      const packs = held.reduce((sum, row) => sum + row.count.best, 0);
      const expected = home === undefined ? 0 : Math.floor(amount / perPack(home.id));
      const where = `${place.id} ${need.id}`;
      if (home === undefined)
        findings.expect('ledger.household', amount < need.amount, where, amount, 'no good');
      else findings.equal('ledger.household', where, expected, packs);
    }
  }
  for (const [key, same] of groupRows(rows, (row) => `${row.placeId} ${row.goodId} ${row.lot}`))
    findings.equal('ledger.stock', `${key} rows`, 1, same.length);
}

/** The day's part of an element's target; the parts of its days add up to it, the earlier ones rounded up. */
function takeStandard(line: Plan['coverage'][number], plan: Plan, date: string): number {
  const period = plan.clock.days.filter((day) => line.fromDate <= day.date && day.date <= line.toDate);
  const index = period.findIndex((day) => day.date === date);
  const upTo = (count: number): number => Math.ceil((line.targetAmount * count) / period.length);
  return upTo(index + 1) - upTo(index);
}
