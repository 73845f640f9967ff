import type { Good, Place, SupplyFact } from '../../domain/index.ts';
import { type ProblemList, quote } from '../problem-list.ts';
import type { Read } from './people-tables.ts';

/** Notes what people have at home where no people are: away from sites, or as something still to come. */
export function judgeHousehold(
  supply: { readonly stock: Read<SupplyFact>; readonly arrivals: Read<SupplyFact> },
  goods: readonly Good[],
  places: readonly Place[],
  problems: ProblemList,
): void {
  const household = new Set<string>(goods.filter((good) => good.household).map((good) => good.id));
  if (household.size === 0) return;
  const kinds = new Map<string, string>(places.map((place) => [place.id, place.kind]));
  for (const { table, items } of [supply.stock, supply.arrivals]) {
    const stem = table.stem as 'stock' | 'arrivals';
    items.forEach((row, index) => {
      const kind = kinds.get(row.placeId);
      const isAtHome = stem === 'stock' && (kind === undefined || kind === 'site');
      if (!household.has(row.goodId) || isAtHome) return;
      problems.error(
        `${stem}.household-elsewhere`,
        { ...table.rows[index]!.at, column: stem === 'stock' ? 'place' : 'good' },
        'what people have at home, in stock at a site',
        quote(row.placeId),
        'Name a site in stock.csv, or a good that is not marked household.',
      );
    });
  }
}
