import type { Instant } from '../domain/index.ts';
import type { AccessTimeline } from './access-timeline.ts';
import { type AccessEffect, combineEffects, computeEffect, computeSlowing } from './arc-weights.ts';
import { BoundedCache } from './bounded-cache.ts';
import { type Convoy, weighArcs } from './convoy.ts';
import type { RoadNetwork } from './road-network.ts';

/** One way in which access can weigh on a convoy. Tables with equal effect are one table. */
export interface WeightTable {
  /** Names convoy and table in keys. */
  readonly key: string;
  readonly convoy: Convoy;
  readonly effect: AccessEffect;
}

/** A stretch of time in which one table holds for the convoy; longer than an access epoch where changes do not concern it. */
export interface ConvoyEpoch {
  readonly from: Instant;
  readonly to: Instant;
  readonly table: WeightTable;
}

/** The weights of one convoy over a timeline. */
export interface WeightTables {
  readonly convoy: Convoy;
  /** Covers the timeline; neighbours have different tables. */
  readonly epochs: readonly ConvoyEpoch[];
  /** The least time and most openness over some states (docs/rules.md R20). */
  readonly optimistic: (states: readonly number[]) => WeightTable;
}

export function buildWeightTables(
  network: RoadNetwork,
  convoy: Convoy,
  timeline: AccessTimeline,
): WeightTables {
  const tables = new Map<string, WeightTable>();
  const tableOf = (effect: AccessEffect): WeightTable => {
    const signature = effect.join(',');
    let table = tables.get(signature);
    if (table === undefined) {
      table = { key: `${convoy.key}|${tables.size}`, convoy, effect };
      tables.set(signature, table);
    }
    return table;
  };
  const effects = timeline.states.map((active) => computeEffect(network, convoy.vehicles, active));
  const slowings = timeline.states.map((active) => computeSlowing(network, active));
  const epochs: { from: Instant; to: Instant; table: WeightTable }[] = [];
  for (const { from, to, state } of timeline.epochs) {
    const table = tableOf(effects[state]);
    const last = epochs.at(-1);
    if (last?.table === table) last.to = to;
    else epochs.push({ from, to, table });
  }
  return {
    convoy,
    epochs,
    optimistic: (states) =>
      tableOf(
        combineEffects(
          states.map((state) => effects[state]),
          states.map((state) => slowings[state]),
        ),
      ),
  };
}

/** Index of the epoch that holds `t`; -1 outside the timeline. O(log epochs). */
export function findConvoyEpoch(epochs: readonly ConvoyEpoch[], t: Instant): number {
  if (t < epochs[0].from || t >= epochs[epochs.length - 1].to) return -1;
  let low = 0;
  let high = epochs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (epochs[middle].from <= t) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Arc weights of tables, computed when first asked for. */
export function createWeightStore(network: RoadNetwork): (table: WeightTable) => Int32Array {
  const cache = new BoundedCache<Int32Array>(WEIGHT_BYTES);
  return (table) => {
    const known = cache.get(table.key);
    if (known !== undefined) return known;
    const weights = weighArcs(network, table.convoy, table.effect);
    return cache.set(table.key, weights, weights.byteLength);
  };
}

const WEIGHT_BYTES = 64 * 2 ** 20;
