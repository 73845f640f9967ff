import type { FleetProblem, Want } from '../fleet/index.ts';

/**
 * A programme may send a site a few packs from a second hub, too few for an orderly delivery. Such a want changes hubs
 * with a like want of another site that both hubs serve anyway; failing that, the small lane grows by a swap of another
 * good until it is orderly. What finds no partner stays as it is. Changes the wants.
 */
export const mergeSmallLanes = (problem: FleetProblem, wants: Want[]): void => {
  const merger = new LaneMerger(problem, wants);
  const { leastGrams } = problem;
  const small = wants.filter((want) => {
    const grams = merger.gramsOf(want.from, want.to);
    return problem.kinds[want.to] === 'site' && grams > 0 && grams < leastGrams[want.to]!;
  });
  for (const want of small) {
    for (const partner of [...wants]) {
      if (want.left === 0) break;
      if (partner.good !== want.good || partner.due !== want.due || !merger.canSwap(want, partner)) continue;
      if (merger.gramsOf(partner.from, want.to) < 2 * leastGrams[want.to]!) continue;
      if (merger.gramsOf(want.from, partner.to) < 2 * leastGrams[partner.to]!) continue;
      merger.swap(want, partner, Math.min(want.left, partner.left));
    }
  }
  for (const want of small) {
    if (want.left > 0) merger.grow(want.from, want.to);
  }
};

class LaneMerger {
  private readonly problem: FleetProblem;
  private readonly wants: Want[];
  private readonly grams = new Map<number, number>();

  constructor(problem: FleetProblem, wants: Want[]) {
    this.problem = problem;
    this.wants = wants;
    for (const want of wants) this.add(want, want.left);
  }

  gramsOf(from: number, to: number): number {
    return this.grams.get(from * this.problem.placeIds.length + to) ?? 0;
  }

  /** Both are deliveries with packs left, to different sites from different hubs. */
  canSwap(a: Want, b: Want): boolean {
    const { kinds } = this.problem;
    return (
      a.to !== b.to && a.from !== b.from && b.left > 0 && kinds[a.to] === 'site' && kinds[b.to] === 'site'
    );
  }

  /** Each takes that many packs from the other's hub. */
  swap(a: Want, b: Want, packs: number): void {
    const fresh = [
      { ...a, from: b.from, left: packs },
      { ...b, from: a.from, left: packs },
    ];
    for (const old of [a, b]) {
      this.add(old, -packs);
      old.left -= packs;
    }
    for (const want of fresh) this.add(want, packs);
    this.wants.push(...fresh);
  }

  /** Swaps as much of one good with another site as makes the lane orderly, if that leaves no other lane too small. */
  grow(from: number, to: number): void {
    const { leastGrams } = this.problem;
    for (const own of [...this.wants]) {
      const lacking = leastGrams[to]! - this.gramsOf(from, to);
      if (lacking <= 0) return;
      if (own.to !== to || own.from === from || own.left === 0) continue;
      for (const partner of this.wants) {
        if (partner.from !== from || partner.good !== own.good || partner.due !== own.due) continue;
        if (!this.canSwap(own, partner)) continue;
        const grams = this.problem.gramsPerPack[own.good]!;
        const forPartner = leastGrams[partner.to]! - this.gramsOf(own.from, partner.to);
        const packs = Math.ceil(Math.max(lacking, forPartner) / grams);
        if (packs > Math.min(own.left, partner.left)) continue;
        if (this.gramsOf(own.from, to) - packs * grams < 2 * leastGrams[to]!) continue;
        if (this.gramsOf(from, partner.to) - packs * grams < 2 * leastGrams[partner.to]!) continue;
        this.swap(own, partner, packs);
        break;
      }
    }
  }

  private add(want: Want, packs: number): void {
    const lane = want.from * this.problem.placeIds.length + want.to;
    this.grams.set(lane, (this.grams.get(lane) ?? 0) + packs * this.problem.gramsPerPack[want.good]!);
  }
}
