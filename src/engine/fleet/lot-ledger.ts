import { assert, compareNumbers, compareStrings } from '../../base/index.ts';
import type { FleetProblem } from './fleet-problem.ts';
import type { Way } from './lot-permits.ts';
import { matchLots } from './match-lots.ts';

/** Packs of one lot. */
export interface LotPacks {
  /** Index into the situation's lots. */
  readonly lot: number;
  readonly packs: number;
}

/** Packs of one good asked for at one place and day. */
export interface LotRequest {
  readonly good: number;
  /** Only lots that may be handed out until that day. */
  readonly useBy: number;
  readonly packs: number;
  readonly way: Way;
}

interface Entry {
  readonly lot: number;
  readonly fromDay: number;
  /** Last day on which it may be handed out; Infinity: no expiry within the horizon. */
  readonly lastDay: number;
  /** Packs there after everything booked up to and with the day; what comes in by transfer counts from the next day. */
  readonly balance: Float64Array;
}

/**
 * Stock at dispatch places by lot and day (docs/rules.md R18). What is taken on one day is missing on all later ones, so
 * only the least balance from the day on is free: loads may be booked in any order of days.
 */
export class LotLedger {
  private readonly problem: FleetProblem;
  /** By `place * goods + good`, first to expire first. */
  private readonly entries: Entry[][];
  /** Grams at the end of each day by `place * dayCount + day`, receipts of the same day included. */
  private readonly endGrams: Float64Array;

  constructor(problem: FleetProblem) {
    this.problem = problem;
    const { situation, dayCount, placeIds, goodIds } = problem;
    this.entries = Array.from({ length: placeIds.length * goodIds.length }, () => []);
    this.endGrams = new Float64Array(placeIds.length * dayCount);
    situation.lots.forEach((lot, index) => {
      const place = problem.placeIndex.get(lot.placeId)!;
      if (lot.packs <= 0 || lot.fromDay >= dayCount) return;
      const entry = this.entryOf(place, index);
      for (let day = lot.fromDay; day < dayCount; day++) entry.balance[day]! += lot.packs;
      this.addGrams(place, index, lot.fromDay, lot.packs);
    });
  }

  /**
   * Packs of `good` that can be loaded at `place` on `day` and handed out until `useBy`; with a way only those that their
   * owners and earmarks let go there.
   */
  available(place: number, good: number, day: number, useBy: number, way: Way | null = null): number {
    const { permits, goodIds } = this.problem;
    let packs = 0;
    for (const entry of this.entries[place * goodIds.length + good]!) {
      if (entry.lastDay < useBy || entry.lastDay < day) continue;
      if (permits !== null && way !== null && !permits.allows(entry.lot, way, day)) continue;
      packs += freeFrom(entry, day);
    }
    return packs;
  }

  /** The lots of `available`, one by one, in the order in which they are taken. */
  listFree(place: number, good: number, day: number, useBy: number): LotPacks[] {
    return this.entries[place * this.problem.goodIds.length + good]!.flatMap((entry) => {
      const packs = entry.lastDay < useBy || entry.lastDay < day ? 0 : freeFrom(entry, day);
      return packs > 0 ? [{ lot: entry.lot, packs }] : [];
    });
  }

  /** Books a load, first to expire first; `packs` is at most what is available that way. */
  take(place: number, good: number, day: number, useBy: number, packs: number, way: Way): LotPacks[] {
    const { permits, goodIds } = this.problem;
    const taken: LotPacks[] = [];
    let rest = packs;
    for (const entry of this.entries[place * goodIds.length + good]!) {
      if (rest === 0) break;
      if (entry.lastDay < useBy || entry.lastDay < day) continue;
      if (permits !== null && !permits.allows(entry.lot, way, day)) continue;
      const part = Math.min(rest, freeFrom(entry, day));
      if (part === 0) continue;
      this.takeLot(place, entry.lot, day, part);
      taken.push({ lot: entry.lot, packs: part });
      rest -= part;
    }
    assert(rest === 0, `a load is booked from stock that is there; ${rest} packs are missing`);
    return taken;
  }

  /** Books the loads of one convoy. Where lots are not free for all ways, none takes what only another may have. */
  takeTogether(place: number, day: number, requests: readonly LotRequest[]): LotPacks[][] {
    const { permits, situation } = this.problem;
    if (permits === null) {
      return requests.map(({ good, useBy, packs, way }) => this.take(place, good, day, useBy, packs, way));
    }
    const parts: LotPacks[][] = requests.map(() => []);
    for (const good of new Set(requests.map((request) => request.good))) {
      const mine = [...requests.keys()].filter((index) => requests[index]!.good === good);
      const demands = mine.map((index) => {
        const { useBy, packs, way } = requests[index]!;
        const allows = (lot: number): boolean =>
          (situation.lots[lot]!.lastDay ?? Infinity) >= useBy && permits.allows(lot, way, day);
        return { packs, allows };
      });
      const toHub = mine.some((index) => this.problem.kinds[requests[index]!.way.to] === 'hub');
      const free = this.listFree(place, good, day, day);
      // A hub gets first what may go anywhere from there, a site what is reserved for it.
      const rank = (lot: number): number => Number(permits.isBound(lot) === toHub);
      const matched = matchLots(
        free.sort((a, b) => rank(a.lot) - rank(b.lot)),
        demands,
      );
      assert(matched !== null, 'the loads of a convoy are picked from lots that may go there');
      matched.forEach((lots, at) => {
        for (const { lot, packs } of lots) this.takeLot(place, lot, day, packs);
        parts[mine[at]!] = [...lots];
      });
    }
    return parts;
  }

  /** Books packs of one lot; there are at least as many. */
  takeLot(place: number, lot: number, day: number, packs: number): void {
    const { balance } = this.entryOf(place, lot);
    for (let t = day; t < this.problem.dayCount; t++) balance[t]! -= packs;
    this.addGrams(place, lot, day, -packs);
  }

  /** Books what a transfer brings to a hub on `day`: it can be loaded from the next day. */
  receive(place: number, lot: number, day: number, packs: number): void {
    const entry = this.entryOf(place, lot);
    for (let t = day + 1; t < this.problem.dayCount; t++) entry.balance[t]! += packs;
    this.addGrams(place, lot, day, packs);
  }

  /** Grams that `place` can still take in on `day` without passing its storage at the end of that or a later day. */
  storageLeft(place: number, day: number): number {
    const { dayCount, storageGrams } = this.problem;
    let most = 0;
    for (let t = day; t < dayCount; t++) most = Math.max(most, this.endGrams[place * dayCount + t]!);
    return storageGrams[place]! - most;
  }

  private entryOf(place: number, lot: number): Entry {
    const { situation, dayCount, goodIds, goodIndex } = this.problem;
    const { goodId, lastDay, fromDay } = situation.lots[lot]!;
    const list = this.entries[place * goodIds.length + goodIndex.get(goodId)!]!;
    const known = list.find((entry) => entry.lot === lot);
    if (known) return known;
    const entry = { lot, fromDay, lastDay: lastDay ?? Infinity, balance: new Float64Array(dayCount) };
    list.push(entry);
    list.sort(
      (a, b) =>
        compareNumbers(a.lastDay, b.lastDay) ||
        compareNumbers(a.fromDay, b.fromDay) ||
        compareStrings(situation.lots[a.lot]!.id, situation.lots[b.lot]!.id),
    );
    return entry;
  }

  private addGrams(place: number, lot: number, day: number, packs: number): void {
    const { situation, dayCount, goodIndex, gramsPerPack } = this.problem;
    const grams = packs * gramsPerPack[goodIndex.get(situation.lots[lot]!.goodId)!]!;
    for (let t = day; t < dayCount; t++) this.endGrams[place * dayCount + t]! += grams;
  }
}

const freeFrom = (entry: Entry, day: number): number => {
  let least = Infinity;
  for (let t = day; t < entry.balance.length; t++) least = Math.min(least, entry.balance[t]!);
  return Math.max(0, least);
};
