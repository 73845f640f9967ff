import { compareStrings, divideCeil } from '../../base/index.ts';
import type { LocalDate, Operation, PlaceId, Plan } from '../../domain/index.ts';
import { addPacks, type Book } from './book.ts';

/** Takes off day by day what the plan says that vehicles and other users take of fuel and other inputs. */
export interface InputsUsed {
  /** Books a day's use; to be called day after day. */
  readonly book: (books: ReadonlyMap<string, Book>, date: LocalDate) => void;
}

/**
 * By the evening of a day users have taken what the plan's section of fuel says up to it (docs/rules.md R31), in whole packs,
 * rounded up, as far as it is there; lot by lot. Nobody reports that apart.
 */
export const planInputsUsed = (visible: Operation, plan: Plan): InputsUsed => {
  const goods = new Map(visible.goods.map((good) => [good.id as string, good]));
  const taken = new Map<string, number>();
  return {
    book: (books, date) => {
      for (const { placeId, goodId, unit, days } of plan.fuel.places) {
        const perPack = unit === 'ml' ? (goods.get(goodId)?.fuelMlPerPack ?? 1) : 1;
        const due = days
          .filter((day) => day.date <= date)
          .reduce((sum, day) => sum + day.users + day.vehicles, 0);
        const key = `${placeId}\n${goodId}`;
        let packs = divideCeil(due, perPack) - (taken.get(key) ?? 0);
        for (const book of listHolders(books, goodId, placeId)) {
          const part = Math.min(packs, book.atPlace.get(placeId) ?? 0);
          if (part <= 0) continue;
          addPacks(book.atPlace, placeId, -part);
          addPacks(book.used, placeId, part);
          taken.set(key, (taken.get(key) ?? 0) + part);
          packs -= part;
        }
      }
    },
  };
};

const listHolders = (books: ReadonlyMap<string, Book>, goodId: string, placeId: PlaceId): readonly Book[] =>
  [...books.values()]
    .filter((book) => book.goodId === goodId && (book.atPlace.get(placeId) ?? 0) > 0)
    .sort((a, b) => compareStrings(a.lotId, b.lotId));
