import type { TableStem } from '../operation-files.ts';
import type { Table } from '../table.ts';
import { actualsTable } from './actuals-table.ts';
import { agreementsTable } from './agreements-table.ts';
import { capacityTable } from './capacity-table.ts';
import { earmarksTable } from './earmarks-table.ts';
import { facilitationTable } from './facilitation-table.ts';
import { fleetTable } from './fleet-table.ts';
import { ledgerTable } from './ledger-table.ts';
import { linksTable } from './links-table.ts';
import { goodsTable, needsTable } from './needs-tables.ts';
import { noticesTable } from './notices-table.ts';
import { conversionsTable, flowsTable, peopleTable } from './people-tables.ts';
import { placesTable } from './places-table.ts';
import { asksTable, statementsTable } from './record-tables.ts';
import { roadEditsTable } from './road-edits-table.ts';
import { sourcesTable } from './sources-table.ts';
import { arrivalsTable, consumptionTable, stockTable } from './supply-tables.ts';
import { vehiclesOutTable } from './vehicles-out-table.ts';

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
  vehicles_out: vehiclesOutTable,
  agreements: agreementsTable,
  earmarks: earmarksTable,
  notices: noticesTable,
  facilitation: facilitationTable,
  links: linksTable,
  road_edits: roadEditsTable,
  actuals: actualsTable,
  ledger: ledgerTable,
};
