import type { LedgerEntry, LedgerLine, SupplyFact } from '../../domain/index.ts';

/** Under what packs of a lot stand: heading, place, and the movement they went with. */
export type Account = string;

export function nameAccount(
  entry: LedgerEntry,
  placeId: string | null,
  movement: { id: string; date: string; fromId: string; toId: string } | null = null,
): Account {
  return JSON.stringify([
    entry,
    placeId,
    movement && [movement.id, movement.date, movement.fromId, movement.toId],
  ]);
}

export const nameAccountOf = (line: LedgerLine): Account =>
  nameAccount(line.entry, line.placeId, line.movement);

/** The heading of an account, and its place. */
export function readAccount(account: Account): {
  readonly entry: LedgerEntry;
  readonly placeId: string | null;
  readonly movement: { id: string; date: string; fromId: string; toId: string } | null;
} {
  const [entry, placeId, moved] = JSON.parse(account) as [LedgerEntry, string | null, string[] | null];
  const [id = '', date = '', fromId = '', toId = ''] = moved ?? [];
  return { entry, placeId, movement: moved && { id, date, fromId, toId } };
}

/** What two counts share that are of the same stock, the day aside (R4). */
export const sameStock = (row: SupplyFact): string =>
  JSON.stringify([row.placeId, row.goodId, row.lot, row.unit]);

/** Packs of every lot under every account. */
export class Accounts {
  private readonly packs = new Map<string, Map<Account, number>>();

  of(lotId: string): ReadonlyMap<Account, number> {
    return this.packs.get(lotId) ?? new Map<Account, number>();
  }

  lots(): string[] {
    return [...this.packs.keys()].sort();
  }

  read(lotId: string, account: Account): number {
    return this.packs.get(lotId)?.get(account) ?? 0;
  }

  /** Adds packs, which may be fewer than none. An account without packs is none. */
  add(lotId: string, account: Account, packs: number): void {
    let own = this.packs.get(lotId);
    if (!own) {
      own = new Map();
      this.packs.set(lotId, own);
    }
    const sum = (own.get(account) ?? 0) + packs;
    if (sum === 0) own.delete(account);
    else own.set(account, sum);
  }

  move(lotId: string, from: Account, to: Account, packs: number): void {
    this.add(lotId, from, -packs);
    this.add(lotId, to, packs);
  }
}
