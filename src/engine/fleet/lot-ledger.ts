import { assert, compareNumbers, compareStrings } from '../../base/index.ts';
import type { FleetProblem } from './fleet-problem.ts';

/** Packs of one lot. */
export interface LotPacks {
  /** Index into the situation's lots. */
  readonly lot: number;
  readonly packs: number;
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

  /** Packs of `good` that can be loaded at `place` on `day` and handed out until `useBy`. */
  available(place: number, good: number, day: number, useBy: number): number {
    let packs = 0;
    for (const entry of this.entries[place * this.problem.goodIds.length + good]!) {
      if (entry.lastDay >= useBy && entry.lastDay >= day) packs += freeFrom(entry, day);
    }
    return packs;
  }

  /** Books a load, first to expire first; `packs` is at most what is available. */
  take(place: number, good: number, day: number, useBy: number, packs: number): LotPacks[] {
    const taken: LotPacks[] = [];
    let rest = packs;
    for (const entry of this.entries[place * this.problem.goodIds.length + good]!) {
      if (rest === 0) break;
      if (entry.lastDay < useBy || entry.lastDay < day) continue;
      const part = Math.min(rest, freeFrom(entry, day));
      if (part === 0) continue;
      for (let t = day; t < this.problem.dayCount; t++) entry.balance[t]! -= part;
      this.addGrams(place, entry.lot, day, -part);
      taken.push({ lot: entry.lot, packs: part });
      rest -= part;
    }
    assert(rest === 0, `a load is booked from stock that is there; ${rest} packs are missing`);
    return taken;
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
