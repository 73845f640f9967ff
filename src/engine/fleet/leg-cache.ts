import type { Instant, PathStep } from '../../domain/index.ts';
import type { FleetProblem } from './fleet-problem.ts';
import type { FoundLeg, TravelPort } from './travel-port.ts';

/** No way at that departure. */
export const NO_WAY = -1;

interface Epochs {
  /** A leg found in this epoch that also ends in it: the same holds for every departure that arrives before its end. */
  within: FoundLeg | null;
  withinSeconds: number;
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
  private readonly epochs = new Map<number, Epochs>();
  private readonly exact = new Map<string, FoundLeg | null>();

  constructor(problem: FleetProblem, travel: TravelPort) {
    this.problem = problem;
    this.travel = travel;
    const { days } = problem.situation;
    const end = days.at(-1)?.endsAt ?? 0;
    for (let t = travel.nextChange((days[0]?.startsAt ?? 0) - 1); t <= end; t = travel.nextChange(t)) {
      this.changes.push(t);
    }
  }

  /** Seconds from `from` to `to` for a class leaving at `departAt`; `NO_WAY` if there is none. */
  seconds(classIndex: number, from: number, to: number, departAt: Instant): number {
    if (from === to) return 0;
    const epoch = this.epochAt(departAt);
    const known = this.entry(classIndex, from, to, epoch);
    const end = this.epochEnd(epoch);
    if (known.within !== null && departAt + known.withinSeconds <= end) return known.withinSeconds;
    if (departAt >= known.noWayFrom) return NO_WAY;
    const leg = this.ask(classIndex, from, to, departAt);
    if (leg === null) {
      known.noWayFrom = departAt;
      return NO_WAY;
    }
    if (leg.arriveAt <= end) {
      known.within = leg;
      known.withinSeconds = leg.arriveAt - departAt;
    }
    return leg.arriveAt - departAt;
  }

  /** The leg itself, with its path; there is one at `departAt`. */
  describe(classIndex: number, from: number, to: number, departAt: Instant): FoundLeg {
    const epoch = this.epochAt(departAt);
    const known = this.entry(classIndex, from, to, epoch);
    if (known.within === null || departAt + known.withinSeconds > this.epochEnd(epoch)) {
      return this.ask(classIndex, from, to, departAt)!;
    }
    const shift = departAt + known.withinSeconds - known.within.arriveAt;
    if (shift === 0) return known.within;
    const path = known.within.path.map((step): PathStep => ({ ...step, enterAt: step.enterAt + shift }));
    return { ...known.within, arriveAt: known.within.arriveAt + shift, path };
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

  private entry(classIndex: number, from: number, to: number, epoch: number): Epochs {
    const places = this.problem.placeIds.length;
    const key = ((epoch * 64 + classIndex) * places + from) * places + to;
    const known = this.epochs.get(key);
    if (known) return known;
    const fresh: Epochs = { within: null, withinSeconds: 0, noWayFrom: Infinity };
    this.epochs.set(key, fresh);
    return fresh;
  }

  private ask(classIndex: number, from: number, to: number, departAt: Instant): FoundLeg | null {
    const key = `${classIndex}|${from}|${to}|${departAt}`;
    const known = this.exact.get(key);
    if (known !== undefined) return known;
    const { placeIds } = this.problem;
    const answer = this.travel.findLeg({
      classes: [classIndex],
      fromId: placeIds[from]!,
      toId: placeIds[to]!,
      departAt,
    });
    const leg = answer.kind === 'found' ? answer : null;
    this.exact.set(key, leg);
    return leg;
  }
}
