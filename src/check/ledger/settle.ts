import type { Movement } from '../../domain/index.ts';
import { groupRows } from '../facts/choose.ts';
import { type Account, type Accounts, nameAccount, readAccount } from './accounts.ts';
import type { World } from './replay.ts';
import type { Settling } from './reports.ts';

/** Packs that come back to their loading place on a later evening. */
export interface Returning {
  readonly lotId: string;
  readonly on: string;
  readonly from: Account;
  readonly to: Account;
  readonly packs: number;
}

/** Packs by stop and lot as the plan loads them. */
function listLoads(movement: Movement): { toId: string; lotId: string; packs: number }[] {
  const groups = groupRows(movement.loads, (load) => `${movement.visits[load.visit]!.placeId} ${load.lotId}`);
  return [...groups.values()].map((loads) => ({
    toId: movement.visits[loads[0]!.visit]!.placeId,
    lotId: loads[0]!.lotId,
    packs: loads.reduce((sum, load) => sum + load.packs, 0),
  }));
}

interface Open {
  readonly lotId: string;
  readonly account: Account;
  readonly way: { id: string; date: string; fromId: string; toId: string };
  readonly packs: number;
}

/** Posts where the packs of one stop and lot went that stood under `open.account`. */
function post(accounts: Accounts, open: Open, report: Settling, lotId: string, returning: Returning[]): void {
  const { way, account } = open;
  const line = report.lines.find((one) => one.toId === way.toId && one.lotId === lotId);
  const delivers = report.outcome === 'facilitated' || report.outcome === 'delayed';
  const none = { delivered: 0, returned: 0, lost: 0, damaged: 0, held: 0 };
  const plain = delivers ? { ...none, delivered: open.packs } : { ...none, returned: open.packs };
  const fates = line?.fates ?? plain;
  const home = nameAccount('at_place', way.fromId);
  accounts.move(open.lotId, account, nameAccount('at_place', way.toId), fates.delivered);
  accounts.move(open.lotId, account, nameAccount('lost', null, way), fates.lost);
  accounts.move(open.lotId, account, nameAccount('damaged', null, way), fates.damaged);
  accounts.move(open.lotId, account, nameAccount('on_vehicles', line?.heldAtId ?? null, way), fates.held);
  const road = nameAccount('on_vehicles', null, way);
  const late = report.returnedOn > report.bookedOn;
  accounts.move(open.lotId, account, late ? road : home, fates.returned);
  if (late)
    returning.push({ lotId: open.lotId, on: report.returnedOn, from: road, to: home, packs: fates.returned });
}

export function settlePlanned(
  world: World,
  accounts: Accounts,
  movement: Movement,
  report: Settling,
  returning: Returning[],
): void {
  const fromId = movement.visits[0]!.placeId;
  for (const { toId, lotId, packs } of listLoads(movement)) {
    const way = { id: movement.id, date: movement.date, fromId, toId };
    const open = {
      lotId: world.rootOf.get(lotId) ?? lotId,
      account: nameAccount('at_place', fromId),
      way,
      packs,
    };
    post(accounts, open, report, lotId, returning);
  }
}

/** A later report, or one of a movement of an earlier plan: it speaks of what stands on vehicles or unreported. */
export function settleOpen(world: World, accounts: Accounts, report: Settling, returning: Returning[]): void {
  const renamed = {
    ...report,
    lines: report.lines.map((line) => ({ ...line, lotId: world.rootOf.get(line.lotId) ?? line.lotId })),
  };
  for (const lotId of accounts.lots()) {
    for (const [account, packs] of [...accounts.of(lotId)]) {
      const { entry, movement } = readAccount(account);
      if (movement?.id !== report.movementId) continue;
      if (entry !== 'unreported' && entry !== 'on_vehicles') continue;
      const onItsWay = returning.some(
        (one) => one.lotId === lotId && one.from === account && one.on > report.bookedOn,
      );
      if (onItsWay) continue;
      post(accounts, { lotId, account, way: movement, packs }, renamed, lotId, returning);
    }
  }
}

/** Nobody says what became of it: what it could load is in no place. */
export function loseSight(world: World, accounts: Accounts, movement: Movement): void {
  const fromId = movement.visits[0]!.placeId;
  for (const load of movement.loads) {
    const lotId = world.rootOf.get(load.lotId) ?? load.lotId;
    const way = { id: movement.id, date: movement.date, fromId, toId: movement.visits[load.visit]!.placeId };
    const here = nameAccount('at_place', fromId);
    const packs = Math.max(0, Math.min(load.packs, accounts.read(lotId, here)));
    accounts.move(lotId, here, nameAccount('unreported', null, way), packs);
  }
}
