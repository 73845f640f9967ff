import type { LimitKind, Situation } from '../../domain/index.ts';
import { SparseColumnsBuilder } from '../solver/sparse-columns.ts';
import type { ProgrammeOptions } from './allocation.ts';
import { type AllocationIndex, buildAllocationIndex, NO_ELEMENT } from './allocation-index.ts';
import { type Lanes, NO_LANE } from './lanes.ts';
import type { ColumnBlock, FlowColumn, Programme } from './programme.ts';
import { buildProgrammeRows, type ProgrammeRows } from './programme-rows.ts';
import { findReachableElements } from './reachable-elements.ts';
import { NO_ROW } from './rows-builder.ts';
import { fleetSeconds, isLongFor, isServed, TRIP_LIMITS } from './vehicle-rows.ts';

/**
 * The relaxed programme of docs/rules.md R20 for a situation: optimistic without options, calibrated with them.
 * O(lanes x days x (goods + fleet rows)); some milliseconds for 25 sites, 4 goods, 14 days, 4 fleet rows.
 */
export const buildProgramme = (
  situation: Situation,
  lanes: Lanes,
  options: ProgrammeOptions = {},
): Programme => {
  const index = buildAllocationIndex(situation);
  const rows = buildProgrammeRows(situation, index, lanes, options);
  const columns = new ColumnsBuilder();
  addReceived(columns, situation);
  const handOutUnits = addHandOuts(columns, situation, index, rows);
  const flowColumns = addFlows(columns, situation, index, lanes, rows, options, handOutUnits);
  addTrips(columns, situation, lanes, rows, options, 'nk');
  addTrips(columns, situation, lanes, rows, options, 'nv');
  const differences = columns.entries.build();
  const columnUnit = Float64Array.from(columns.units, powerOfTwoNear);
  return {
    situation,
    index,
    lanes,
    columnCount: columns.upper.length,
    rowCount: rows.count,
    columnUpper: Float64Array.from(columns.upper),
    rowUpper: rows.upper,
    rowBefore: rows.before,
    differences,
    columnUnit,
    rowUnit: computeRowUnits(differences, columnUnit, rows.before),
    rowBlocks: rows.blocks,
    columnBlocks: columns.blocks,
    elementCount: situation.elements.length,
    flowColumns,
    reachable: findReachableElements(situation, index, lanes, options),
    truckSeconds: Float64Array.from(columns.truckSeconds),
  };
};

class ColumnsBuilder {
  readonly entries = new SparseColumnsBuilder();
  readonly upper: number[] = [];
  readonly units: number[] = [];
  readonly truckSeconds: number[] = [];
  readonly blocks: ColumnBlock[] = [];

  begin(
    kind: ColumnBlock['kind'],
    prefix: string,
    numbers: readonly number[],
    limit: LimitKind,
    subject: string,
  ): void {
    if (kind !== 'r' && numbers.length === 0) return;
    this.blocks.push({ kind, prefix, firstColumn: this.upper.length, numbers, limit, subject });
  }

  end(upper: number, unit: number, truckSeconds = 0): number {
    this.upper.push(upper);
    this.units.push(unit);
    this.truckSeconds.push(truckSeconds);
    return this.entries.endColumn();
  }
}

const addReceived = (columns: ColumnsBuilder, situation: Situation): void => {
  situation.elements.forEach((element, e) => {
    columns.begin('r', `r|${element.id}`, [], 'distribution-capacity', element.placeId);
    columns.entries.add(e, 1);
    columns.end(element.capAmount, element.targetAmount);
  });
};

/** `y|i|g|p`; gives back what one column is worth, by `site * goods + good`: the packs that cover a usual element. */
const addHandOuts = (
  columns: ColumnsBuilder,
  situation: Situation,
  index: AllocationIndex,
  rows: ProgrammeRows,
): Float64Array => {
  const { goods, sites } = index;
  const units = new Float64Array(sites.length * goods.length);
  sites.forEach((site, i) => {
    goods.forEach(({ good, serves, periods, packs }, g) => {
      const pair = i * goods.length + g;
      const wanted = serves.flatMap(({ need, quantity }) =>
        periods.flatMap(([first]) => {
          const element = site.elementAt[need][first];
          return element === NO_ELEMENT ? [] : [situation.elements[element].targetAmount / quantity];
        }),
      );
      units[pair] = Math.max(1, median(wanted));
      columns.begin(
        'y',
        `y|${site.placeId}|${good.id}|`,
        periods.map((_, p) => p),
        'supply',
        good.id,
      );
      periods.forEach(([first, last], p) => {
        for (const { need, quantity } of serves) {
          const element = site.elementAt[need][first];
          if (element !== NO_ELEMENT) columns.entries.add(element, -quantity);
        }
        columns.entries.add(rows.site[pair] + p, 1);
        const store = rows.store[i];
        if (store !== null && !good.household) columns.entries.add(store[first], -good.gramsPerPack);
        for (const [k, day] of rows.expiry[g].days.entries()) {
          if (last >= day) columns.entries.add(rows.expiry[g].firstRow + k, 1);
        }
        columns.end(packs, units[pair]);
      });
    });
  });
  return units;
};

const addFlows = (
  columns: ColumnsBuilder,
  situation: Situation,
  index: AllocationIndex,
  lanes: Lanes,
  rows: ProgrammeRows,
  options: ProgrammeOptions,
  handOutUnits: Float64Array,
): readonly FlowColumn[] => {
  const { goods, dayCount } = index;
  const { entries } = columns;
  const payload = Math.max(1, ...situation.operation.fleet.map((fleet) => fleet.payloadGrams));
  const flows: FlowColumn[] = [];
  lanes.lanes.forEach(({ fromId, toId, kind }, lane) => {
    const days: number[] = [];
    for (let day = options.freeFromDay ?? 0; day < dayCount; day++) {
      if (isServed(lanes, lane, day)) days.push(day);
    }
    const from = rows.dispatchOf.get(fromId) as number;
    const to = rows.dispatchOf.get(toId) ?? NO_ROW;
    const site = index.siteOf.get(toId) ?? NO_ROW;
    goods.forEach(({ good, periods, periodOfDay, packs }, g) => {
      // What people have at home is never loaded.
      if (good.household) return;
      columns.begin('x', `x|${fromId}|${toId}|${good.id}|`, days, 'supply', good.id);
      const grams = good.gramsPerPack;
      for (const day of days) {
        entries.add(rows.stock[from * goods.length + g][day], 1);
        const sent = rows.expiryAt[from * goods.length + g];
        for (const [k, expired] of sent.days.entries()) if (day >= expired) entries.add(sent.firstRow + k, 1);
        const left = rows.hubStore[from];
        if (left !== null) entries.add(left[day], -grams);
        if (kind === 'transfer') {
          if (day + 1 < dayCount) entries.add(rows.stock[to * goods.length + g][day + 1], -1);
          const came = rows.expiryAt[to * goods.length + g];
          for (const k of came.days.keys()) entries.add(came.firstRow + k, -1);
          const reached = rows.hubStore[to];
          if (reached !== null) entries.add(reached[day], grams);
        } else {
          const period = periodOfDay[day];
          entries.add(rows.site[site * goods.length + g] + period, -1);
          const store = rows.store[site];
          if (store !== null) entries.add(store[periods[period][0]], grams);
        }
        if (rows.weight !== null) entries.add(rows.weight.load[lane][day], grams);
        if (rows.volume !== null) entries.add(rows.volume.load[lane][day], good.cm3PerPack);
        const truckload = Math.max(1, payload / grams);
        const unit = kind === 'transfer' ? truckload : handOutUnits[site * goods.length + g];
        flows.push({ column: columns.end(packs, unit), lane, good: g, day });
      }
    });
  });
  return flows;
};

/** `nk|f|a|b|d` (by weight) or `nv|f|a|b|d` (by volume). */
const addTrips = (
  columns: ColumnsBuilder,
  situation: Situation,
  lanes: Lanes,
  rows: ProgrammeRows,
  options: ProgrammeOptions,
  kind: 'nk' | 'nv',
): void => {
  const own = kind === 'nk' ? rows.weight : rows.volume;
  if (own === null) return;
  const { turnaroundSeconds } = situation.operation.rules.duty;
  const fleetCount = lanes.fleetIds.length;
  situation.operation.fleet.forEach((fleet, f) => {
    lanes.lanes.forEach(({ fromId, toId }, lane) => {
      const at = (lane * fleetCount + f) * lanes.dayCount;
      const days: number[] = [];
      for (let day = options.freeFromDay ?? 0; day < lanes.dayCount; day++) {
        if (lanes.roundTripSeconds[at + day] !== NO_LANE) days.push(day);
      }
      columns.begin(kind, `${kind}|${fleet.id}|${fromId}|${toId}|`, days, 'truck-hours', fleet.id);
      for (const day of days) {
        const seconds = lanes.roundTripSeconds[at + day] * (options.tripFactor?.(f, lane, day) ?? 1);
        columns.entries.add(own.load[lane][day], -(kind === 'nk' ? fleet.payloadGrams : fleet.volumeCm3));
        columns.entries.add(own.time[f][day], seconds + turnaroundSeconds);
        TRIP_LIMITS.forEach((limit, k) => {
          if (!isLongFor(situation, lanes, limit, lane, f, day)) return;
          columns.entries.add(own.trips[f * TRIP_LIMITS.length + k][day], 1);
        });
        for (const placeId of [fromId, toId]) {
          const row = own.slots.get(placeId)?.[day] ?? NO_ROW;
          if (row !== NO_ROW) columns.entries.add(row, 1);
        }
        columns.end(fleetSeconds(lanes, options, f, day) / Math.max(1, seconds), 1, seconds);
      }
    });
  });
};

/** Powers of two that bring each row's entries, in units of their columns, about 1; one for all rows of a chain. */
const computeRowUnits = (
  { starts, indices, values }: Programme['differences'],
  columnUnit: Float64Array,
  rowBefore: Int32Array,
): Float64Array => {
  const least = new Float64Array(rowBefore.length).fill(Number.POSITIVE_INFINITY);
  const most = new Float64Array(rowBefore.length);
  const chain = Int32Array.from(rowBefore, (_, i) => i);
  for (let i = 0; i < chain.length; i++) {
    if (rowBefore[i] !== NO_ROW) chain[i] = chain[rowBefore[i]];
  }
  for (let j = 0; j < columnUnit.length; j++) {
    for (let k = starts[j]; k < starts[j + 1]; k++) {
      const size = Math.abs(values[k]) * columnUnit[j];
      const i = chain[indices[k]];
      least[i] = Math.min(least[i], size);
      most[i] = Math.max(most[i], size);
    }
  }
  return Float64Array.from(chain, (i) => (most[i] === 0 ? 1 : powerOfTwoNear(Math.sqrt(most[i] * least[i]))));
};

const BITS = new DataView(new ArrayBuffer(8));

/** The largest power of two at most `value` > 0; from its bits, so that it is the same on every machine. */
const powerOfTwoNear = (value: number): number => {
  BITS.setFloat64(0, value);
  return 2 ** (((BITS.getUint16(0) >> 4) & 0x7ff) - 1023);
};

const median = (values: readonly number[]): number =>
  values.length === 0 ? 1 : [...values].sort((a, b) => a - b)[values.length >> 1];
