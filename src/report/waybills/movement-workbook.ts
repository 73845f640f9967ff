import type { Operation, Plan } from '../../domain/index.ts';
import {
  type CellStyle,
  type DrawnCell,
  type DrawnRow,
  type DrawnSheet,
  formatWorkbook,
} from '../../formats/index.ts';
import { listGoodTotals, type MovementPapers, type NamedPlace, type Waybill } from './movement-papers.ts';
import { buildPaperContext, formatExpiry, joinNames, type PaperContext } from './paper-parts.ts';
import type { WordKey } from './waybill-words.ts';

/** The papers of one movement as a workbook: the sheet of the convoy leader, then a sheet for each waybill. */
export function formatMovementWorkbook(operation: Operation, plan: Plan, papers: MovementPapers): Uint8Array {
  const context = buildPaperContext(operation, plan);
  return formatWorkbook([
    drawMovement(context, papers),
    ...papers.waybills.map((waybill) => drawWaybill(context, papers, waybill)),
  ]);
}

const HEADING: CellStyle = { bold: true, fill: 'panel', border: true, wrap: true, size: 9 };
const FILLED: CellStyle = { border: true, wrap: true };
const BLANK: CellStyle = { border: true };
const WHOLE: CellStyle = { border: true, format: 'whole' };
const EXACT: CellStyle = { border: true, format: 'decimal-3' };

const CLASS_BAND: CellStyle = { bold: true, fill: 'red', colour: 'white' };
const EXERCISE_BAND: CellStyle = { bold: true, fill: 'amber' };

/** Class, expiry, the mark of an exercise, the title and the number, over the width of the sheet. */
export function drawTop(
  { words, classKey, expires, exercise }: PaperContext,
  title: WordKey,
  number: string,
): readonly DrawnRow[] {
  return [
    row([`${words.plain(classKey)}. ${formatExpiry({ words, expires })}`], CLASS_BAND),
    ...(exercise ? [row([words.plain('exercise')], EXERCISE_BAND)] : []),
    { cells: [{ value: words.plain(title), style: { bold: true, size: 16 } }], height: 24 },
    { cells: [{ value: number, style: { bold: true, size: 16 } }], height: 24 },
  ];
}

export const drawNotices = ({ words }: PaperContext, keys: readonly WordKey[]): readonly DrawnRow[] => [
  EMPTY,
  ...keys.map((key) => row([words.plain(key)], { size: 8, colour: 'muted' })),
];

const EMPTY: DrawnRow = { cells: [] };
const NOTICES: readonly WordKey[] = ['notice.planned', 'notice.protection', 'notice.no-clearance'];

const row = (values: readonly (string | number | null)[], style: CellStyle = {}): DrawnRow => ({
  cells: values.map((value) => ({ value, style })),
});

/** Headings with what stands beside them; an empty box where the value is null. */
function drawFields(
  { words }: PaperContext,
  fields: readonly (readonly [WordKey, string | null])[],
): DrawnRow[] {
  return fields.map(([key, value]) => ({
    cells: [
      { value: words.plain(key), style: HEADING },
      { value, style: FILLED },
    ],
    height: 30,
  }));
}

const drawHead = ({ words }: PaperContext, keys: readonly WordKey[]): DrawnRow => ({
  cells: keys.map((key) => ({ value: words.plain(key), style: HEADING })),
  height: 40,
});

const amounts = (total: {
  readonly packs: number;
  readonly grams: number;
  readonly cm3: number;
}): DrawnCell[] => [
  { value: total.packs, style: WHOLE },
  { value: total.grams / 1000, style: EXACT },
  { value: total.cm3 / 1_000_000, style: EXACT },
];

const blanks = (count: number): DrawnCell[] =>
  Array.from({ length: count }, () => ({ value: null, style: BLANK }));

const filled = (value: string | number | null): DrawnCell => ({ value, style: FILLED });

const drawParty = (
  key: 'consignor' | 'consignee',
  place: NamedPlace,
  unknown: string,
): readonly (readonly [WordKey, string | null])[] => [
  [key, `${joinNames(place)} (${place.id})`],
  ['area', place.area ?? unknown],
  ['organisation', place.owner],
  ['contact-person', null],
];

function drawWaybill(context: PaperContext, papers: MovementPapers, waybill: Waybill): DrawnSheet {
  const { words, report } = context;
  const { movement } = papers;
  const { consignor, consignee, vehicle, lines, total, number } = waybill;
  const { time } = report.clock;
  const unknown = words.plain('not-known');
  const leaves = movement.legs.find(({ departAt }) => departAt >= consignor.visit.endAt);
  const written: readonly WordKey[] = [
    'dual-use',
    'loaded',
    'received',
    'damaged',
    'lost',
    'taken',
    'excess',
  ];
  return {
    name: number,
    widths: [24, 34, 18, 14, 18, 16, 9, 11, 10, 12, 10, 10, 10, 10, 10],
    page: page(context, `${number} · ${movement.id}`),
    rows: [
      ...drawTop(context, 'title.waybill', number),
      ...drawFields(context, [
        ['movement', `${movement.id} (${words.plain(`kind.${movement.kind}`)})`],
        ['date', movement.date],
        ['operation', report.operation.name],
        ['notification', null],
        ['project', null],
        ...drawParty('consignor', consignor.place, unknown),
        ...drawParty('consignee', consignee.place, unknown),
        ['vehicle', `${vehicle.kind} (${vehicle.code})`],
        ['position', `${vehicle.position} / ${vehicle.convoySize}`],
        ['transporter', vehicle.transporter],
        ['plate', null],
        ['trailer', null],
        ['driver', null],
        ['seals', null],
      ]),
      EMPTY,
      {
        cells: [
          {
            value: `${words.plain('local-time')} \u200e${report.clock.offset(consignor.visit.startAt)}`,
            style: HEADING,
          },
          ...(['planned', 'actual'] as const).map((key) => ({ value: words.plain(key), style: HEADING })),
        ],
      },
      ...(
        [
          ['loading', `${time(consignor.visit.startAt)}–${time(consignor.visit.endAt)}`],
          ['departure', time(leaves?.departAt ?? consignor.visit.endAt)],
          ['arrival', time(consignee.visit.arriveAt)],
          ['unloading', `${time(consignee.visit.startAt)}–${time(consignee.visit.endAt)}`],
        ] as const
      ).map(([key, text]) => ({
        cells: [{ value: words.plain(key), style: HEADING }, filled(text), ...blanks(1)],
      })),
      EMPTY,
      drawHead(context, ['line', 'item', 'lot', 'expiry', 'owner', 'pack', 'packs', 'kg', 'm3', ...written]),
      ...lines.map(
        (line, at): DrawnRow => ({
          cells: [
            filled(at + 1),
            filled(`${joinNames(line.good)} (${line.good.id})`),
            filled(`${line.lot ?? unknown} (${line.lotId})`),
            filled(line.expiresOn ?? unknown),
            filled(
              [
                line.owner ?? unknown,
                ...(line.earmark === null ? [] : [`${words.plain('earmark')} ${line.earmark}`]),
              ].join('. '),
            ),
            filled(`${line.good.pack}, ${line.grams / line.packs / 1000} kg`),
            ...amounts(line),
            ...blanks(written.length),
          ],
          height: 45,
        }),
      ),
      {
        cells: [
          { value: words.plain('total'), style: HEADING },
          ...blanks(5),
          ...amounts(total),
          ...blanks(written.length),
        ],
        height: 30,
      },
      EMPTY,
      ...drawFields(context, [
        ['temperature', null],
        ['loss-report', null],
        ['remarks', null],
      ]),
      EMPTY,
      drawHead(context, ['signatures', 'name', 'signature', 'when-signed']),
      ...(['dispatcher', 'carrier', 'receiver', 'checker'] as const).map((key) => ({
        cells: [{ value: words.plain(key), style: HEADING }, ...blanks(3)],
        height: 40,
      })),
      EMPTY,
      row([
        words.plain('copies'),
        ...(['copy.consignor', 'copy.transporter', 'copy.consignee', 'copy.returned'] as const).map(
          (key) => `☐ ${words.plain(key)}`,
        ),
      ]),
      ...drawNotices(context, NOTICES),
    ],
  };
}

function drawMovement(context: PaperContext, papers: MovementPapers): DrawnSheet {
  const { words, report } = context;
  const { movement, home, vehicles, waybills, legs } = papers;
  const nameOf = (id: string): string => {
    const place = report.names.places.get(id);
    return place === undefined ? id : joinNames(place);
  };
  return {
    name: 'movement',
    widths: [24, 34, 24, 14, 12, 12, 14, 14, 14],
    page: page(context, movement.id),
    rows: [
      ...drawTop(context, 'title.movement', movement.id),
      ...drawFields(context, [
        ['movement', words.plain(`kind.${movement.kind}`)],
        ['date', movement.date],
        ['operation', report.operation.name],
        ['home', joinNames(home)],
        ['notification', null],
        ['leader', null],
        ['last-vehicle', null],
        ['contact', null],
        ['blocked', null],
      ]),
      EMPTY,
      row([words.plain('convoy')], { bold: true }),
      drawHead(context, ['line', 'vehicle', 'transporter', 'packs', 'kg', 'm3', 'plate', 'driver', 'seals']),
      ...vehicles.map(({ position, kind, code, transporter, load }) => ({
        cells: [
          filled(position),
          filled(`${kind} (${code})`),
          filled(transporter),
          ...amounts(load),
          ...blanks(3),
        ],
        height: 30,
      })),
      EMPTY,
      row([words.plain('load')], { bold: true }),
      drawHead(context, ['waybill', 'consignee', 'item', 'position', 'packs', 'kg', 'm3']),
      ...waybills.map(({ number, consignee, vehicle, lines, total }) => ({
        cells: [
          filled(number),
          filled(joinNames(consignee.place)),
          filled(
            listGoodTotals(lines)
              .map(({ packs, good }) => `${packs} × ${joinNames(good)}`)
              .join('; '),
          ),
          filled(`${vehicle.position} / ${vehicle.convoySize}`),
          ...amounts(total),
        ],
        height: 30,
      })),
      EMPTY,
      row([words.plain('legs')], { bold: true }),
      drawHead(context, ['from', 'to', 'departure', 'arrival', 'km', 'actual']),
      ...legs.map((leg) => ({
        cells: [
          filled(nameOf(leg.fromId)),
          filled(nameOf(leg.toId)),
          filled(report.clock.time(leg.departAt)),
          filled(report.clock.time(leg.arriveAt)),
          { value: Math.round(leg.metres / 100) / 10, style: FILLED },
          ...blanks(1),
        ],
      })),
      ...drawNotices(context, NOTICES),
    ],
  };
}

export const page = (
  { words, classKey, expires }: PaperContext,
  foot: string,
): NonNullable<DrawnSheet['page']> => ({
  landscape: true,
  header: `${words.plain(classKey)}. ${formatExpiry({ words, expires })}`,
  footer: foot,
});
