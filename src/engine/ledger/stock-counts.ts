import { compareStrings } from '../../base/index.ts';
import {
  type GoodId,
  type Instant,
  type LocalDate,
  lotId,
  type Operation,
  type PackCounter,
  type SupplyFact,
} from '../../domain/index.ts';
import { type Book, bookOrigin, openBook } from './book.ts';
import { chooseStock, keyOfStock } from './same-stock.ts';

/** A count of stock that was made while the plan ran. */
export interface StockCount {
  readonly row: SupplyFact;
  readonly packs: number;
}

/**
 * Counts of each evening from the plan's first day to the day before `to`: rows of stock dated then, those of the first day
 * only where they came in after the plan was made. Rows that do not lead to packs are left out.
 */
export const listStockCounts = (
  visible: Operation,
  counter: PackCounter,
  from: LocalDate,
  to: LocalDate,
  plannedAt: Instant,
): ReadonlyMap<LocalDate, readonly StockCount[]> => {
  const household = new Set<GoodId>(visible.goods.filter((good) => good.household).map((good) => good.id));
  const rows = visible.stock.filter(
    ({ date, goodId, origin }) =>
      date < to && (date > from || (date === from && origin.knownAt > plannedAt)) && !household.has(goodId),
  );
  const counts = new Map<LocalDate, StockCount[]>();
  for (const row of chooseStock(visible, rows)) {
    const counted = counter.count(row);
    if (counted === null) continue;
    counts.set(row.date, [...(counts.get(row.date) ?? []), { row, packs: counted.packs }]);
  }
  return counts;
};

/**
 * Books the counts of one evening: a count that names a lot covers the packs with that lot, one that names none those
 * without; what it finds more goes to the first, what is missing is taken in order of lot. A count of nothing known opens a book.
 */
export const bookStockCounts = (books: Map<string, Book>, counts: readonly StockCount[]): void => {
  const covered = new Set<string>();
  // Counts that name a lot come first: what they cover is not in the count of the rest.
  const inOrder = [...counts].sort(
    (a, b) =>
      Number(a.row.lot === null) - Number(b.row.lot === null) ||
      compareStrings(keyOfStock(a.row), keyOfStock(b.row)),
  );
  for (const { row, packs } of inOrder) {
    const { placeId } = row;
    const own = [...books.values()]
      .filter((book) => book.goodId === row.goodId && !covered.has(`${book.lotId}\n${placeId}`))
      .filter((book) => (book.atPlace.get(placeId) ?? 0) !== 0 || book.stockAt.has(placeId))
      .filter((book) => isCovered(book, row))
      .sort((a, b) => Number(isSame(b, row)) - Number(isSame(a, row)) || compareStrings(a.lotId, b.lotId));
    let difference = packs - own.reduce((sum, book) => sum + (book.atPlace.get(placeId) ?? 0), 0);
    if (own.length === 0 && packs > 0) own.push(startBook(books, row));
    for (const book of own) {
      covered.add(`${book.lotId}\n${placeId}`);
      book.countedAt.set(placeId, row.origin.assumption);
      const there = book.atPlace.get(placeId) ?? 0;
      const change = difference > 0 ? difference : Math.max(difference, -there);
      if (change === 0) continue;
      book.factIds.add(row.origin.factId);
      bookOrigin(book, 'counted', placeId, change);
      difference -= change;
    }
  }
};

const isSame = (book: Book, { placeId, lot, unit }: SupplyFact): boolean => {
  const known = book.stockAt.get(placeId);
  return known !== undefined && known.lot === lot && known.unit === unit;
};

const isCovered = (book: Book, row: SupplyFact): boolean =>
  isSame(book, row) ||
  (row.lot === null ? book.label === null : book.lotId === row.lot || book.label === row.lot);

const startBook = (books: Map<string, Book>, row: SupplyFact): Book => {
  const { goodId, expiryDate, owner, earmark, lot: label } = row;
  const book = openBook({ lotId: lotId(row.origin.factId), goodId, expiryDate, owner, earmark, label });
  book.stockAt.set(row.placeId, { lot: row.lot, unit: row.unit });
  books.set(book.lotId, book);
  return book;
};
