import { type Capacity, placeId } from '../../domain/index.ts';
import { optional, optionalRange, required } from '../field.ts';
import { wholeCell } from '../number-cells.ts';
import { originFields, type ReadingContext, readOrigin } from '../origin-fields.ts';
import type { Sheet } from '../sheet.ts';
import { defineTable, readTable } from '../table.ts';
import { idCell } from '../text-cells.ts';
import { dateCell, hoursTextCell } from '../time-cells.ts';
import { checkDateOrder, checkNearHorizon } from './date-order.ts';
import type { KnownIds } from './known-ids.ts';
import type { Read } from './people-tables.ts';

export const capacityTable = defineTable({
  stem: 'capacity',
  about:
    'What crossings, hubs and sites can take, dated. A crossing without trucks_per_day is not used: not known is not open.',
  id: 'made',
  idAbout: "Id of the row; empty: made from the row's content.",
  idHxl: '#meta+id',
  fields: {
    place: required(idCell, 'place', { about: 'Which place.', hxl: '#loc+code' }),
    from: required(dateCell, 'from', { about: 'First day on which it holds.', hxl: '#date+start' }),
    to: optional(dateCell, 'to', { about: 'Last day; empty: until further notice.', hxl: '#date+end' }),
    trucks: optionalRange(wholeCell({ most: 100_000 }), 'trucks_per_day', {
      about: 'Vehicles that can be loaded or unloaded a day.',
      hxl: '#capacity+trucks',
    }),
    people: optionalRange(wholeCell({ most: 100_000_000 }), 'people_per_day', {
      about: 'People that can be served a day.',
      hxl: '#capacity+people',
    }),
    hours: optional(hoursTextCell, 'hours', {
      about: "Opening hours in place of the place's while the row holds.",
      hxl: '#access+hours',
    }),
    ...originFields,
  },
});

export function readCapacity(
  sheet: Sheet | 'unreadable' | null,
  known: KnownIds,
  context: ReadingContext,
): Read<Capacity> {
  const table = readTable(capacityTable, sheet, context, context.problems);
  const items = table.rows.map((row): Capacity => {
    const { place, from, to, trucks, people, hours } = row.values;
    known.checkPlace('capacity', row.at, 'place', place);
    checkDateOrder('capacity', row.at, from, to, context.problems);
    checkNearHorizon('capacity', row.at, 'from', from, context);
    if (trucks === null && people === null && hours === null)
      context.problems.error(
        'capacity.says-nothing',
        { ...row.at, column: 'trucks_per_day' },
        'trucks_per_day, people_per_day or hours',
        'none of them',
        'Fill one in or delete the row: not known needs no row.',
      );
    const origin = readOrigin(row, 'capacity', context);
    return {
      placeId: placeId(place),
      fromDate: from,
      toDate: to,
      trucksPerDay: trucks,
      peoplePerDay: people,
      hours,
      origin,
    };
  });
  return { items, table };
}
