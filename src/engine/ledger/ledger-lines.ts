import { compareStrings } from '../../base/index.ts';
import {
  LEDGER_ENTRIES,
  type LedgerEntry,
  type LedgerLine,
  type LedgerMovement,
  type LocalDate,
  type PlaceId,
} from '../../domain/index.ts';
import type { Away, Book } from './book.ts';

/** The lines of all books on one evening, by lot, heading, place and movement; nothing under a heading: no line. */
export const listEveningLines = (books: Iterable<Book>, date: LocalDate): readonly LedgerLine[] =>
  [...books].sort((a, b) => compareStrings(a.lotId, b.lotId)).flatMap((book) => listBookLines(book, date));

const listBookLines = (book: Book, date: LocalDate): readonly LedgerLine[] => {
  const lines: LedgerLine[] = [];
  const factIds = [...book.factIds].sort(compareStrings);
  const add = (
    entry: LedgerEntry,
    placeId: PlaceId | null,
    movement: LedgerMovement | null,
    packs: number,
  ): void => {
    if (packs === 0) return;
    const { lotId, goodId } = book;
    lines.push({ date, lotId, goodId, entry, packs, placeId, movement, factIds, stockId: null });
  };
  for (const entry of ['opening', 'arrived', 'counted'] as const)
    for (const [placeId, packs] of sortPlaces(book.origins[entry])) add(entry, placeId, null, packs);
  for (const [placeId, packs] of sortPlaces(book.atPlace)) add('at_place', placeId, null, packs);
  for (const [placeId, packs] of sortPlaces(book.withPeople)) add('with_people', placeId, null, packs);
  for (const [placeId, packs] of sortPlaces(book.used)) add('used', placeId, null, packs);
  for (const { entry, placeId, movement, packs } of mergeAway(book.away))
    add(entry, placeId, movement, packs);
  return lines.sort((a, b) => LEDGER_ENTRIES.indexOf(a.entry) - LEDGER_ENTRIES.indexOf(b.entry));
};

const sortPlaces = (packsAt: ReadonlyMap<PlaceId, number>): readonly (readonly [PlaceId, number])[] =>
  [...packsAt].sort(([a], [b]) => compareStrings(a, b));

/** One for each heading, movement, stop and place, in this order. */
const mergeAway = (away: readonly Away[]): readonly Away[] => {
  const merged = new Map<string, Away>();
  for (const one of away) {
    const { id, date, toId } = one.movement;
    const key = [one.entry, date, id, toId, one.placeId ?? ''].join('\n');
    merged.set(key, { ...one, packs: one.packs + (merged.get(key)?.packs ?? 0) });
  }
  return [...merged.keys()].sort(compareStrings).map((key) => merged.get(key)!);
};
