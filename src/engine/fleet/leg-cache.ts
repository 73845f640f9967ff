import { assert } from '../../base/index.ts';
import type { Instant } from '../../domain/index.ts';
import { isUnreachable, type TravelledLeg } from '../../network/index.ts';
import type { FleetProblem } from './fleet-problem.ts';
import type { TravelPort } from './travel-port.ts';

/** No way at that departure. */
export const NO_WAY = -1;

interface Known {
  /** Seconds of a leg found in this epoch that also ends in it; `NO_WAY` while none is known. */
  within: number;
  /** From this departure on to the epoch's end no way was found. */
  noWayFrom: Instant;
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
  private readonly epochs = new Map<number, Known>();
  private readonly exact = new Map<string, number>();

  constructor(problem: FleetProblem, travel: TravelPort) {
    this.problem = problem;
    this.travel = travel;
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
    const known = this.entry(classIndex, from, to, epoch);
    const end = this.epochEnd(epoch);
    if (known.within !== NO_WAY && departAt + known.within <= end) return known.within;
    if (departAt >= known.noWayFrom) return NO_WAY;
    const seconds = this.ask(classIndex, from, to, departAt);
    if (seconds === NO_WAY) known.noWayFrom = departAt;
    else if (departAt + seconds <= end) known.within = seconds;
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

  private entry(classIndex: number, from: number, to: number, epoch: number): Known {
    const places = this.problem.placeIds.length;
    const key = ((epoch * CLASSES + classIndex) * places + from) * places + to;
    const known = this.epochs.get(key);
    if (known) return known;
    const fresh: Known = { within: NO_WAY, noWayFrom: Infinity };
    this.epochs.set(key, fresh);
    return fresh;
  }

  private ask(classIndex: number, from: number, to: number, departAt: Instant): number {
    const key = `${classIndex}|${from}|${to}|${departAt}`;
    const known = this.exact.get(key);
    if (known !== undefined) return known;
    const arriveAt = this.travel.findArrival(this.query(classIndex, from, to, departAt));
    const seconds = isUnreachable(arriveAt) ? NO_WAY : arriveAt - departAt;
    this.exact.set(key, seconds);
    return seconds;
  }

  private query(classIndex: number, from: number, to: number, departAt: Instant) {
    const { placeIds } = this.problem;
    return { classes: [classIndex], fromId: placeIds[from]!, toId: placeIds[to]!, departAt };
  }
}

/** More classes than any fleet has; part of a key. */
const CLASSES = 4096;
