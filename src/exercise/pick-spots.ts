import type { Problem } from '../domain/index.ts';
import { type Junction, listJunctions, type RoadNetwork } from '../network/index.ts';
import type { PlaceSpots } from './draw-places.ts';
import type { ExerciseWorld } from './exercise-world.ts';
import { rankCrossings, rankHubs, rankSites } from './rank-junctions.ts';

/** Junctions from which places are chosen. */
export interface JunctionChoice {
  /** Those that all classes together can drive to: for hubs and crossings. */
  readonly tight: readonly Junction[];
  /** Those of the class that comes to the most: for sites. */
  readonly wide: readonly Junction[];
}

export function chooseJunctions(network: RoadNetwork, classCount: number): JunctionChoice {
  const each = Array.from({ length: classCount }, (_, c) => listJunctions(network, [c]));
  const wide = each.reduce((most, junctions) => (junctions.length > most.length ? junctions : most));
  const all =
    classCount === 1
      ? wide
      : listJunctions(
          network,
          each.map((_, c) => c),
        );
  // On a map in pieces the roads that all can drive may hang together elsewhere.
  const inWide = new Set(wide.map(({ mapNode }) => mapNode));
  return { wide, tight: all.filter(({ mapNode }) => inWide.has(mapNode)) };
}

/** Junctions for all places, none for two; or why there are not enough. Those in `barred` are not taken. */
export function pickSpots(
  world: ExerciseWorld,
  { tight, wide }: JunctionChoice,
  barred: ReadonlySet<number>,
): { readonly spots: PlaceSpots } | { readonly problem: Problem } {
  const { sites, hubs, crossings } = world.options;
  const taken = new Set(barred);
  const take = (ranked: Iterable<Junction>, count: number): readonly Junction[] => {
    const found: Junction[] = [];
    if (count === 0) return found;
    for (const junction of ranked) {
      if (taken.has(junction.mapNode)) continue;
      taken.add(junction.mapNode);
      if (found.push(junction) === count) break;
    }
    return found;
  };
  const spots: PlaceSpots = {
    crossings: take(rankCrossings(tight, world.random('crossings')), crossings),
    hubs: take(rankHubs(tight, world.random('hubs')), hubs),
    sites: take(rankSites(wide, world.random('sites')), sites),
  };
  if (spots.crossings.length === crossings && spots.hubs.length === hubs && spots.sites.length === sites)
    return { spots };
  return {
    problem: {
      code: 'exercise.too-few-junctions',
      severity: 'error',
      at: { file: '--sites' },
      expected: `at most as many places as junctions that the vehicles can drive between: ${wide.length} in all, ${tight.length} for hubs and crossings`,
      got: `${sites} sites, ${hubs} hubs, ${crossings} crossings`,
      remedy: 'Ask for fewer places or take a larger extract.',
    },
  };
}
