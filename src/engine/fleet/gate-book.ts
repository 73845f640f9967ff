import type { Instant } from '../../domain/index.ts';
import type { FleetProblem } from './fleet-problem.ts';

/** Slots, departures and link passages that movements have taken (docs/rules.md R11, R17). */
export class GateBook {
  private readonly problem: FleetProblem;
  private readonly used: Float64Array;
  /** Instants of departure after loading, ascending, by place. */
  private readonly departures: Instant[][];
  private readonly linkUse = new Map<string, number>();
  private readonly linkLimit = new Map<string, number>();

  constructor(problem: FleetProblem) {
    this.problem = problem;
    this.used = new Float64Array(problem.placeIds.length * problem.dayCount);
    this.departures = problem.placeIds.map(() => []);
    for (const link of problem.situation.operation.links) {
      if (link.trucksPerDay !== null) this.linkLimit.set(link.id, link.trucksPerDay.best);
    }
  }

  slotsLeft(place: number, day: number): number {
    const at = place * this.problem.dayCount + day;
    return this.problem.slots[at]! - this.used[at]!;
  }

  takeSlots(place: number, day: number, vehicles: number): void {
    this.used[place * this.problem.dayCount + day]! += vehicles;
  }

  /** The first instant at or after `from` that keeps the headway to every other departure from `place`. */
  earliestDeparture(place: number, from: Instant): Instant {
    const { headwaySeconds } = this.problem.rules.convoy;
    let at = from;
    for (const other of this.departures[place]!) {
      if (other <= at - headwaySeconds) continue;
      if (other >= at + headwaySeconds) break;
      at = other + headwaySeconds;
    }
    return at;
  }

  takeDeparture(place: number, at: Instant): void {
    const list = this.departures[place]!;
    let index = list.length;
    while (index > 0 && list[index - 1]! > at) index--;
    list.splice(index, 0, at);
  }

  /** Vehicles that can still pass the link on the date. */
  linkLeft(linkId: string, day: number): number {
    const limit = this.linkLimit.get(linkId);
    return limit === undefined ? Infinity : limit - (this.linkUse.get(`${linkId}|${day}`) ?? 0);
  }

  takeLink(linkId: string, day: number, vehicles: number): void {
    const key = `${linkId}|${day}`;
    this.linkUse.set(key, (this.linkUse.get(key) ?? 0) + vehicles);
  }
}
