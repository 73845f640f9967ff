import { handlingSeconds } from './convoy-timing.ts';
import type { FleetProblem } from './fleet-problem.ts';
import { type LegCache, NO_WAY } from './leg-cache.ts';

/** A row cannot make the trip that day. */
export const NO_TRIP = Infinity;

/** Round trips of one vehicle of each row on each lane and day, without waiting for gates; asked for once. */
export class TripEstimates {
  private readonly problem: FleetProblem;
  private readonly legs: LegCache;
  private readonly known = new Map<number, number>();

  constructor(problem: FleetProblem, legs: LegCache) {
    this.problem = problem;
    this.legs = legs;
  }

  /** Seconds home, load, unload, home; `NO_TRIP` if it does not fit the day or no way opens. */
  seconds(row: number, from: number, to: number, day: number): number {
    const { placeIds, rows, dayCount } = this.problem;
    const key = ((row * placeIds.length + from) * placeIds.length + to) * dayCount + day;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const { home, classIndex, dutySeconds, count } = rows[row]!;
    const frame = this.problem.frames[day]!;
    const total =
      count[day]! === 0
        ? NO_TRIP
        : this.travel(classIndex, home, from, day) +
          this.travel(classIndex, from, to, day) +
          this.travel(classIndex, to, home, day) +
          handlingSeconds(this.problem, 'load', from, 1) +
          handlingSeconds(this.problem, 'unload', to, 1);
    const seconds = total <= Math.min(dutySeconds, frame.to - frame.from) ? total : NO_TRIP;
    this.known.set(key, seconds);
    return seconds;
  }

  /** The least travel time over the day's epochs. */
  travel(classIndex: number, from: number, to: number, day: number): number {
    if (from === to) return 0;
    const frame = this.problem.frames[day]!;
    let best = NO_TRIP;
    let at = frame.from;
    for (let tries = 0; tries < 12 && at < frame.to; tries++) {
      const seconds = this.legs.seconds(classIndex, from, to, at);
      if (seconds !== NO_WAY) best = Math.min(best, seconds);
      at = this.legs.nextChange(at);
    }
    return best;
  }
}
