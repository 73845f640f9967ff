import type { Origin, Range } from '../domain/index.ts';
import type { ReportContext } from './report-context.ts';

/** One row of the operation as a reader sees a fact: its value in words and where it comes from. */
export interface FactView {
  readonly value: string;
  readonly origin: Origin;
}

/** Every visible row that carries a number, by its fact id. */
export function buildFactIndex(context: ReportContext): ReadonlyMap<string, FactView> {
  const { operation, say, figures } = context;
  const index = new Map<string, FactView>();
  const add = (origin: Origin, value: string) => index.set(origin.factId, { value, origin });
  const range = (count: Range) =>
    count.low === count.high
      ? figures.whole(count.best)
      : `${figures.whole(count.best)} (${figures.whole(count.low)}–${figures.whole(count.high)})`;
  const dated = (value: string, date: string) =>
    say('fact.dated', { value, date: context.clock.shortDate(date) });

  for (const fact of operation.people)
    add(fact.origin, dated(`${range(fact.count)} ${fact.group}`, fact.date));
  for (const flow of operation.flows)
    add(flow.origin, dated(say('fact.moving', { count: range(flow.count) }), flow.date));
  for (const { from, to, factorPpm, origin } of operation.conversions) {
    const ratio = (ppm: number) => figures.significant(ppm / 1e6, 3);
    add(
      origin,
      `1 ${from} = ${ratio(factorPpm.best)} ${to} (${ratio(factorPpm.low)}–${ratio(factorPpm.high)})`,
    );
  }
  for (const supply of [...operation.stock, ...operation.arrivals]) {
    add(supply.origin, dated(`${range(supply.count)} ${supply.unit}`, supply.date));
  }
  for (const capacity of operation.capacities) {
    const parts = [
      capacity.trucksPerDay && say('fact.trucks', { count: range(capacity.trucksPerDay) }),
      capacity.peoplePerDay && say('fact.people-a-day', { count: range(capacity.peoplePerDay) }),
      capacity.hours && say('fact.hours'),
    ];
    add(capacity.origin, dated(parts.filter(Boolean).join(', '), capacity.fromDate));
  }
  for (const row of operation.fleet) add(row.origin, `${range(row.count)} × ${row.kind}`);
  for (const need of operation.needs) add(need.origin, figures.amount(need.amount, need.unit, 6));
  for (const good of operation.goods) add(good.origin, figures.kilograms(good.gramsPerPack));
  for (const link of operation.links) add(link.origin, figures.duration(link.seconds.best));
  for (const constraint of operation.access) {
    add(constraint.origin, say(`access.${constraint.kind}`));
  }
  return index;
}
