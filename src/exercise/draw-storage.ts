import { compareStrings } from '../base/index.ts';
import type { Good, Place, PlaceId, SupplyFact } from '../domain/index.ts';
import type { Demand } from './demand.ts';
import type { ExerciseWorld } from './exercise-world.ts';
import { drawBetween, drawChance } from './random-draws.ts';

/**
 * The places, by id, with what they can store: most hubs ten days and more of what their sites use up, and never less than
 * lies there; one site in ten a few days. The others do not say.
 */
export function drawStorage(
  world: ExerciseWorld,
  places: readonly Place[],
  goods: readonly Good[],
  stock: readonly SupplyFact[],
  demand: Demand,
  hubOfSite: ReadonlyMap<PlaceId, PlaceId>,
): readonly Place[] {
  const gramsOf = new Map(goods.map(({ id, gramsPerPack }) => [id, gramsPerPack]));
  const needsPerDay = (place: Place): number => {
    if (place.kind === 'site') return demand.gramsPerDay.get(place.id)!;
    const served = [...hubOfSite].filter(([, hub]) => hub === place.id);
    return served.reduce((sum, [site]) => sum + demand.gramsPerDay.get(site)!, 0);
  };
  return places
    .map((place): Place => {
      const random = world.random('storage', place.id);
      const isHub = place.kind === 'hub';
      if (place.kind === 'crossing' || !drawChance(random, isHub ? 0.7 : 0.1)) return place;
      const days = isHub ? drawBetween(random, 10, 20) : drawBetween(random, 5, 10);
      const lies = stock
        .filter(({ placeId }) => placeId === place.id)
        .reduce((sum, { goodId, count }) => sum + count.high * gramsOf.get(goodId)!, 0);
      const tonnes = Math.ceil(Math.max(needsPerDay(place) * days, lies * SPARE) / GRAMS_PER_TONNE);
      return { ...place, storageGrams: tonnes * GRAMS_PER_TONNE };
    })
    .sort((a, b) => compareStrings(a.id, b.id));
}

const SPARE = 1.3;
const GRAMS_PER_TONNE = 1_000_000;
