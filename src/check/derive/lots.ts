import type { Day, Good, Operation, Origin, SupplyFact } from '../../domain/index.ts';
import { chooseRow, groupRows, type Preference } from '../facts/choose.ts';
import { scale } from './head-counts.ts';

/** Packs of one good that come into use at a place on one day (R7). */
export interface DerivedLot {
  /** The chosen fact's id. */
  readonly id: string;
  readonly placeId: string;
  readonly good: Good;
  readonly fromDay: number;
  /** Last planning day of use; null: no expiry within the horizon. */
  readonly lastDay: number | null;
  readonly expiryDate: string | null;
  readonly packs: number;
  readonly isArrival: boolean;
  readonly origins: readonly Origin[];
}

export interface Lots {
  readonly lots: readonly DerivedLot[];
  /** Chosen rows that would count but have no conversion to packs. */
  readonly unconverted: readonly { readonly factId: string; readonly unit: string }[];
}

export function deriveLots(operation: Operation, days: readonly Day[], preference: Preference): Lots {
  const firstDate = days[0]?.date ?? '';
  const lastDate = days.at(-1)?.date ?? '';
  const chosen: { row: SupplyFact; isArrival: boolean }[] = [];

  const present = operation.stock.filter((row) => row.date <= firstDate);
  for (const rows of groupRows(present, supplyKey).values()) {
    const latest = rows
      .map((row) => row.date)
      .sort()
      .at(-1);
    const row = chooseRow(
      rows.filter((candidate) => candidate.date === latest),
      preference,
    );
    chosen.push({ row, isArrival: false });
  }
  const coming = operation.arrivals.filter((row) => firstDate <= row.date && row.date <= lastDate);
  for (const rows of groupRows(coming, (row) => `${supplyKey(row)} ${row.date}`).values())
    chosen.push({ row: chooseRow(rows, preference), isArrival: true });

  const lots: DerivedLot[] = [];
  const unconverted: { factId: string; unit: string }[] = [];
  for (const { row, isArrival } of chosen) {
    if (row.expiryDate !== null && row.expiryDate < firstDate) continue;
    if (findFirstDay(row, isArrival, operation, days) >= days.length) continue;
    const packs = countPacks(row, operation, preference);
    if (packs === null) unconverted.push({ factId: row.origin.factId, unit: row.unit });
    else if (packs.count > 0) lots.push(toLot(row, isArrival, packs.count, packs.origins, operation, days));
  }
  return { lots, unconverted };
}

const supplyKey = (row: SupplyFact): string => JSON.stringify([row.placeId, row.goodId, row.lot, row.unit]);

function toLot(
  row: SupplyFact,
  isArrival: boolean,
  packs: number,
  origins: readonly Origin[],
  operation: Operation,
  days: readonly Day[],
): DerivedLot {
  const { expiryDate } = row;
  const lastDate = days.at(-1)!.date;
  return {
    id: row.origin.factId,
    placeId: row.placeId,
    good: operation.goods.find((good) => good.id === row.goodId)!,
    fromDay: findFirstDay(row, isArrival, operation, days),
    lastDay:
      expiryDate === null || expiryDate > lastDate
        ? null
        : days.filter((day) => day.date <= expiryDate).length - 1,
    expiryDate,
    packs,
    isArrival,
    origins,
  };
}

/** Stock is there on day 0; arrivals are usable at a crossing on their day, elsewhere on the next, maybe too late. */
function findFirstDay(
  row: SupplyFact,
  isArrival: boolean,
  operation: Operation,
  days: readonly Day[],
): number {
  if (!isArrival) return 0;
  const place = operation.places.find((candidate) => candidate.id === row.placeId)!;
  const arrivalDay = days.findIndex((day) => day.date === row.date);
  return arrivalDay + (place.kind === 'crossing' ? 0 : 1);
}

/** Packs of a row at its best figure; null where its unit has no conversion. */
function countPacks(
  row: SupplyFact,
  operation: Operation,
  preference: Preference,
): { count: number; origins: Origin[] } | null {
  if (row.unit === 'pack') return { count: row.count.best, origins: [row.origin] };
  const fitting = operation.conversions.filter(
    (candidate) => candidate.kind === 'good' && candidate.from === row.unit && candidate.to === 'pack',
  );
  const ofGood = fitting.filter((candidate) => candidate.subject === row.goodId);
  const candidates = ofGood.length > 0 ? ofGood : fitting.filter((candidate) => candidate.subject === null);
  if (candidates.length === 0) return null;
  const conversion = chooseRow(candidates, preference);
  return {
    count: scale(row.count.best, conversion.factorPpm.best),
    origins: [row.origin, conversion.origin],
  };
}
