import type { Day, Movement, Operation, Plan, SupplyFact } from '../../domain/index.ts';
import { type DerivedLot, deriveLots } from '../derive/lots.ts';
import { viewAsOf } from '../facts/as-of.ts';
import { buildPreference, chooseRow, groupRows } from '../facts/choose.ts';
import { Accounts, nameAccount, nameAccountOf, sameStock } from './accounts.ts';
import { replayCounts } from './counts.ts';
import { listSettlings, type Settling } from './reports.ts';
import { loseSight, type Returning, settleOpen, settlePlanned } from './settle.ts';

export interface Replayed {
  /** Packs by lot and account, on each evening. */
  readonly evenings: ReadonlyMap<string, Accounts>;
  /** What a site's people were given of a good on a day, by `date site good`. */
  readonly given: ReadonlyMap<string, number>;
}

/** Evenings of a plan up to a day, posting by posting, from the plan, the actuals and the facts alone (R26, R27). */
export function replayLedger(operation: Operation, plan: Plan, to: Day): Replayed {
  const world = buildWorld(operation, plan, to);
  const accounts = openAccounts(world);
  const evenings = new Map<string, Accounts>();
  const given = new Map<string, number>();
  const returning: Returning[] = [];
  for (const { date } of world.days.filter((day) => day.date < to.date)) {
    receiveArrivals(world, accounts, date);
    for (const one of returning.filter((candidate) => candidate.on === date))
      accounts.move(one.lotId, one.from, one.to, one.packs);
    const due = world.settlings.filter((one) => one.bookedOn === date);
    const isFirst = (one: Settling): boolean => one.number === 0 && world.movementOf.has(one.movementId);
    const later = due.filter((one) => !isFirst(one));
    for (const one of later.filter((report) => report.movementDate < date))
      settleOpen(world, accounts, one, returning);
    const moving = listMovements(plan, date);
    for (const movement of moving) {
      const report = due.find((one) => isFirst(one) && one.movementId === movement.id);
      if (report) settlePlanned(world, accounts, movement, report, returning);
    }
    for (const one of later.filter((report) => report.movementDate === date))
      settleOpen(world, accounts, one, returning);
    for (const movement of moving)
      if (!world.settlings.some((one) => one.movementId === movement.id))
        loseSight(world, accounts, movement);
    useInputs(world, accounts, date, given);
    handOut(world, accounts, date, given);
    replayCounts(world, accounts, date);
    evenings.set(date, copyAccounts(accounts));
  }
  return { evenings, given };
}

export interface World {
  readonly plan: Plan;
  readonly days: readonly Day[];
  readonly to: Day;
  /** As of the start of the first day that is left to plan. */
  readonly now: Operation;
  /** As of the plan. */
  readonly then: Operation;
  readonly household: ReadonlySet<string>;
  /** Rows of stock and arrivals by id. */
  readonly rowOf: ReadonlyMap<string, SupplyFact>;
  readonly lots: readonly DerivedLot[];
  /** The ledger's lot of a lot of the plan, or of a row of stock that a ledger wrote. */
  readonly rootOf: Map<string, string>;
  /** Rows whose stock a lot of the ledger is, by lot. */
  readonly stockOf: Map<string, SupplyFact[]>;
  readonly movementOf: ReadonlyMap<string, Movement>;
  readonly settlings: readonly Settling[];
}

function buildWorld(operation: Operation, plan: Plan, to: Day): World {
  const then = viewAsOf(operation, plan.asOf);
  const now = viewAsOf(operation, to.startsAt);
  const { days } = plan.clock;
  const bookedAt = Math.max(-Infinity, ...then.ledger.map((line) => line.origin.knownAt));
  return {
    plan,
    days,
    to,
    now,
    then,
    household: new Set(now.goods.filter((good) => good.household).map((good) => good.id)),
    rowOf: new Map([...now.stock, ...now.arrivals].map((row) => [row.origin.factId, row])),
    lots: deriveLots(then, days, buildPreference(then.sources)).lots,
    rootOf: new Map(),
    stockOf: new Map(),
    movementOf: new Map(plan.movements.map((movement) => [movement.id, movement])),
    settlings: listSettlings(now, plan, days, to, bookedAt),
  };
}

/** What an earlier ledger left, and what the plan saw of it; the difference was counted. */
function openAccounts(world: World): Accounts {
  const accounts = new Accounts();
  const { then, rootOf } = world;
  const last = then.ledger.map((line) => line.date).sort();
  const left = then.ledger.filter((line) => line.date === last[last.length - 1]);
  const holder = new Map<string, string>();
  for (const line of then.ledger) if (line.stockId !== null) rootOf.set(line.stockId, line.lotId);
  for (const line of left) {
    accounts.add(line.lotId, nameAccountOf(line), line.packs);
    const row = line.stockId === null ? undefined : world.rowOf.get(line.stockId);
    if (row) holder.set(sameStock(row), line.lotId);
  }
  const seen = new Set<string>();
  for (const lot of world.lots) {
    if (lot.isArrival || world.household.has(lot.good.id)) continue;
    const key = sameStock(world.rowOf.get(lot.id)!);
    const root = holder.get(key) ?? lot.id;
    seen.add(key);
    rootOf.set(lot.id, root);
    world.stockOf.set(root, [...(world.stockOf.get(root) ?? []), world.rowOf.get(lot.id)!]);
    const here = nameAccount('at_place', lot.placeId);
    const change = lot.packs - accounts.read(root, here);
    accounts.add(root, here, change);
    accounts.add(root, nameAccount(then.ledger.length > 0 ? 'counted' : 'opening', lot.placeId), change);
  }
  for (const [key, root] of holder) {
    if (seen.has(key)) continue;
    const rows = then.stock.filter((row) => sameStock(row) === key && row.date <= world.days[0]!.date);
    const dates = rows.map((row) => row.date).sort();
    const latest = rows.filter((row) => row.date === dates[dates.length - 1]);
    const row = chooseRow(latest, buildPreference(then.sources));
    if (rootOf.has(row.origin.factId)) continue;
    const here = nameAccount('at_place', row.placeId);
    const change = row.count.best - accounts.read(root, here);
    accounts.add(root, here, change);
    accounts.add(root, nameAccount('counted', row.placeId), change);
  }
  return accounts;
}

/** What came in, as known now; an arrival that the plan drew on keeps the plan's lot. */
function receiveArrivals(world: World, accounts: Accounts, date: string): void {
  const { now, days, rootOf } = world;
  const keyOf = (row: SupplyFact): string => `${sameStock(row)} ${row.date}`;
  const planned = world.lots.filter((lot) => lot.isArrival);
  const ofDay = now.arrivals.filter((row) => row.date === date);
  const preference = buildPreference(now.sources);
  for (const [key, rows] of groupRows(ofDay, keyOf)) {
    const chosen = chooseRow(rows, preference);
    const lot = planned.find((candidate) => keyOf(world.rowOf.get(candidate.id)!) === key);
    const root = lot?.id ?? chosen.origin.factId;
    if (lot) rootOf.set(lot.id, root);
    const came = deriveLots({ ...now, stock: [], arrivals: [chosen] }, lengthen(days), preference).lots[0];
    if (!came) continue;
    accounts.add(root, nameAccount('arrived', chosen.placeId), came.packs);
    accounts.add(root, nameAccount('at_place', chosen.placeId), came.packs);
  }
}

/** The days and one more, so that what comes in on the last day is a lot too. */
function lengthen(days: readonly Day[]): Day[] {
  const last = days[days.length - 1]!;
  return [...days, { ...last, date: `${last.date}+` }];
}

const listMovements = (plan: Plan, date: string): Movement[] =>
  plan.movements
    .filter((movement) => movement.date === date)
    .sort((a, b) => a.visits[0]!.startAt - b.visits[0]!.startAt || (a.id < b.id ? -1 : 1));

/** Vehicles and other users take what the plan says, in packs rounded up, as far as it is there. */
function useInputs(world: World, accounts: Accounts, date: string, given: Map<string, number>): void {
  for (const { placeId, goodId, unit, days } of world.plan.fuel.places) {
    const size = world.then.goods.find((good) => good.id === goodId)?.fuelMlPerPack ?? 1;
    let due = 0;
    for (const day of days) if (day.date <= date) due += day.users + day.vehicles;
    const key = `used ${placeId} ${goodId}`;
    const before = given.get(key) ?? 0;
    const wanted = Math.ceil(due / (unit === 'ml' ? size : 1)) - before;
    let left = wanted;
    const here = nameAccount('at_place', placeId);
    for (const lotId of accounts.lots()) {
      if (world.rowOf.get(lotId)?.goodId !== goodId) continue;
      const packs = Math.max(0, Math.min(left, accounts.read(lotId, here)));
      accounts.move(lotId, here, nameAccount('used', placeId), packs);
      left -= packs;
    }
    given.set(key, before + wanted - left);
  }
}

/** By each evening the elapsed part of every usage period is given, as far as it is there and not expired. */
function handOut(world: World, accounts: Accounts, date: string, given: Map<string, number>): void {
  const dayOf = new Map(world.days.map((day, index) => [day.date, index]));
  const today = dayOf.get(date)!;
  const ofLot = groupRows(world.plan.distributions, (line) => `${line.placeId} ${line.lotId}`);
  for (const lines of ofLot.values()) {
    const { placeId, lotId, goodId } = lines[0]!;
    if (world.household.has(goodId)) continue;
    const root = world.rootOf.get(lotId) ?? lotId;
    const expiry = world.rowOf.get(root)?.expiryDate ?? null;
    if (expiry !== null && expiry < date) continue;
    let due = 0;
    for (const line of lines) {
      const first = dayOf.get(line.fromDate)!;
      const length = dayOf.get(line.toDate)! + 1 - first;
      const gone = Math.max(0, Math.min(length, today + 1 - first));
      due += Number((BigInt(line.packs) * BigInt(gone)) / BigInt(length));
    }
    const key = `lot ${placeId} ${lotId}`;
    const here = nameAccount('at_place', placeId);
    const packs = Math.min(due - (given.get(key) ?? 0), accounts.read(root, here));
    if (packs <= 0) continue;
    accounts.move(root, here, nameAccount('with_people', placeId), packs);
    given.set(key, (given.get(key) ?? 0) + packs);
    const ofGood = `${date} ${placeId} ${goodId}`;
    given.set(ofGood, (given.get(ofGood) ?? 0) + packs);
  }
}

function copyAccounts(accounts: Accounts): Accounts {
  const copy = new Accounts();
  for (const lotId of accounts.lots())
    for (const [account, packs] of accounts.of(lotId)) copy.add(lotId, account, packs);
  return copy;
}
