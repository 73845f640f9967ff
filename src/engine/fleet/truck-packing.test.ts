import { describe, expect, it } from 'vitest';
import type { FleetProblem } from './fleet-problem.ts';
import { packTrucks } from './truck-packing.ts';

/** Good 0 is heavy (10 kg, 1 dm3), good 1 bulky (1 kg, 10 dm3). */
const problem = {
  gramsPerPack: Float64Array.of(10_000, 1_000),
  cm3PerPack: Float64Array.of(1_000, 10_000),
} as unknown as FleetProblem;
const parcel = (stop: number, good: number, packs: number) => ({ stop, good, useBy: 0, packs });
const packed = (loads: ReturnType<typeof packTrucks>, good: number): number[] =>
  [0, 1].map((vehicle) =>
    loads
      .filter((load) => load.vehicle === vehicle && load.good === good)
      .reduce((sum, load) => sum + load.packs, 0),
  );

describe('packTrucks', () => {
  it('mixes heavy and bulky goods, so that together they fill weight and room of every vehicle', () => {
    // A vehicle holds 1100 kg and 1.1 m3: 100 heavy packs (1000 kg, 0.1 m3) and 100 bulky ones (100 kg, 1 m3) exactly.
    const loads = packTrucks(problem, 2, 1_100_000, 1_100_000, [parcel(0, 0, 200), parcel(0, 1, 200)]);
    expect(packed(loads, 0)).toEqual([100, 100]);
    expect(packed(loads, 1)).toEqual([100, 100]);
  });

  it('leaves out what finds no room', () => {
    const loads = packTrucks(problem, 2, 100_000, 1_000_000, [parcel(0, 0, 50)]);
    expect(packed(loads, 0)).toEqual([10, 10]);
  });

  it('fills one stop after another, so that few vehicles have to unload twice', () => {
    const loads = packTrucks(problem, 2, 100_000, 1_000_000, [parcel(0, 0, 12), parcel(1, 0, 8)]);
    expect(loads.filter((load) => load.stop === 0).map((load) => [load.vehicle, load.packs])).toEqual([
      [0, 10],
      [1, 2],
    ]);
    expect(loads.filter((load) => load.stop === 1).map((load) => [load.vehicle, load.packs])).toEqual([
      [1, 8],
    ]);
  });
});
