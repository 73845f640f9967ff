import type { AccessConstraint, Place, PlaceId, PlanningRules, RoadMap } from '../domain/index.ts';
import { buildAccessTimeline, buildRoadNetwork, buildTravel, type VehicleClass } from '../network/index.ts';
import type { ExerciseWorld } from './exercise-world.ts';

/** Travel times of an exercise's vehicle classes between its hubs and all other places, over the whole horizon. */
export interface Reach {
  /** Least seconds in any state, over both directions the longer one; `Infinity` where there is no way. */
  readonly seconds: (classIndex: number, hubId: PlaceId, placeId: PlaceId) => number;
  /** Sites and crossings that no hub and class reaches there and back. */
  readonly cutOff: readonly PlaceId[];
}

export interface ReachInput {
  readonly roads: RoadMap;
  readonly places: readonly Place[];
  readonly constraints: readonly AccessConstraint[];
  readonly classes: readonly VehicleClass[];
  readonly rules: PlanningRules['roads'];
}

/** Builds the network of these places: the costly part of drawing an exercise. */
export function computeReach(world: ExerciseWorld, input: ReachInput): Reach {
  const whole = { from: world.startOf(0), to: world.startOf(world.options.days) };
  const travel = buildTravel(
    buildRoadNetwork({ ...input, links: [] }),
    buildAccessTimeline(input.constraints, world.days, whole),
  );
  const hubs = input.places.filter(({ kind }) => kind === 'hub').map(({ id }) => id);
  const others = input.places.filter(({ kind }) => kind !== 'hub').map(({ id }) => id);
  const [row, column] = [numbering(hubs), numbering(others)];
  const tables = input.classes.map((_, c) => ({
    out: travel.optimisticSeconds(c, whole, hubs, others),
    back: travel.optimisticSeconds(c, whole, others, hubs),
  }));
  const seconds: Reach['seconds'] = (classIndex, hubId, placeId) => {
    const { out, back } = tables[classIndex]!;
    const [hub, place] = [row.get(hubId)!, column.get(placeId)!];
    return Math.max(out[hub * others.length + place]!, back[place * hubs.length + hub]!);
  };
  return {
    seconds,
    cutOff: others.filter((place) =>
      hubs.every((hub) => input.classes.every((_, c) => seconds(c, hub, place) === Infinity)),
    ),
  };
}

const numbering = (ids: readonly PlaceId[]): ReadonlyMap<PlaceId, number> =>
  new Map(ids.map((id, index) => [id, index]));
