import {
  findLastEvening,
  type LedgerRow,
  type LocalDate,
  type LotId,
  type Operation,
  type PackCounter,
  type Plan,
  type PlanLot,
  type SupplyFact,
} from '../../domain/index.ts';
import { type Book, bookOrigin, openBook } from './book.ts';
import { chooseStock, keyOfStock } from './same-stock.ts';

export interface OpenedBooks {
  readonly books: Map<string, Book>;
  /** The lot of the ledger for each lot of stock that the plan draws on. */
  readonly lotOf: Map<string, LotId>;
}

/**
 * The books as the plan found them: carried on from the last evening of an earlier ledger, with the stock that the plan saw.
 * Where the plan saw other figures than the ledger left, somebody counted: the difference is booked as counted. What
 * people have at home has no book.
 */
export const openBooks = (visible: Operation, plan: Plan, counter: PackCounter): OpenedBooks => {
  const books = new Map<string, Book>();
  const lotOf = new Map<string, LotId>();
  const rows = new Map<string, SupplyFact>(
    [...visible.stock, ...visible.arrivals].map((row) => [row.origin.factId, row]),
  );
  const household = new Set<string>(visible.goods.filter((good) => good.household).map((good) => good.id));
  const carried = carryOn(visible.ledger, rows, books);
  const isFirst = visible.ledger.length === 0;
  const stockIds = new Set<string>(visible.stock.map((row) => row.origin.factId));
  const seen = new Set<Carried>();
  for (const lot of plan.lots) {
    const row = rows.get(lot.id);
    if (row === undefined || !stockIds.has(lot.id) || household.has(lot.goodId)) continue;
    const known = carried.get(keyOfStock(row));
    const book = known?.book ?? startBook(books, lot, row);
    const before = known === undefined ? 0 : (book.atPlace.get(row.placeId) ?? 0);
    if (known !== undefined) seen.add(known);
    lotOf.set(lot.id, book.lotId);
    book.stockAt.set(row.placeId, { lot: row.lot, unit: row.unit });
    if (row.origin.assumption !== null) book.assumptions.add(row.origin.assumption);
    if (known !== undefined && lot.packs !== before) for (const id of lot.factIds) book.factIds.add(id);
    bookDifference(book, isFirst ? 'opening' : 'counted', row, lot.packs - before);
  }
  for (const one of carried.values()) {
    if (seen.has(one)) continue;
    // No lot of the plan: expired, or counted as none since.
    const latest = findLatest(visible, one, plan.clock.days[0]!.date);
    const counted = latest === null ? null : counter.count(latest);
    if (latest === null || counted === null || latest.origin.factId === one.stockId) continue;
    bookDifference(one.book, 'counted', latest, counted.packs - (one.book.atPlace.get(latest.placeId) ?? 0));
  }
  return { books, lotOf };
};

/** Packs of a book at a place that a row of stock holds. */
interface Carried {
  readonly book: Book;
  readonly stockId: string;
  readonly row: SupplyFact;
}

const bookDifference = (
  book: Book,
  origin: 'opening' | 'counted',
  { placeId }: SupplyFact,
  packs: number,
): void => {
  if (packs !== 0) bookOrigin(book, origin, placeId, packs);
};

const startBook = (books: Map<string, Book>, lot: PlanLot, row: SupplyFact): Book => {
  const { goodId, expiryDate, owner, earmark, lot: label } = row;
  const book = openBook({ lotId: lot.id, goodId, expiryDate, owner, earmark, label });
  for (const id of lot.factIds) book.factIds.add(id);
  books.set(lot.id, book);
  return book;
};

/** Takes up the last evening of an earlier ledger. Gives back what each row of stock holds, by the identity of the stock. */
const carryOn = (
  ledger: readonly LedgerRow[],
  rows: ReadonlyMap<string, SupplyFact>,
  books: Map<string, Book>,
): ReadonlyMap<string, Carried> => {
  const carried = new Map<string, Carried>();
  const last = findLastEvening(ledger);
  for (const line of ledger) {
    if (line.date !== last) continue;
    const { lotId, goodId, entry, packs, placeId, movement, factIds, stockId } = line;
    const first = rows.get(lotId);
    let book = books.get(lotId);
    if (book === undefined) {
      const { expiryDate = null, owner = null, earmark = null, lot: label = null } = first ?? {};
      book = openBook({ lotId, goodId, expiryDate, owner, earmark, label });
      books.set(lotId, book);
    }
    for (const id of factIds) book.factIds.add(id);
    if (entry === 'opening' || entry === 'arrived' || entry === 'counted')
      book.origins[entry].set(placeId!, packs);
    else if (entry === 'at_place') {
      book.atPlace.set(placeId!, packs);
      const row = stockId === null ? undefined : rows.get(stockId);
      if (row !== undefined) carried.set(keyOfStock(row), { book, stockId: stockId!, row });
    } else if (entry === 'with_people') book.withPeople.set(placeId!, packs);
    else if (entry === 'used') book.used.set(placeId!, packs);
    else book.away.push({ entry, movement: movement!, placeId, backOn: null, packs });
  }
  return carried;
};

/** The row of the same stock that a plan from this date on uses: the latest at or before it, chosen by R4. */
const findLatest = (visible: Operation, { row }: Carried, date: LocalDate): SupplyFact | null => {
  const same = visible.stock.filter((one) => keyOfStock(one) === keyOfStock(row) && one.date <= date);
  return chooseStock(visible, same).reduce<SupplyFact | null>(
    (latest, one) => (latest === null || one.date > latest.date ? one : latest),
    null,
  );
};
