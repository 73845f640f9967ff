import {
  goodId,
  LEDGER_ENTRIES,
  type LedgerMovement,
  type LedgerRow,
  lotId,
  movementId,
  placeId,
} from '../../domain/index.ts';
import { optional, required, withDefault } from '../field.ts';
import { wholeCell } from '../number-cells.ts';
import { originFields, type ReadingContext, readOrigin } from '../origin-fields.ts';
import { quote } from '../problem-list.ts';
import type { Sheet } from '../sheet.ts';
import { defineTable, readTable, type TableRow } from '../table.ts';
import { idCell, listCell, wordCell } from '../text-cells.ts';
import { dateCell } from '../time-cells.ts';
import type { KnownIds } from './known-ids.ts';
import type { Read } from './people-tables.ts';

export const ledgerTable = defineTable({
  stem: 'ledger',
  about:
    'Where every pack was, evening by evening, and where it came from. `roll` writes it (rolling.md); nobody else should.',
  id: 'made',
  idAbout: "Id of the line; empty: made from the line's content.",
  idHxl: '#meta+id',
  fields: {
    date: required(dateCell, 'date', { about: 'The evening.', hxl: '#date+occurred' }),
    lot: required(idCell, 'lot', {
      about: 'The lot, by the id under which it was first known.',
      hxl: '#item+lot',
    }),
    good: required(idCell, 'good', { about: 'Which good of goods.csv.', hxl: '#item+code' }),
    entry: required(wordCell(LEDGER_ENTRIES), 'entry', {
      about:
        'opening, arrived and counted say where packs came from; the others where they are. Both sides are equal for each lot and evening.',
      hxl: '#status',
    }),
    packs: required(wholeCell({ least: -1e9 }), 'packs', {
      about: 'Packs, since the first evening; below zero only where a count found fewer.',
      hxl: '#item+num',
    }),
    place: optional(idCell, 'place', {
      about: 'Which place; of packs on vehicles where these stand.',
      hxl: '#loc+code',
    }),
    movement: optional(idCell, 'movement', { about: 'With which movement.', hxl: '#activity+code' }),
    movedOn: optional(dateCell, 'moved_on', { about: 'The day of the movement.', hxl: '#date+start' }),
    from: optional(idCell, 'from', { about: 'Where the movement loaded.', hxl: '#loc+origin' }),
    to: optional(idCell, 'to', { about: 'Where it was to unload.', hxl: '#loc+dest' }),
    facts: withDefault(listCell(idCell), 'facts', [], {
      about: 'Rows of stock and arrivals that the packs come from.',
      hxl: '#meta+facts',
    }),
    stock: optional(idCell, 'stock', {
      about: 'The row of stock.csv that holds the packs for the next plan.',
      hxl: '#meta+stock',
    }),
    ...originFields,
  },
});

export function readLedger(
  sheet: Sheet | 'unreadable' | null,
  known: KnownIds,
  context: ReadingContext,
): Read<LedgerRow> {
  const table = readTable(ledgerTable, sheet, context, context.problems);
  const items = table.rows.map((row): LedgerRow => {
    const { date, lot, good, entry, packs, place, facts, stock } = row.values;
    known.checkGood('ledger', row.at, 'good', good);
    for (const column of ['place', 'from', 'to'] as const) {
      const id = row.values[column];
      if (id !== null) known.checkPlace('ledger', row.at, column, id);
    }
    return {
      date,
      lotId: lotId(lot),
      goodId: goodId(good),
      entry,
      packs,
      placeId: place === null ? null : placeId(place),
      movement: readMovement(row, context),
      factIds: facts,
      stockId: stock,
      origin: readOrigin(row, 'ledger', context),
    };
  });
  return { items, table };
}

function readMovement(
  { values, at }: TableRow<typeof ledgerTable.fields>,
  { problems }: ReadingContext,
): LedgerMovement | null {
  const { movement, movedOn, from, to } = values;
  if (movement !== null && movedOn !== null && from !== null && to !== null)
    return { id: movementId(movement), date: movedOn, fromId: placeId(from), toId: placeId(to) };
  if (movement !== null || movedOn !== null || from !== null || to !== null)
    problems.error(
      'ledger.half-a-movement',
      { ...at, column: movement === null ? 'movement' : movedOn === null ? 'moved_on' : 'to' },
      'movement, moved_on, from and to, all or none',
      quote(movement ?? ''),
      'Take the file as roll wrote it.',
    );
  return null;
}
