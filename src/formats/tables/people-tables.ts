import {
  areaId,
  type Conversion,
  type Flow,
  factId,
  type Location,
  type PeopleFact,
  type PeopleSubject,
  placeId,
} from '../../domain/index.ts';
import { type Cell, refine } from '../cell.ts';
import { optional, range, required, withDefault } from '../field.ts';
import { factorCell, wholeCell } from '../number-cells.ts';
import {
  checkReference,
  type IdSet,
  originFields,
  type ReadingContext,
  readOrigin,
} from '../origin-fields.ts';
import { quote } from '../problem-list.ts';
import type { Sheet } from '../sheet.ts';
import { defineTable, readTable, type TableRows } from '../table.ts';
import { idCell, wordCell } from '../text-cells.ts';
import { dateCell } from '../time-cells.ts';
import { checkNearHorizon } from './date-order.ts';
import type { KnownIds } from './known-ids.ts';

/** What is counted: groups of people and counting units, in lower case so that `Adults` is `adults`. */
export const unitNameCell: Cell<string> = refine(idCell, (name) => name.toLowerCase());

const countCell = wholeCell({ most: 100_000_000 });

export const peopleTable = defineTable({
  stem: 'people',
  about:
    'Head counts by place or area, dated. Counts that disagree stand side by side; the plan chooses by the written rule.',
  id: 'made',
  idAbout: "Id of the count; empty: made from the row's content.",
  idHxl: '#meta+id',
  fields: {
    place: optional(idCell, 'place', { about: 'The place that is counted; or else area.', hxl: '#loc+code' }),
    area: optional(idCell, 'area', { about: 'P-code of the area that is counted.', hxl: '#adm+code' }),
    date: required(dateCell, 'date', { about: 'The day on which the count is true.', hxl: '#date+occurred' }),
    count: range(countCell, 'best', {
      about: 'People: the figure to plan with.',
      hxl: '#affected',
      low: 'low',
      high: 'high',
    }),
    group: withDefault(unitNameCell, 'group', 'people', {
      about: 'Who is counted; empty: people. Another group (adults) counts only through conversions.csv.',
      hxl: '#affected+group',
    }),
    ...originFields,
  },
});

export const flowsTable = defineTable({
  stem: 'flows',
  about: 'People who move: taken from the origin, added to the destination, so that nobody is counted twice.',
  id: 'made',
  idAbout: "Id of the flow; empty: made from the row's content.",
  idHxl: '#meta+id',
  fields: {
    origin: optional(idCell, 'origin', {
      about: 'Place or P-code they leave; empty or outside: from beyond the operation.',
      hxl: '#loc+origin',
    }),
    destination: optional(idCell, 'destination', {
      about: 'Place or P-code they reach; empty or outside: beyond the operation.',
      hxl: '#loc+dest',
    }),
    date: required(dateCell, 'date', { about: 'The day on which they have arrived.', hxl: '#date+occurred' }),
    count: range(countCell, 'best', {
      about: 'People who move.',
      hxl: '#affected',
      low: 'low',
      high: 'high',
    }),
    ...originFields,
  },
});

export const conversionsTable = defineTable({
  stem: 'conversions',
  about:
    'Factors between things that are counted differently, each a fact or a marked assumption of its own.',
  id: 'made',
  idAbout: "Id of the conversion; empty: made from the row's content.",
  idHxl: '#meta+id',
  fields: {
    kind: required(wordCell(['people', 'good'] as const), 'kind', {
      about: 'people: a group to people. good: a counting unit to packs.',
      hxl: '#indicator+type',
    }),
    from: required(unitNameCell, 'from', {
      about: 'What is counted: adults, row, pallet.',
      hxl: '#indicator+from',
    }),
    to: required(unitNameCell, 'to', { about: 'people, or pack.', hxl: '#indicator+to' }),
    subject: optional(idCell, 'subject', {
      about: 'The good for which it holds; empty: for any.',
      hxl: '#item+code',
    }),
    factor: range(factorCell({ most: 100_000 }), 'factor', {
      about: 'How many of `to` one of `from` is.',
      hxl: '#indicator+value',
    }),
    ...originFields,
  },
});

export function readPeople(
  sheet: Sheet | 'unreadable' | null,
  known: KnownIds,
  context: ReadingContext,
): Read<PeopleFact> {
  const table = readTable(peopleTable, sheet, context, context.problems);
  const items: PeopleFact[] = [];
  for (const row of table.rows) {
    const { place, area, date, group, count } = row.values;
    const origin = readOrigin(row, 'people', context);
    checkNearHorizon('people', row.at, 'date', date, context);
    if ((place === null) === (area === null)) {
      context.problems.error(
        'people.subject',
        { ...row.at, column: place === null ? 'place' : 'area' },
        'a place or an area, one of them',
        place === null ? 'neither' : `${quote(place)} and ${quote(area ?? '')}`,
        'Count the place or the area; if both were counted, write two rows.',
      );
      continue;
    }
    const subject: PeopleSubject =
      place !== null ? { kind: 'place', placeId: placeId(place) } : { kind: 'area', areaId: areaId(area!) };
    if (place !== null) known.checkPlace('people', row.at, 'place', place);
    else known.checkArea('people', row.at, 'area', area!);
    items.push({ subject, date, group, count, origin });
  }
  return { items, table };
}

export function readFlows(
  sheet: Sheet | 'unreadable' | null,
  known: KnownIds,
  context: ReadingContext,
): Read<Flow> {
  const table = readTable(flowsTable, sheet, context, context.problems);
  const items = table.rows.map((row): Flow => {
    const { origin: from, destination: to, date, count } = row.values;
    checkNearHorizon('flows', row.at, 'date', date, context);
    const flow = {
      from: readEnd(from, row.at, 'origin', known),
      to: readEnd(to, row.at, 'destination', known),
      date,
      count,
      origin: readOrigin(row, 'flows', context),
    };
    const same = from === to || (flow.from === null && flow.to === null);
    if (same)
      context.problems.error(
        'flows.same-place',
        { ...row.at, column: 'destination' },
        'an origin and a destination that differ, at most one of them outside',
        quote(to ?? 'outside'),
        'Name where the people come from or where they go.',
      );
    return flow;
  });
  return { items, table };
}

function readEnd(id: string | null, at: Location, column: string, known: KnownIds): PeopleSubject | null {
  if (id === null || id.toLowerCase() === 'outside') return null;
  if (known.areaIds.has(id)) return { kind: 'area', areaId: areaId(id) };
  known.checkPlace('flows', at, column, id);
  return { kind: 'place', placeId: placeId(id) };
}

export function readConversions(
  sheet: Sheet | 'unreadable' | null,
  goodIds: IdSet,
  context: ReadingContext,
): Read<Conversion> {
  const { problems } = context;
  const table = readTable(conversionsTable, sheet, context, problems);
  const items = table.rows.map((row): Conversion => {
    const { kind, from, to, subject, factor } = row.values;
    const target = kind === 'people' ? 'people' : 'pack';
    if (to !== target || from === target)
      problems.error(
        'conversions.wrong-target',
        { ...row.at, column: to === target ? 'from' : 'to' },
        `kind ${kind} leads from another unit to ${target}`,
        `${quote(from)} to ${quote(to)}`,
        'Write the factor for the other direction if the source gives it the other way round.',
      );
    if (subject !== null && kind === 'people')
      problems.error(
        'conversions.subject',
        { ...row.at, column: 'subject' },
        'no subject where kind is people',
        quote(subject),
        'Leave it empty; a conversion of people holds everywhere.',
      );
    else if (subject !== null)
      checkReference(problems, 'conversions', row.at, 'subject', subject, goodIds, 'good', 'goods.csv');
    return {
      id: factId(row.id),
      kind,
      from,
      to,
      subject,
      factorPpm: factor,
      origin: readOrigin(row, 'conversions', context),
    };
  });
  return { items, table };
}

/** What a table gave: the domain's values and the rows they came from. */
export interface Read<T> {
  readonly items: readonly T[];
  readonly table: TableRows;
}
