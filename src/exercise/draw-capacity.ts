import type { Capacity, Place, PlaceId, Range } from '../domain/index.ts';
import type { Demand } from './demand.ts';
import type { ExerciseWorld } from './exercise-world.ts';
import { drawBetween, drawChance, drawRange } from './random-draws.ts';

/**
 * Vehicles a day at crossings and hubs, with room to spare, and people a day at a few sites. The first crossing is
 * also counted by somebody else, who says another number. `peopleOfHub` as in the supply.
 */
export function drawCapacities(
  world: ExerciseWorld,
  places: readonly Place[],
  demand: Demand,
  hubOfSite: ReadonlyMap<PlaceId, PlaceId>,
  truth: ReadonlyMap<PlaceId, number>,
): readonly Capacity[] {
  const crossings = places.filter(({ kind }) => kind === 'crossing');
  const total = [...demand.gramsPerDay.values()].reduce((sum, grams) => sum + grams, 0);
  const rowOf = (place: Place, id: string, more: Partial<Capacity>): Capacity => ({
    placeId: place.id,
    fromDate: world.dateOf(-3),
    toDate: null,
    trucksPerDay: null,
    peoplePerDay: null,
    hours: null,
    origin: world.originOf(id, { countingPoint: place.kind === 'site' ? 'distribution' : 'gate' }),
    ...more,
  });
  return places.flatMap((place): Capacity[] => {
    const id = `capacity-${place.id}`;
    const random = world.random('capacity', place.id);
    switch (place.kind) {
      case 'crossing': {
        const even = total / crossings.length / GRAMS_PER_TRUCK;
        const best = Math.max(4, Math.ceil(even * drawBetween(random, 1.2, 2)));
        const trucksPerDay = drawRange(random, best, 0.5, 0.5);
        const rows = [rowOf(place, id, { trucksPerDay })];
        if (place === crossings[0]) rows.push(disagree(world, rows[0]!, `${id}-other`));
        return rows;
      }
      case 'hub': {
        const served = [...hubOfSite].filter(([, hub]) => hub === place.id).map(([site]) => site);
        const grams = served.reduce((sum, site) => sum + demand.gramsPerDay.get(site)!, 0);
        const best = Math.ceil(
          (20 + served.length + (2 * grams) / GRAMS_PER_TRUCK) * drawBetween(random, 1.2, 1.8),
        );
        return [rowOf(place, id, { trucksPerDay: drawRange(random, best, 0.3, 0.3) })];
      }
      case 'site': {
        if (!drawChance(random, 0.05)) return [];
        const best = Math.ceil(truth.get(place.id)! * drawBetween(random, 0.5, 0.9));
        return [rowOf(place, id, { peoplePerDay: drawRange(random, best, 0.2, 0.2) })];
      }
      default:
        return [];
    }
  });
}

/** A row of the same days that states another number and is believed less. */
function disagree(world: ExerciseWorld, row: Capacity, id: string): Capacity {
  const other = Math.ceil(row.trucksPerDay!.best * 1.4);
  const trucksPerDay: Range = { low: other, best: other, high: other };
  return { ...row, trucksPerDay, origin: world.originOf(id, { credibility: 6, countingPoint: 'far side' }) };
}

/** A middling load of the trucks that serve crossings. */
const GRAMS_PER_TRUCK = 10_000_000;
