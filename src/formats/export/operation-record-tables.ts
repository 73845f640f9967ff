import type { Operation } from '../../domain/index.ts';
import { actualsTable } from '../tables/actuals-table.ts';
import { ledgerTable } from '../tables/ledger-table.ts';
import { vehiclesOutTable } from '../tables/vehicles-out-table.ts';
import {
  formatDecimal,
  formatOptional,
  formatOptionalInstant,
  formatOrigin,
  type RowTexts,
} from './cell-texts.ts';
import { buildExportTable, type ExportTable } from './export-table.ts';

/** The tables of what happened since an earlier plan: vehicles out, actuals, the ledger. */
export const listRecordTables = (operation: Operation): readonly ExportTable[] => [
  buildExportTable(vehiclesOutTable, operation.vehiclesOut.map(listVehiclesOutTexts)),
  buildExportTable(actualsTable, operation.actuals.map(listActualTexts)),
  buildExportTable(ledgerTable, operation.ledger.map(listLedgerTexts)),
];

type Row<K extends keyof Operation> = Operation[K] extends readonly (infer T)[] ? T : never;

export const listVehiclesOutTexts = (row: Row<'vehiclesOut'>): RowTexts => ({
  id: row.origin.factId,
  fleet: row.fleetId,
  count: formatDecimal(row.count, 1),
  from: row.fromDate,
  to: row.toDate,
  place: row.placeId,
  reason: row.reason,
  ...formatOrigin(row.origin),
});

export const listActualTexts = (actual: Row<'actuals'>): RowTexts => ({
  id: actual.origin.factId,
  movement: actual.movementId,
  date: actual.date,
  outcome: actual.outcome,
  place: actual.line?.placeId ?? null,
  lot: actual.line?.lotId ?? null,
  ...Object.fromEntries(
    Object.entries(actual.line?.packs ?? {}).map(([name, packs]) => [name, formatDecimal(packs, 1)]),
  ),
  held_at: actual.line?.heldAtId ?? null,
  departed_at: formatOptionalInstant(actual.departedAt),
  returned_at: formatOptionalInstant(actual.returnedAt),
  delay_minutes: formatOptional(actual.delayMinutes),
  vehicles_out: actual.vehiclesOut.map((vehicle) => `${vehicle.fleetId}#${vehicle.number}`).join(' '),
  out_until: actual.outUntil,
  note: actual.note,
  ...formatOrigin(actual.origin),
});

export const listLedgerTexts = (line: Row<'ledger'>): RowTexts => ({
  id: line.origin.factId,
  date: line.date,
  lot: line.lotId,
  good: line.goodId,
  entry: line.entry,
  packs: formatDecimal(line.packs, 1),
  place: line.placeId,
  movement: line.movement?.id ?? null,
  moved_on: line.movement?.date ?? null,
  from: line.movement?.fromId ?? null,
  to: line.movement?.toId ?? null,
  facts: line.factIds.join(';'),
  stock: line.stockId,
  ...formatOrigin(line.origin),
});
