import type { Instant } from '../../domain/index.ts';
import type { FleetProblem } from './fleet-problem.ts';
import type { GateBook } from './gate-book.ts';
import { type LegCache, NO_WAY } from './leg-cache.ts';

/** A convoy whose times are wanted. */
export interface ConvoyRequest {
  readonly day: number;
  readonly classIndex: number;
  readonly home: number;
  readonly from: number;
  readonly vehicles: number;
  readonly stops: readonly { readonly place: number; readonly vehicles: number }[];
  /** The vehicles are free from here on. */
  readonly notBefore: Instant;
}

export interface ConvoyTimes {
  /** Departure from home, or the start of loading where home is the loading place. */
  readonly departAt: Instant;
  readonly returnAt: Instant;
  readonly visits: readonly TimedVisit[];
  readonly legs: readonly TimedLeg[];
}
export interface TimedVisit {
  readonly place: number;
  readonly arriveAt: Instant;
  readonly startAt: Instant;
  readonly endAt: Instant;
}
export interface TimedLeg {
  readonly from: number;
  readonly to: number;
  readonly departAt: Instant;
  readonly arriveAt: Instant;
}

/** Seconds of loading or unloading that many vehicles at a place (docs/rules.md R14). */
export const handlingSeconds = (
  problem: FleetProblem,
  purpose: 'load' | 'unload',
  place: number,
  vehicles: number,
): number => {
  const { handling } = problem.rules;
  const rounds = Math.ceil(vehicles / problem.bays[place]!);
  return purpose === 'load'
    ? handling.loadingSeconds + handling.loadingSecondsPerVehicle * rounds
    : handling.unloadingSeconds + handling.unloadingSecondsPerVehicle * rounds;
};

/**
 * The earliest times of a convoy inside its day: it waits at places for gates, headway and roads to open (docs/rules.md
 * R13, R14, R17). Where that leaves vehicles waiting, it leaves home later without returning later, to save duty. Null if
 * it cannot be back in time.
 */
export const timeConvoy = (
  problem: FleetProblem,
  legs: LegCache,
  gates: GateBook,
  request: ConvoyRequest,
): ConvoyTimes | null => {
  const earliest = goForward(problem, legs, gates, request, request.notBefore);
  if (earliest === null) return null;
  const wait = waitingSeconds(earliest);
  if (wait < WORTH_WAITING_SECONDS) return earliest;
  for (const delay of [wait, Math.max(0, earliest.visits[0]!.startAt - earliest.visits[0]!.arriveAt)]) {
    if (delay === 0) continue;
    const later = goForward(problem, legs, gates, request, earliest.departAt + delay);
    if (later !== null && later.returnAt <= earliest.returnAt) return later;
  }
  return earliest;
};

/** Below this a later departure is not looked for. */
const WORTH_WAITING_SECONDS = 300;
/** A leg that finds no way is tried again at so many changes of access. */
const MOST_RETRIES = 8;

const goForward = (
  problem: FleetProblem,
  legs: LegCache,
  gates: GateBook,
  request: ConvoyRequest,
  notBefore: Instant,
): ConvoyTimes | null => {
  const { day, classIndex, home, from } = request;
  const { to: dayEnd } = problem.frames[day]!;
  const open = (place: number) => problem.open[place * problem.dayCount + day]!;
  const visits: TimedVisit[] = [];
  const timed: TimedLeg[] = [];
  let at = notBefore;
  let place = home;

  /** Travels on from `place`, leaving as soon as there is a way; false if there is none before the day ends. */
  const travel = (to: number, headway: boolean): boolean => {
    if (to === place) return true;
    let departAt = at;
    for (let attempt = 0; attempt < MOST_RETRIES && departAt <= dayEnd; attempt++) {
      if (headway) departAt = gates.earliestDeparture(place, departAt);
      const seconds = legs.seconds(classIndex, place, to, departAt);
      if (seconds !== NO_WAY) {
        if (departAt + seconds > dayEnd) return false;
        timed.push({ from: place, to, departAt, arriveAt: departAt + seconds });
        at = departAt + seconds;
        place = to;
        return true;
      }
      departAt = legs.nextChange(departAt);
    }
    return false;
  };
  /** Is served at `place` in the first opening that is long enough; false if none is. */
  const serve = (seconds: number): boolean => {
    for (const interval of open(place)) {
      const startAt = Math.max(at, interval.from);
      const endAt = startAt + seconds;
      if (endAt > interval.to) continue;
      if (endAt > dayEnd) return false;
      visits.push({ place, arriveAt: at, startAt, endAt });
      at = endAt;
      return true;
    }
    return false;
  };

  if (!travel(from, false)) return null;
  if (!serve(handlingSeconds(problem, 'load', from, request.vehicles))) return null;
  for (const [index, stop] of request.stops.entries()) {
    if (!travel(stop.place, index === 0)) return null;
    if (!serve(handlingSeconds(problem, 'unload', stop.place, stop.vehicles))) return null;
  }
  if (!travel(home, false)) return null;
  const first = timed[0]!;
  const departAt = first.from === home && home !== from ? first.departAt : visits[0]!.startAt;
  if (departAt !== visits[0]!.startAt || home !== from)
    return { departAt, returnAt: at, visits, legs: timed };
  // Loading at home: the convoy is there when loading starts, not before.
  return {
    departAt,
    returnAt: at,
    visits: [{ ...visits[0]!, arriveAt: departAt }, ...visits.slice(1)],
    legs: timed,
  };
};

/** Seconds spent waiting at places after leaving home. */
const waitingSeconds = (times: ConvoyTimes): number => {
  let waiting = 0;
  times.visits.forEach((visit, index) => {
    waiting += visit.startAt - visit.arriveAt;
    const leg = times.legs.find(
      (candidate) => candidate.from === visit.place && candidate.departAt >= visit.endAt,
    );
    if (leg && index < times.visits.length - 1) waiting += leg.departAt - visit.endAt;
  });
  return waiting;
};
