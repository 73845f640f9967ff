import { compareStrings } from '../base/index.ts';
import type { AreaId, PeopleFact, Place, PlaceId } from '../domain/index.ts';
import type { ExerciseWorld } from './exercise-world.ts';
import { drawBetween, drawChance, drawLogNormal, drawRange, roundAsCounted } from './random-draws.ts';

export interface DrawnPeople {
  readonly facts: readonly PeopleFact[];
  /** How many there really are at each site; what nobody in the exercise knows. */
  readonly truth: ReadonlyMap<PlaceId, number>;
  /** The places with the weights by which counts of areas are shared. */
  readonly places: readonly Place[];
}

/**
 * People of each site, log-normal: many small sites and a few very large ones. In about a third of the areas most sites were
 * not counted one by one but with the area. A few sites have a second count that disagrees, and a few are counted anew
 * during the horizon, which a plan made before cannot know.
 */
export function drawPeople(world: ExerciseWorld, places: readonly Place[]): DrawnPeople {
  const sites = places.filter(({ kind }) => kind === 'site');
  const truth = new Map(sites.map(({ id }) => [id, drawTruth(world, id)]));
  const facts: PeopleFact[] = [];
  const countedWithArea = new Set<PlaceId>();
  const areaTotals = new Map<AreaId, number>();
  for (const { id, areaId } of sites) {
    const best = truth.get(id)!;
    if (areaId !== null) areaTotals.set(areaId, (areaTotals.get(areaId) ?? 0) + best);
    if (areaId !== null && isCountedWithArea(world, areaId, id)) countedWithArea.add(id);
    else facts.push(...countSite(world, id, best));
  }
  const areas = new Set(
    sites.flatMap(({ id, areaId }) => (areaId !== null && countedWithArea.has(id) ? [areaId] : [])),
  );
  for (const areaId of [...areas].sort(compareStrings)) {
    const id = `people-${areaId}`;
    const random = world.random('people', areaId);
    const best = areaTotals.get(areaId)!;
    facts.push({
      subject: { kind: 'area', areaId },
      date: world.dateOf(-2),
      group: 'people',
      count: drawRange(random, best, 0.15, 0.25),
      origin: world.originOf(id, { countingPoint: 'registration of the district' }),
    });
  }
  return {
    facts,
    truth,
    places: places.map((place) =>
      countedWithArea.has(place.id)
        ? { ...place, peopleWeight: Math.max(1, Math.round(truth.get(place.id)! / PEOPLE_PER_WEIGHT)) }
        : place,
    ),
  };
}

function drawTruth(world: ExerciseWorld, site: PlaceId): number {
  const drawn = drawLogNormal(world.random('people', site), MEDIAN_PEOPLE, SIGMA);
  return roundAsCounted(Math.max(LEAST_PEOPLE, Math.min(MOST_PEOPLE, drawn)));
}

const isCountedWithArea = (world: ExerciseWorld, area: AreaId, site: PlaceId): boolean =>
  drawChance(world.random('counted-by-area', area), 0.35) &&
  drawChance(world.random('counted-by-area', site), 0.7);

function countSite(world: ExerciseWorld, site: PlaceId, best: number): readonly PeopleFact[] {
  const random = world.random('count', site);
  const id = `people-${site}`;
  const assumed = drawChance(random, 0.15);
  const fact: PeopleFact = {
    subject: { kind: 'place', placeId: site },
    date: world.dateOf(-1 - random.nextBelow(5)),
    group: 'people',
    count: drawRange(random, best, 0.2, 0.4),
    origin: world.originOf(id, {
      countingPoint: 'head count at the site',
      ...(assumed
        ? { credibility: 5, assumption: 'Exercise: counted from the air; nobody has been there.' }
        : {}),
    }),
  };
  const facts = [fact];
  if (drawChance(random, 0.06)) {
    const other = roundAsCounted(best * drawBetween(random, 1.15, 1.8));
    facts.push({
      ...fact,
      count: { low: other, best: other, high: other },
      origin: world.originOf(`${id}-leaders`, { credibility: 6, countingPoint: 'list of the leaders' }),
    });
  }
  if (drawChance(random, 0.04) && world.options.days > 2) {
    const later = roundAsCounted(best * drawBetween(random, 0.6, 1.7));
    facts.push({
      ...fact,
      date: world.dateOf(2),
      count: { low: later, best: later, high: later },
      origin: world.originOf(`${id}-new`, { knownAt: world.startOf(2) + 12 * 3600, lastVerifiedAt: null }),
    });
  }
  return facts;
}

const MEDIAN_PEOPLE = 800;
const SIGMA = 0.95;
const LEAST_PEOPLE = 120;
const MOST_PEOPLE = 40_000;
const PEOPLE_PER_WEIGHT = 100;
