import {
  areaId,
  type Facilitation,
  type FacilitationSubject,
  type Location,
  placeId,
} from '../../domain/index.ts';
import { optional, range } from '../field.ts';
import { factorCell } from '../number-cells.ts';
import { originFields, type ReadingContext, readOrigin } from '../origin-fields.ts';
import { quote } from '../problem-list.ts';
import type { Sheet } from '../sheet.ts';
import { defineTable, readTable } from '../table.ts';
import { idCell } from '../text-cells.ts';
import { dateCell } from '../time-cells.ts';
import { checkDateOrder } from './date-order.ts';
import type { KnownIds } from './known-ids.ts';
import type { Read } from './people-tables.ts';

export const facilitationTable = defineTable({
  stem: 'facilitation',
  about:
    'Which share of movements got through, by where they went: dated base rates. The place goes before its area, the area before everywhere; then the later first day.',
  id: 'made',
  idAbout: "Id of the row; empty: made from the row's content.",
  idHxl: '#meta+id',
  fields: {
    place: optional(idCell, 'place', {
      about: 'Where they went; place and area empty: everywhere.',
      hxl: '#loc+code',
    }),
    area: optional(idCell, 'area', {
      about: 'P-code of the area they went to, with all areas in it.',
      hxl: '#adm+code',
    }),
    from: optional(dateCell, 'from', {
      about: 'First day to plan with this share; empty: from the start.',
      hxl: '#date+start',
    }),
    to: optional(dateCell, 'to', { about: 'Last day; empty: until further notice.', hxl: '#date+end' }),
    share: range(factorCell({ most: 1 }), 'best', {
      about: 'Share of movements that were facilitated, 0 to 1.',
      hxl: '#indicator+facilitated',
      low: 'low',
      high: 'high',
    }),
    ...originFields,
  },
});

export function readFacilitation(
  sheet: Sheet | 'unreadable' | null,
  known: KnownIds,
  context: ReadingContext,
): Read<Facilitation> {
  const table = readTable(facilitationTable, sheet, context, context.problems);
  const items = table.rows.map((row): Facilitation => {
    const { values, at } = row;
    checkDateOrder('facilitation', at, values.from, values.to, context.problems);
    return {
      subject: readSubject(values.place, values.area, at, known, context),
      fromDate: values.from,
      toDate: values.to,
      sharePpm: values.share,
      origin: readOrigin(row, 'facilitation', context),
    };
  });
  return { items, table };
}

function readSubject(
  place: string | null,
  area: string | null,
  at: Location,
  known: KnownIds,
  context: ReadingContext,
): FacilitationSubject {
  if (place !== null && area !== null)
    context.problems.error(
      'facilitation.two-subjects',
      { ...at, column: 'area' },
      'a place or an area, or neither',
      `${quote(place)} and ${quote(area)}`,
      'Leave one of the two empty; a place needs no area beside it.',
    );
  if (place !== null) {
    known.checkPlace('facilitation', at, 'place', place);
    return { kind: 'place', placeId: placeId(place) };
  }
  if (area === null) return { kind: 'all' };
  known.checkArea('facilitation', at, 'area', area);
  return { kind: 'area', areaId: areaId(area) };
}
