import { assert } from '../base/index.ts';
import type { Instant, Interval, PathStep, PlaceId } from '../domain/index.ts';
import type { AccessTimeline } from './access-timeline.ts';
import { buildConvoy, type DetachedReason } from './convoy.ts';
import { createLegFinder, type FoundLeg } from './leg-finder.ts';
import { arrivalOf, placeInTime } from './leg-template.ts';
import { MS_PER_SECOND, UNREACHABLE } from './milliseconds.ts';
import type { RoadNetwork } from './road-network.ts';
import { createTimeStore } from './time-store.ts';
import { buildWeightTables, type WeightTables } from './weight-tables.ts';

export interface LegQuery {
  /** Classes in the convoy (indices into the network's classes), in any order. */
  readonly classes: readonly number[];
  readonly fromId: PlaceId;
  readonly toId: PlaceId;
  readonly departAt: Instant;
  /** Arrivals after this are of no use: the search may stop there. Null or absent: the end of the timeline. */
  readonly latestArriveAt?: Instant | null;
}

/**
 * no-road-within, classes-snap-apart: a place is on no road for this convoy, or on another one for each class.
 * no-path: there is no way at any time of the timeline. shut: not when leaving at that time, or not in time.
 */
export type UnreachableReason = DetachedReason | 'no-path' | 'shut';

export type Unreachable = { readonly unreachable: UnreachableReason };

export interface TravelledLeg {
  readonly arriveAt: Instant;
  /** Roads, links and the ways between places and roads; a link without metres counts 0. */
  readonly metres: number;
  readonly path: PathStep[];
}

/** Answers about travel over one network and one timeline. Keeps what it computed in bounded caches; answers never depend on them. */
export interface Travel {
  readonly network: RoadNetwork;
  readonly timeline: AccessTimeline;
  /**
   * T of docs/rules.md R20 in seconds with three decimals, `Infinity` where there is no way: row-major, from x to.
   * The states are those of `window`.
   */
  readonly optimisticSeconds: (
    classIndex: number,
    window: Interval,
    fromIds: readonly PlaceId[],
    toIds: readonly PlaceId[],
  ) => Float64Array;
  /** The leg that arrives first when leaving at that instant, waiting nowhere. `departAt` lies in the timeline. */
  readonly findLeg: (query: LegQuery) => TravelledLeg | Unreachable;
  /** The same without its path, for many questions: fast while a leg stays within one access epoch. */
  readonly findArrival: (query: LegQuery) => Instant | Unreachable;
  /** The first instant after `t` at which access changes; null: none. */
  readonly nextChange: (t: Instant) => Instant | null;
  /**
   * The first departure at or after `departAt`, and at most `latestDepartAt`, from which the leg is possible, among
   * `departAt` itself, changes of access, and departures that come to a shut road just as it opens. Null: none of these.
   */
  readonly earliestOpenDeparture: (query: LegQuery & { readonly latestDepartAt: Instant }) => Instant | null;
}

export const isUnreachable = (answer: object | number): answer is Unreachable =>
  typeof answer === 'object' && 'unreachable' in answer;

/** `timeline` must be of the network's own constraints. */
export function buildTravel(network: RoadNetwork, timeline: AccessTimeline): Travel {
  assert(
    timeline.constraints.length === network.constraints.length &&
      timeline.constraints.every(({ id }, c) => id === network.constraints[c].id),
    'network and timeline hold the same constraints in the same order',
  );
  const times = createTimeStore(network);
  const tablesOfConvoy = new Map<string, WeightTables>();
  const tablesOf = (classes: readonly number[]): WeightTables => {
    const key =
      classes.length === 1 ? String(classes[0]) : [...new Set(classes)].sort((a, b) => a - b).join(',');
    let tables = tablesOfConvoy.get(key);
    if (tables === undefined) {
      assert(classes.length > 0, 'a convoy has a class');
      tables = buildWeightTables(network, buildConvoy(network, key.split(',').map(Number)), timeline);
      tablesOfConvoy.set(key, tables);
    }
    return tables;
  };
  const placeOf = (id: PlaceId): number => {
    const place = network.placeIndex.get(id);
    assert(place !== undefined, `${id} is a place of the network`);
    return place;
  };
  const finder = createLegFinder(network, timeline, times);

  const find = (query: LegQuery): FoundLeg | Unreachable => {
    const { classes, fromId, toId, departAt, latestArriveAt } = query;
    return finder.find(
      tablesOf(classes),
      placeOf(fromId),
      placeOf(toId),
      departAt,
      latestArriveAt ?? timeline.interval.to,
    );
  };

  const findArrival: Travel['findArrival'] = (query) => {
    const found = find(query);
    return isUnreachable(found) ? found : arrivalOf(found, query.departAt);
  };

  return {
    network,
    timeline,
    optimisticSeconds(classIndex, window, fromIds, toIds) {
      const table = tablesOf([classIndex]).optimistic(timeline.statesWithin(window.from, window.to));
      const from = fromIds.map(placeOf);
      const to = toIds.map(placeOf);
      const matrix = new Float64Array(from.length * to.length);
      for (let i = 0; i < from.length; i++) {
        for (let k = 0; k < to.length; k++) {
          const ms = times.timeBetween(table, from[i], to[k]);
          matrix[i * to.length + k] = ms === UNREACHABLE ? Infinity : ms / MS_PER_SECOND;
        }
      }
      return matrix;
    },
    findLeg(query) {
      const found = find(query);
      if (isUnreachable(found)) return found;
      const template = found.template();
      return {
        arriveAt: arrivalOf(found, query.departAt),
        metres: template.metres,
        path: placeInTime(template, query.departAt),
      };
    },
    findArrival,
    nextChange: timeline.nextChange,
    earliestOpenDeparture(query) {
      for (let t: Instant | null = query.departAt; t !== null && t <= query.latestDepartAt; ) {
        if (!isUnreachable(findArrival({ ...query, departAt: t }))) return t;
        const change = timeline.nextChange(t);
        if (change !== null) {
          const departAt = finder.departToMeet(
            tablesOf(query.classes),
            placeOf(query.fromId),
            placeOf(query.toId),
            t,
            change,
          );
          if (departAt !== null && departAt > t && departAt < change && departAt <= query.latestDepartAt) {
            if (!isUnreachable(findArrival({ ...query, departAt }))) return departAt;
          }
        }
        t = change;
      }
      return null;
    },
  };
}
