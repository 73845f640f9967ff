import { assert } from '../../base/index.ts';
import type { Instant } from '../../domain/index.ts';
import { isUnreachable, type TravelledLeg } from '../../network/index.ts';
import type { FleetProblem } from './fleet-problem.ts';
import type { TravelPort } from './travel-port.ts';

/** No way at that departure. */
export const NO_WAY = -1;

/** What is known of the ways out of one place, for one class in one epoch; indexed by the place they lead to. */
interface WaysOut {
  /** Seconds of a leg found in this epoch that also ends in it; `NO_WAY` while none is known. */
  readonly within: Float64Array;
  /** From this departure on to the epoch's end no way was found; Infinity while that was not seen. */
  readonly noWayFrom: Float64Array;
}

/**
 * Travel times and ways, asked for once per pair of places, class and epoch: inside an epoch access does not change, so a
 * leg that ends in it takes equally long at every departure that also ends in it. Legs across a change are kept by their
 * exact departure.
 */
export class LegCache {
  private readonly problem: FleetProblem;
  private readonly travel: TravelPort;
  private readonly changes: Instant[] = [];
  /** `[epoch * classes + class]`, then `[from]`. */
  private readonly ways: (WaysOut | undefined)[][] = [];
  private readonly classCount: number;
  /** By pair and class, then by departure. */
  private readonly exact = new Map<number, Map<Instant, number>>();

  constructor(problem: FleetProblem, travel: TravelPort) {
    this.problem = problem;
    this.travel = travel;
    this.classCount = 1 + Math.max(0, ...problem.rows.map((row) => row.classIndex));
    const { days } = problem.situation;
    const end = days.at(-1)?.endsAt ?? 0;
    let change = travel.nextChange(days[0]?.startsAt ?? end);
    while (change !== null && change <= end) {
      this.changes.push(change);
      change = travel.nextChange(change);
    }
  }

  /** Seconds from `from` to `to` for a class leaving at `departAt`; `NO_WAY` if there is none. */
  seconds(classIndex: number, from: number, to: number, departAt: Instant): number {
    if (from === to) return 0;
    const epoch = this.epochAt(departAt);
    const ways = this.waysOut(classIndex, from, epoch);
    const end = this.epochEnd(epoch);
    const within = ways.within[to]!;
    if (within !== NO_WAY && departAt + within <= end) return within;
    if (departAt >= ways.noWayFrom[to]!) return NO_WAY;
    const seconds = this.ask(classIndex, from, to, departAt);
    if (seconds === NO_WAY) ways.noWayFrom[to] = departAt;
    else if (departAt + seconds <= end) ways.within[to] = seconds;
    return seconds;
  }

  /** The leg itself, with its path; there is one at `departAt`. */
  describe(classIndex: number, from: number, to: number, departAt: Instant): TravelledLeg {
    const leg = this.travel.findLeg(this.query(classIndex, from, to, departAt));
    assert(!isUnreachable(leg), 'a leg that was timed has a path');
    return leg;
  }

  /** The next instant after `t` at which access changes; Infinity if none. */
  nextChange(t: Instant): Instant {
    return this.epochEnd(this.epochAt(t));
  }

  private epochAt(t: Instant): number {
    let low = 0;
    let high = this.changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.changes[middle]! <= t) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private epochEnd(epoch: number): Instant {
    return epoch < this.changes.length ? this.changes[epoch]! : Infinity;
  }

  private waysOut(classIndex: number, from: number, epoch: number): WaysOut {
    const slot = epoch * this.classCount + classIndex;
    this.ways[slot] ??= [];
    const byPlace = this.ways[slot];
    const known = byPlace[from];
    if (known) return known;
    const places = this.problem.placeIds.length;
    const fresh: WaysOut = {
      within: new Float64Array(places).fill(NO_WAY),
      noWayFrom: new Float64Array(places).fill(Infinity),
    };
    byPlace[from] = fresh;
    return fresh;
  }

  private ask(classIndex: number, from: number, to: number, departAt: Instant): number {
    const places = this.problem.placeIds.length;
    const pair = (classIndex * places + from) * places + to;
    let departures = this.exact.get(pair);
    if (departures === undefined) {
      departures = new Map();
      this.exact.set(pair, departures);
    }
    const known = departures.get(departAt);
    if (known !== undefined) return known;
    const arriveAt = this.travel.findArrival(this.query(classIndex, from, to, departAt));
    const seconds = isUnreachable(arriveAt) ? NO_WAY : arriveAt - departAt;
    departures.set(departAt, seconds);
    return seconds;
  }

  private query(classIndex: number, from: number, to: number, departAt: Instant) {
    const { placeIds } = this.problem;
    return { classes: [classIndex], fromId: placeIds[from]!, toId: placeIds[to]!, departAt };
  }
}
