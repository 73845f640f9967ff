import { type Fleet, fleetId, type Place, type PlaceId, type PlanningRules } from '../domain/index.ts';
import type { Demand } from './demand.ts';
import { OWNERS } from './draw-places.ts';
import type { ExerciseWorld } from './exercise-world.ts';
import { drawChance, drawOne, drawRange } from './random-draws.ts';
import { VEHICLE_KINDS, type VehicleKind } from './vehicle-kinds.ts';

/** Seconds from a hub to a place for a kind (index); `Infinity` where there is no way. */
export type TravelSeconds = (kindIndex: number, hubId: PlaceId, placeId: PlaceId) => number;

/**
 * Vehicles of each hub: enough to bring each site its daily load, and the hub what it hands on, with a quarter more
 * time than computed; divided by the tightness. The first kind stands at every hub, each other at some.
 */
export function drawFleet(
  world: ExerciseWorld,
  places: readonly Place[],
  hubOfSite: ReadonlyMap<PlaceId, PlaceId>,
  demand: Demand,
  rules: PlanningRules,
  travelSeconds: TravelSeconds,
): readonly Fleet[] {
  const hubs = places.filter(({ kind }) => kind === 'hub');
  const crossings = places.filter(({ kind }) => kind === 'crossing');
  const kinds = VEHICLE_KINDS.slice(0, world.options.classes);
  return hubs.flatMap((hub, hubIndex) => {
    const sites = [...hubOfSite].filter(([, id]) => id === hub.id).map(([site]) => site);
    const standing = kinds.map(
      (kind, index) =>
        index === 0 ||
        index % hubs.length === hubIndex ||
        drawChance(world.random('stands', hub.id, kind.id), 0.6),
    );
    const shares = kinds.reduce((sum, { share }, index) => sum + (standing[index] ? share : 0), 0);
    return kinds.flatMap((kind, index): Fleet[] => {
      if (!standing[index]) return [];
      const seconds =
        countSiteSeconds(kind, index, hub.id, sites, demand, rules, travelSeconds) +
        countGateSeconds(kind, index, hub.id, sites, crossings, demand, rules, travelSeconds);
      const needed = (seconds * TIME_RESERVE * (kind.share / shares)) / DUTY_SECONDS;
      const best = Math.max(1, Math.ceil((needed * 1000) / world.options.tightnessThousandths));
      return [toFleet(world, hub, kind, Math.min(MOST_VEHICLES, best))];
    });
  });
}

/** Vehicle-seconds a day to bring the sites their loads, were this the only kind. */
function countSiteSeconds(
  kind: VehicleKind,
  index: number,
  hub: PlaceId,
  sites: readonly PlaceId[],
  demand: Demand,
  rules: PlanningRules,
  travelSeconds: TravelSeconds,
): number {
  let total = 0;
  for (const site of sites) {
    const seconds = travelSeconds(index, hub, site);
    if (seconds === Infinity) continue;
    // A small load still takes its part of a trip.
    const trips = Math.max(countTrips(kind, demand, [site]), 1 / rules.convoy.maxStops);
    total += trips * (2 * seconds + computeHandlingSeconds(rules));
  }
  return total;
}

/** The same to fetch from the nearest crossing what the sites use up. */
function countGateSeconds(
  kind: VehicleKind,
  index: number,
  hub: PlaceId,
  sites: readonly PlaceId[],
  crossings: readonly Place[],
  demand: Demand,
  rules: PlanningRules,
  travelSeconds: TravelSeconds,
): number {
  const nearest = Math.min(...crossings.map(({ id }) => travelSeconds(index, hub, id)));
  if (!(nearest < Infinity)) return 0;
  return countTrips(kind, demand, sites) * (2 * nearest + computeHandlingSeconds(rules));
}

/** Full loads, by weight or by volume, whichever are more. */
const countTrips = (kind: VehicleKind, demand: Demand, sites: readonly PlaceId[]): number => {
  const sum = (each: ReadonlyMap<PlaceId, number>): number =>
    sites.reduce((total, site) => total + each.get(site)!, 0);
  return Math.max(sum(demand.gramsPerDay) / kind.payloadGrams, sum(demand.cm3PerDay) / kind.volumeCm3);
};

const computeHandlingSeconds = ({ handling, duty }: PlanningRules): number =>
  handling.loadingSeconds +
  handling.loadingSecondsPerVehicle +
  handling.unloadingSeconds +
  handling.unloadingSecondsPerVehicle +
  duty.turnaroundSeconds;

function toFleet(world: ExerciseWorld, hub: Place, kind: VehicleKind, best: number): Fleet {
  const id = `${kind.id}-${hub.id}`;
  const random = world.random('fleet', id);
  const { id: _, share: __, ...vehicle } = kind;
  return {
    ...vehicle,
    id: fleetId(id),
    count: drawRange(random, best, 0.3, 0.2),
    homeId: hub.id,
    owner: drawOne(random, OWNERS),
    dutySeconds: DUTY_SECONDS,
    fromDate: null,
    toDate: null,
    mode: 'road',
    origin: world.originOf(id, {
      assumption: drawChance(random, 0.4) ? 'Exercise: promised by the transporter, not yet seen.' : null,
    }),
  };
}

const DUTY_SECONDS = 10 * 3600;
const TIME_RESERVE = 1.25;
const MOST_VEHICLES = 10_000;
