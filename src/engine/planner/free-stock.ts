import type { FleetState, TripEstimates } from '../fleet/index.ts';

/** Where packs for a site could come from. */
export interface Source {
  readonly hub: number;
  readonly crossing: number | null;
  readonly packs: number;
  readonly seconds: number;
}

/**
 * Packs at hubs and crossings that nothing is booked for, by last day of use. Where owners or earmarks forbid something,
 * lots are reckoned one by one.
 */
export class FreeStock {
  private readonly state: FleetState;
  /** By place and good; by place and lot. */
  private readonly used = new Map<number, number>();
  private readonly usedLots = new Map<string, number>();
  private readonly hubs: number[] = [];
  private readonly crossings: number[] = [];
  private readonly trips = new Map<number, number>();

  constructor(state: FleetState) {
    this.state = state;
    state.problem.kinds.forEach((kind, place) => {
      if (kind === 'hub') this.hubs.push(place);
      if (kind === 'crossing') this.crossings.push(place);
    });
  }

  /** The hub with free packs and the shortest trip to the site, else one that a crossing can still supply in time. */
  findSource(estimates: TripEstimates, site: number, good: number, due: number): Source | undefined {
    let best: Source | undefined;
    for (const hub of this.hubs) {
      const seconds = this.tripSeconds(estimates, hub, site, due);
      if (seconds === Infinity) continue;
      const packs = this.free(hub, good, due, due, [site]);
      if (packs > 0 && (best === undefined || seconds < best.seconds))
        best = { hub, crossing: null, packs, seconds };
    }
    if (best !== undefined || due === 0) return best;
    for (const crossing of this.crossings) {
      if (this.free(crossing, good, due - 1, due, [site]) <= 0) continue;
      for (const hub of this.hubs) {
        const seconds =
          this.tripSeconds(estimates, hub, site, due) + this.tripSeconds(estimates, crossing, hub, due - 1);
        const packs = this.free(crossing, good, due - 1, due, [site, hub]);
        if (packs <= 0) continue;
        if (seconds < (best?.seconds ?? Infinity)) best = { hub, crossing, packs, seconds };
      }
    }
    return best;
  }

  use(source: Source, site: number, good: number, due: number, packs: number): void {
    const { problem, ledger } = this.state;
    const place = source.crossing ?? source.hub;
    const key = place * problem.goodIds.length + good;
    this.used.set(key, (this.used.get(key) ?? 0) + packs);
    if (problem.permits === null) return;
    const stops = source.crossing === null ? [site] : [site, source.hub];
    const day = source.crossing === null ? due : due - 1;
    let rest = packs;
    for (const entry of ledger.listFree(place, good, day, due)) {
      if (rest <= 0) break;
      if (!this.mayGo(entry.lot, stops, due)) continue;
      const part = Math.max(0, Math.min(rest, entry.packs - this.usedOf(place, entry.lot)));
      this.usedLots.set(`${place}|${entry.lot}`, this.usedOf(place, entry.lot) + part);
      rest -= part;
    }
  }

  private free(place: number, good: number, day: number, useBy: number, stops: readonly number[]): number {
    const { problem, ledger } = this.state;
    if (problem.permits === null) {
      const used = this.used.get(place * problem.goodIds.length + good) ?? 0;
      return ledger.available(place, good, day, useBy) - used;
    }
    let packs = 0;
    for (const entry of ledger.listFree(place, good, day, useBy)) {
      if (this.mayGo(entry.lot, stops, useBy))
        packs += Math.max(0, entry.packs - this.usedOf(place, entry.lot));
    }
    return packs;
  }

  private mayGo(lot: number, stops: readonly number[], due: number): boolean {
    const { permits } = this.state.problem;
    return permits === null || stops.every((stop) => permits.allowsBy(lot, stop, due));
  }

  private usedOf(place: number, lot: number): number {
    return this.usedLots.get(`${place}|${lot}`) ?? 0;
  }

  /** The shortest trip of any row on the last day that serves, or else on any day before. */
  private tripSeconds(estimates: TripEstimates, from: number, to: number, due: number): number {
    const { placeIds, rows, dayCount } = this.state.problem;
    const key = (from * placeIds.length + to) * dayCount + due;
    const known = this.trips.get(key);
    if (known !== undefined) return known;
    let best = Infinity;
    for (let day = due; day >= 0 && best === Infinity; day--) {
      for (let row = 0; row < rows.length; row++) {
        best = Math.min(best, estimates.seconds(row, from, to, day));
      }
    }
    this.trips.set(key, best);
    return best;
  }
}
