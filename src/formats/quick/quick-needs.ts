import type { QuickNeed } from '../../domain/index.ts';

/** A kind of load that `quick` knows: what people need of it by a standard, and what that weighs. */
export interface KnownQuickNeed extends Omit<QuickNeed, 'stockGrams' | 'arrivalGramsPerDay'> {
  /** Whole ones of `unit` in one of the unit that an answer states: 1000 ml in a litre. */
  readonly unitsPerAnswered: number;
  /** Unit of a standard that is answered in place of this one, in words. */
  readonly answeredIn: string;
  readonly floorAmount: number;
  readonly tier: number;
  /** Days that one service lasts. */
  readonly periodDays: number;
  readonly standard: string;
  readonly source: string;
}

const CATALOGUE = 'Standard products catalogue of the IFRC and the ICRC';

const pieces = (
  [id, name, pack]: readonly [string, string, string],
  basis: 'person' | 'household',
  [amount, floorAmount, gramsPerUnit, tier]: readonly [number, number, number, number],
  [standard, source]: readonly [string, string],
): KnownQuickNeed => ({
  ...{ id, name, pack, basis, amount, floorAmount, gramsPerUnit, tier, standard, source },
  ...{ kind: 'durable', unit: 'item', unitsPerPack: 1, unitsPerAnswered: 1, periodDays: 1 },
  answeredIn: basis === 'person' ? 'pieces a person' : 'pieces a household',
});

/** What `quick` can ask for, in the order in which it names them. */
export const QUICK_NEEDS: readonly KnownQuickNeed[] = [
  {
    id: 'food',
    name: 'Food',
    kind: 'flow',
    basis: 'person_day',
    unit: 'g',
    amount: 555,
    gramsPerUnit: 1,
    unitsPerPack: 25_000,
    pack: 'sack of 25 kg',
    unitsPerAnswered: 1000,
    answeredIn: 'kg a person and day',
    floorAmount: 278,
    tier: 1,
    periodDays: 7,
    standard: '0.555 kg a person and day',
    source: 'Sphere: 2,100 kcal a person and day; the WFP food basket of 555 g holds them',
  },
  {
    id: 'water',
    name: 'Water',
    kind: 'flow',
    basis: 'person_day',
    unit: 'ml',
    amount: 15_000,
    gramsPerUnit: 1,
    unitsPerPack: 100_000,
    pack: '100 litres',
    unitsPerAnswered: 1000,
    answeredIn: 'litres a person and day',
    floorAmount: 7500,
    tier: 1,
    periodDays: 1,
    standard: '15 litres a person and day',
    source: 'Sphere: 15 litres a person and day, all of it brought by truck',
  },
  pieces(
    ['shelter', 'Tarpaulins 4 x 6 m', 'piece'],
    'household',
    [2, 1, 4200, 1],
    [
      'two tarpaulins of 4.2 kg a household',
      `the number is an assumption; weight: ${CATALOGUE}, HSHETARPW406`,
    ],
  ),
  pieces(
    ['blankets', 'Blankets', 'piece'],
    'person',
    [1, 0, 1750, 2],
    ['one blanket of 1.75 kg a person', `the number is an assumption; weight: ${CATALOGUE}, HSHEBLANWMT1`],
  ),
  pieces(
    ['containers', 'Water containers of 10 litres', 'piece'],
    'household',
    [2, 1, 206, 2],
    ['two containers of 0.206 kg a household', `Sphere: two a household; weight: ${CATALOGUE}, HCONJCANPC10`],
  ),
  pieces(
    ['hygiene', 'Hygiene parcels for a month', 'parcel'],
    'household',
    [1, 0, 8100, 2],
    ['one parcel of 8.1 kg a household', `the number is an assumption; weight: ${CATALOGUE}, KRELHYPA05P`],
  ),
  pieces(
    ['kitchen', 'Kitchen sets', 'set'],
    'household',
    [1, 0, 5000, 2],
    ['one set of 5 kg a household', `the number is an assumption; weight: ${CATALOGUE}, KRELCOOSETA`],
  ),
];
