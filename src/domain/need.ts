import type { GoodId, NeedId } from './ids.ts';
import type { Origin } from './source.ts';

/**
 * person_day: amount a person a day. person_period: amount a person each service period.
 * person, household: once in the horizon (durable things: a jerrycan, a tent).
 */
export type NeedBasis = 'person_day' | 'person_period' | 'person' | 'household';

export interface Need {
  readonly id: NeedId;
  readonly name: string;
  readonly nameLocal: string | null;
  readonly kind: 'flow' | 'durable';
  /** Whole-number unit: kcal, ml, cm2, item. */
  readonly unit: string;
  readonly basis: NeedBasis;
  /** The standard, in `unit` per basis. */
  readonly amount: number;
  /** Below this survival is at stake; at most `amount`. */
  readonly floorAmount: number;
  /** 1 is life-saving. */
  readonly tier: number;
  /** Length of a service period in days; durable needs have one period, the horizon. */
  readonly periodDays: number;
  readonly origin: Origin;
}

export interface Good {
  readonly id: GoodId;
  readonly name: string;
  readonly nameLocal: string | null;
  /** What one pack is called: parcel, bag, carton. */
  readonly pack: string;
  readonly gramsPerPack: number;
  readonly cm3PerPack: number;
  readonly serves: readonly { readonly needId: NeedId; readonly quantityPerPack: number }[];
  /** Fuel that vehicles take, in a pack; null: not their fuel. At most one good of an operation is. */
  readonly fuelMlPerPack: number | null;
  /** True for what people have at home already: never loaded, in no store, given but not delivered (docs/rules.md R26). */
  readonly household: boolean;
  readonly origin: Origin;
}

/** Grams of a pack that a store must have room for: none where people have it at home. */
export const computeStoredGrams = (good: Good): number => (good.household ? 0 : good.gramsPerPack);
