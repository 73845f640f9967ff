import type { Good, Need, PlaceId } from '../domain/index.ts';
import { countPacksNeeded } from './relief-menu.ts';

/** What people need, in packs, and what a day of bringing it weighs. */
export interface Demand {
  /** Packs that these people need of a good: of a flow good a day, of a durable one once. */
  readonly packsOf: (good: Good, people: number) => number;
  readonly isFlow: (good: Good) => boolean;
  /** What is to be brought to each site a day: flow goods, and durable ones within a week. */
  readonly gramsPerDay: ReadonlyMap<PlaceId, number>;
  readonly cm3PerDay: ReadonlyMap<PlaceId, number>;
}

export function computeDemand(
  goods: readonly Good[],
  needs: readonly Need[],
  truth: ReadonlyMap<PlaceId, number>,
  householdSize: number,
): Demand {
  const needOf = (good: Good): Need => needs.find(({ id }) => id === good.serves[0]!.needId)!;
  const packsOf = (good: Good, people: number): number =>
    countPacksNeeded(good, needOf(good), people, householdSize);
  const isFlow = (good: Good): boolean => needOf(good).kind === 'flow';
  const perPerson = (amount: (good: Good) => number): number =>
    goods.reduce(
      (sum, good) => sum + (packsOf(good, 1) * amount(good)) / (isFlow(good) ? 1 : DURABLE_DAYS),
      0,
    );
  const [grams, cm3] = [perPerson((good) => good.gramsPerPack), perPerson((good) => good.cm3PerPack)];
  return {
    packsOf,
    isFlow,
    gramsPerDay: new Map([...truth].map(([id, people]) => [id, people * grams])),
    cm3PerDay: new Map([...truth].map(([id, people]) => [id, people * cm3])),
  };
}

/** Days within which durable goods are to be handed out. */
const DURABLE_DAYS = 7;
