import {
  type Actual,
  type ActualLine,
  fleetId,
  lotId,
  movementId,
  OUTCOMES,
  placeId,
  type Vehicle,
} from '../../domain/index.ts';
import { type Cell, fault } from '../cell.ts';
import { optional, required, withDefault } from '../field.ts';
import { wholeCell } from '../number-cells.ts';
import {
  checkReference,
  type IdSet,
  originFields,
  type ReadingContext,
  readOrigin,
} from '../origin-fields.ts';
import { quote } from '../problem-list.ts';
import type { Sheet } from '../sheet.ts';
import { defineTable, readTable, type TableRow } from '../table.ts';
import { idCell, textCell, wordCell } from '../text-cells.ts';
import { dateCell, instantCell } from '../time-cells.ts';
import { checkDateOrder } from './date-order.ts';
import type { KnownIds } from './known-ids.ts';
import type { Read } from './people-tables.ts';

const vehiclesCell: Cell<readonly Vehicle[]> = {
  kind: 'vehicles such as t10#2, divided by spaces',
  schema: { type: 'string' },
  parse: (text, context) => {
    const vehicles: Vehicle[] = [];
    for (const part of text.split(/[\s;]+/).filter((word) => word !== '')) {
      const match = /^(.+)#([1-9]\d{0,4})$/.exec(part);
      const id = match === null ? null : idCell.parse(match[1]!, context);
      if (typeof id !== 'string')
        return fault(
          'bad-list',
          'vehicles as the plan names them, such as t10#2 t10#3',
          'Write the row of fleet.csv, # and the number; divide several by spaces.',
        );
      vehicles.push({ fleetId: fleetId(id), number: Number(match![2]) });
    }
    return vehicles;
  },
};

const packsField = (name: string, about: string, hxl: string) =>
  optional(wholeCell(), name, { about: `${about}; empty in a row with a lot: none.`, hxl });

export const actualsTable = defineTable({
  stem: 'actuals',
  about:
    'What became of each movement: one row for it and, where the outcome is not plain, one for each place and lot. `roll` reads it (rolling.md); a plan does not.',
  id: 'made',
  idAbout: "Id of the row; empty: made from the row's content.",
  idHxl: '#meta+id',
  fields: {
    movement: required(idCell, 'movement', {
      about: 'Id of the movement in the plan.',
      hxl: '#activity+code',
    }),
    date: required(dateCell, 'date', { about: 'The day of the movement.', hxl: '#date+occurred' }),
    outcome: required(wordCell(OUTCOMES), 'outcome', {
      about:
        'How it went. Without rows for lots: facilitated and delayed delivered all, denied, postponed and cancelled brought all back; partly and impeded need rows for lots.',
      hxl: '#status',
    }),
    place: optional(idCell, 'place', { about: 'Where the lot was to be unloaded.', hxl: '#loc+code' }),
    lot: optional(idCell, 'lot', { about: 'Id of the lot in the plan.', hxl: '#item+lot' }),
    delivered: packsField('delivered', 'Packs unloaded there', '#item+num+delivered'),
    returned: packsField(
      'returned',
      'Packs back at the loading place, or never loaded',
      '#item+num+returned',
    ),
    lost: packsField('lost', 'Packs lost', '#item+num+lost'),
    damaged: packsField('damaged', 'Packs damaged: of no more use', '#item+num+damaged'),
    held: packsField('held', 'Packs still on vehicles', '#item+num+held'),
    heldAt: optional(idCell, 'held_at', {
      about: 'Where the vehicles with the held packs stand.',
      hxl: '#loc+held',
    }),
    departedAt: optional(instantCell, 'departed_at', { about: 'When it left.', hxl: '#date+start' }),
    returnedAt: optional(instantCell, 'returned_at', {
      about: 'When it was back; until then what came back is on vehicles. Empty: on its day.',
      hxl: '#date+end',
    }),
    delayMinutes: optional(wholeCell({ most: 100_000 }), 'delay_minutes', {
      about: 'Minutes lost against the plan.',
      hxl: '#indicator+minutes',
    }),
    vehiclesOut: withDefault(vehiclesCell, 'vehicles_out', [], {
      about: 'Vehicles of it that cannot be used afterwards; empty: all are back.',
      hxl: '#item+out',
    }),
    outUntil: optional(dateCell, 'out_until', {
      about: 'Last day without them; empty: not known.',
      hxl: '#date+out',
    }),
    note: optional(textCell(1000), 'note', { about: 'What happened.', hxl: '#description' }),
    ...originFields,
  },
});

type ActualValues = TableRow<typeof actualsTable.fields>['values'];

export function readActuals(
  sheet: Sheet | 'unreadable' | null,
  fleetIds: IdSet,
  known: KnownIds,
  context: ReadingContext,
): Read<Actual> {
  const table = readTable(actualsTable, sheet, context, context.problems);
  const items = table.rows.map((row): Actual => {
    const { values, at } = row;
    const { movement, date, outcome, departedAt, returnedAt, delayMinutes, vehiclesOut, outUntil, note } =
      values;
    const columns = { from: 'departed_at', to: 'returned_at' };
    checkDateOrder('actuals', at, departedAt, returnedAt, context.problems, columns);
    checkDateOrder('actuals', at, date, outUntil, context.problems, { from: 'date', to: 'out_until' });
    for (const { fleetId: id } of vehiclesOut)
      checkReference(context.problems, 'actuals', at, 'vehicles_out', id, fleetIds, 'vehicle', 'fleet.csv');
    return {
      movementId: movementId(movement),
      date,
      outcome,
      line: readLine(row, known, context),
      departedAt,
      returnedAt,
      delayMinutes,
      vehiclesOut,
      outUntil,
      note,
      origin: readOrigin(row, 'actuals', context),
    };
  });
  return { items, table };
}

function readLine(
  { values, at }: { readonly values: ActualValues; readonly at: TableRow['at'] },
  known: KnownIds,
  { problems }: ReadingContext,
): ActualLine | null {
  const { place, lot, delivered, returned, lost, damaged, held, heldAt } = values;
  const figures = { delivered, returned, lost, damaged, held };
  const said = Object.entries({ place, lot, ...figures, held_at: heldAt }).filter(
    ([, value]) => value !== null,
  );
  if (said.length === 0) return null;
  if (place === null || lot === null || Object.values(figures).every((value) => value === null)) {
    problems.error(
      'actuals.half-a-line',
      { ...at, column: place === null ? 'place' : lot === null ? 'lot' : 'delivered' },
      'place, lot and at least one figure, or none of them',
      quote(said.map(([name]) => name).join(', ')),
      'Fill in the place and the lot as the plan names them, and where their packs are.',
    );
    return null;
  }
  known.checkPlace('actuals', at, 'place', place);
  if (heldAt !== null) known.checkPlace('actuals', at, 'held_at', heldAt);
  if ((heldAt !== null) !== (held ?? 0) > 0)
    problems.error(
      'actuals.held-where',
      { ...at, column: heldAt === null ? 'held_at' : 'held' },
      'held and held_at, both or neither',
      quote(heldAt ?? ''),
      'Say how many packs are still on vehicles, and where these stand.',
    );
  return {
    placeId: placeId(place),
    lotId: lotId(lot),
    packs: {
      delivered: delivered ?? 0,
      returned: returned ?? 0,
      lost: lost ?? 0,
      damaged: damaged ?? 0,
      held: held ?? 0,
    },
    heldAtId: heldAt === null ? null : placeId(heldAt),
  };
}
