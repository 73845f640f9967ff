import type { Leg, Movement, PathStep } from '../../domain/index.ts';
import type { ConvoyTimes } from './convoy-timing.ts';
import type { FleetProblem } from './fleet-problem.ts';
import { type LegCache, NO_WAY } from './leg-cache.ts';

/** A notified movement on today's roads. */
export interface CommittedLegs {
  /** With its own ways where nothing quicker has opened. */
  readonly movement: Movement;
  readonly times: ConvoyTimes;
  readonly rerouted: boolean;
}

/** Two searches on the same roads may differ by the rounding of one second. */
const ROUNDING_SECONDS = 1;

/**
 * The movement with its ways as they are today, each leaving when it was to leave; or the leg that would now arrive later
 * or finds no way. A way that is still the quickest is kept as it was (docs/rules.md R29).
 */
export const travelCommitted = (
  problem: FleetProblem,
  legs: LegCache,
  classIndex: number,
  movement: Movement,
): CommittedLegs | { readonly lateLeg: Leg } => {
  const place = (id: string): number => problem.placeIndex.get(id)!;
  const driven: Leg[] = [];
  let rerouted = false;
  for (const leg of movement.legs) {
    const [from, to] = [place(leg.fromId), place(leg.toId)];
    const seconds = legs.seconds(classIndex, from, to, leg.departAt);
    const planned = leg.arriveAt - leg.departAt;
    if (seconds === NO_WAY || seconds > planned + ROUNDING_SECONDS) return { lateLeg: leg };
    const { path, metres } = legs.describe(classIndex, from, to, leg.departAt);
    if (isSameWay(path, leg.path) && Math.abs(seconds - planned) <= ROUNDING_SECONDS) {
      driven.push(leg);
    } else if (seconds > planned) {
      return { lateLeg: leg };
    } else {
      rerouted = true;
      driven.push({ ...leg, arriveAt: leg.departAt + seconds, metres, path });
    }
  }
  const first = driven[0];
  const leaves = first !== undefined && first.fromId === movement.homeId && loadsAway(movement);
  const visits = movement.visits.map((visit) => {
    const into = driven.find((leg) => leg.toId === visit.placeId && leg.departAt < visit.startAt);
    return into === undefined ? visit : { ...visit, arriveAt: into.arriveAt };
  });
  return {
    movement: { ...movement, visits, legs: driven },
    rerouted,
    times: {
      departAt: leaves ? first.departAt : visits[0]!.startAt,
      // Where the last stop is its home, the convoy is back when it has unloaded.
      returnAt: Math.max(driven.at(-1)?.arriveAt ?? 0, visits.at(-1)!.endAt),
      visits: visits.map(({ placeId, arriveAt, startAt, endAt }) => ({
        place: place(placeId),
        arriveAt,
        startAt,
        endAt,
      })),
      legs: driven.map(({ fromId, toId, departAt, arriveAt }) => ({
        from: place(fromId),
        to: place(toId),
        departAt,
        arriveAt,
      })),
    },
  };
};

const loadsAway = (movement: Movement): boolean => movement.visits[0]!.placeId !== movement.homeId;

/** Equal but for the seconds at which steps are entered. */
const isSameWay = (a: readonly PathStep[], b: readonly PathStep[]): boolean =>
  a.length === b.length && a.every((step, index) => nameStep(step) === nameStep(b[index]!));

const nameStep = (step: PathStep): string => {
  switch (step.kind) {
    case 'road':
      return `${step.roadId} ${step.from} ${step.to}`;
    case 'link':
      return `${step.linkId} ${step.fromId} ${step.toId}`;
    case 'connect':
      return `${step.placeId} ${step.roadId} ${step.at}`;
  }
};
