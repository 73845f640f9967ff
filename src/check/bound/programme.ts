import type { Case } from '../case.ts';
import { findPeriod, type GoodUse } from '../derive/goods.ts';
import type { DerivedLot } from '../derive/lots.ts';
import type { Lane } from './lanes.ts';

/** A row `sum of coefficients x columns <= limit` of the relaxed programme. */
export interface Row {
  readonly coefficients: ReadonlyMap<string, number>;
  readonly limit: number;
}

/**
 * Planner and judge may floor a round trip to neighbouring seconds (R9 lets pieces be rounded). With the longer one a bound
 * is proven a little sooner, by about a second in an hour.
 */
const ROUND_SLACK_SECONDS = 1;

/** The rows of R20 that are the same in every stage and level, made when a certificate names them. */
export interface Programme {
  readonly findRow: (name: string) => Row | null;
  readonly upperOf: (column: string) => number;
}

export function buildProgramme(judged: Case): Programme {
  const rows = new Map<string, Row | null>();
  const world = buildWorld(judged);
  return {
    findRow: (name) => {
      if (!rows.has(name)) rows.set(name, buildRow(name, world));
      return rows.get(name)!;
    },
    upperOf: (column) => findUpper(column, world),
  };
}

interface World {
  readonly judged: Case;
  readonly lanes: readonly Lane[];
  /** Days on which a lane exists for goods, by `from|to`. */
  readonly openDays: ReadonlyMap<string, ReadonlySet<number>>;
  readonly into: ReadonlyMap<string, readonly string[]>;
  readonly outOf: ReadonlyMap<string, readonly string[]>;
  readonly packsOf: ReadonlyMap<string, number>;
  readonly sitesInUse: ReadonlySet<string>;
  readonly turnaroundSeconds: number;
}

function buildWorld(judged: Case): World {
  const openDays = new Map<string, Set<number>>();
  const into = new Map<string, string[]>();
  const outOf = new Map<string, string[]>();
  for (const { fromId, toId, day } of judged.lanes) {
    const key = `${fromId}|${toId}`;
    const days = openDays.get(key) ?? new Set<number>();
    if (days.size === 0) {
      openDays.set(key, days);
      into.set(toId, [...(into.get(toId) ?? []), fromId]);
      outOf.set(fromId, [...(outOf.get(fromId) ?? []), toId]);
    }
    days.add(day);
  }
  const packsOf = new Map<string, number>();
  for (const lot of judged.lots.lots) packsOf.set(lot.good.id, (packsOf.get(lot.good.id) ?? 0) + lot.packs);
  const sitesInUse = new Set(judged.elements.map((element) => element.placeId));
  const { turnaroundSeconds } = judged.operation.rules.duty;
  return { judged, lanes: judged.lanes, openDays, into, outOf, packsOf, sitesInUse, turnaroundSeconds };
}

function buildRow(name: string, world: World): Row | null {
  const [kind, ...parts] = name.split('|');
  const [a, b, c] = parts as [string, string, string];
  switch (kind) {
    case 'receive':
      return buildReceive(parts.join('|'), world);
    case 'site':
      return buildSite(a, b, Number(c), world);
    case 'store':
      return buildStore(a, Number(b), world);
    case 'stock':
      return buildStock(a, b, Number(c), world);
    case 'hubstore':
      return buildHubStore(a, Number(b), world);
    case 'kg':
    case 'm3':
      return buildCarriage(kind, a, b, Number(c), world);
    case 'timekg':
    case 'timem3':
      return buildTime(kind === 'timekg' ? 'nk' : 'nv', a, Number(b), world);
    case 'trips1kg':
    case 'trips2kg':
    case 'trips3kg':
    case 'trips1m3':
    case 'trips2m3':
    case 'trips3m3':
      return buildTrips(kind.endsWith('kg') ? 'nk' : 'nv', Number(kind[5]), a, Number(b), world);
    case 'slotkg':
    case 'slotm3':
      return buildSlots(kind === 'slotkg' ? 'nk' : 'nv', a, Number(b), world);
    default:
      return null;
  }
}

/** Adds up coefficients by column. */
function collect(): { add: (column: string, value: number) => void; row: (limit: number) => Row } {
  const coefficients = new Map<string, number>();
  return {
    add: (column, value) => void coefficients.set(column, (coefficients.get(column) ?? 0) + value),
    row: (limit) => ({ coefficients, limit }),
  };
}

/** Calls `each` for every column x over the lanes from `froms` into `to` up to a day. */
function addFlows(
  froms: readonly string[],
  tos: readonly string[],
  goodId: string,
  lastDay: number,
  world: World,
  each: (column: string) => void,
): void {
  // What people have at home is never loaded.
  if (world.judged.goodUses.get(goodId)?.good.household) return;
  for (const from of froms)
    for (const to of tos)
      for (const day of world.openDays.get(`${from}|${to}`) ?? [])
        if (day <= lastDay) each(`x|${from}|${to}|${goodId}|${day}`);
}

const listInto = (world: World, place: string): readonly string[] => world.into.get(place) ?? [];
const listOutOf = (world: World, place: string): readonly string[] => world.outOf.get(place) ?? [];

/** Packs of lots that some usage period of their good can use: it ends on a day on which they are there and not expired. */
function sumUsefulLots(world: World, placeId: string, goodId: string, byDay: number): number {
  const periods = world.judged.goodUses.get(goodId)?.periods ?? [];
  return sumLots(world, placeId, goodId, byDay, (lot) =>
    periods.some(({ last }) => lot.fromDay <= last && (lot.lastDay === null || last <= lot.lastDay)),
  );
}

function sumLots(
  world: World,
  placeId: string,
  goodId: string,
  byDay: number,
  counts: (lot: DerivedLot) => boolean = () => true,
): number {
  return world.judged.lots.lots
    .filter(counts)
    .filter((lot) => lot.placeId === placeId && lot.good.id === goodId && lot.fromDay <= byDay)
    .reduce((sum, lot) => sum + lot.packs, 0);
}

function buildReceive(elementId: string, { judged }: World): Row | null {
  const element = judged.elements.find((one) => one.id === elementId);
  if (!element) return null;
  const { add, row } = collect();
  add(`r|${elementId}`, 1);
  for (const use of judged.goodUses.values()) {
    const served = use.serves.find((one) => one.need.id === element.need.id);
    if (!served) continue;
    use.periods.forEach((period, p) => {
      if (element.firstDay <= period.first && period.last <= element.lastDay)
        add(`y|${element.placeId}|${use.good.id}|${p}`, -served.quantityPerPack);
    });
  }
  return row(0);
}

function buildSite(site: string, goodId: string, p: number, world: World): Row | null {
  const period = world.judged.goodUses.get(goodId)?.periods[p];
  if (!period || !world.sitesInUse.has(site)) return null;
  const { add, row } = collect();
  for (let earlier = 0; earlier <= p; earlier++) add(`y|${site}|${goodId}|${earlier}`, 1);
  addFlows(listInto(world, site), [site], goodId, period.last, world, (column) => add(column, -1));
  return row(sumUsefulLots(world, site, goodId, period.last));
}

function buildStore(site: string, day: number, world: World): Row | null {
  const storage = world.judged.placeOf.get(site)?.storageGrams ?? null;
  if (storage === null || !world.judged.days[day]) return null;
  const { add, row } = collect();
  let stored = 0;
  for (const use of world.judged.goodUses.values()) {
    const { id, gramsPerPack, household } = use.good;
    if (household) continue;
    const p = findPeriod(use, day);
    const through = throughDay(use, p, day);
    addFlows(listInto(world, site), [site], id, through, world, (column) => add(column, gramsPerPack));
    if (world.sitesInUse.has(site))
      for (let earlier = 0; earlier <= p; earlier++) add(`y|${site}|${id}|${earlier}`, -gramsPerPack);
    stored += gramsPerPack * sumLots(world, site, id, through);
  }
  return row(storage - stored);
}

const throughDay = (use: GoodUse, period: number, day: number): number => use.periods[period]?.last ?? day;

function buildStock(place: string, goodId: string, day: number, world: World): Row | null {
  if (!world.judged.goodUses.has(goodId) || !world.judged.days[day]) return null;
  const { add, row } = collect();
  addFlows([place], listOutOf(world, place), goodId, day, world, (column) => add(column, 1));
  addFlows(listInto(world, place), [place], goodId, day - 1, world, (column) => add(column, -1));
  return row(sumUsefulLots(world, place, goodId, day));
}

function buildHubStore(hub: string, day: number, world: World): Row | null {
  const place = world.judged.placeOf.get(hub);
  if (place?.kind !== 'hub' || place.storageGrams === null || !world.judged.days[day]) return null;
  const { add, row } = collect();
  let stored = 0;
  for (const { good } of world.judged.goodUses.values()) {
    const grams = good.gramsPerPack;
    addFlows(listInto(world, hub), [hub], good.id, day, world, (column) => add(column, grams));
    addFlows([hub], listOutOf(world, hub), good.id, day, world, (column) => add(column, -grams));
    stored += grams * sumLots(world, hub, good.id, day);
  }
  return row(place.storageGrams - stored);
}

function buildCarriage(kind: 'kg' | 'm3', from: string, to: string, day: number, world: World): Row | null {
  const lanes = world.lanes.filter((lane) => lane.fromId === from && lane.toId === to && lane.day === day);
  if (lanes.length === 0) return null;
  const { add, row } = collect();
  for (const { good } of world.judged.goodUses.values())
    if (!good.household)
      add(`x|${from}|${to}|${good.id}|${day}`, kind === 'kg' ? good.gramsPerPack : good.cm3PerPack);
  for (const { fleet } of lanes) {
    const size = kind === 'kg' ? fleet.payloadGrams : fleet.volumeCm3;
    add(`${kind === 'kg' ? 'nk' : 'nv'}|${fleet.id}|${from}|${to}|${day}`, -size);
  }
  return row(0);
}

function buildTime(trips: 'nk' | 'nv', fleetId: string, day: number, world: World): Row | null {
  const lanes = world.lanes.filter((lane) => lane.fleet.id === fleetId && lane.day === day);
  if (lanes.length === 0) return null;
  const { add, row } = collect();
  for (const lane of lanes)
    add(
      `${trips}|${fleetId}|${lane.fromId}|${lane.toId}|${day}`,
      lane.roundSeconds + ROUND_SLACK_SECONDS + world.turnaroundSeconds,
    );
  return row(lanes[0]!.count * (lanes[0]!.workSeconds + world.turnaroundSeconds));
}

/** Trips so long that one more than `limit` of them, with the turnarounds between, do not fit into a vehicle's day. */
function buildTrips(
  trips: 'nk' | 'nv',
  limit: number,
  fleetId: string,
  day: number,
  world: World,
): Row | null {
  const lanes = world.lanes.filter(
    (lane) =>
      lane.fleet.id === fleetId &&
      lane.day === day &&
      (limit + 1) * (lane.roundSeconds + ROUND_SLACK_SECONDS) + limit * world.turnaroundSeconds >
        lane.workSeconds,
  );
  if (lanes.length === 0) return null;
  const { add, row } = collect();
  for (const lane of lanes) add(`${trips}|${fleetId}|${lane.fromId}|${lane.toId}|${day}`, 1);
  return row(limit * lanes[0]!.count);
}

function buildSlots(trips: 'nk' | 'nv', place: string, day: number, world: World): Row | null {
  if (!world.judged.placeOf.has(place) || !world.judged.days[day]) return null;
  const { trucks } = world.judged.placeDays.get(place, day);
  if (trucks === null) return null;
  const { add, row } = collect();
  for (const lane of world.lanes)
    if (lane.day === day && (lane.fromId === place || lane.toId === place))
      add(`${trips}|${lane.fleet.id}|${lane.fromId}|${lane.toId}|${day}`, 1);
  return row(trucks);
}

function findUpper(column: string, world: World): number {
  const parts = column.split('|');
  switch (parts[0]) {
    case 'z':
      return 1;
    case 'r':
      return world.judged.elements.find((element) => `r|${element.id}` === column)!.capAmount;
    case 'y':
      return world.packsOf.get(parts[2]!) ?? 0;
    case 'x':
      return world.packsOf.get(parts[3]!) ?? 0;
    default: {
      const [, fleetId, from, to, day] = parts;
      const lane = world.lanes.find(
        (one) =>
          one.fleet.id === fleetId && one.fromId === from && one.toId === to && one.day === Number(day),
      )!;
      return (lane.count * lane.workSeconds) / (lane.roundSeconds + ROUND_SLACK_SECONDS);
    }
  }
}
