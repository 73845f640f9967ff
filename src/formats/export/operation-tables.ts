import type { Operation } from '../../domain/index.ts';
import { agreementsTable } from '../tables/agreements-table.ts';
import { capacityTable } from '../tables/capacity-table.ts';
import { earmarksTable } from '../tables/earmarks-table.ts';
import { fleetTable } from '../tables/fleet-table.ts';
import { linksTable } from '../tables/links-table.ts';
import { placesTable } from '../tables/places-table.ts';
import { asksTable, statementsTable } from '../tables/record-tables.ts';
import { sourcesTable } from '../tables/sources-table.ts';
import {
  formatDecimal,
  formatHours,
  formatInstant,
  formatOptional,
  formatOptionalInstant,
  formatOrigin,
  formatRange,
  formatYesNo,
  type RowTexts,
} from './cell-texts.ts';
import { buildExportTable, type ExportTable } from './export-table.ts';
import { listCountTables } from './operation-count-tables.ts';
import { listNoticeTables } from './operation-notice-tables.ts';
import { listRecordTables } from './operation-record-tables.ts';

/**
 * The tables of an operation, as its reader would read them. Ids of facts are written, so that they stay whatever a
 * later edit does to the row. A table without rows is left out, but for needs: without the file its defaults would hold.
 */
export function listOperationTables(operation: Operation): readonly ExportTable[] {
  const tables = [
    buildExportTable(sourcesTable, operation.sources.map(listSourceTexts)),
    buildExportTable(statementsTable, operation.statements.map(listStatementTexts)),
    buildExportTable(asksTable, operation.asks.map(listAskTexts)),
    buildExportTable(placesTable, operation.places.map(listPlaceTexts)),
    buildExportTable(capacityTable, operation.capacities.map(listCapacityTexts)),
    ...listCountTables(operation),
    buildExportTable(fleetTable, operation.fleet.map(listFleetTexts)),
    buildExportTable(agreementsTable, operation.agreements.map(listAgreementTexts)),
    buildExportTable(earmarksTable, operation.earmarks.map(listEarmarkTexts)),
    ...listNoticeTables(operation),
    ...listRecordTables(operation),
    buildExportTable(linksTable, operation.links.map(listLinkTexts)),
  ];
  return tables.filter(({ stem, rows }) => rows.length > 0 || NEVER_LEFT_OUT.includes(stem));
}

const NEVER_LEFT_OUT: readonly string[] = ['sources', 'places', 'needs'];

type Row<K extends keyof Operation> = Operation[K] extends readonly (infer T)[] ? T : never;

/** Cells of a source. */
export const listSourceTexts = (source: Row<'sources'>): RowTexts => ({
  id: source.id,
  title: source.title,
  publisher: source.publisher,
  url: source.url,
  published: formatInstant(source.publishedAt),
  reliability: source.reliability,
  licence: source.licence,
  credit: source.credit,
  note: source.note,
});

const listStatementTexts = (statement: Row<'statements'>): RowTexts => ({
  id: statement.id,
  speaker: statement.speaker,
  role: statement.role,
  mode: statement.mode,
  venue: statement.venue,
  channel: statement.channel,
  reporter: statement.reporter,
  said_at: formatInstant(statement.saidAt),
  excerpt: statement.excerpt,
  event: statement.event,
  row: statement.row,
  kind: statement.kind,
  would_have_to_be_true: statement.wouldHaveToBeTrue,
  evidence_for: statement.evidenceFor,
  evidence_against: statement.evidenceAgainst,
  testable: formatYesNo(statement.testable),
  ...formatOrigin(statement.origin),
});

const listAskTexts = (ask: Row<'asks'>): RowTexts => ({
  id: ask.id,
  asked_of: ask.askedOf,
  asked_by: ask.askedBy,
  asked_at: formatInstant(ask.askedAt),
  text: ask.text,
  row: ask.row,
  answer: ask.answer,
  answered_at: formatOptionalInstant(ask.answeredAt),
  people_affected: formatOptional(ask.peopleAffected),
  ...formatOrigin(ask.origin),
});

const listPlaceTexts = (place: Row<'places'>): RowTexts => ({
  id: place.id,
  name: place.name,
  name_local: place.nameLocal,
  kind: place.kind,
  lat: formatDecimal(place.latE7, 1e7),
  lon: formatDecimal(place.lonE7, 1e7),
  accuracy_m: formatOptional(place.accuracyMetres),
  pcode: place.areaId,
  owner: place.owner,
  opening_hours: formatHours(place.openingHours),
  storage_kg: formatOptional(place.storageGrams, 1000),
  area_m2: formatOptional(place.areaM2),
  bays: formatOptional(place.bays),
  people_weight: formatDecimal(place.peopleWeight, 1),
  orderly_minimum_kg: formatOptional(place.orderlyMinimumGrams, 1000),
  walk_m: formatOptional(place.walkMetres),
  ...formatOrigin(place.origin),
});

const listCapacityTexts = (capacity: Row<'capacities'>): RowTexts => ({
  id: capacity.origin.factId,
  place: capacity.placeId,
  from: capacity.fromDate,
  to: capacity.toDate,
  ...formatRange(capacity.trucksPerDay, 'trucks_per_day'),
  ...formatRange(capacity.peoplePerDay, 'people_per_day'),
  hours: formatHours(capacity.hours),
  ...formatOrigin(capacity.origin),
});

const listFleetTexts = (fleet: Row<'fleet'>): RowTexts => ({
  id: fleet.id,
  kind: fleet.kind,
  mode: fleet.mode,
  ...formatRange(fleet.count, 'count'),
  home: fleet.homeId,
  owner: fleet.owner,
  payload_kg: formatDecimal(fleet.payloadGrams, 1000),
  volume_m3: formatDecimal(fleet.volumeCm3, 1_000_000),
  gross_kg: formatOptional(fleet.grossGrams, 1000),
  height_m: formatOptional(fleet.heightMm, 1000),
  width_m: formatOptional(fleet.widthMm, 1000),
  speed_factor: formatDecimal(fleet.speedFactorPpm, 1_000_000),
  litres_per_100km: formatOptional(fleet.mlPer100Km, 1000),
  duty_hours: formatDecimal(fleet.dutySeconds, 3600),
  permits: fleet.permits.join(';'),
  off_road: formatYesNo(fleet.offRoad),
  from: fleet.fromDate,
  to: fleet.toDate,
  ...formatOrigin(fleet.origin),
});

const listAgreementTexts = (agreement: Row<'agreements'>): RowTexts => ({
  id: agreement.origin.factId,
  owner: agreement.owner,
  kind: agreement.kind,
  with: agreement.partner ?? 'all',
  from: agreement.fromDate,
  to: agreement.toDate,
  common_service: formatYesNo(agreement.commonService),
  ...formatOrigin(agreement.origin),
});

const listEarmarkTexts = (earmark: Row<'earmarks'>): RowTexts => ({
  id: earmark.id,
  donor: earmark.donor,
  programme: earmark.programme,
  places: earmark.placeIds.join(';'),
  areas: earmark.areaIds.join(';'),
  needs: earmark.needIds.join(';'),
  group: earmark.group,
  to: earmark.toDate,
  ...formatOrigin(earmark.origin),
});

const listLinkTexts = (link: Row<'links'>): RowTexts => ({
  id: link.id,
  from: link.fromId,
  to: link.toId,
  mode: link.mode,
  overrides: link.overrides,
  ...formatRange(link.seconds, 'minutes', 60),
  distance_m: formatOptional(link.metres),
  ...formatRange(link.trucksPerDay, 'trucks_per_day'),
  both_ways: formatYesNo(link.bothWays),
  ...formatOrigin(link.origin),
});
