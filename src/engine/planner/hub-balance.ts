import type { Draft, FleetProblem } from '../fleet/index.ts';

/**
 * What lies at a dispatch place by day, by lot and in all, of a plan that is built. Packs of a lot count from the day they
 * can be loaded; grams from the day they come in (docs/rules.md R18).
 */
export class HubBalance {
  private readonly problem: FleetProblem;
  private readonly packs = new Map<string, Float64Array>();
  private readonly grams: Float64Array;

  constructor(problem: FleetProblem, drafts: readonly Draft[]) {
    this.problem = problem;
    this.grams = new Float64Array(problem.placeIds.length * problem.dayCount);
    problem.situation.lots.forEach((lot, index) => {
      const place = problem.placeIndex.get(lot.placeId)!;
      this.add(place, index, lot.fromDay, lot.fromDay, lot.packs);
    });
    for (const draft of drafts) {
      for (const load of draft.loads) {
        this.add(draft.from, load.lot, draft.day, draft.day, -load.packs);
        const to = draft.stops[load.stop]!;
        if (problem.kinds[to] === 'hub') this.add(to, load.lot, draft.day + 1, draft.day, load.packs);
      }
    }
  }

  /** Whether `packs` that leave on day `now` could leave on day `instead`: they are there, and there is room until then. */
  canMove(place: number, lot: number, now: number, instead: number, packs: number): boolean {
    const { dayCount, storageGrams } = this.problem;
    if (instead < now) {
      const balance = this.packs.get(`${place}|${lot}`);
      for (let t = instead; t < now; t++) if ((balance?.[t] ?? 0) < packs) return false;
      return true;
    }
    const more = packs * this.gramsOf(lot);
    for (let t = now; t < instead; t++) {
      if (this.grams[place * dayCount + t]! + more > storageGrams[place]!) return false;
    }
    return true;
  }

  move(place: number, lot: number, now: number, instead: number, packs: number): void {
    this.add(place, lot, now, now, packs);
    this.add(place, lot, instead, instead, -packs);
  }

  private add(place: number, lot: number, packsFrom: number, gramsFrom: number, packs: number): void {
    const { dayCount } = this.problem;
    const key = `${place}|${lot}`;
    let balance = this.packs.get(key);
    if (balance === undefined) {
      balance = new Float64Array(dayCount);
      this.packs.set(key, balance);
    }
    for (let t = packsFrom; t < dayCount; t++) balance[t]! += packs;
    const grams = packs * this.gramsOf(lot);
    for (let t = gramsFrom; t < dayCount; t++) this.grams[place * dayCount + t]! += grams;
  }

  private gramsOf(lot: number): number {
    const { situation, goodIndex, gramsPerPack } = this.problem;
    return gramsPerPack[goodIndex.get(situation.lots[lot]!.goodId)!]!;
  }
}
