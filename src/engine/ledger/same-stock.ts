import {
  chooseFacts,
  formatRangeValue,
  indexReliability,
  type Operation,
  type SupplyFact,
} from '../../domain/index.ts';

/** What two counts share that are of the same stock (docs/rules.md R4), the day aside. */
export const keyOfStock = ({
  placeId,
  goodId,
  lot,
  unit,
}: Pick<SupplyFact, 'placeId' | 'goodId' | 'lot' | 'unit'>): string =>
  JSON.stringify([placeId, goodId, lot, unit]);

/** One row for each stock and day, by R4. */
export const chooseStock = (visible: Operation, rows: readonly SupplyFact[]): readonly SupplyFact[] =>
  chooseFacts(
    rows,
    indexReliability(visible.sources),
    (row) => ({ quantity: 'stock', subject: keyOfStock(row), date: row.date }),
    (row) => formatRangeValue(row.count),
  ).chosen;
