import { assert } from '../../base/index.ts';
import type {
  ActualLine,
  LedgerMovement,
  LocalDate,
  LotId,
  Movement,
  MovementReport,
  PackFates,
  PlaceId,
} from '../../domain/index.ts';
import { type Away, addPacks, type Book } from './book.ts';

/** Packs that reports took from a place where there were not so many. */
export interface Shortfall {
  readonly date: LocalDate;
  readonly lotId: LotId;
  readonly placeId: PlaceId;
  readonly missing: number;
}

/** Books the first report of a movement: its packs leave the loading place, but for those that never left. */
export const bookFirstReport = (
  books: ReadonlyMap<string, Book>,
  movement: Movement,
  report: MovementReport,
  lotOf: ReadonlyMap<string, LotId>,
): void => {
  for (const line of report.lines) {
    const book = getBook(books, lotOf, line.lotId);
    const named = nameMovement(movement, line.placeId);
    const isBack = report.returnedOn <= report.bookedOn;
    const { delivered, lost, damaged, held, returned } = line.packs;
    addPacks(book.atPlace, named.fromId, -(delivered + lost + damaged + held + (isBack ? 0 : returned)));
    settle(book, named, line, { ...line.packs, returned: 0 });
    if (!isBack) takeAway(book, 'on_vehicles', named, null, returned, report.returnedOn);
  }
};

/** Books a later report: it says where packs are that were on vehicles or unreported. */
export const bookLaterReport = (
  books: ReadonlyMap<string, Book>,
  report: MovementReport,
  lotOf: ReadonlyMap<string, LotId>,
): void => {
  for (const line of report.lines) {
    const book = getBook(books, lotOf, line.lotId);
    const isOpen = (away: Away): boolean =>
      away.movement.id === report.movementId &&
      away.movement.toId === line.placeId &&
      (away.entry === 'unreported' || (away.entry === 'on_vehicles' && away.backOn === null));
    const open = book.away.find(isOpen);
    assert(open !== undefined, `packs of ${report.movementId} are open`);
    book.away = book.away.filter((away) => !isOpen(away));
    settle(book, open.movement, line, line.packs);
    if (line.packs.returned > 0 && report.returnedOn > report.bookedOn) {
      addPacks(book.atPlace, open.movement.fromId, -line.packs.returned);
      takeAway(book, 'on_vehicles', open.movement, null, line.packs.returned, report.returnedOn);
    }
  }
};

/** Books a movement that nobody reported: what was there to be loaded is neither delivered nor in stock. */
export const bookUnreported = (
  books: ReadonlyMap<string, Book>,
  movement: Movement,
  lotOf: ReadonlyMap<string, LotId>,
): void => {
  for (const { visit, lotId, packs } of movement.loads) {
    const book = getBook(books, lotOf, lotId);
    const named = nameMovement(movement, movement.visits[visit]!.placeId);
    const taken = Math.min(packs, Math.max(0, book.atPlace.get(named.fromId) ?? 0));
    addPacks(book.atPlace, named.fromId, -taken);
    takeAway(book, 'unreported', named, null, taken, null);
  }
};

/** What comes back on this evening is at its loading place. */
export const bookReturns = (books: ReadonlyMap<string, Book>, date: LocalDate): void => {
  for (const book of books.values()) {
    for (const { backOn, movement, packs } of book.away)
      if (backOn !== null && backOn <= date) addPacks(book.atPlace, movement.fromId, packs);
    book.away = book.away.filter(({ backOn }) => backOn === null || backOn > date);
  }
};

/** Of the plan's lots, and of lots that the ledger names itself. */
const getBook = (books: ReadonlyMap<string, Book>, lotOf: ReadonlyMap<string, LotId>, lotId: LotId): Book => {
  const book = books.get(lotOf.get(lotId) ?? lotId);
  assert(book !== undefined, `the ledger knows the lot ${lotId}`);
  return book;
};

const settle = (book: Book, movement: LedgerMovement, line: ActualLine, packs: PackFates): void => {
  addPacks(book.atPlace, movement.toId, packs.delivered);
  addPacks(book.atPlace, movement.fromId, packs.returned);
  takeAway(book, 'lost', movement, null, packs.lost, null);
  takeAway(book, 'damaged', movement, null, packs.damaged, null);
  takeAway(book, 'on_vehicles', movement, line.heldAtId, packs.held, null);
};

const takeAway = (
  book: Book,
  entry: Away['entry'],
  movement: LedgerMovement,
  placeId: PlaceId | null,
  packs: number,
  backOn: LocalDate | null,
): void => {
  if (packs > 0) book.away.push({ entry, movement, placeId, packs, backOn });
};

const nameMovement = (movement: Movement, toId: PlaceId): LedgerMovement => ({
  id: movement.id,
  date: movement.date,
  fromId: movement.visits[0]!.placeId,
  toId,
});
