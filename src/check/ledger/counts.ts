import type { SupplyFact } from '../../domain/index.ts';
import { deriveLots } from '../derive/lots.ts';
import { buildPreference, chooseRow, groupRows } from '../facts/choose.ts';
import { type Accounts, nameAccount, sameStock } from './accounts.ts';
import type { World } from './replay.ts';

/**
 * Counts of one evening win (R26): one that names a lot covers the packs with that lot, one that names none those without.
 * What is found more goes to the stock that was counted, else to the first lot; what is missing comes off lot by lot.
 */
export function replayCounts(world: World, accounts: Accounts, date: string): void {
  const first = world.days[0]!.date;
  const fits = (row: SupplyFact): boolean =>
    row.date === date &&
    !world.household.has(row.goodId) &&
    (date > first || row.origin.knownAt > world.plan.asOf);
  const preference = buildPreference(world.now.sources);
  const counted = [...groupRows(world.now.stock.filter(fits), sameStock).values()].map((rows) =>
    chooseRow(rows, preference),
  );
  const rank = (row: SupplyFact): string => `${row.lot === null ? 1 : 0} ${sameStock(row)}`;
  counted.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  const taken = new Set<string>();
  for (const row of counted) {
    const packs = countPacks(world, row);
    if (packs === null) continue;
    const here = nameAccount('at_place', row.placeId);
    const covered = listHolders(world, accounts, row)
      .filter((lotId) => !taken.has(`${lotId} ${row.placeId}`))
      .filter((lotId) => isStockOf(world, lotId, row) || isLabelled(world, lotId, row));
    covered.sort(
      (a, b) => Number(isStockOf(world, b, row)) - Number(isStockOf(world, a, row)) || (a < b ? -1 : 1),
    );
    if (covered.length === 0 && packs > 0) covered.push(row.origin.factId);
    let off = packs - covered.reduce((sum, lotId) => sum + accounts.read(lotId, here), 0);
    for (const lotId of covered) {
      taken.add(`${lotId} ${row.placeId}`);
      const change = Math.max(off, off > 0 ? off : -accounts.read(lotId, here));
      accounts.add(lotId, here, change);
      accounts.add(lotId, nameAccount('counted', row.placeId), change);
      off -= change;
    }
    if (covered[0] === row.origin.factId) world.stockOf.set(row.origin.factId, [row]);
  }
}

/** Lots of the good that lie at the place, or whose own stock is the one that was counted. */
function listHolders(world: World, accounts: Accounts, row: SupplyFact): string[] {
  const here = nameAccount('at_place', row.placeId);
  return accounts
    .lots()
    .filter((lotId) => world.rowOf.get(lotId)?.goodId === row.goodId)
    .filter((lotId) => accounts.read(lotId, here) !== 0 || isStockOf(world, lotId, row));
}

/** Whether the lot's packs at this place are the stock that the row counts. */
const isStockOf = (world: World, lotId: string, row: SupplyFact): boolean =>
  (world.stockOf.get(lotId) ?? []).some((own) => sameStock(own) === sameStock(row));

/** Whether the lot bears the number that the row names, or none where the row names none. */
function isLabelled(world: World, lotId: string, row: SupplyFact): boolean {
  const label = world.rowOf.get(lotId)?.lot ?? null;
  return row.lot === null ? label === null : row.lot === lotId || row.lot === label;
}

/** Packs of a row; null where its unit leads to none. A row of none is none. */
function countPacks({ now, days }: World, row: SupplyFact): number | null {
  if (row.count.best === 0) return 0;
  const alone = { ...now, arrivals: [], stock: [{ ...row, date: days[0]!.date, expiryDate: null }] };
  const { lots, unconverted } = deriveLots(alone, days, buildPreference(now.sources));
  return unconverted.length > 0 ? null : (lots[0]?.packs ?? 0);
}
