import type { FleetProblem } from './fleet-problem.ts';
import type { LotLedger } from './lot-ledger.ts';
import type { SiteStore } from './site-store.ts';
import type { Lane, Want, WantBook } from './want-book.ts';

/** Packs picked from wants for one stop, and what they weigh. */
export interface Content {
  readonly picks: Pick[];
  grams: number;
  cm3: number;
}
export interface Pick {
  readonly want: Want;
  packs: number;
}

export interface Room {
  readonly grams: number;
  readonly cm3: number;
  /** Whose vehicles: a fleet row; null: any. */
  readonly row: number | null;
}

/** What is booked and wanted, as a selection sees it. */
export interface Supply {
  readonly problem: FleetProblem;
  readonly ledger: LotLedger;
  readonly book: WantBook;
  readonly sites: SiteStore;
}

/**
 * Picks packs of a lane's wants due in `dueFrom .. dueTo` that fit the room and the stock on `day`, most pressing day first
 * and the wants of one day in even shares. `taken` holds packs by good already picked for the same convoy; it and the
 * content grow. What is due after `day` must not take what others are owed earlier.
 */
export const addContent = (
  supply: Supply,
  lane: Lane,
  day: number,
  due: { readonly from: number; readonly to: number },
  room: Room,
  taken: Map<number, number>,
  content: Content,
): void => {
  const { problem, ledger, book, sites } = supply;
  const { gramsPerPack, cm3PerPack } = problem;
  const { wants } = lane;
  const way = { row: room.row, to: lane.to };
  let start = 0;
  let stored = 0;
  for (const { want, packs } of content.picks) {
    if (want.useFrom > day) stored += packs * gramsPerPack[want.good]!;
  }
  while (start < wants.length && (wants[start]!.due < due.from || wants[start]!.due < day)) start++;
  while (start < wants.length && wants[start]!.due <= due.to) {
    const group: Pick[] = [];
    let grams = 0;
    let cm3 = 0;
    let next = start;
    for (; next < wants.length && wants[next]!.due === wants[start]!.due; next++) {
      const want = wants[next]!;
      if (want.left <= 0) continue;
      const already = taken.get(want.good) ?? 0;
      const stock =
        want.due <= day
          ? ledger.available(want.from, want.good, day, want.useBy, way)
          : book.spare(ledger, want, day, way);
      let packs = Math.min(want.left, stock - already);
      if (want.useFrom > day) {
        const store = sites.room(want.to, want.good, day, want.useFrom);
        if (store < Infinity) {
          packs = Math.min(packs, Math.floor((store - stored) / gramsPerPack[want.good]!));
          if (packs > 0) stored += packs * gramsPerPack[want.good]!;
        }
      }
      if (packs <= 0) continue;
      group.push({ want, packs });
      taken.set(want.good, already + packs);
      grams += packs * gramsPerPack[want.good]!;
      cm3 += packs * cm3PerPack[want.good]!;
    }
    start = next;
    if (group.length === 0) continue;
    const share = Math.min(
      1,
      (room.grams - content.grams) / Math.max(1, grams),
      (room.cm3 - content.cm3) / Math.max(1, cm3),
    );
    const picked = group.map((pick) => Math.max(0, Math.floor(pick.packs * share + 1e-9)));
    group.forEach((pick, i) => {
      content.grams += picked[i]! * gramsPerPack[pick.want.good]!;
      content.cm3 += picked[i]! * cm3PerPack[pick.want.good]!;
    });
    group.forEach((pick, i) => {
      const { good } = pick.want;
      const more = Math.min(
        pick.packs - picked[i]!,
        Math.floor((room.grams - content.grams) / gramsPerPack[good]!),
        Math.floor((room.cm3 - content.cm3) / cm3PerPack[good]!),
      );
      if (more > 0) {
        picked[i]! += more;
        content.grams += more * gramsPerPack[good]!;
        content.cm3 += more * cm3PerPack[good]!;
      }
      taken.set(good, taken.get(good)! - (pick.packs - picked[i]!));
      if (picked[i]! > 0) content.picks.push({ want: pick.want, packs: picked[i]! });
    });
    if (share < 1) return;
  }
};

export const emptyContent = (): Content => ({ picks: [], grams: 0, cm3: 0 });
