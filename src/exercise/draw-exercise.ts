import type {
  AccessConstraint,
  Operation,
  Place,
  PlaceId,
  PlanningRules,
  Problem,
  RoadMap,
} from '../domain/index.ts';
import { buildRoadNetwork, type Junction, type VehicleClass } from '../network/index.ts';
import { buildAccessGround } from './access-shapes.ts';
import { computeDemand } from './demand.ts';
import { type Districts, drawDistricts } from './districts.ts';
import { countStates, drawAccess } from './draw-access.ts';
import { drawCapacities } from './draw-capacity.ts';
import { drawFleet } from './draw-fleet.ts';
import { drawPeople } from './draw-people.ts';
import { drawPlaces } from './draw-places.ts';
import { drawStorage } from './draw-storage.ts';
import { drawSupply } from './draw-supply.ts';
import type { ExerciseOptions } from './exercise-options.ts';
import { listExerciseSources } from './exercise-sources.ts';
import { createExerciseWorld, type ExerciseWorld } from './exercise-world.ts';
import type { Position } from './flat-metres.ts';
import { chooseJunctions, type JunctionChoice, pickSpots } from './pick-spots.ts';
import { computeReach, type Reach } from './reach.ts';
import { listExerciseGoods, listExerciseNeeds } from './relief-menu.ts';
import { VEHICLE_KINDS } from './vehicle-kinds.ts';

export interface ExerciseInput {
  readonly roads: RoadMap;
  /** The product's default rules: what an exercise does not set. */
  readonly rules: PlanningRules;
  readonly options: ExerciseOptions;
  readonly observer: (text: string) => void;
}

export type DrawnExercise =
  | { readonly kind: 'drawn'; readonly operation: Operation; readonly states: number }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/**
 * A made-up operation on real roads, the same for the same roads, options and seed. docs/exercises.md is its specification.
 * Refused with `exercise.too-few-junctions` or `exercise.cut-off`. The days lack the times of the sun: reading the
 * written files gives them.
 */
export function drawExercise(input: ExerciseInput): DrawnExercise {
  const { roads, options, observer } = input;
  const rules = setExerciseRules(input.rules);
  const classes = listClasses(options.classes);
  observer('Looking for junctions');
  const network = buildRoadNetwork({
    ...{ roads, classes, rules: rules.roads },
    ...{ places: [], links: [], constraints: [] },
  });
  const choice = chooseJunctions(network, classes.length);
  const world = createExerciseWorld(options, meanPosition(choice.wide).lonE7);
  const districts = drawDistricts(choice.wide);
  const reachOf = (places: readonly Place[], constraints: readonly AccessConstraint[]): Reach =>
    computeReach(world, { roads, places, constraints, classes, rules: rules.roads });
  observer('Choosing places');
  const placed = choosePlaces(world, choice, districts, (places) => reachOf(places, []));
  if ('problem' in placed) return { kind: 'refused', problems: [placed.problem] };
  const { reach } = placed;

  observer('Drawing people, goods and vehicles');
  const { places, truth, facts: people } = drawPeople(world, placed.places);
  const hubOfSite = assignHubs(places, reach, classes.length);
  const needs = listExerciseNeeds(world);
  const goods = listExerciseGoods(world);
  const demand = computeDemand(goods, needs, truth, rules.householdSize);
  const supply = drawSupply(world, places, goods, demand, sumByHub(places, hubOfSite, truth));
  const fleet = drawFleet(world, places, hubOfSite, demand, rules, reach.seconds);

  observer('Drawing access');
  const ground = buildAccessGround(
    roads,
    (road) => network.paces.some((pace) => pace[road]! < Infinity),
    choice.tight,
  );
  const access = drawAccess(world, ground, (constraints) => reachOf(places, constraints).cutOff.length === 0);
  if (access === null)
    return { kind: 'refused', problems: [cutOff('places that the closures drawn cut off in every state')] };

  return {
    kind: 'drawn',
    states: countStates(world, access),
    operation: {
      format: 'throughline/operation@1',
      id: `exercise-${options.seed}-${roads.hash.slice(0, 8)}`,
      name: `EXERCISE: ${options.sites} sites, ${options.days} days (seed ${options.seed})`,
      nameLocal: null,
      exercise: true,
      languages: ['en'],
      sensitivity: 'restricted',
      summary: describe(options),
      timeZone: world.timeZone,
      timeZoneData: '',
      position: meanPosition(choice.wide),
      defaultAsOf: world.asOf,
      days: world.days,
      rules,
      sources: listExerciseSources(world, roads.credit),
      statements: [],
      asks: [],
      areas: districts.areas,
      places: drawStorage(world, places, goods, supply.stock, demand, hubOfSite),
      capacities: drawCapacities(world, places, demand, hubOfSite, truth),
      people,
      flows: [],
      conversions: [],
      needs,
      goods,
      ...supply,
      consumption: [],
      vehiclesOut: [],
      actuals: [],
      ledger: [],
      agreements: [],
      earmarks: [],
      notices: [],
      facilitation: [],
      commitments: null,
      fleet,
      access,
      links: [],
      roads,
    },
  };
}

/** Places of which each can be reached while nothing is shut; junctions that turn out not to be are left out. */
function choosePlaces(
  world: ExerciseWorld,
  choice: JunctionChoice,
  districts: Districts,
  reachOf: (places: readonly Place[]) => Reach,
): { readonly places: readonly Place[]; readonly reach: Reach } | { readonly problem: Problem } {
  const barred = new Set<number>();
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const picked = pickSpots(world, choice, barred);
    if ('problem' in picked) return picked;
    const places = drawPlaces(world, picked.spots, districts);
    const reach = reachOf(places);
    if (reach.cutOff.length === 0) return { places, reach };
    const out = new Set(
      places.filter(({ id }) => reach.cutOff.includes(id)).map(({ latE7, lonE7 }) => `${latE7}|${lonE7}`),
    );
    for (const { mapNode, latE7, lonE7 } of choice.wide)
      if (out.has(`${latE7}|${lonE7}`)) barred.add(mapNode);
  }
  return { problem: cutOff('places that no vehicle reaches from a hub') };
}

const cutOff = (got: string): Problem => ({
  code: 'exercise.cut-off',
  severity: 'error',
  at: {},
  expected: 'sites and crossings that some vehicle of some hub reaches in some access state',
  got,
  remedy: 'Take another seed, fewer places or a larger extract.',
});

/** The hub that is nearest in time for any class. */
function assignHubs(
  places: readonly Place[],
  reach: Reach,
  classCount: number,
): ReadonlyMap<PlaceId, PlaceId> {
  const hubs = places.filter(({ kind }) => kind === 'hub').map(({ id }) => id);
  const nearest = (site: PlaceId): PlaceId => {
    const secondsOf = (hub: PlaceId): number =>
      Math.min(...Array.from({ length: classCount }, (_, c) => reach.seconds(c, hub, site)));
    return hubs.reduce((best, hub) => (secondsOf(hub) < secondsOf(best) ? hub : best));
  };
  return new Map(places.filter(({ kind }) => kind === 'site').map(({ id }) => [id, nearest(id)]));
}

function sumByHub(
  places: readonly Place[],
  hubOfSite: ReadonlyMap<PlaceId, PlaceId>,
  truth: ReadonlyMap<PlaceId, number>,
): ReadonlyMap<PlaceId, number> {
  const sums = new Map(places.filter(({ kind }) => kind === 'hub').map(({ id }) => [id, 0]));
  for (const [site, hub] of hubOfSite) sums.set(hub, sums.get(hub)! + truth.get(site)!);
  return sums;
}

/** What the roads can tell of each kind of vehicle. */
const listClasses = (count: number): readonly VehicleClass[] =>
  VEHICLE_KINDS.slice(0, count).map(
    ({ heightMm, widthMm, grossGrams, speedFactorPpm, permits, offRoad }) => ({
      mode: 'road' as const,
      ...{ heightMm, widthMm, grossGrams, speedFactorPpm, permits, offRoad },
    }),
  );

/** The defaults, but convoys from one hub follow each other sooner: hubs of an exercise serve many sites. */
const setExerciseRules = (rules: PlanningRules): PlanningRules => ({
  ...rules,
  convoy: { ...rules.convoy, headwaySeconds: 300 },
  assumptions: {
    ...rules.assumptions,
    'convoy.headwaySeconds': 'Exercise: five minutes, so that one hub can serve many sites.',
  },
});

/** To a tenth of a degree, as the sun needs it. */
function meanPosition(junctions: readonly Junction[]): Position {
  const mean = (values: readonly number[]): number =>
    Math.round(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length) / 1e6) * 1e6 + 0;
  return {
    latE7: mean(junctions.map(({ latE7 }) => latE7)),
    lonE7: mean(junctions.map(({ lonE7 }) => lonE7)),
  };
}

const describe = ({
  sites,
  hubs,
  crossings,
  days,
  classes,
  states,
  tightnessThousandths,
  seed,
}: ExerciseOptions): string =>
  `EXERCISE. Made up by a generator on real roads: ${sites} sites, ${hubs} hubs, ${crossings} crossings, ${days} days, ` +
  `${classes} kinds of vehicle, ${states} access states, tightness ${tightnessThousandths / 1000}, seed ${seed}. ` +
  'People, stock, vehicles and closures are not real. Not for real use.';

const MOST_ATTEMPTS = 5;
