import { isRoadLink, LINK_MODES, LINK_OVERRIDES, type Link, linkId, placeId } from '../../domain/index.ts';
import { optional, optionalRange, range, required, withDefault } from '../field.ts';
import { minutesCell, wholeCell } from '../number-cells.ts';
import { originFields, type ReadingContext, readOrigin } from '../origin-fields.ts';
import { quote } from '../problem-list.ts';
import type { Sheet } from '../sheet.ts';
import { defineTable, readTable } from '../table.ts';
import { idCell, wordCell, yesNoCell } from '../text-cells.ts';
import type { KnownIds } from './known-ids.ts';
import type { Read } from './people-tables.ts';

export const linksTable = defineTable({
  stem: 'links',
  about: 'Hand-made connections of two places, where the map has no road or a wrong one.',
  id: 'given',
  idAbout: 'Short id that access.geojson may name.',
  idHxl: '#meta+id',
  fields: {
    from: required(idCell, 'from', { about: 'Place at one end.', hxl: '#loc+origin' }),
    to: required(idCell, 'to', { about: 'Place at the other end.', hxl: '#loc+dest' }),
    mode: withDefault(wordCell(LINK_MODES), 'mode', 'road', {
      about:
        'How it is travelled; empty: road. road, bridge, causeway, ferry and ford are for all road vehicles, track for those that can leave paved roads and for tractors, the others for vehicles of that mode alone.',
      hxl: '#modality',
    }),
    overrides: optional(wordCell(LINK_OVERRIDES), 'overrides', {
      about:
        'Which ends the roads of the map no longer reach, because the map is wrong there: yes is both, no is none, from or to is that end alone; empty: yes for road, bridge, causeway, ferry and ford, no for the other modes. A junction keeps its roads.',
      hxl: '#access+overrides',
    }),
    minutes: range(minutesCell({ most: 100_000 }), 'minutes', {
      about: 'Travel time in minutes.',
      hxl: '#indicator+minutes',
    }),
    metres: optional(wholeCell(), 'distance_m', { about: 'Length in metres.', hxl: '#indicator+distance' }),
    trucks: optionalRange(wholeCell({ most: 100_000 }), 'trucks_per_day', {
      about: 'Most vehicles a day, both directions together.',
      hxl: '#capacity+trucks',
    }),
    bothWays: withDefault(yesNoCell, 'both_ways', true, {
      about: 'no: only from `from` to `to`; empty: yes.',
      hxl: '#access+bothways',
    }),
    ...originFields,
  },
});

export function readLinks(
  sheet: Sheet | 'unreadable' | null,
  known: KnownIds,
  context: ReadingContext,
): Read<Link> {
  const table = readTable(linksTable, sheet, context, context.problems);
  const items = table.rows.map((row): Link => {
    const { from, to, mode, overrides, minutes, metres, trucks, bothWays } = row.values;
    known.checkPlace('links', row.at, 'from', from);
    known.checkPlace('links', row.at, 'to', to);
    if (from === to)
      context.problems.error(
        'links.same-place',
        { ...row.at, column: 'to' },
        'two places that differ',
        quote(to),
        'Name the place at the other end.',
      );
    const origin = readOrigin(row, 'links', context);
    return {
      id: linkId(row.id),
      fromId: placeId(from),
      toId: placeId(to),
      mode,
      overrides: overrides ?? (isRoadLink(mode) ? 'yes' : 'no'),
      seconds: minutes,
      metres,
      trucksPerDay: trucks,
      bothWays,
      origin,
    };
  });
  return { items, table };
}
