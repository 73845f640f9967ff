import { divideCeil } from '../../base/index.ts';
import type { Movement, PlaceKind } from '../../domain/index.ts';
import type { AnswerInput } from './answer-input.ts';

export interface MovementSums {
  readonly movements: number;
  readonly vehicleTrips: number;
  readonly truckSeconds: number;
  readonly metres: number;
  readonly fuelMl: number;
  readonly deliveredGrams: number;
  readonly crossingGrams: number;
}

/** Vehicles, hours, kilometres, fuel and weight of all movements (docs/rules.md R22b). */
export const computeMovementSums = ({ situation, movements }: AnswerInput): MovementSums => {
  const { operation } = situation;
  const kinds = new Map(operation.places.map((place) => [place.id, place.kind]));
  const grams = new Map(operation.goods.map((good) => [good.id, good.gramsPerPack]));
  const consumption = new Map(operation.fleet.map((row) => [row.id, row.mlPer100Km]));
  const loaded = (movement: Movement): number =>
    movement.loads.reduce((sum, load) => sum + load.packs * (grams.get(load.goodId) ?? 0), 0);
  const sums = {
    movements: 0,
    vehicleTrips: 0,
    truckSeconds: 0,
    metres: 0,
    fuelMl: 0,
    deliveredGrams: 0,
    crossingGrams: 0,
  };
  for (const movement of movements) {
    const vehicles = movement.vehicles.length;
    sums.movements += 1;
    sums.vehicleTrips += vehicles;
    sums.truckSeconds += (returnOf(movement) - departureOf(movement)) * vehicles;
    for (const leg of movement.legs) {
      sums.metres += leg.metres * vehicles;
      for (const vehicle of movement.vehicles) {
        sums.fuelMl += divideCeil(leg.metres * (consumption.get(vehicle.fleetId) ?? 0), 100_000);
      }
    }
    const kind: PlaceKind | undefined = kinds.get(movement.visits[0]?.placeId as never);
    if (kind === 'crossing') sums.crossingGrams += loaded(movement);
    if (movement.kind === 'delivery') sums.deliveredGrams += loaded(movement);
  }
  return sums;
};

/** When a movement first leaves home (or starts to load, where it loads at home). */
export const departureOf = (movement: Movement): number =>
  Math.min(
    movement.legs[0]?.departAt ?? Number.MAX_SAFE_INTEGER,
    movement.visits[0]?.startAt ?? Number.MAX_SAFE_INTEGER,
  );

/** When it is back home (or ends its last service there). */
export const returnOf = (movement: Movement): number =>
  Math.max(movement.legs.at(-1)?.arriveAt ?? 0, movement.visits.at(-1)?.endAt ?? 0);
