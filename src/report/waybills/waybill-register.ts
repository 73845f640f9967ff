import type { Operation, Plan } from '../../domain/index.ts';
import { type CellStyle, type DrawnCell, formatWorkbook } from '../../formats/index.ts';
import { html } from '../markup.ts';
import { renderSheets } from './movement-document.ts';
import type { MovementPapers } from './movement-papers.ts';
import { drawNotices, drawTop, page } from './movement-workbook.ts';
import {
  buildPaperContext,
  formatBand,
  formatBoth,
  formatKilograms,
  formatNotices,
  joinNames,
} from './paper-parts.ts';
import type { WordKey } from './waybill-words.ts';

/** The papers of a movement and the name of their files, without ending. */
export interface IssuedPapers {
  readonly papers: MovementPapers;
  readonly file: string;
}

const COLUMNS: readonly WordKey[] = [
  'number',
  'date',
  'movement',
  'consignor',
  'consignee',
  'vehicle',
  'packs',
  'kg',
];
const WRITTEN: readonly WordKey[] = ['issued-to', 'returned', 'cancelled'];

/** Every number that was issued, for the office that accounts for them, as a page to print. */
export function renderWaybillRegister(
  operation: Operation,
  plan: Plan,
  issued: readonly IssuedPapers[],
): string {
  const context = buildPaperContext(operation, plan);
  const { words, report } = context;
  const rows = issued.flatMap(({ papers: { movement, waybills } }) =>
    waybills.map(
      ({
        number,
        consignor,
        consignee,
        vehicle,
        total,
      }) => html`<tr><td><b class="id">${number}</b></td><td>${movement.date}</td><td class="id">${movement.id}</td>
<td>${formatBoth(context, consignor.place)}</td><td>${formatBoth(context, consignee.place)}</td><td class="id">${vehicle.code}</td>
<td class="number">${report.figures.whole(total.packs)}</td><td class="number">${formatKilograms(context, total.grams)}</td>
${WRITTEN.map(() => html`<td></td>`)}</tr>\n`,
    ),
  );
  const body = html`${formatBand(context)}
<div class="head"><h1>${words.of('title.index')}</h1></div>
${formatNotices(context, 'notice.index')}
<table class="register"><thead><tr>${COLUMNS.map((key) => html`<th scope="col">${words.of(key)}</th>`)}${WRITTEN.map(
    (key) => html`<th scope="col" class="box">${words.of(key)}</th>`,
  )}</tr></thead>
<tbody>${rows}</tbody></table>
${formatNotices(context, 'notice.protection')}`;
  return renderSheets(context, words.plain('title.index'), [{ foot: operation.id, body, lies: true }]);
}

/** The same as a workbook, with the file of each. */
export function formatWaybillRegister(
  operation: Operation,
  plan: Plan,
  issued: readonly IssuedPapers[],
): Uint8Array {
  const context = buildPaperContext(operation, plan);
  const { words } = context;
  const heading: CellStyle = { bold: true, fill: 'panel', border: true, wrap: true };
  const cell = (value: string | number | null, format?: CellStyle['format']): DrawnCell => ({
    value,
    style: { border: true, ...(format !== undefined && { format }) },
  });
  const top = drawTop(context, 'title.index', operation.name);
  return formatWorkbook([
    {
      name: 'waybills',
      widths: [18, 12, 18, 30, 30, 26, 10, 12, 44, 18, 18, 18],
      frozenRows: top.length + 1,
      page: { ...page(context, operation.id), repeatedRows: top.length + 1 },
      rows: [
        ...top,
        {
          cells: [...COLUMNS, 'file' as const, ...WRITTEN].map((key) => ({
            value: words.plain(key),
            style: heading,
          })),
        },
        ...issued.flatMap(({ papers: { movement, waybills }, file }) =>
          waybills.map(({ number, consignor, consignee, vehicle, total }) => ({
            cells: [
              cell(number, 'text'),
              cell(movement.date),
              cell(movement.id, 'text'),
              cell(joinNames(consignor.place)),
              cell(joinNames(consignee.place)),
              cell(vehicle.code, 'text'),
              cell(total.packs, 'whole'),
              cell(total.grams / 1000, 'decimal-3'),
              cell(file),
              ...WRITTEN.map(() => cell(null)),
            ],
          })),
        ),
        ...drawNotices(context, ['notice.index', 'notice.protection']),
      ],
    },
  ]);
}
