import type { Conversion, SupplyFact } from '../../domain/index.ts';
import type { IdSet } from '../origin-fields.ts';
import { type ProblemList, quote } from '../problem-list.ts';
import type { TableRows } from '../table.ts';

/**
 * Notes `stock.no-conversion` and `arrivals.no-conversion` for rows counted in a unit that no row of conversions.csv leads
 * from to packs: nobody knows how many packs they are, and no plan can use them. `items` are those of the table's rows.
 */
export function warnOfUncountedStock(
  table: TableRows,
  items: readonly SupplyFact[],
  conversions: readonly Conversion[],
  goodIds: IdSet,
  problems: ProblemList,
): void {
  const known = new Set(
    conversions
      .filter(({ kind, to }) => kind === 'good' && to === 'pack')
      // One for a good that is not there is told itself; it may be meant for any.
      .map(({ from, subject }) => `${from}|${subject !== null && goodIds.has(subject) ? subject : ''}`),
  );
  items.forEach(({ unit, goodId }, index) => {
    if (unit === 'pack' || known.has(`${unit}|${goodId}`) || known.has(`${unit}|`)) return;
    problems.warn(
      `${table.stem}.no-conversion`,
      { ...table.rows[index]!.at, column: 'unit' },
      `pack, or a unit that conversions.csv leads from to pack for ${goodId}`,
      quote(unit),
      'Count it in packs, or say in conversions.csv how many packs one is. As it stands no plan uses it.',
    );
  });
}
