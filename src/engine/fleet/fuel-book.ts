import { divideCeil } from '../../base/index.ts';
import { VEHICLE_PRIORITY } from '../../domain/index.ts';
import { InputBalance } from '../fuel/index.ts';
import type { ConvoyTimes } from './convoy-timing.ts';
import type { FleetProblem } from './fleet-problem.ts';
import type { LegCache } from './leg-cache.ts';

/**
 * Fuel that vehicles can still take at home, by day (docs/rules.md R31): what is there less what is kept for users before
 * them. A home whose fuel was not counted, and a row whose use is not known, have no limit.
 */
export class FuelBook {
  private readonly problem: FleetProblem;
  private readonly legs: LegCache;
  /** By place; absent: no limit. */
  private readonly balances = new Map<number, InputBalance>();
  /** By row: millilitres on 100 km; 0: no limit. */
  private readonly rates: readonly number[];

  constructor(problem: FleetProblem, legs: LegCache) {
    this.problem = problem;
    this.legs = legs;
    const { situation, placeIndex } = problem;
    for (const input of situation.inputs) {
      if (input.mlPer100Km === null) continue;
      const balance = new InputBalance(input.opening, input.arriving);
      for (const user of input.users) if (user.priority <= VEHICLE_PRIORITY) balance.serve(user.wanted);
      this.balances.set(placeIndex.get(input.placeId)!, balance);
    }
    const byId = new Map(situation.operation.fleet.map((row) => [row.id, row.mlPer100Km ?? 0]));
    this.rates = problem.rows.map((row) => byId.get(row.fleetId) ?? 0);
  }

  /** Whether so many vehicles of the row can make the trip on what is left for vehicles that day. */
  hasFuel(row: number, day: number, times: ConvoyTimes, vehicles: number): boolean {
    const balance = this.balanceOf(row);
    if (balance === undefined) return true;
    const free = balance.free(day);
    return free > 0 && this.tripMl(row, times, vehicles) <= free;
  }

  /** Takes the fuel of a convoy that is booked. */
  take(row: number, day: number, times: ConvoyTimes, vehicles: number): void {
    this.balanceOf(row)?.take(day, this.tripMl(row, times, vehicles));
  }

  private balanceOf(row: number): InputBalance | undefined {
    return this.rates[row] === 0 ? undefined : this.balances.get(this.problem.rows[row]!.home);
  }

  private tripMl(row: number, times: ConvoyTimes, vehicles: number): number {
    const { classIndex } = this.problem.rows[row]!;
    let ml = 0;
    for (const leg of times.legs) {
      const { metres } = this.legs.describe(classIndex, leg.from, leg.to, leg.departAt);
      ml += divideCeil(metres * this.rates[row]!, 100_000);
    }
    return ml * vehicles;
  }
}
