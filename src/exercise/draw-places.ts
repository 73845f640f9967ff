import { type Place, type PlaceKind, placeId, type WeeklyHours } from '../domain/index.ts';
import type { Junction } from '../network/index.ts';
import type { Districts } from './districts.ts';
import type { ExerciseWorld } from './exercise-world.ts';
import { drawBetween, drawChance, drawOne } from './random-draws.ts';

/** Where the places of an exercise lie, by kind, each in the order drawn. */
export interface PlaceSpots {
  readonly sites: readonly Junction[];
  readonly hubs: readonly Junction[];
  readonly crossings: readonly Junction[];
}

/** The places at these junctions, by kind and id. Weights of people and storage come later, from the people. */
export function drawPlaces(world: ExerciseWorld, spots: PlaceSpots, districts: Districts): readonly Place[] {
  const toPlace =
    (kind: PlaceKind) =>
    ({ latE7, lonE7 }: Junction, index: number): Place => {
      const id = `${kind}-${String(index + 1).padStart(4, '0')}`;
      const random = world.random('place', id);
      return {
        id: placeId(id),
        name: `Exercise ${kind} ${index + 1}`,
        nameLocal: null,
        kind,
        latE7,
        lonE7,
        accuracyMetres: drawOne(random, [10, 50, 100, 250]),
        areaId: districts.areaOf({ latE7, lonE7 }),
        owner: kind === 'crossing' ? null : drawOne(random, OWNERS),
        openingHours: drawHours(kind, random),
        storageGrams: null,
        areaM2: null,
        bays: kind === 'site' ? null : kind === 'crossing' ? 6 : Math.floor(drawBetween(random, 4, 9)),
        peopleWeight: 1,
        orderlyMinimumGrams: null,
        walkMetres: null,
        origin: world.originOf(id, { assumption: null }),
      };
    };
  return [
    ...spots.crossings.map(toPlace('crossing')),
    ...spots.hubs.map(toPlace('hub')),
    ...spots.sites.map(toPlace('site')),
  ];
}

export const OWNERS = ['Exercise agency A', 'Exercise agency B', 'Exercise agency C'] as const;

/** Some crossings have shorter hours on Friday, some are shut on it; one site in ten does not say. */
function drawHours(kind: PlaceKind, random: Parameters<typeof drawChance>[0]): WeeklyHours | null {
  switch (kind) {
    case 'crossing':
      return drawOne(random, [
        [{ weekdays: EVERY_DAY, fromSecond: 8 * HOUR, toSecond: 16 * HOUR }],
        [
          { weekdays: [FRIDAY], fromSecond: 8 * HOUR, toSecond: 12 * HOUR },
          { weekdays: NOT_FRIDAY, fromSecond: 8 * HOUR, toSecond: 16 * HOUR },
        ],
        [{ weekdays: NOT_FRIDAY, fromSecond: 7 * HOUR, toSecond: 15 * HOUR }],
      ]);
    case 'hub':
      return [{ weekdays: EVERY_DAY, fromSecond: 6 * HOUR, toSecond: 18 * HOUR }];
    default:
      if (drawChance(random, 0.1)) return null;
      return [
        {
          weekdays: EVERY_DAY,
          fromSecond: drawOne(random, [7, 8]) * HOUR,
          toSecond: drawOne(random, [15, 16, 17]) * HOUR,
        },
      ];
  }
}

const HOUR = 3600;
const FRIDAY = 4;
const EVERY_DAY: readonly number[] = [0, 1, 2, 3, 4, 5, 6];
const NOT_FRIDAY: readonly number[] = EVERY_DAY.filter((day) => day !== FRIDAY);
