import { handlingSeconds } from './convoy-timing.ts';
import type { FleetProblem } from './fleet-problem.ts';
import { type LegCache, NO_WAY } from './leg-cache.ts';

/** A row cannot make the trip that day. */
export const NO_TRIP = Infinity;

/** Round trips of one vehicle of each row on each lane and day, without waiting for gates; asked for once. */
export class TripEstimates {
  private readonly problem: FleetProblem;
  private readonly legs: LegCache;
  /** `[row * places + from]`, then `[to * days + day]`; NaN where not asked yet. */
  private readonly trips: (Float64Array | undefined)[] = [];
  /** `[class * places + from]`, then `[to * days + day]`; NaN where not asked yet. */
  private readonly travels: (Float64Array | undefined)[] = [];

  constructor(problem: FleetProblem, legs: LegCache) {
    this.problem = problem;
    this.legs = legs;
  }

  /** Seconds home, load, unload, home; `NO_TRIP` if it does not fit the day or no way opens. */
  seconds(row: number, from: number, to: number, day: number): number {
    const { rows, dayCount } = this.problem;
    const known = this.table(this.trips, row, from);
    const at = to * dayCount + day;
    if (!Number.isNaN(known[at]!)) return known[at]!;
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
    known[at] = seconds;
    return seconds;
  }

  /** The least travel time over the day's epochs. */
  travel(classIndex: number, from: number, to: number, day: number): number {
    if (from === to) return 0;
    const known = this.table(this.travels, classIndex, from);
    const entry = to * this.problem.dayCount + day;
    if (!Number.isNaN(known[entry]!)) return known[entry]!;
    const frame = this.problem.frames[day]!;
    let best = NO_TRIP;
    let at = frame.from;
    for (let tries = 0; tries < 12 && at < frame.to; tries++) {
      const seconds = this.legs.seconds(classIndex, from, to, at);
      if (seconds !== NO_WAY) best = Math.min(best, seconds);
      at = this.legs.nextChange(at);
    }
    known[entry] = best;
    return best;
  }

  private table(tables: (Float64Array | undefined)[], of: number, from: number): Float64Array {
    const { placeIds, dayCount } = this.problem;
    const at = of * placeIds.length + from;
    tables[at] ??= new Float64Array(placeIds.length * dayCount).fill(Number.NaN);
    return tables[at];
  }
}
