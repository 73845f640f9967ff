import { areaId, type Earmark, type Good, needId, placeId, type SupplyFact } from '../../domain/index.ts';
import { optional, required, withDefault } from '../field.ts';
import {
  checkReference,
  type IdSet,
  originFields,
  type ReadingContext,
  readOrigin,
} from '../origin-fields.ts';
import { type ProblemList, quote } from '../problem-list.ts';
import type { Sheet } from '../sheet.ts';
import { defineTable, readTable, type TableRows } from '../table.ts';
import { idCell, listCell, textCell } from '../text-cells.ts';
import { dateCell } from '../time-cells.ts';
import type { KnownIds } from './known-ids.ts';
import type { Read } from './people-tables.ts';

export const earmarksTable = defineTable({
  stem: 'earmarks',
  about:
    'For whom donors reserved supply. Stock and arrivals name a row in their column earmark; they are then delivered only to the places and areas it lists.',
  id: 'given',
  idAbout: 'Short id that stock and arrivals name.',
  idHxl: '#item+earmark',
  fields: {
    donor: required(textCell(), 'donor', { about: 'Who reserved it.', hxl: '#org+donor' }),
    programme: optional(textCell(), 'programme', {
      about: 'Programme or grant.',
      hxl: '#activity+programme',
    }),
    places: withDefault(listCell(idCell), 'places', [], {
      about: 'Sites that may receive it.',
      hxl: '#loc+code',
    }),
    areas: withDefault(listCell(idCell), 'areas', [], {
      about:
        'P-codes of areas whose sites may receive it, those of areas below included. Places and areas both empty: every site.',
      hxl: '#adm+code',
    }),
    needs: withDefault(listCell(idCell), 'needs', [], {
      about: 'Needs it is meant for: shown, and compared with what the good serves.',
      hxl: '#sector+code',
    }),
    group: optional(textCell(), 'group', {
      about: 'The people it is meant for: shown; the plan does not know who stands in the queue.',
      hxl: '#beneficiary',
    }),
    to: optional(dateCell, 'to', {
      about: 'Last day on which it binds; empty: until further notice.',
      hxl: '#date+end',
    }),
    ...originFields,
  },
});

export function readEarmarks(
  sheet: Sheet | 'unreadable' | null,
  needIds: IdSet,
  known: KnownIds,
  context: ReadingContext,
): Read<Earmark> {
  const { problems } = context;
  const table = readTable(earmarksTable, sheet, context, problems);
  const items = table.rows.map((row): Earmark => {
    const { values, at } = row;
    for (const id of values.places) known.checkPlace('earmarks', at, 'places', id);
    for (const id of values.areas) known.checkArea('earmarks', at, 'areas', id);
    for (const id of values.needs)
      checkReference(problems, 'earmarks', at, 'needs', id, needIds, 'need', 'needs.csv');
    return {
      id: row.id,
      donor: values.donor,
      programme: values.programme,
      placeIds: values.places.map(placeId),
      areaIds: values.areas.map(areaId),
      needIds: values.needs.map(needId),
      group: values.group,
      toDate: values.to,
      origin: readOrigin(row, 'earmarks', context),
    };
  });
  return { items, table };
}

/**
 * Notes stock or arrivals whose earmark no row of earmarks explains, and warns of goods that serve none of the needs their
 * earmark is meant for. `items` are those of the table's rows.
 */
export function checkEarmarks(
  table: TableRows,
  items: readonly SupplyFact[],
  goods: readonly Good[],
  earmarks: Read<Earmark>,
  problems: ProblemList,
): void {
  const { ids } = earmarks.table;
  // A faulty good or need may be the one that fits.
  const broken = problems.hasErrors();
  items.forEach(({ earmark, goodId }, index) => {
    if (earmark === null) return;
    const { at } = table.rows[index]!;
    if (!checkReference(problems, table.stem, at, 'earmark', earmark, ids, 'earmark', 'earmarks.csv')) return;
    const needIds = broken ? [] : (earmarks.items.find(({ id }) => id === earmark)?.needIds ?? []);
    const good = goods.find(({ id }) => id === goodId);
    if (needIds.length === 0 || good === undefined) return;
    if (good.serves.some(({ needId: id }) => needIds.includes(id))) return;
    problems.warn(
      `${table.stem}.earmark-for-other-needs`,
      { ...at, column: 'earmark' },
      `a good that serves ${needIds.join(' or ')}`,
      quote(goodId),
      'Check the good and the earmark; it is planned with all the same.',
    );
  });
}
