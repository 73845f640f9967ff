import { type Good, goodId, type Need, needId } from '../domain/index.ts';
import type { ExerciseWorld } from './exercise-world.ts';

/** What people need in every exercise; docs/exercises.md says where the figures come from. */
export function listExerciseNeeds(world: ExerciseWorld): readonly Need[] {
  const flow = (
    id: string,
    name: string,
    [unit, amount, floorAmount, periodDays]: readonly [string, number, number, number],
    assumption: string | null,
  ): Need => ({
    ...{ id: needId(id), name, nameLocal: null, kind: 'flow', unit, basis: 'person_day', tier: 1 },
    ...{ amount, floorAmount, periodDays },
    origin: world.originOf(id, { assumption, lastVerifiedAt: null }),
  });
  const durable = (
    id: string,
    name: string,
    basis: 'person' | 'household',
    [amount, floorAmount, tier]: readonly [number, number, number],
    assumption: string,
  ): Need => ({
    ...{ id: needId(id), name, nameLocal: null, kind: 'durable', unit: 'item', basis },
    ...{ amount, floorAmount, tier, periodDays: world.options.days },
    origin: world.originOf(id, { assumption, lastVerifiedAt: null }),
  });
  return [
    durable('blanket', 'Blankets', 'person', [1, 0, 2], 'Exercise: one a person; no floor.'),
    flow(
      'energy',
      'Food energy',
      ['kcal', 2100, 1050, 7],
      'Exercise: 2,100 kcal a day by Sphere; the floor of half of it is an assumption.',
    ),
    durable('hygiene', 'Hygiene parcels', 'household', [1, 0, 2], 'Exercise: one a household and month.'),
    durable('shelter', 'Tarpaulins', 'household', [2, 1, 1], 'Exercise: two a household; the floor is one.'),
    flow(
      'water',
      'Drinking water brought by truck',
      // The part of Sphere's survival floor for drinking and food is 2.5 to 3 litres; other water comes from wells.
      ['ml', 3000, 2500, 1],
      null,
    ),
    durable(
      'water-containers',
      'Water containers of 10 litres',
      'household',
      [2, 1, 2],
      'Exercise: two a household by Sphere; the floor of one is an assumption.',
    ),
  ];
}

export function listExerciseGoods(world: ExerciseWorld): readonly Good[] {
  const good = (
    id: string,
    name: string,
    pack: string,
    [gramsPerPack, cm3PerPack]: readonly [number, number],
    [need, quantityPerPack]: readonly [string, number],
    assumption: string | null,
  ): Good => ({
    ...{ id: goodId(id), name, nameLocal: null, pack, gramsPerPack, cm3PerPack, fuelMlPerPack: null },
    household: false,
    serves: [{ needId: needId(need), quantityPerPack }],
    origin: world.originOf(id, { assumption, lastVerifiedAt: null }),
  });
  return [
    good('blanket-bale', 'Blankets, bale of 20', 'bale', [28_000, 180_000], ['blanket', 20], null),
    good(
      'food-parcel',
      'Food parcel for five people and a week',
      'parcel',
      [21_500, 40_000],
      ['energy', 73_500],
      'Exercise: 555 g a person and day, and packing; the volume is a guess for mixed boxes.',
    ),
    good(
      'hygiene-parcel',
      'Hygiene parcel for five people and a month',
      'parcel',
      [8100, 26_000],
      ['hygiene', 1],
      null,
    ),
    good(
      'jerrycan-carton',
      'Collapsible containers of 10 litres, carton of 20',
      'carton',
      [11_000, 40_000],
      ['water-containers', 20],
      'Exercise: half a kilogram each; the volume is a guess for folded ones.',
    ),
    good('tarpaulin-bale', 'Tarpaulins 4 x 6 m, bale of 5', 'bale', [23_000, 25_000], ['shelter', 5], null),
    good(
      'water-pack',
      'Bottled water, 12 bottles of 1.5 litres',
      'pack',
      [18_400, 25_000],
      ['water', 18_000],
      'Exercise: the weight of the water and a little; the volume as stacked is a guess.',
    ),
  ];
}

/** Packs of a good that some people need: of a flow good for one day, of a durable one once. Not rounded. */
export function countPacksNeeded(good: Good, need: Need, people: number, householdSize: number): number {
  const quantity = good.serves[0]!.quantityPerPack;
  const heads = need.basis === 'household' ? people / householdSize : people;
  return (heads * need.amount) / quantity;
}
