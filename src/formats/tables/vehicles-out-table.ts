import { fleetId, placeId, type VehiclesOut } from '../../domain/index.ts';
import { optional, required } from '../field.ts';
import { wholeCell } from '../number-cells.ts';
import {
  checkReference,
  type IdSet,
  originFields,
  type ReadingContext,
  readOrigin,
} from '../origin-fields.ts';
import type { Sheet } from '../sheet.ts';
import { defineTable, readTable } from '../table.ts';
import { idCell, textCell } from '../text-cells.ts';
import { dateCell } from '../time-cells.ts';
import { checkDateOrder } from './date-order.ts';
import type { KnownIds } from './known-ids.ts';
import type { Read } from './people-tables.ts';

export const vehiclesOutTable = defineTable({
  stem: 'vehicles_out',
  about: 'Vehicles that cannot be used for some days: broken down, held with their load, lent out.',
  id: 'made',
  idAbout: "Id of the row; empty: made from the row's content.",
  idHxl: '#meta+id',
  fields: {
    fleet: required(idCell, 'fleet', { about: 'Which row of fleet.csv.', hxl: '#item+code' }),
    count: required(wholeCell({ least: 1, most: 10_000 }), 'count', {
      about: 'How many of them; each day that many fewer can be planned with.',
      hxl: '#item+num',
    }),
    from: required(dateCell, 'from', { about: 'First day without them.', hxl: '#date+start' }),
    to: optional(dateCell, 'to', {
      about: 'Last day; empty: not known, until further notice.',
      hxl: '#date+end',
    }),
    place: optional(idCell, 'place', { about: 'Where they stand.', hxl: '#loc+code' }),
    reason: required(textCell(), 'reason', { about: 'Why.', hxl: '#description' }),
    ...originFields,
  },
});

export function readVehiclesOut(
  sheet: Sheet | 'unreadable' | null,
  fleetIds: IdSet,
  known: KnownIds,
  context: ReadingContext,
): Read<VehiclesOut> {
  const table = readTable(vehiclesOutTable, sheet, context, context.problems);
  const items = table.rows.map((row): VehiclesOut => {
    const { fleet, count, from, to, place, reason } = row.values;
    checkReference(
      context.problems,
      'vehicles_out',
      row.at,
      'fleet',
      fleet,
      fleetIds,
      'vehicle',
      'fleet.csv',
    );
    if (place !== null) known.checkPlace('vehicles_out', row.at, 'place', place);
    checkDateOrder('vehicles_out', row.at, from, to, context.problems);
    return {
      fleetId: fleetId(fleet),
      count,
      fromDate: from,
      toDate: to,
      placeId: place === null ? null : placeId(place),
      reason,
      origin: readOrigin(row, 'vehicles_out', context),
    };
  });
  return { items, table };
}
