import type { FleetProblem } from './fleet-problem.ts';

/** Packs of one good for one stop. */
export interface Parcel {
  readonly stop: number;
  readonly good: number;
  /** Only lots that may be handed out until that day. */
  readonly useBy: number;
  readonly packs: number;
}
export interface VehicleLoad extends Parcel {
  /** Index of the vehicle in the convoy. */
  readonly vehicle: number;
}

/**
 * Spreads parcels over `vehicles` like vehicles, none above payload or volume (docs/rules.md R16). Stops fill vehicles one
 * after another, the goods of a stop in even shares, so that heavy and bulky goods share each vehicle. Packs that find no
 * room are left out: compare the sums.
 */
export const packTrucks = (
  problem: FleetProblem,
  vehicles: number,
  payloadGrams: number,
  volumeCm3: number,
  parcels: readonly Parcel[],
): VehicleLoad[] => {
  const { gramsPerPack, cm3PerPack } = problem;
  const grams = new Float64Array(vehicles).fill(payloadGrams);
  const cm3 = new Float64Array(vehicles).fill(volumeCm3);
  const loads: VehicleLoad[] = [];
  const add = (vehicle: number, parcel: Parcel, most: number): number => {
    const byGrams = Math.floor(grams[vehicle]! / gramsPerPack[parcel.good]!);
    const byCm3 = Math.floor(cm3[vehicle]! / cm3PerPack[parcel.good]!);
    const packs = Math.max(0, Math.min(most, byGrams, byCm3));
    if (packs === 0) return 0;
    grams[vehicle]! -= packs * gramsPerPack[parcel.good]!;
    cm3[vehicle]! -= packs * cm3PerPack[parcel.good]!;
    loads.push({ vehicle, stop: parcel.stop, good: parcel.good, useBy: parcel.useBy, packs });
    return packs;
  };
  const stops = Math.max(0, ...parcels.map((parcel) => parcel.stop + 1));
  let vehicle = 0;
  for (let stop = 0; stop < stops; stop++) {
    const mine = parcels.filter((parcel) => parcel.stop === stop);
    const left = mine.map((parcel) => parcel.packs);
    const gramsOf = () => mine.reduce((sum, parcel, i) => sum + left[i]! * gramsPerPack[parcel.good]!, 0);
    const cm3Of = () => mine.reduce((sum, parcel, i) => sum + left[i]! * cm3PerPack[parcel.good]!, 0);
    for (let at = vehicle; at < vehicles && left.some((packs) => packs > 0); at++) {
      // The share of what is left that this vehicle holds, the same of each good.
      const share = Math.min(1, grams[at]! / Math.max(1, gramsOf()), cm3[at]! / Math.max(1, cm3Of()));
      const rest = [...left];
      mine.forEach((parcel, i) => {
        left[i]! -= add(at, parcel, Math.floor(rest[i]! * share));
      });
      mine.forEach((parcel, i) => {
        if (left[i]! > 0) left[i]! -= add(at, parcel, left[i]!);
      });
      vehicle = at;
    }
  }
  return mergeLoads(loads);
};

const mergeLoads = (loads: readonly VehicleLoad[]): VehicleLoad[] => {
  const merged = new Map<string, VehicleLoad>();
  for (const load of loads) {
    const key = `${load.vehicle}|${load.stop}|${load.good}|${load.useBy}`;
    const known = merged.get(key);
    merged.set(key, known ? { ...known, packs: known.packs + load.packs } : load);
  }
  return [...merged.values()];
};
