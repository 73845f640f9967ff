import { comparePreference, indexReliability } from './choose-fact.ts';
import type { Operation } from './operation.ts';
import type { RangePoint } from './quantity.ts';
import { resolveLots } from './resolve-lots.ts';
import {
  type Count,
  describeStockDays,
  readAt,
  type StockDays,
  type StockLine,
  type StockPart,
} from './stock-lines.ts';
import type { SupplyFact } from './supply.ts';
import type { Instant, LocalDate } from './time.ts';
import { visibleAsOf } from './visible-operation.ts';

/**
 * Days of stock left by need, place and owner as of T (docs/rules.md R32). Arrivals do not count. Low: least stock for
 * most people; high: most stock for fewest. Pure; a few times the cost of resolving people and lots.
 */
export const computeStockDays = (operation: Operation, asOf: Instant): StockDays => {
  const visible = visibleAsOf(operation, asOf);
  const days = visible.days.filter((day) => day.endsAt > asOf);
  const date = days[0]?.date ?? '';
  const counts = listCounts(visible, date);
  const stock = (point: RangePoint): readonly StockPart[] => {
    const read = readAt(visible, point, point);
    const lots = resolveLots(read, days).lots.filter((lot) => lot.kind === 'stock');
    return lots.map(({ placeId, goodId, owner, packs }) => ({ placeId, goodId, owner, packs }));
  };
  return describeStockDays(
    { visible, asOf, days, day: 0, date },
    {
      low: stock('low'),
      best: stock('best'),
      high: stock('high'),
      counts,
    },
  );
};

/** The response's line that lasts shortest at best, the smaller need id first; null where no line lasts a known time. */
export const findShortestStock = (stock: StockDays): StockLine | null =>
  stock.lines
    .filter((line) => line.scope === 'response' && line.tenthDays !== null)
    .reduce<StockLine | null>(
      (least, line) => (least === null || line.tenthDays!.best < least.tenthDays!.best ? line : least),
      null,
    );

/** Latest counts at or before the date, of rows whose unit leads to packs; among equals the one R4 prefers. */
export const listCounts = (visible: Operation, date: LocalDate): readonly Count[] => {
  const reliability = indexReliability(visible.sources);
  const latest = new Map<string, SupplyFact>();
  for (const row of visible.stock) {
    if (row.date > date || !leadsToPacks(visible, row)) continue;
    const key = `${row.placeId}\n${row.goodId}\n${row.lot ?? ''}\n${row.unit}`;
    const known = latest.get(key);
    const isBetter =
      known === undefined ||
      row.date > known.date ||
      (row.date === known.date && comparePreference(row.origin, known.origin, reliability) < 0);
    if (isBetter) latest.set(key, row);
  }
  return [...latest.values()].map(({ placeId, goodId, owner, date: countedOn }) => ({
    placeId,
    goodId,
    owner,
    date: countedOn,
  }));
};

/** Whether a row's unit is packs or has a conversion to packs; other rows say nothing about packs. */
export const leadsToPacks = (visible: Operation, row: SupplyFact): boolean =>
  row.unit === 'pack' ||
  visible.conversions.some(
    (conversion) =>
      conversion.kind === 'good' &&
      conversion.from === row.unit &&
      conversion.to === 'pack' &&
      (conversion.subject === null || conversion.subject === row.goodId),
  );
