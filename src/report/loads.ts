import type { Good, LocalDate, Movement, Operation, Plan } from '../domain/index.ts';

/** Grams of each good's pack. */
export function buildPackWeights(operation: Operation): ReadonlyMap<string, Good> {
  return new Map(operation.goods.map((good) => [good.id as string, good]));
}

/** Grams unloaded at each visit; length as `visits`, the loading visit has 0. */
export function listVisitGrams(movement: Movement, goods: ReadonlyMap<string, Good>): number[] {
  const grams = movement.visits.map(() => 0);
  for (const load of movement.loads) {
    grams[load.visit]! += load.packs * (goods.get(load.goodId)?.gramsPerPack ?? 0);
  }
  return grams;
}

/** Grams on board on each leg; length as `legs`: nothing before the loading and after the last stop. */
export function listLegGrams(movement: Movement, goods: ReadonlyMap<string, Good>): number[] {
  const unloaded = listVisitGrams(movement, goods);
  let onBoard = 0;
  let next = 0;
  return movement.legs.map((leg) => {
    // A visit lies before this leg when its service ended by the time the leg departs.
    while (next < movement.visits.length && movement.visits[next]!.endAt <= leg.departAt) {
      onBoard += next === 0 ? unloaded.reduce((sum, grams) => sum + grams, 0) : -unloaded[next]!;
      next++;
    }
    return onBoard;
  });
}

/** What moves and what lies ready, day by day. */
export interface SupplyDay {
  readonly date: LocalDate;
  readonly transferGrams: number;
  readonly deliveredGrams: number;
  /** At crossings and hubs at the end of the day, not expired, arrivals of the day included. */
  readonly readyGrams: number;
  readonly movements: number;
  readonly vehicles: number;
}

export function computeSupplyDays(operation: Operation, plan: Plan): SupplyDay[] {
  const goods = buildPackWeights(operation);
  const kinds = new Map(operation.places.map((place) => [place.id, place.kind]));
  const stored = plan.lots.filter((lot) => {
    const kind = kinds.get(lot.placeId);
    return kind === 'crossing' || kind === 'hub';
  });
  const delivered = new Map<string, number>();
  return plan.clock.days
    .filter((day) => day.endsAt > plan.asOf)
    .map(({ date }) => {
      const today = plan.movements.filter((movement) => movement.date === date);
      let transferGrams = 0;
      let deliveredGrams = 0;
      for (const movement of today) {
        for (const load of movement.loads) {
          const grams = load.packs * (goods.get(load.goodId)?.gramsPerPack ?? 0);
          if (movement.kind === 'transfer') transferGrams += grams;
          else {
            deliveredGrams += grams;
            delivered.set(load.lotId, (delivered.get(load.lotId) ?? 0) + load.packs);
          }
        }
      }
      let readyGrams = 0;
      for (const lot of stored) {
        if (lot.availableOn > date || (lot.expiresOn !== null && lot.expiresOn < date)) continue;
        const packs = Math.max(0, lot.packs - (delivered.get(lot.id) ?? 0));
        readyGrams += packs * (goods.get(lot.goodId)?.gramsPerPack ?? 0);
      }
      return {
        date,
        transferGrams,
        deliveredGrams,
        readyGrams,
        movements: today.length,
        vehicles: today.reduce((sum, movement) => sum + movement.vehicles.length, 0),
      };
    });
}
