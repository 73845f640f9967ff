import { compareStrings } from '../../base/index.ts';
import type { Day, Distribution, GoodId, LocalDate, LotId, PlaceId, Plan } from '../../domain/index.ts';
import { addPacks, type Book } from './book.ts';

/** Packs that people were given on one day. */
export interface HandOut {
  readonly placeId: PlaceId;
  readonly goodId: GoodId;
  readonly packs: number;
}

/** Hands out day by day what the plan's distributions say, as far as it is there. */
export interface HandingOut {
  /** Books the hand-outs of a day; to be called day after day. */
  readonly book: (books: ReadonlyMap<string, Book>, date: LocalDate) => readonly HandOut[];
}

/**
 * By the evening of a day a distribution is to have given floor(packs x days elapsed / days) of its usage period; what was
 * not there then is given as soon as it is (docs/rules.md R26). Never after the lot's last day of use.
 */
export const planHandOuts = (plan: Plan, lotOf: ReadonlyMap<string, LotId>): HandingOut => {
  const dayOf = new Map(plan.clock.days.map((day, index) => [day.date, index]));
  const lines = new Map<string, Distribution[]>();
  for (const line of plan.distributions) {
    const lotId = lotOf.get(line.lotId);
    if (lotId === undefined) continue;
    const key = `${line.placeId}\n${lotId}`;
    lines.set(key, [...(lines.get(key) ?? []), line]);
  }
  const keys = [...lines.keys()].sort(compareStrings);
  const given = new Map<string, number>();
  return {
    book: (books, date) =>
      keys.flatMap((key): HandOut[] => {
        const own = lines.get(key)!;
        const { placeId, goodId, lotId } = own[0]!;
        const book = books.get(lotOf.get(lotId)!);
        if (book === undefined || (book.expiryDate !== null && book.expiryDate < date)) return [];
        const due = own.reduce((sum, line) => sum + computeDue(line, dayOf, dayOf.get(date)!), 0);
        const packs = Math.min(due - (given.get(key) ?? 0), book.atPlace.get(placeId) ?? 0);
        if (packs <= 0) return [];
        given.set(key, (given.get(key) ?? 0) + packs);
        addPacks(book.atPlace, placeId, -packs);
        addPacks(book.withPeople, placeId, packs);
        return [{ placeId, goodId, packs }];
      }),
  };
};

const computeDue = (
  { fromDate, toDate, packs }: Distribution,
  dayOf: ReadonlyMap<Day['date'], number>,
  day: number,
): number => {
  const first = dayOf.get(fromDate)!;
  const days = dayOf.get(toDate)! - first + 1;
  const elapsed = Math.min(days, Math.max(0, day - first + 1));
  return Number((BigInt(packs) * BigInt(elapsed)) / BigInt(days));
};
