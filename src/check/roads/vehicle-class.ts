import type { Fleet } from '../../domain/index.ts';

/** What roads see of vehicles: one fleet row's, or of several together what all of them can use. */
export interface VehicleClass {
  /** How they travel: sorted, each once; more than one where a convoy mixes them. */
  readonly modes: readonly string[];
  readonly heightMm: number | null;
  readonly widthMm: number | null;
  readonly grossGrams: number | null;
  readonly speedFactorPpm: number;
  readonly permits: readonly string[];
  readonly offRoad: boolean;
}

/** The class of a convoy: passable only what every member may use, as fast as its slowest (R14). */
export function combineClasses(fleets: readonly Fleet[]): VehicleClass {
  const largest = (values: readonly (number | null)[]): number | null =>
    values.some((value) => value === null) ? null : Math.max(...(values as number[]));
  const [first, ...rest] = fleets;
  return {
    modes: [...new Set(fleets.map((fleet) => fleet.mode))].sort(),
    heightMm: largest(fleets.map((fleet) => fleet.heightMm)),
    widthMm: largest(fleets.map((fleet) => fleet.widthMm)),
    grossGrams: largest(fleets.map((fleet) => fleet.grossGrams)),
    speedFactorPpm: Math.min(...fleets.map((fleet) => fleet.speedFactorPpm)),
    permits: (first?.permits ?? [])
      .filter((permit) => rest.every((fleet) => fleet.permits.includes(permit)))
      .sort(),
    offRoad: fleets.every((fleet) => fleet.offRoad),
  };
}

/** Equal for classes that roads cannot tell apart. */
export const classKey = (vehicleClass: VehicleClass): string => JSON.stringify(vehicleClass);
