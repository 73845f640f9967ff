import type { Interval, Movement } from '../domain/index.ts';

/** From leaving home to being back; a movement that loads at home begins with its first visit. */
export function getTripTimes(movement: Movement): Interval {
  const { visits, legs, homeId } = movement;
  const firstLeg = legs[0];
  const lastLeg = legs.at(-1);
  const leaves = firstLeg && firstLeg.fromId === homeId && visits[0]!.placeId !== homeId;
  const returns = lastLeg && lastLeg.toId === homeId && visits.at(-1)!.placeId !== homeId;
  return {
    from: leaves ? firstLeg.departAt : visits[0]!.arriveAt,
    to: returns ? lastLeg.arriveAt : visits.at(-1)!.endAt,
  };
}

/** The leg on which the convoy leaves its loading place. */
export function findDeparture(movement: Movement): number | null {
  const loading = movement.visits[0]!.placeId;
  const next = movement.visits[1]?.placeId;
  const leg = movement.legs.find((candidate) => candidate.fromId === loading && candidate.toId === next);
  return leg?.departAt ?? null;
}

/** A movement as reports name it. */
export const nameMovement = (movement: Movement): string => `movement ${movement.id}`;
