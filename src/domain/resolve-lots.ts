import { compareStrings } from '../base/index.ts';
import { chooseFacts, formatRangeValue, indexReliability } from './choose-fact.ts';
import { lotId } from './ids.ts';
import type { Operation } from './operation.ts';
import { buildPackCounter } from './pack-counter.ts';
import type { Conflict, Lot, NotKnown } from './situation.ts';
import type { SupplyFact } from './supply.ts';
import type { Day } from './time.ts';

export interface ResolvedLots {
  readonly lots: readonly Lot[];
  readonly conflicts: readonly Conflict[];
  readonly notKnown: readonly NotKnown[];
}

/** Stock and arrivals as lots with the day from which and until which they can be used (docs/rules.md R7). O(n log n). */
export const resolveLots = (visible: Operation, days: readonly Day[]): ResolvedLots => {
  const reliability = indexReliability(visible.sources);
  const subjectOf = (row: SupplyFact): string => `${row.placeId}|${row.goodId}|${row.lot ?? ''}|${row.unit}`;
  const choose = (rows: readonly SupplyFact[], quantity: string) =>
    chooseFacts(
      rows,
      reliability,
      (row) => ({ quantity, subject: subjectOf(row), date: row.date }),
      (row) => formatRangeValue(row.count),
    );
  const counter = buildPackCounter(visible);
  const stock = choose(visible.stock, 'stock');
  const arrivals = choose(visible.arrivals, 'arrival');
  const first = days[0]?.date ?? '';
  const last = days.at(-1)?.date ?? '';

  const latestStock = new Map<string, SupplyFact>();
  for (const row of stock.chosen) {
    const key = subjectOf(row);
    const known = latestStock.get(key);
    if (row.date <= first && (known === undefined || row.date > known.date)) latestStock.set(key, row);
  }
  const kinds = new Map(visible.places.map((place) => [place.id, place.kind]));
  const lots: Lot[] = [];
  const notKnown: NotKnown[] = [];
  const add = (row: SupplyFact, kind: Lot['kind'], fromDay: number): void => {
    const expired = row.expiryDate !== null && row.expiryDate < first;
    if (expired || fromDay >= days.length) return;
    const counted = counter.count(row);
    if (counted === null) {
      notKnown.push({
        code: 'conversion.missing',
        subject: row.origin.factId,
        detail: `${row.unit} -> pack`,
      });
      return;
    }
    const { packs, origins } = counted;
    if (packs <= 0) return;
    lots.push({
      id: lotId(row.origin.factId),
      placeId: row.placeId,
      goodId: row.goodId,
      fromDay,
      lastDay: row.expiryDate === null || row.expiryDate > last ? null : lastDayBy(days, row.expiryDate),
      packs,
      kind,
      owner: row.owner,
      earmark: row.earmark,
      factIds: origins.map((origin) => origin.factId),
      assumed: origins.some((origin) => origin.assumption !== null),
    });
  };
  for (const row of latestStock.values()) add(row, 'stock', 0);
  for (const row of arrivals.chosen) {
    const day = days.findIndex((candidate) => candidate.date === row.date);
    if (day >= 0) add(row, 'arrival', kinds.get(row.placeId) === 'crossing' ? day : day + 1);
  }
  return {
    lots: lots.sort((a, b) => compareStrings(a.id, b.id)),
    conflicts: [...stock.conflicts, ...arrivals.conflicts, ...counter.conflicts],
    notKnown,
  };
};

const lastDayBy = (days: readonly Day[], date: string): number =>
  days.reduce((found, day, index) => (day.date <= date ? index : found), -1);
