import {
  type FleetId,
  type Instant,
  type Interval,
  type Operation,
  type PlaceId,
  resolveSituation,
  type Situation,
} from '../../domain/index.ts';
import { computeLanes, type Lanes, type LaneTravel } from '../../engine/index.ts';
import {
  buildAccessTimeline,
  buildRoadNetwork,
  buildTravel,
  classifyFleet,
  type FleetClasses,
  type Travel,
} from '../../network/index.ts';

/** Everything a plan is made from: facts resolved, roads built, lanes known. */
export interface Prepared {
  readonly situation: Situation;
  readonly travel: Travel;
  readonly fleetClasses: FleetClasses;
  readonly laneTravel: LaneTravel;
  readonly lanes: Lanes;
}

/**
 * Resolves an operation as of an instant and builds its roads, or takes those of `before` where nothing that roads depend
 * on has changed. The costly part of start-up.
 */
export const prepare = (operation: Operation, asOf: Instant, before?: Prepared): Prepared => {
  const situation = resolveSituation(operation, asOf);
  const roads =
    before !== undefined && sameRoads(before.situation, situation) ? before : buildRoads(situation);
  const { travel, fleetClasses, laneTravel } = roads;
  return {
    situation,
    travel,
    fleetClasses,
    laneTravel,
    lanes: computeLanes(situation, laneTravel),
  };
};

const sameRoads = (a: Situation, b: Situation): boolean =>
  a.asOf === b.asOf &&
  JSON.stringify(a.operation.links.map((link) => link.seconds)) ===
    JSON.stringify(b.operation.links.map((link) => link.seconds));

const buildRoads = (situation: Situation): Pick<Prepared, 'travel' | 'fleetClasses' | 'laneTravel'> => {
  const { operation: visible, days, asOf } = situation;
  const fleetClasses = classifyFleet(visible.fleet);
  const first = days[0]?.startsAt ?? asOf;
  const timeline = buildAccessTimeline(visible.access, days, {
    from: first,
    to: days.at(-1)?.endsAt ?? first + 1,
  });
  const network = buildRoadNetwork({
    roads: visible.roads,
    places: visible.places,
    links: visible.links,
    constraints: timeline.constraints,
    classes: fleetClasses.classes,
    rules: visible.rules.roads,
  });
  const travel = buildTravel(network, timeline);
  return { travel, fleetClasses, laneTravel: adaptTravel(travel, fleetClasses, situation) };
};

/** Lanes ask for pairs of places; the network answers whole rows, kept here. */
const adaptTravel = (travel: Travel, fleetClasses: FleetClasses, situation: Situation): LaneTravel => {
  const placeIds = situation.operation.places.map((place) => place.id);
  const columns = new Map(placeIds.map((id, index) => [id, index]));
  const hubs = situation.operation.places
    .filter((place) => place.kind === 'hub' || place.kind === 'crossing')
    .map((place) => place.id);
  const homes = situation.operation.fleet.map((row) => row.homeId);
  const bases = [...new Set([...hubs, ...homes])];
  const rows = new Map(bases.map((id, index) => [id, index]));
  const tables = new Map<string, { readonly out: Float64Array; readonly back: Float64Array }>();
  return {
    optimisticSeconds: (fleetId: FleetId, window: Interval, fromId: PlaceId, toId: PlaceId): number => {
      const classIndex = fleetClasses.classOfFleet.get(fleetId) ?? 0;
      const key = `${classIndex}|${window.from}|${window.to}`;
      let table = tables.get(key);
      if (table === undefined) {
        table = {
          out: travel.optimisticSeconds(classIndex, window, bases, placeIds),
          back: travel.optimisticSeconds(classIndex, window, placeIds, bases),
        };
        tables.set(key, table);
      }
      const from = rows.get(fromId);
      const to = rows.get(toId);
      if (from !== undefined)
        return table.out[from * placeIds.length + (columns.get(toId) as number)] as number;
      return table.back[(columns.get(fromId) as number) * bases.length + (to as number)] as number;
    },
  };
};
