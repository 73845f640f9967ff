import type { Column } from '../field.ts';
import { originFields } from '../origin-fields.ts';
import { accessTable } from '../tables/access-table.ts';
import { actualsTable } from '../tables/actuals-table.ts';
import { agreementsTable } from '../tables/agreements-table.ts';
import { areasTable } from '../tables/areas-table.ts';
import { capacityTable } from '../tables/capacity-table.ts';
import { earmarksTable } from '../tables/earmarks-table.ts';
import { facilitationTable } from '../tables/facilitation-table.ts';
import { fleetTable } from '../tables/fleet-table.ts';
import { ledgerTable } from '../tables/ledger-table.ts';
import { linksTable } from '../tables/links-table.ts';
import { goodsTable, needsTable } from '../tables/needs-tables.ts';
import { noticesTable } from '../tables/notices-table.ts';
import { conversionsTable, flowsTable, peopleTable } from '../tables/people-tables.ts';
import { placesTable } from '../tables/places-table.ts';
import { asksTable, statementsTable } from '../tables/record-tables.ts';
import { roadEditsTable } from '../tables/road-edits-table.ts';
import { sourcesTable } from '../tables/sources-table.ts';
import { arrivalsTable, consumptionTable, stockTable } from '../tables/supply-tables.ts';
import { vehiclesOutTable } from '../tables/vehicles-out-table.ts';

export interface DescribedTable {
  readonly file: string;
  readonly stem: string;
  readonly about: string;
  /** Without the origin columns. */
  readonly columns: readonly Column[];
  /** True where the table has all origin columns. */
  readonly isFacts: boolean;
}

/** The columns that every table of facts has, id left out. */
export const ORIGIN_COLUMNS: readonly Column[] = Object.values(originFields).flatMap(
  (field) => field.columns,
);

/** Every file of rows of an operation folder, in the order in which it is documented. */
export const DESCRIBED_TABLES: readonly DescribedTable[] = [
  { file: 'sources.csv', table: sourcesTable },
  { file: 'statements.csv', table: statementsTable },
  { file: 'asks.csv', table: asksTable },
  { file: 'areas.geojson', table: areasTable },
  { file: 'places.csv', table: placesTable },
  { file: 'capacity.csv', table: capacityTable },
  { file: 'people.csv', table: peopleTable },
  { file: 'flows.csv', table: flowsTable },
  { file: 'conversions.csv', table: conversionsTable },
  { file: 'needs.csv', table: needsTable },
  { file: 'goods.csv', table: goodsTable },
  { file: 'stock.csv', table: stockTable },
  { file: 'arrivals.csv', table: arrivalsTable },
  { file: 'consumption.csv', table: consumptionTable },
  { file: 'fleet.csv', table: fleetTable },
  { file: 'vehicles_out.csv', table: vehiclesOutTable },
  { file: 'agreements.csv', table: agreementsTable },
  { file: 'earmarks.csv', table: earmarksTable },
  { file: 'notices.csv', table: noticesTable },
  { file: 'facilitation.csv', table: facilitationTable },
  { file: 'access.geojson', table: accessTable },
  { file: 'links.csv', table: linksTable },
  { file: 'road_edits.csv', table: roadEditsTable },
  { file: 'actuals.csv', table: actualsTable },
  { file: 'ledger.csv', table: ledgerTable },
].map(({ file, table: { stem, about, columns } }) => {
  const isFacts = ORIGIN_COLUMNS.every((column) => columns.includes(column));
  const own = isFacts ? columns.filter((column) => !ORIGIN_COLUMNS.includes(column)) : columns;
  return { file, stem, about, columns: own, isFacts };
});
