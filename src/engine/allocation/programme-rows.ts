import type { Place, Situation } from '../../domain/index.ts';
import type { ProgrammeOptions } from './allocation.ts';
import type { AllocationIndex } from './allocation-index.ts';
import type { Lanes } from './lanes.ts';
import { addExpiryRows, addPlaceRows, type ExpiryRows, type PlaceRows } from './place-rows.ts';
import type { RowBlock } from './programme.ts';
import { buildProgrammeSupply } from './programme-supply.ts';
import { RowsBuilder } from './rows-builder.ts';
import { addVehicleRows, findImplied, type VehicleRows } from './vehicle-rows.ts';

/** Rows of a programme with their right sides, and where each kind's rows lie. `NO_ROW` where there is none. */
export interface ProgrammeRows extends PlaceRows, ExpiryRows {
  readonly blocks: readonly RowBlock[];
  readonly count: number;
  readonly upper: Float64Array;
  readonly before: Int32Array;
  /** Null: weight is implied by volume, or volume by weight. */
  readonly weight: VehicleRows | null;
  readonly volume: VehicleRows | null;
  /** Dispatch places, crossings and hubs, by id. */
  readonly dispatchOf: ReadonlyMap<string, number>;
}

/** The rows of docs/rules.md R20; those of volume are left out where weight always binds first, or the other way round. */
export const buildProgrammeRows = (
  situation: Situation,
  index: AllocationIndex,
  lanes: Lanes,
  options: ProgrammeOptions,
): ProgrammeRows => {
  const from = options.freeFromDay ?? 0;
  const freeDays = Array.from({ length: Math.max(0, index.dayCount - from) }, (_, k) => from + k);
  const rows = new RowsBuilder();
  const supply = buildProgrammeSupply(situation, index, options);
  const isDispatch = ({ kind }: Place): boolean => kind === 'crossing' || kind === 'hub';
  const dispatch = situation.operation.places.filter(isDispatch);
  const atPlaces = addPlaceRows(rows, situation, index, supply, dispatch, freeDays);
  const expiry = addExpiryRows(rows, situation, index, supply, dispatch, options);
  const implied = findImplied(situation, index);
  const weight = implied.kg ? null : addVehicleRows(rows, situation, lanes, options, freeDays, 'kg');
  const volume = implied.m3 ? null : addVehicleRows(rows, situation, lanes, options, freeDays, 'm3');
  return {
    ...atPlaces,
    ...expiry,
    weight,
    volume,
    blocks: rows.blocks,
    count: rows.count,
    upper: Float64Array.from(rows.upper),
    before: Int32Array.from(rows.before),
    dispatchOf: new Map(dispatch.map((place, a) => [place.id, a])),
  };
};
