import { computeStoredGrams } from '../../domain/index.ts';
import type { FleetProblem } from './fleet-problem.ts';

/**
 * What sites with known storage carry over to later usage periods, if packs are used when they are meant to be
 * (docs/rules.md R19). Packs used in the period they come in are not carried.
 */
export class SiteStore {
  private readonly problem: FleetProblem;
  /** Grams by `place * dayCount + day`. */
  private readonly carried: Float64Array;

  constructor(problem: FleetProblem) {
    this.problem = problem;
    const { dayCount, placeIds, situation } = problem;
    this.carried = new Float64Array(placeIds.length * dayCount);
    for (const lot of situation.lots) {
      const place = problem.placeIndex.get(lot.placeId)!;
      const good = problem.goodIndex.get(lot.goodId)!;
      const grams = lot.packs * computeStoredGrams(situation.operation.goods[good]!);
      for (let t = lot.fromDay; t < dayCount; t++) this.carried[place * dayCount + t]! += grams;
    }
  }

  /** Grams that can come in on `day` for use from `useFrom` on. */
  room(place: number, good: number, day: number, useFrom: number): number {
    const { dayCount, storageGrams, kinds } = this.problem;
    if (kinds[place] !== 'site' || storageGrams[place] === Infinity) return Infinity;
    let most = 0;
    for (let t = this.firstCarried(good, day); t < useFrom; t++) {
      most = Math.max(most, this.carried[place * dayCount + t]!);
    }
    return useFrom <= this.firstCarried(good, day) ? Infinity : Math.max(0, storageGrams[place]! - most);
  }

  add(place: number, good: number, day: number, useFrom: number, packs: number): void {
    const { dayCount, gramsPerPack } = this.problem;
    for (let t = this.firstCarried(good, day); t < useFrom; t++) {
      this.carried[place * dayCount + t]! += packs * gramsPerPack[good]!;
    }
  }

  /** First day of the good's usage period that contains `day`. */
  private firstCarried(good: number, day: number): number {
    const length = this.problem.usageDays[good]!;
    return day - (day % length);
  }
}
