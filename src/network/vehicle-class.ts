import { compareStrings, formatCanonicalJson } from '../base/index.ts';
import type { Fleet, FleetId, FleetMode } from '../domain/index.ts';

/** All that roads and constraints can tell of a vehicle. */
export interface VehicleClass {
  readonly mode: FleetMode;
  readonly heightMm: number | null;
  readonly widthMm: number | null;
  readonly grossGrams: number | null;
  readonly speedFactorPpm: number;
  /** Sorted, each once. */
  readonly permits: readonly string[];
  readonly offRoad: boolean;
}

export interface FleetClasses {
  /** Distinct, in order of first appearance in the fleet. */
  readonly classes: readonly VehicleClass[];
  /** Index into `classes` of each fleet row. */
  readonly classOfFleet: ReadonlyMap<FleetId, number>;
}

/** Puts fleet rows that no road can tell apart into one class, so that they share one graph search. */
export function classifyFleet(fleet: readonly Fleet[]): FleetClasses {
  const classes: VehicleClass[] = [];
  const indexOf = new Map<string, number>();
  const classOfFleet = new Map<FleetId, number>();
  for (const row of fleet) {
    const vehicle: VehicleClass = {
      mode: row.mode,
      heightMm: row.heightMm,
      widthMm: row.widthMm,
      grossGrams: row.grossGrams,
      speedFactorPpm: row.speedFactorPpm,
      permits: [...new Set(row.permits)].sort(compareStrings),
      offRoad: row.offRoad,
    };
    const key = formatCanonicalJson(vehicle);
    let index = indexOf.get(key);
    if (index === undefined) {
      index = classes.push(vehicle) - 1;
      indexOf.set(key, index);
    }
    classOfFleet.set(row.id, index);
  }
  return { classes, classOfFleet };
}
