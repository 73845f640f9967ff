import type { FactId } from './ids.ts';
import type { Operation } from './operation.ts';
import type { Range, RangePoint } from './quantity.ts';

/** A ranged number of a fact, as shown in sensitivity: which fact, what it is about, its range. */
export interface RangedFact {
  readonly factId: FactId;
  readonly quantity: string;
  readonly subject: string;
  readonly range: Range;
  readonly assumption: boolean;
}

/** The operation with one fact read at an end of its range instead of at its best. */
export const withFactAt = (operation: Operation, factId: FactId, point: RangePoint): Operation => {
  const moved = (range: Range): Range => ({ ...range, best: range[point] });
  const swap = <T extends { readonly origin: { readonly factId: FactId } }>(
    rows: readonly T[],
    change: (row: T) => T,
  ): readonly T[] => rows.map((row) => (row.origin.factId === factId ? change(row) : row));
  return {
    ...operation,
    people: swap(operation.people, (row) => ({ ...row, count: moved(row.count) })),
    flows: swap(operation.flows, (row) => ({ ...row, count: moved(row.count) })),
    conversions: swap(operation.conversions, (row) => ({ ...row, factorPpm: moved(row.factorPpm) })),
    stock: swap(operation.stock, (row) => ({ ...row, count: moved(row.count) })),
    arrivals: swap(operation.arrivals, (row) => ({ ...row, count: moved(row.count) })),
    fleet: swap(operation.fleet, (row) => ({ ...row, count: moved(row.count) })),
    links: swap(operation.links, (row) => ({
      ...row,
      seconds: moved(row.seconds),
      trucksPerDay: row.trucksPerDay && moved(row.trucksPerDay),
    })),
    capacities: swap(operation.capacities, (row) => ({
      ...row,
      trucksPerDay: row.trucksPerDay && moved(row.trucksPerDay),
      peoplePerDay: row.peoplePerDay && moved(row.peoplePerDay),
    })),
  };
};

/** Every visible fact whose range is open, sorted by id; what sensitivity chooses from. */
export const listRangedFacts = (visible: Operation): readonly RangedFact[] => {
  const facts: RangedFact[] = [];
  const add = (
    quantity: string,
    subject: string,
    range: Range | null,
    origin: { readonly factId: FactId; readonly assumption: string | null },
  ): void => {
    if (range === null || range.low === range.high) return;
    facts.push({ factId: origin.factId, quantity, subject, range, assumption: origin.assumption !== null });
  };
  const subjectOf = (subject: { readonly kind: 'place' | 'area' } & Record<string, unknown>): string =>
    String(subject.kind === 'place' ? subject['placeId'] : subject['areaId']);
  for (const row of visible.people) add('people', subjectOf({ ...row.subject }), row.count, row.origin);
  for (const row of visible.flows) {
    add(
      'flow',
      `${row.from ? subjectOf({ ...row.from }) : '-'} -> ${row.to ? subjectOf({ ...row.to }) : '-'}`,
      row.count,
      row.origin,
    );
  }
  for (const row of visible.conversions)
    add('conversion', `${row.from} -> ${row.to}`, row.factorPpm, row.origin);
  for (const row of visible.stock) add('stock', `${row.placeId} ${row.goodId}`, row.count, row.origin);
  for (const row of visible.arrivals)
    add('arrival', `${row.placeId} ${row.goodId} ${row.date}`, row.count, row.origin);
  for (const row of visible.fleet) add('vehicles', row.id, row.count, row.origin);
  for (const row of visible.links) add('link-minutes', row.id, row.seconds, row.origin);
  for (const row of visible.capacities) add('trucks-per-day', row.placeId, row.trucksPerDay, row.origin);
  return facts.sort((a, b) => (a.factId < b.factId ? -1 : a.factId > b.factId ? 1 : 0));
};
