import type { Fleet } from '../../domain/index.ts';
import type { Case } from '../case.ts';
import { countVehicles } from '../derive/fleet.ts';
import { combineClasses } from '../roads/vehicle-class.ts';

/** One fleet row on one lane on one day, by optimistic times (R20). */
export interface Lane {
  readonly fleet: Fleet;
  readonly fromId: string;
  readonly toId: string;
  readonly day: number;
  /** Round trip of one vehicle: home, load, drive, unload, home; whole seconds. */
  readonly roundSeconds: number;
  /** Vehicles in force that day. */
  readonly count: number;
  /** Seconds one vehicle can work that day: min(G - F, duty). */
  readonly workSeconds: number;
}

type LaneCase = Pick<Case, 'operation' | 'days' | 'frames' | 'placeDays' | 'roadsOf'>;

/** All lanes that exist on any day: crossing to hub, hub to site. */
export function buildLanes(judged: LaneCase): Lane[] {
  const { operation, days } = judged;
  const ofKind = (kind: string): string[] =>
    operation.places.filter((place) => place.kind === kind).map((place) => place.id);
  const hubs = ofKind('hub');
  const pairs = [
    ...ofKind('crossing').flatMap((fromId) => hubs.map((toId) => ({ fromId, toId, fromCrossing: true }))),
    ...hubs.flatMap((fromId) => ofKind('site').map((toId) => ({ fromId, toId, fromCrossing: false }))),
  ];
  const lanes: Lane[] = [];
  for (const fleet of operation.fleet) {
    for (let day = 0; day < days.length; day++) {
      const count = countVehicles(fleet, operation.vehiclesOut, days[day]!);
      const { from, to } = judged.frames[day]!;
      const workSeconds = Math.min(to - from, fleet.dutySeconds);
      if (count <= 0 || workSeconds <= 0) continue;
      for (const { fromId, toId, fromCrossing } of pairs) {
        if (fromCrossing && (judged.placeDays.get(fromId, day).trucks ?? 0) <= 0) continue;
        const roundSeconds = computeRound(judged, fleet, fromId, toId, day);
        if (roundSeconds > workSeconds) continue;
        lanes.push({ fleet, fromId, toId, day, roundSeconds, count, workSeconds });
      }
    }
  }
  return lanes;
}

function computeRound(judged: LaneCase, fleet: Fleet, fromId: string, toId: string, day: number): number {
  const { handling } = judged.operation.rules;
  const { optimisticSeconds } = judged.roadsOf(combineClasses([fleet]));
  const frame = judged.frames[day]!;
  const seconds =
    optimisticSeconds(frame, fleet.homeId, fromId) +
    optimisticSeconds(frame, fromId, toId) +
    optimisticSeconds(frame, toId, fleet.homeId) +
    handling.loadingSeconds +
    handling.loadingSecondsPerVehicle +
    handling.unloadingSeconds +
    handling.unloadingSecondsPerVehicle;
  // The sum of seconds carries rounding of about 1e-9, which must not cost a whole second.
  return Math.floor(seconds + 1e-6);
}
