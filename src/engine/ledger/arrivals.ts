import { compareStrings } from '../../base/index.ts';
import {
  chooseFacts,
  type Day,
  formatRangeValue,
  indexReliability,
  type LocalDate,
  type LotId,
  lotId,
  type Operation,
  type PackCounter,
  type Plan,
  type SupplyFact,
} from '../../domain/index.ts';
import { addPacks, type Book, openBook } from './book.ts';

/** What came in while the plan ran, as known when it is rolled on. */
export interface Arrival {
  readonly row: SupplyFact;
  readonly lotId: LotId;
  readonly packs: number;
  readonly factIds: readonly string[];
  /** True where nothing newer than the expectation is known: it is taken as come. */
  readonly isExpectation: boolean;
}

/**
 * Arrivals by day, from the plan's first day to the day before `to`: for each the row chosen by R4 among those known now. An
 * arrival that the plan drew on keeps the plan's lot. Notes those lots in `lotOf`, and opens a book for each.
 */
export const listArrivals = (
  visible: Operation,
  plan: Plan,
  to: LocalDate,
  counter: PackCounter,
  books: Map<string, Book>,
  lotOf: Map<string, LotId>,
): ReadonlyMap<LocalDate, readonly Arrival[]> => {
  const first = plan.clock.days[0]!.date;
  const last = plan.clock.days.at(-1)!.date;
  const dayOf = new Map<string, Day>(plan.clock.days.map((day) => [day.date, day]));
  const rows = visible.arrivals.filter(({ date }) => first <= date && date <= last);
  const planned = listPlannedArrivals(plan, rows);
  const arrivals = new Map<LocalDate, Arrival[]>();
  const chosen = chooseFacts(
    rows,
    indexReliability(visible.sources),
    (row) => ({ quantity: 'arrival', subject: keyOfArrival(row), date: row.date }),
    (row) => formatRangeValue(row.count),
  ).chosen;
  for (const row of chosen) {
    const counted = counter.count(row);
    const lot = planned.get(keyOfArrival(row));
    if (row.date >= to && lot === undefined) continue;
    const id = lot?.id ?? lotId(row.origin.factId);
    if (lot !== undefined) lotOf.set(lot.id, id);
    if (counted === null && lot === undefined) continue;
    const book = startBook(books, id, row);
    for (const factId of lot?.factIds ?? []) book.factIds.add(factId);
    if (counted === null || counted.packs === 0 || row.date >= to) continue;
    const isExpectation = row.origin.knownAt < dayOf.get(row.date)!.startsAt;
    const factIds = counted.origins.map((origin) => origin.factId);
    const arrival = { row, lotId: id, packs: counted.packs, factIds, isExpectation };
    arrivals.set(row.date, [...(arrivals.get(row.date) ?? []), arrival]);
  }
  return arrivals;
};

/** Books an arrival on its evening. */
export const bookArrival = (books: ReadonlyMap<string, Book>, arrival: Arrival): void => {
  const { row, packs } = arrival;
  const book = books.get(arrival.lotId)!;
  addPacks(book.origins.arrived, row.placeId, packs);
  addPacks(book.atPlace, row.placeId, packs);
  for (const id of arrival.factIds) book.factIds.add(id);
  if (row.origin.assumption !== null) book.assumptions.add(row.origin.assumption);
  if (arrival.isExpectation)
    book.assumptions.add('Taken as arrived as expected: nothing newer was reported.');
};

const keyOfArrival = ({ placeId, goodId, lot, unit, date }: SupplyFact): string =>
  JSON.stringify([placeId, goodId, lot, unit, date]);

/** The plan's lot of each arrival that it drew on. */
const listPlannedArrivals = (
  plan: Plan,
  rows: readonly SupplyFact[],
): ReadonlyMap<string, Plan['lots'][number]> => {
  const rowOf = new Map<string, SupplyFact>(rows.map((row) => [row.origin.factId, row]));
  return new Map(
    [...plan.lots]
      .sort((a, b) => compareStrings(a.id, b.id))
      .flatMap((lot) => {
        const row = rowOf.get(lot.id);
        return row === undefined ? [] : [[keyOfArrival(row), lot] as const];
      }),
  );
};

const startBook = (books: Map<string, Book>, id: LotId, row: SupplyFact): Book => {
  const { goodId, expiryDate, owner, earmark, lot: label } = row;
  const book = openBook({ lotId: id, goodId, expiryDate, owner, earmark, label });
  books.set(id, book);
  return book;
};
