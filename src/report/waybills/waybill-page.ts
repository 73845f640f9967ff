import { html, type Markup, type MarkupValue } from '../markup.ts';
import type { MovementPapers, Stop, Waybill, WaybillLine } from './movement-papers.ts';
import {
  formatBand,
  formatBoth,
  formatCubicMetres,
  formatField,
  formatKilograms,
  formatNotices,
  type PaperContext,
} from './paper-parts.ts';
import type { WordKey } from './waybill-words.ts';

/** One waybill, a sheet of its own: what the plan knows is printed, what people find out is written in by hand. */
export function formatWaybill(context: PaperContext, papers: MovementPapers, waybill: Waybill): Markup {
  const { words } = context;
  const { movement } = papers;
  return html`${formatBand(context)}
<div class="head"><h1>${words.of('title.waybill')}</h1><p class="number" dir="ltr">${waybill.number}</p></div>
<div class="fields">
${formatField(context, 'movement', html`<b class="id">${movement.id}</b> ${words.of(`kind.${movement.kind}`)}`, 'wide')}
${formatField(context, 'date', movement.date)}
${formatField(context, 'notification', null)}
${formatField(context, 'operation', html`<bdi>${context.report.operation.name}</bdi>`, 'wide')}
${formatField(context, 'project', null, 'wide')}
</div>
<div class="parties">
${formatParty(context, 'consignor', waybill.consignor)}
${formatParty(context, 'consignee', waybill.consignee)}
${formatVehicle(context, waybill)}
</div>
${formatTimes(context, papers, waybill)}
${formatLines(context, waybill)}
<div class="fields">
${formatField(context, 'temperature', null)}
${formatField(context, 'loss-report', null)}
${formatField(context, 'remarks', null, 'wide')}
</div>
${formatSignatures(context)}
<p class="copies"><span>${words.of('copies')}:</span> ${COPIES.map((key) => html`<span class="copy"><span class="tick"></span> ${words.of(key)}</span>`)}</p>
${formatNotices(context, 'notice.planned', 'notice.protection', 'notice.no-clearance')}`;
}

const COPIES = ['copy.consignor', 'copy.transporter', 'copy.consignee', 'copy.returned'] as const;

function formatParty(context: PaperContext, key: 'consignor' | 'consignee', { place }: Stop): Markup {
  return html`<div class="party"><h2>${context.words.of(key)}</h2>
<p class="place">${formatBoth(context, place)} <span class="id">${place.id}</span></p>
<div class="fields">
${formatField(context, 'area', place.area === null ? context.words.of('not-known') : html`<bdi>${place.area}</bdi>`)}
${formatField(context, 'organisation', place.owner === null ? null : html`<bdi>${place.owner}</bdi>`)}
${formatField(context, 'contact-person', null, 'wide')}
</div></div>`;
}

function formatVehicle(context: PaperContext, { vehicle }: Waybill): Markup {
  const { kind, code, transporter, position, convoySize } = vehicle;
  return html`<div class="party carriage"><h2>${context.words.of('vehicle')}</h2>
<p class="place"><bdi>${kind}</bdi> <span class="id">${code}</span></p>
<div class="fields">
${formatField(context, 'position', `${position} / ${convoySize}`)}
${formatField(context, 'transporter', transporter === null ? null : html`<bdi>${transporter}</bdi>`)}
${formatField(context, 'plate', null)}${formatField(context, 'trailer', null)}
${formatField(context, 'driver', null, 'wide')}${formatField(context, 'seals', null, 'wide')}
</div></div>`;
}

/** When the plan has the convoy there, and boxes for when it was. */
function formatTimes(context: PaperContext, { movement }: MovementPapers, waybill: Waybill): Markup {
  const { words, report } = context;
  const { time } = report.clock;
  const { consignor, consignee } = waybill;
  const leaves = movement.legs.find(({ departAt }) => departAt >= consignor.visit.endAt);
  const times: readonly (readonly [WordKey, string])[] = [
    ['loading', `${time(consignor.visit.startAt)}–${time(consignor.visit.endAt)}`],
    ['departure', time(leaves?.departAt ?? consignor.visit.endAt)],
    ['arrival', time(consignee.visit.arriveAt)],
    ['unloading', `${time(consignee.visit.startAt)}–${time(consignee.visit.endAt)}`],
  ];
  return html`<table class="times"><thead><tr><th scope="col">${words.of('local-time')} <bdi>${report.clock.offset(consignor.visit.startAt)}</bdi></th>${times.map(([key]) => html`<th scope="col">${words.of(key)}</th>`)}</tr></thead>
<tbody><tr><th scope="row">${words.of('planned')}</th>${times.map(([, text]) => html`<td class="number">${text}</td>`)}</tr>
<tr class="write"><th scope="row">${words.of('actual')}</th>${times.map(() => html`<td></td>`)}</tr></tbody></table>`;
}

const PLANNED: readonly WordKey[] = ['line', 'item', 'lot', 'expiry', 'owner', 'packs', 'kg', 'm3'];
const WRITTEN: readonly WordKey[] = ['dual-use', 'loaded', 'received', 'damaged', 'lost', 'taken', 'excess'];

/** Each line is what the plan says, and below it boxes for what was counted. */
function formatLines(context: PaperContext, { lines, total }: Waybill): Markup {
  const { words, report } = context;
  const boxes = WRITTEN.map((key) => html`<span class="label">${words.of(key)}</span>`);
  const sums = [
    report.figures.whole(total.packs),
    formatKilograms(context, total.grams),
    formatCubicMetres(context, total.cm3),
  ];
  const heads = PLANNED.map((key) => html`<th scope="col" class="${key}">${words.of(key)}</th>`);
  const bodies = lines.map(
    (line, at) => html`<tbody><tr>${formatLine(context, line, at + 1)}</tr>
<tr class="written"><td colspan="${PLANNED.length}"><div class="boxes">${boxes}</div></td></tr></tbody>\n`,
  );
  return html`<table class="lines"><thead><tr>${heads}</tr></thead>
${bodies}<tbody><tr class="total"><th scope="row" colspan="5">${words.of('total')}</th>${sums.map(
    (sum) => html`<td class="number">${sum}</td>`,
  )}</tr></tbody></table>`;
}

function formatLine(context: PaperContext, line: WaybillLine, at: number): Markup {
  const { words, report } = context;
  const known = (text: string | null): MarkupValue =>
    text === null ? html`<span class="unknown">${words.of('not-known')}</span>` : html`<bdi>${text}</bdi>`;
  const earmark =
    line.earmark !== null &&
    html`<br><span class="label">${words.of('earmark')}</span> <bdi>${line.earmark}</bdi>`;
  const cells: readonly MarkupValue[] = [
    at,
    html`${formatBoth(context, line.good)}<br><span class="id">${line.good.id}</span>`,
    html`${known(line.lot)}<br><span class="id">${line.lotId}</span>`,
    known(line.expiresOn),
    html`${known(line.owner)}${earmark}`,
    html`${report.figures.whole(line.packs)}<br><span class="label"><bdi>${line.good.pack}</bdi>, ${formatKilograms(context, line.grams / line.packs)}\u00a0kg</span>`,
    formatKilograms(context, line.grams),
    formatCubicMetres(context, line.cm3),
  ];
  return html`${cells.map((cell, column) => html`<td class="${PLANNED[column]!}">${cell}</td>`)}`;
}

const SIGNERS = ['dispatcher', 'carrier', 'receiver', 'checker'] as const;

function formatSignatures({ words }: PaperContext): Markup {
  const rows = (['name', 'signature', 'when-signed'] as const).map(
    (key) =>
      html`<tr class="${key}"><th scope="row">${words.of(key)}</th>${SIGNERS.map(() => html`<td></td>`)}</tr>`,
  );
  return html`<table class="signatures"><thead><tr><th scope="col">${words.of('signatures')}</th>${SIGNERS.map(
    (key) => html`<th scope="col">${words.of(key)}</th>`,
  )}</tr></thead><tbody>${rows}</tbody></table>`;
}
