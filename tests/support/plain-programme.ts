import { listPeriods, listSuppliedNeeds, listUsagePeriods, type Situation } from '../../src/domain/index.ts';
import type { Lanes } from '../../src/engine/allocation/index.ts';

/** A row of the relaxed programme by name: sum of entries x columns <= side. */
export interface PlainRow {
  readonly entries: Map<string, number>;
  side: number;
}

/** docs/rules.md R20 written out as tables of names, slowly and by the letter: the oracle of the engine's programme. */
export interface PlainProgramme {
  readonly rows: Map<string, PlainRow>;
  readonly upper: Map<string, number>;
}

export const buildPlainProgramme = (situation: Situation, lanes: Lanes): PlainProgramme => {
  const { operation, elements, lots, days } = situation;
  const rows = new Map<string, PlainRow>();
  const upper = new Map<string, number>();
  const add = (name: string, column: string, value: number): void => {
    const row = rows.get(name)!;
    row.entries.set(column, (row.entries.get(column) ?? 0) + value);
  };
  const row = (name: string, side: number): void => {
    rows.set(name, { entries: new Map(), side });
  };
  const supplied = listSuppliedNeeds(operation);
  const turnaround = operation.rules.duty.turnaroundSeconds;
  const dayCount = days.length;
  const dayNumbers = days.map((_, day) => day);
  const goods = operation.goods
    .map((good) => ({
      ...good,
      periods: listUsagePeriods(good, operation.needs, supplied, dayCount),
      serves: good.serves.filter((entry) => supplied.has(entry.needId)),
      total: lots.filter((lot) => lot.goodId === good.id).reduce((sum, lot) => sum + lot.packs, 0),
    }))
    .filter((good) => good.serves.length > 0);
  type GoodRow = (typeof goods)[number];
  const sites = operation.places.filter((place) => elements.some((element) => element.placeId === place.id));
  const dispatch = operation.places.filter((place) => place.kind === 'crossing' || place.kind === 'hub');
  const packsBy = (place: string, good: GoodRow, day: number): number =>
    lots
      .filter((lot) => lot.placeId === place && lot.goodId === good.id && lot.fromDay <= day)
      .reduce((sum, lot) => sum + lot.packs, 0);
  const isUseful = (lot: (typeof lots)[number], good: GoodRow): boolean =>
    good.periods.some(([, end]) => lot.fromDay <= end && end <= (lot.lastDay ?? dayCount));
  const usefulBy = (place: string, good: GoodRow, day: number): number =>
    lots
      .filter((lot) => lot.placeId === place && lot.goodId === good.id && lot.fromDay <= day)
      .reduce((sum, lot) => sum + (isUseful(lot, good) ? lot.packs : 0), 0);
  const periodOf = (good: GoodRow, day: number): number =>
    good.periods.findIndex(([first, last]) => first <= day && day <= last);
  const trucksAt = (place: string, day: number): number | null =>
    situation.capacities.find((entry) => entry.placeId === place && entry.day === day)?.trucks ?? null;
  const tripOf = (lane: number, fleet: number, day: number): number =>
    lanes.roundTripSeconds[(lane * lanes.fleetIds.length + fleet) * dayCount + day]!;
  const served = lanes.lanes.flatMap((lane, l) =>
    dayNumbers
      .filter((day) => lanes.fleetIds.some((_, f) => tripOf(l, f, day) >= 0))
      .map((day) => ({ ...lane, l, day })),
  );

  for (const element of elements) {
    row(`receive|${element.id}`, 0);
    upper.set(`r|${element.id}`, element.capAmount);
    add(`receive|${element.id}`, `r|${element.id}`, 1);
  }
  for (const site of sites) {
    for (const good of goods) {
      good.periods.forEach(([first, last], p) => {
        const name = `y|${site.id}|${good.id}|${p}`;
        upper.set(name, good.total);
        row(`site|${site.id}|${good.id}|${p}`, usefulBy(site.id, good, last));
        for (const { needId, quantityPerPack } of good.serves) {
          const need = operation.needs.find((entry) => entry.id === needId)!;
          const [start] = listPeriods(need, dayCount).find(([a, b]) => a <= first && first <= b)!;
          const id = `${site.id}|${needId}|${days[start]!.date}`;
          if (rows.has(`receive|${id}`)) add(`receive|${id}`, name, -quantityPerPack);
        }
        for (let earlier = 0; earlier <= p; earlier++)
          add(`site|${site.id}|${good.id}|${p}`, `y|${site.id}|${good.id}|${earlier}`, 1);
        for (const lane of served) {
          if (lane.toId === site.id && lane.day <= last)
            add(
              `site|${site.id}|${good.id}|${p}`,
              `x|${lane.fromId}|${lane.toId}|${good.id}|${lane.day}`,
              -1,
            );
        }
      });
    }
    if (site.storageGrams === null) continue;
    for (const day of dayNumbers) {
      const name = `store|${site.id}|${day}`;
      row(name, site.storageGrams);
      for (const good of goods) {
        const period = periodOf(good, day);
        const [, last] = good.periods[period]!;
        rows.get(name)!.side -= good.gramsPerPack * packsBy(site.id, good, last);
        for (const lane of served) {
          if (lane.toId === site.id && lane.day <= last)
            add(name, `x|${lane.fromId}|${lane.toId}|${good.id}|${lane.day}`, good.gramsPerPack);
        }
        for (let p = 0; p <= period; p++) add(name, `y|${site.id}|${good.id}|${p}`, -good.gramsPerPack);
      }
      rows.get(name)!.side = Math.max(0, rows.get(name)!.side);
    }
  }
  for (const place of dispatch) {
    for (const day of dayNumbers) {
      for (const good of goods) {
        const name = `stock|${place.id}|${good.id}|${day}`;
        row(name, usefulBy(place.id, good, day));
        for (const lane of served) {
          const column = `x|${lane.fromId}|${lane.toId}|${good.id}|${lane.day}`;
          if (lane.fromId === place.id && lane.day <= day) add(name, column, 1);
          if (lane.toId === place.id && lane.day <= day - 1) add(name, column, -1);
        }
      }
      if (place.kind !== 'hub' || place.storageGrams === null) continue;
      const name = `hubstore|${place.id}|${day}`;
      row(name, place.storageGrams);
      for (const good of goods) {
        rows.get(name)!.side -= good.gramsPerPack * packsBy(place.id, good, day);
        for (const lane of served) {
          const column = `x|${lane.fromId}|${lane.toId}|${good.id}|${lane.day}`;
          if (lane.day > day) continue;
          if (lane.toId === place.id) add(name, column, good.gramsPerPack);
          if (lane.fromId === place.id) add(name, column, -good.gramsPerPack);
        }
      }
      rows.get(name)!.side = Math.max(0, rows.get(name)!.side);
    }
  }
  for (const kind of ['kg', 'm3'] as const) {
    for (const day of dayNumbers) {
      lanes.fleetIds.forEach((id, f) => {
        const at = f * dayCount + day;
        row(`time${kind}|${id}|${day}`, lanes.vehicles[at]! * (lanes.vehicleSeconds[at]! + turnaround));
        for (const k of [1, 2, 3]) row(`trips${k}${kind}|${id}|${day}`, k * lanes.vehicles[at]!);
      });
      for (const place of operation.places) {
        const trucks = trucksAt(place.id, day);
        if (trucks !== null) row(`slot${kind}|${place.id}|${day}`, trucks);
      }
    }
    for (const lane of served) {
      const name = `${kind}|${lane.fromId}|${lane.toId}|${lane.day}`;
      row(name, 0);
      for (const good of goods) {
        const column = `x|${lane.fromId}|${lane.toId}|${good.id}|${lane.day}`;
        upper.set(column, good.total);
        add(name, column, kind === 'kg' ? good.gramsPerPack : good.cm3PerPack);
      }
      operation.fleet.forEach((fleet, f) => {
        const trip = tripOf(lane.l, f, lane.day);
        if (trip < 0) return;
        const at = f * dayCount + lane.day;
        const column = `${kind === 'kg' ? 'nk' : 'nv'}|${fleet.id}|${lane.fromId}|${lane.toId}|${lane.day}`;
        upper.set(column, (lanes.vehicles[at]! * lanes.vehicleSeconds[at]!) / trip);
        add(name, column, -(kind === 'kg' ? fleet.payloadGrams : fleet.volumeCm3));
        add(`time${kind}|${fleet.id}|${lane.day}`, column, trip + turnaround);
        for (const k of [1, 2, 3]) {
          if ((k + 1) * trip + k * turnaround > lanes.vehicleSeconds[at]!)
            add(`trips${k}${kind}|${fleet.id}|${lane.day}`, column, 1);
        }
        for (const place of [lane.fromId, lane.toId]) {
          if (rows.has(`slot${kind}|${place}|${lane.day}`))
            add(`slot${kind}|${place}|${lane.day}`, column, 1);
        }
      });
    }
  }
  return { rows, upper };
};

/** Adds the `cover` and `hold` rows of a level. `demand` by free element id; `held` by row name without `hold|`. */
export const withLevelRows = (
  programme: PlainProgramme,
  demand: ReadonlyMap<string, number>,
  held: ReadonlyMap<string, { readonly elementId: string; readonly amount: number }>,
): PlainProgramme => {
  const rows = new Map(programme.rows);
  for (const [id, amount] of demand) {
    rows.set(`cover|${id}`, {
      entries: new Map([
        ['z', amount],
        [`r|${id}`, -1],
      ]),
      side: 0,
    });
  }
  for (const [name, { elementId, amount }] of held)
    rows.set(`hold|${name}`, { entries: new Map([[`r|${elementId}`, -1]]), side: -amount });
  return { rows, upper: new Map([...programme.upper, ['z', 1]]) };
};

/** The right side of weak duality for multipliers of named rows: no feasible z is above it. Infinity for an unknown row or a multiplier below 0. */
export const evaluateDuality = (
  programme: PlainProgramme,
  multipliers: readonly { readonly row: string; readonly value: string }[],
): number => {
  let bound = 0;
  const price = new Map<string, number>();
  for (const { row: name, value } of multipliers) {
    const row = programme.rows.get(name);
    if (row === undefined || !(Number(value) >= 0)) return Number.POSITIVE_INFINITY;
    bound += Number(value) * row.side;
    for (const [column, entry] of row.entries)
      price.set(column, (price.get(column) ?? 0) + Number(value) * entry);
  }
  for (const [column, upper] of programme.upper) {
    const gain = (column === 'z' ? 1 : 0) - (price.get(column) ?? 0);
    if (gain > 0) bound += gain * upper;
  }
  return bound;
};
