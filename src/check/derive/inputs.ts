import type { Consumption, Day, Good, Operation, SupplyFact } from '../../domain/index.ts';
import { chooseRow, groupRows, type Preference } from '../facts/choose.ts';
import type { Lots } from './lots.ts';

/** Stock of a good that the response uses up, at a place where it was counted (R31); amounts in millilitres or packs. */
export interface DerivedInput {
  readonly placeId: string;
  readonly good: Good;
  readonly perPack: number;
  readonly opening: number;
  readonly arriving: readonly number[];
  readonly users: readonly DerivedUser[];
  /** Thirstiest vehicle at home here by day, ml on 100 km; null: no vehicle of known use takes this good here. */
  readonly thirst: readonly number[] | null;
}

export interface DerivedUser {
  readonly userId: string;
  readonly priority: number;
  readonly wanted: readonly number[];
  /** Whether it uses any on the first day. */
  readonly isFirstDay: boolean;
}

export interface Inputs {
  readonly inputs: readonly DerivedInput[];
  /** Code and subject of what is not known of them. */
  readonly notKnown: readonly { readonly code: string; readonly subject: string }[];
}

export function deriveInputs(
  operation: Operation,
  days: readonly Day[],
  lots: Lots,
  preference: Preference,
): Inputs {
  const isInput = (id: string): boolean =>
    operation.goods.some((good) => good.id === id && good.serves.length === 0);
  const fuel = operation.goods.find((good) => good.serves.length === 0 && good.fuelMlPerPack !== null);
  const placeOf = (row: Consumption): string | undefined => {
    if (row.placeId !== null) return row.placeId;
    if (operation.places.some((place) => place.id === row.userId)) return row.userId;
    return operation.fleet.find((fleet) => fleet.id === row.userId)?.homeId;
  };
  // Rows in force at some time, by user, good and place; of each day the latest begun, among equals the preferred.
  const rows = operation.consumption.filter((row) => placeOf(row) !== undefined);
  const byUser = [
    ...groupRows(rows, (row) => JSON.stringify([row.userId, row.goodId, placeOf(row)])).values(),
  ];
  const chosen = byUser.map((group) =>
    days.map(({ date }) => {
      const inForce = group.filter((row) => row.fromDate <= date && date <= (row.toDate ?? date));
      const latest = inForce
        .map((row) => row.fromDate)
        .sort()
        .at(-1);
      const begun = inForce.filter((row) => row.fromDate === latest);
      return begun.length === 0 ? null : chooseRow(begun, preference);
    }),
  );
  const used = chosen.filter((ofDays) => ofDays.some((row) => row !== null));

  const pairs = new Map<string, { placeId: string; goodId: string; used: boolean }>();
  for (const ofDays of used) {
    const row = ofDays.find((one) => one !== null)!;
    if (isInput(row.goodId))
      pairs.set(`${placeOf(row)}\n${row.goodId}`, { placeId: placeOf(row)!, goodId: row.goodId, used: true });
  }
  for (const { homeId } of operation.fleet) {
    const key = `${homeId}\n${fuel?.id}`;
    if (fuel !== undefined && !pairs.has(key))
      pairs.set(key, { placeId: homeId, goodId: fuel.id, used: false });
  }
  const ordered = [...pairs.keys()].sort().map((key) => pairs.get(key)!);
  const counted = ordered.filter((pair) => isCounted(operation, days, pair));
  const inputs = counted.map(({ placeId, goodId }): DerivedInput => {
    const good = operation.goods.find((one) => one.id === goodId)!;
    const perPack = good.fuelMlPerPack ?? 1;
    const packsOf = (arrivals: boolean, d: number): number =>
      lots.lots
        .filter((lot) => lot.placeId === placeId && lot.good.id === goodId)
        .filter((lot) => lot.isArrival === arrivals && lot.fromDay === d)
        .reduce((sum, lot) => sum + lot.packs, 0);
    return {
      placeId,
      good,
      perPack,
      opening: packsOf(false, 0) * perPack,
      arriving: days.map((_, d) => packsOf(true, d) * perPack),
      users: listUsers(
        used.filter((ofDays) =>
          ofDays.some((row) => row !== null && row.goodId === goodId && placeOf(row) === placeId),
        ),
        perPack,
      ),
      thirst: good.id === fuel?.id ? findThirst(operation, days, placeId) : null,
    };
  });
  return { inputs, notKnown: listNotKnown() };

  function listNotKnown(): { code: string; subject: string }[] {
    const lines: { code: string; subject: string }[] = [];
    const homes = [...new Set(operation.fleet.map((row) => row.homeId as string))];
    const hasFuel = (home: string): boolean =>
      counted.some((pair) => pair.placeId === home && pair.goodId === fuel?.id);
    if (homes.every((home) => !hasFuel(home)))
      lines.push({ code: 'fuel.not-planned', subject: operation.id });
    else {
      for (const home of homes)
        if (!hasFuel(home)) lines.push({ code: 'fuel.home-not-counted', subject: home });
      for (const row of operation.fleet)
        if (row.mlPer100Km === null && hasFuel(row.homeId))
          lines.push({ code: 'fuel.use-unknown', subject: row.id });
    }
    for (const pair of ordered)
      if (pair.used && !counted.includes(pair))
        lines.push({ code: 'input.not-counted', subject: `${pair.placeId}|${pair.goodId}` });
    const handedOut = used.flat().filter((row) => row !== null && !isInput(row.goodId));
    for (const subject of new Set(handedOut.map((row) => row!.origin.factId as string)))
      lines.push({ code: 'consumption.not-planned', subject });
    return lines;
  }
}

/** One line for each user and priority, in the order in which they are served. */
function listUsers(used: readonly (readonly (Consumption | null)[])[], perPack: number): DerivedUser[] {
  const users: DerivedUser[] = [];
  for (const ofDays of used)
    for (const priority of new Set(ofDays.flatMap((row) => (row === null ? [] : [row.priority]))))
      users.push({
        userId: ofDays.find((row) => row !== null)!.userId,
        priority,
        isFirstDay: ofDays[0]?.priority === priority,
        wanted: ofDays.map((row) => (row?.priority === priority ? row.packsPerDay.best * perPack : 0)),
      });
  const name = (user: DerivedUser): string => `${user.priority} ${user.userId}`;
  return users.sort((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0));
}

/** Some row in use says how many there are, in packs or a unit with a conversion to packs. */
function isCounted(
  operation: Operation,
  days: readonly Day[],
  pair: { readonly placeId: string; readonly goodId: string },
): boolean {
  const says = (row: SupplyFact): boolean =>
    row.placeId === pair.placeId &&
    row.goodId === pair.goodId &&
    (row.unit === 'pack' ||
      operation.conversions.some(
        ({ kind, from, to, subject }) =>
          kind === 'good' && from === row.unit && to === 'pack' && (subject ?? pair.goodId) === pair.goodId,
      ));
  const [first, last] = [days[0]!.date, days.at(-1)!.date];
  return (
    operation.stock.some((row) => says(row) && row.date <= first) ||
    operation.arrivals.some((row) => says(row) && row.date >= first && row.date <= last)
  );
}

function findThirst(operation: Operation, days: readonly Day[], placeId: string): number[] | null {
  const rows = operation.fleet.filter((row) => row.homeId === placeId && row.mlPer100Km !== null);
  if (rows.length === 0) return null;
  return days.map(({ date }) => {
    const inForce = rows.filter((row) => (row.fromDate ?? date) <= date && date <= (row.toDate ?? date));
    return inForce.reduce((most, row) => Math.max(most, row.mlPer100Km!), 0);
  });
}
