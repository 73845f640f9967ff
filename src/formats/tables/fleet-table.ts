import { FLEET_MODES, type Fleet, fleetId, placeId } from '../../domain/index.ts';
import { optional, range, required, withDefault } from '../field.ts';
import {
  cubicMetresCell,
  factorCell,
  hoursCell,
  kilogramsCell,
  litresCell,
  millimetresCell,
  wholeCell,
} from '../number-cells.ts';
import { originFields, type ReadingContext, readOrigin } from '../origin-fields.ts';
import { quote } from '../problem-list.ts';
import type { Sheet } from '../sheet.ts';
import { defineTable, readTable } from '../table.ts';
import { idCell, listCell, textCell, wordCell, yesNoCell } from '../text-cells.ts';
import { dateCell } from '../time-cells.ts';
import { checkDateOrder } from './date-order.ts';
import type { KnownIds } from './known-ids.ts';
import type { Read } from './people-tables.ts';

export const fleetTable = defineTable({
  stem: 'fleet',
  about: 'Vehicles: one row for like vehicles with one home. No plates, no drivers.',
  id: 'given',
  idAbout: 'Short id; vehicle 3 of row t10 is written t10#3.',
  idHxl: '#meta+id',
  fields: {
    kind: required(textCell(60), 'kind', {
      about: 'What kind of vehicle: truck 10 t, tanker.',
      hxl: '#item+type',
    }),
    mode: withDefault(wordCell(FLEET_MODES), 'mode', 'road', {
      about:
        'How they travel; empty: road. Boats, carts and people on foot travel links of their own mode alone, tractors also tracks; none of them travels the roads of the map.',
      hxl: '#modality',
    }),
    count: range(wholeCell({ most: 10_000 }), 'count', { about: 'How many of them.', hxl: '#item+num' }),
    home: required(idCell, 'home', { about: 'Place where they start and sleep.', hxl: '#loc+code' }),
    owner: optional(textCell(), 'owner', { about: 'Organisation or transporter.', hxl: '#org+owner' }),
    payload: required(kilogramsCell({ least: 1, most: 100_000 }), 'payload_kg', {
      about: 'Most that one carries, in kilograms.',
      hxl: '#capacity+weight',
    }),
    volume: required(cubicMetresCell({ least: 0.001, most: 1000 }), 'volume_m3', {
      about: 'Most that one carries, in cubic metres.',
      hxl: '#capacity+volume',
    }),
    gross: optional(kilogramsCell({ least: 1, most: 200_000 }), 'gross_kg', {
      about:
        'Weight when laden, in kilograms, as bridges see it; empty: not known, roads with a weight limit are then closed to it.',
      hxl: '#item+weight+gross',
    }),
    height: optional(millimetresCell({ least: 0.5, most: 10 }), 'height_m', {
      about: 'Height in metres; empty: not known, roads with a height limit are then closed to it.',
      hxl: '#item+height',
    }),
    width: optional(millimetresCell({ least: 0.5, most: 10 }), 'width_m', {
      about: 'Width in metres; empty: not known, roads with a width limit are then closed to it.',
      hxl: '#item+width',
    }),
    speed: withDefault(factorCell({ least: 0.1, most: 2 }), 'speed_factor', 1_000_000, {
      about: "Speed as a share of the road's truck speed; 0.8 is slower; empty: 1.",
      hxl: '#indicator+speed',
    }),
    litres: optional(litresCell({ most: 500 }), 'litres_per_100km', {
      about: 'Fuel used on 100 km.',
      hxl: '#indicator+fuel',
    }),
    duty: required(hoursCell({ least: 1, most: 24 }), 'duty_hours', {
      about: 'Most hours from the first departure to the last return of a day.',
      hxl: '#capacity+hours',
    }),
    permits: withDefault(listCell(idCell), 'permits', [], {
      about: 'Names of the permits that they hold, as in access.geojson.',
      hxl: '#access+permit',
    }),
    offRoad: withDefault(yesNoCell, 'off_road', false, {
      about: 'Whether they can leave paved roads; empty: no.',
      hxl: '#item+offroad',
    }),
    from: optional(dateCell, 'from', { about: 'First day on which they are there.', hxl: '#date+start' }),
    to: optional(dateCell, 'to', { about: 'Last day; empty: until further notice.', hxl: '#date+end' }),
    ...originFields,
  },
});

export function readFleet(
  sheet: Sheet | 'unreadable' | null,
  known: KnownIds,
  context: ReadingContext,
): Read<Fleet> {
  const table = readTable(fleetTable, sheet, context, context.problems);
  const items = table.rows.map((row): Fleet => {
    const { values, at } = row;
    known.checkPlace('fleet', at, 'home', values.home);
    checkDateOrder('fleet', at, values.from, values.to, context.problems);
    if (values.gross !== null && values.gross <= values.payload)
      context.problems.error(
        'fleet.gross-below-payload',
        { ...at, column: 'gross_kg' },
        'more than payload_kg: the vehicle itself weighs something',
        quote(String(values.gross / 1000)),
        'Give the weight of vehicle and load together.',
      );
    return {
      id: fleetId(row.id),
      kind: values.kind,
      mode: values.mode,
      count: values.count,
      homeId: placeId(values.home),
      owner: values.owner,
      payloadGrams: values.payload,
      volumeCm3: values.volume,
      grossGrams: values.gross,
      heightMm: values.height,
      widthMm: values.width,
      speedFactorPpm: values.speed,
      mlPer100Km: values.litres,
      dutySeconds: values.duty,
      permits: values.permits,
      offRoad: values.offRoad,
      fromDate: values.from,
      toDate: values.to,
      origin: readOrigin(row, 'fleet', context),
    };
  });
  return { items, table };
}
