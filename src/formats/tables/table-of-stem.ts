import type { TableStem } from '../operation-files.ts';
import type { Table } from '../table.ts';
import { capacityTable } from './capacity-table.ts';
import { fleetTable } from './fleet-table.ts';
import { linksTable } from './links-table.ts';
import { goodsTable, needsTable } from './needs-tables.ts';
import { conversionsTable, flowsTable, peopleTable } from './people-tables.ts';
import { placesTable } from './places-table.ts';
import { actualsTable, asksTable, statementsTable } from './record-tables.ts';
import { roadEditsTable } from './road-edits-table.ts';
import { sourcesTable } from './sources-table.ts';
import { arrivalsTable, consumptionTable, stockTable } from './supply-tables.ts';

/** The description of each table that may be CSV, a workbook or GeoJSON. */
export const TABLE_OF_STEM: Readonly<Record<TableStem, Table>> = {
  sources: sourcesTable,
  statements: statementsTable,
  asks: asksTable,
  places: placesTable,
  capacity: capacityTable,
  people: peopleTable,
  flows: flowsTable,
  conversions: conversionsTable,
  needs: needsTable,
  goods: goodsTable,
  stock: stockTable,
  arrivals: arrivalsTable,
  consumption: consumptionTable,
  fleet: fleetTable,
  links: linksTable,
  road_edits: roadEditsTable,
  actuals: actualsTable,
};
