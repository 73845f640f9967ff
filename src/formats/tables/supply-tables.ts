import { type Consumption, goodId, placeId, type SupplyFact } from '../../domain/index.ts';
import { optional, range, required, withDefault } from '../field.ts';
import { wholeCell } from '../number-cells.ts';
import {
  checkReference,
  type IdSet,
  originFields,
  type ReadingContext,
  readOrigin,
} from '../origin-fields.ts';
import type { Sheet } from '../sheet.ts';
import { defineTable, readTable, type Table } from '../table.ts';
import { idCell, textCell } from '../text-cells.ts';
import { dateCell } from '../time-cells.ts';
import { checkDateOrder, checkNearHorizon } from './date-order.ts';
import type { KnownIds } from './known-ids.ts';
import { type Read, unitNameCell } from './people-tables.ts';

const supplyFields = (dateAbout: string) => ({
  place: required(idCell, 'place', { about: 'Where it is, or comes in.', hxl: '#loc+code' }),
  good: required(idCell, 'good', { about: 'Which good of goods.csv.', hxl: '#item+code' }),
  count: range(wholeCell(), 'count', {
    about: 'How many, in unit.',
    hxl: '#item+num',
    aliases: ['packs'],
  }),
  unit: withDefault(unitNameCell, 'unit', 'pack', {
    about: 'What was counted; empty: pack. Another unit (row, pallet) counts only through conversions.csv.',
    hxl: '#item+unit',
  }),
  date: required(dateCell, 'date', { about: dateAbout, hxl: '#date+occurred' }),
  lot: optional(textCell(60), 'lot', { about: 'Lot or batch; lots are counted apart.', hxl: '#item+lot' }),
  expiry: optional(dateCell, 'expiry', {
    about: 'Last day on which it may be handed out.',
    hxl: '#date+expiry',
  }),
  owner: optional(textCell(), 'owner', { about: 'Whose it is.', hxl: '#org+owner' }),
  earmark: optional(textCell(), 'earmark', { about: 'For whom it is reserved.', hxl: '#item+earmark' }),
  ...originFields,
});

export const stockTable = defineTable({
  stem: 'stock',
  about: 'What is there, counted on a day. The latest count at or before the first planning day is used.',
  id: 'made',
  idAbout: "Id of the count; empty: made from the row's content.",
  idHxl: '#meta+id',
  fields: supplyFields('The day of the count.'),
});

export const arrivalsTable = defineTable({
  stem: 'arrivals',
  about: 'What is expected to come in: usable at a crossing on its day, at a hub or site the day after.',
  id: 'made',
  idAbout: "Id of the arrival; empty: made from the row's content.",
  idHxl: '#meta+id',
  fields: supplyFields('The day on which it comes in.'),
});

export const consumptionTable = defineTable({
  stem: 'consumption',
  about: 'Who uses up which good how fast: wells, bakeries, hospitals, trucks.',
  id: 'made',
  idAbout: "Id of the row; empty: made from the row's content.",
  idHxl: '#meta+id',
  fields: {
    user: required(idCell, 'user', { about: 'Place or fleet row that uses it.', hxl: '#loc+code' }),
    good: required(idCell, 'good', { about: 'Which good of goods.csv.', hxl: '#item+code' }),
    packs: range(wholeCell(), 'packs_per_day', { about: 'Packs used a day.', hxl: '#item+num' }),
    from: required(dateCell, 'from', { about: 'First day.', hxl: '#date+start' }),
    to: optional(dateCell, 'to', { about: 'Last day; empty: until further notice.', hxl: '#date+end' }),
    place: optional(idCell, 'place', {
      about: 'Where the stock lies that it draws on; empty: at the user, of a fleet row at its home.',
      hxl: '#loc+store',
    }),
    priority: withDefault(wholeCell({ least: 1, most: 9 }), 'priority', 5, {
      about: '1 goes first, the largest stops first; vehicles stand after 5. Empty: 5.',
      hxl: '#severity+priority',
    }),
    minimum: optional(textCell(200), 'minimum', {
      about: 'What must go on at least, in words: shown where it runs short.',
      hxl: '#description+minimum',
    }),
    ...originFields,
  },
});

export function readSupply(
  table: Table<ReturnType<typeof supplyFields>>,
  sheet: Sheet | 'unreadable' | null,
  known: KnownIds,
  context: ReadingContext,
): Read<SupplyFact> {
  const read = readTable(table, sheet, context, context.problems);
  const items = read.rows.map((row): SupplyFact => {
    const { place, good, expiry, count, unit, date, lot, owner, earmark } = row.values;
    known.checkPlace(table.stem, row.at, 'place', place);
    known.checkGood(table.stem, row.at, 'good', good);
    checkNearHorizon(table.stem, row.at, 'date', date, context);
    const origin = readOrigin(row, table.stem, context);
    return {
      placeId: placeId(place),
      goodId: goodId(good),
      count,
      unit,
      lot,
      expiryDate: expiry,
      owner,
      earmark,
      date,
      origin,
    };
  });
  return { items, table: read };
}

export function readConsumption(
  sheet: Sheet | 'unreadable' | null,
  userIds: IdSet,
  known: KnownIds,
  context: ReadingContext,
): Read<Consumption> {
  const table = readTable(consumptionTable, sheet, context, context.problems);
  const items = table.rows.map((row): Consumption => {
    const { user, good, packs, from, to, place, priority, minimum } = row.values;
    checkReference(
      context.problems,
      'consumption',
      row.at,
      'user',
      user,
      userIds,
      'user',
      'places.csv or fleet.csv',
    );
    known.checkGood('consumption', row.at, 'good', good);
    if (place !== null) known.checkPlace('consumption', row.at, 'place', place);
    checkDateOrder('consumption', row.at, from, to, context.problems);
    const origin = readOrigin(row, 'consumption', context);
    return {
      userId: user,
      goodId: goodId(good),
      packsPerDay: packs,
      placeId: place === null ? null : placeId(place),
      priority,
      minimum,
      fromDate: from,
      toDate: to,
      origin,
    };
  });
  return { items, table };
}
