import type { Instant } from '../../domain/index.ts';
import type { FleetProblem } from './fleet-problem.ts';

/** Vehicles of one row that could form a convoy, all free at `notBefore` and to be back by `backBy`. */
export interface VehicleGroup {
  /** Indices 0 .. count - 1. */
  readonly vehicles: readonly number[];
  readonly notBefore: Instant;
  /** Latest return if the first of them already drove that day; Infinity where all are fresh. */
  readonly dutyEnd: Instant;
  readonly fresh: boolean;
}

/** When each vehicle first departs and last returns on each day (docs/rules.md R15). Trips of a day are booked in order of time. */
export class VehicleCalendar {
  private readonly problem: FleetProblem;
  /** By row, then `day * vehicles + vehicle`; 0: none. */
  private readonly first: Float64Array[];
  private readonly last: Float64Array[];
  private readonly width: number[];

  constructor(problem: FleetProblem) {
    this.problem = problem;
    this.width = problem.rows.map((row) => Math.max(0, ...row.count));
    this.first = this.width.map((width) => new Float64Array(width * problem.dayCount));
    this.last = this.width.map((width) => new Float64Array(width * problem.dayCount));
  }

  /** Groups of `size` vehicles with like calendars, each different group once. O(vehicles log vehicles). */
  listGroups(row: number, day: number, size: number): VehicleGroup[] {
    const count = this.problem.rows[row]!.count[day]!;
    if (size > count) return [];
    const { dutySeconds } = this.problem.rows[row]!;
    const order = Array.from({ length: count }, (_, vehicle) => vehicle);
    const free = order.map((vehicle) => this.freeAt(row, vehicle, day));
    const first = order.map((vehicle) => this.first[row]![day * this.width[row]! + vehicle]!);
    order.sort((a, b) => free[a]! - free[b]! || first[a]! - first[b]! || a - b);
    const groups: VehicleGroup[] = [];
    let lastKey = '';
    for (let i = 0; i + size <= count; i++) {
      const vehicles = order.slice(i, i + size);
      const notBefore = free[vehicles[size - 1]!]!;
      let dutyEnd = Infinity;
      for (const vehicle of vehicles) {
        if (first[vehicle]! > 0) dutyEnd = Math.min(dutyEnd, first[vehicle]! + dutySeconds);
      }
      const key = `${notBefore}|${dutyEnd}`;
      if (key === lastKey) continue;
      lastKey = key;
      groups.push({ vehicles, notBefore, dutyEnd, fresh: dutyEnd === Infinity });
    }
    return groups;
  }

  /** Seconds of duty that the row's vehicles have left on the day, all together. */
  secondsLeft(row: number, day: number): number {
    const { dutySeconds, count } = this.problem.rows[row]!;
    const { to, from } = this.problem.frames[day]!;
    let seconds = 0;
    for (let vehicle = 0; vehicle < count[day]!; vehicle++) {
      const first = this.first[row]![day * this.width[row]! + vehicle]!;
      const end = Math.min(to, first > 0 ? first + dutySeconds : from + dutySeconds);
      seconds += Math.max(0, end - this.freeAt(row, vehicle, day));
    }
    return seconds;
  }

  book(row: number, day: number, vehicles: readonly number[], departAt: Instant, returnAt: Instant): void {
    for (const vehicle of vehicles) {
      const at = day * this.width[row]! + vehicle;
      if (this.first[row]![at] === 0) this.first[row]![at] = departAt;
      this.last[row]![at] = returnAt;
    }
  }

  /** True if no vehicle departs on the next day sooner than `turnaroundSeconds` after `returnAt` (days that touch at midnight). */
  leavesNextDayFree(row: number, day: number, vehicles: readonly number[], returnAt: Instant): boolean {
    if (day + 1 >= this.problem.dayCount) return true;
    const { turnaroundSeconds } = this.problem.rules.duty;
    return vehicles.every((vehicle) => {
      const next = this.first[row]![(day + 1) * this.width[row]! + vehicle]!;
      return next === 0 || next >= returnAt + turnaroundSeconds;
    });
  }

  /** True if a vehicle can make a trip whose times are fixed, after all that is booked for it (docs/rules.md R15). */
  canMake(row: number, day: number, vehicle: number, departAt: Instant, returnAt: Instant): boolean {
    const { dutySeconds } = this.problem.rows[row]!;
    const { turnaroundSeconds } = this.problem.rules.duty;
    const width = this.width[row]!;
    const at = day * width + vehicle;
    const before = Math.max(this.last[row]![at]!, day > 0 ? this.last[row]![at - width]! : 0);
    const first = this.first[row]![at]! || departAt;
    return (
      (before === 0 || before + turnaroundSeconds <= departAt) &&
      returnAt - first <= dutySeconds &&
      this.leavesNextDayFree(row, day, [vehicle], returnAt)
    );
  }

  private freeAt(row: number, vehicle: number, day: number): Instant {
    const { turnaroundSeconds } = this.problem.rules.duty;
    const { from } = this.problem.frames[day]!;
    const width = this.width[row]!;
    const today = this.last[row]![day * width + vehicle]!;
    if (today > 0) return today + turnaroundSeconds;
    const before = day > 0 ? this.last[row]![(day - 1) * width + vehicle]! : 0;
    return Math.max(from, before > 0 ? before + turnaroundSeconds : 0);
  }
}
