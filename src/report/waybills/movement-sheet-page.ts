import type { Leg } from '../../domain/index.ts';
import { html, type Markup } from '../markup.ts';
import { listGoodTotals, type MovementPapers } from './movement-papers.ts';
import {
  formatBand,
  formatBoth,
  formatCubicMetres,
  formatField,
  formatKilograms,
  formatNotices,
  type PaperContext,
} from './paper-parts.ts';
import type { WordKey, Words } from './waybill-words.ts';

/** The sheet of the convoy leader: vehicles in order of march, what each loads for whom, the way there and home. */
export function formatMovementSheet(context: PaperContext, papers: MovementPapers): Markup {
  const { words } = context;
  const { movement, home } = papers;
  return html`${formatBand(context)}
<div class="head"><h1>${words.of('title.movement')}</h1><p class="number" dir="ltr">${movement.id}</p></div>
<div class="fields">
${formatField(context, 'movement', words.of(`kind.${movement.kind}`))}
${formatField(context, 'date', movement.date)}
${formatField(context, 'home', formatBoth(context, home), 'wide')}
${formatField(context, 'operation', html`<bdi>${context.report.operation.name}</bdi>`, 'full')}
${formatField(context, 'notification', null)}
${formatField(context, 'leader', null)}${formatField(context, 'last-vehicle', null)}
${formatField(context, 'contact', null, 'wide')}${formatField(context, 'blocked', null, 'wide')}
</div>
${formatNotices(context, 'notice.planned', 'notice.protection', 'notice.no-clearance')}
${formatConvoy(context, papers)}
${formatLegs(context, papers)}
${formatLoads(context, papers)}`;
}

const head = (words: Words, keys: readonly WordKey[], numbers: readonly WordKey[] = []): Markup =>
  html`<thead><tr>${keys.map(
    (key) => html`<th scope="col"${numbers.includes(key) && html` class="number"`}>${words.of(key)}</th>`,
  )}</tr></thead>`;

function formatConvoy(context: PaperContext, { vehicles }: MovementPapers): Markup {
  const { words, report } = context;
  const rows = vehicles.map(
    ({
      code,
      kind,
      transporter,
      position,
      load,
    }) => html`<tr><td>${position}</td><td class="vehicle"><bdi>${kind}</bdi> <span class="id">${code}</span></td>
<td>${transporter !== null && html`<bdi>${transporter}</bdi>`}</td><td class="number">${report.figures.whole(load.packs)}</td>
<td class="number">${formatKilograms(context, load.grams)}</td><td class="number">${formatCubicMetres(context, load.cm3)}</td>
<td class="box"></td><td class="box"></td><td class="box"></td></tr>\n`,
  );
  return html`<h2>${words.of('convoy')}</h2>
<table class="convoy">${head(
    words,
    ['line', 'vehicle', 'transporter', 'packs', 'kg', 'm3', 'plate', 'driver', 'seals'],
    AMOUNTS,
  )}<tbody>${rows}</tbody></table>`;
}

const AMOUNTS: readonly WordKey[] = ['packs', 'kg', 'm3', 'km'];

function formatLoads(context: PaperContext, { waybills, vehicles }: MovementPapers): Markup {
  const { words, report } = context;
  const rows = waybills.map(
    ({
      number,
      consignee,
      vehicle,
      lines,
      total,
    }) => html`<tr><td class="nowrap"><b class="id">${number}</b><br>${vehicle.position} / ${vehicles.length}</td>
<td>${formatBoth(context, consignee.place)}</td>
<td class="item">${listGoodTotals(lines).map(({ good, packs }) => html`<div>${report.figures.whole(packs)} × ${formatBoth(context, good)}</div>`)}</td>
<td class="number">${report.figures.whole(total.packs)}</td><td class="number">${formatKilograms(context, total.grams)}</td>
<td class="number">${formatCubicMetres(context, total.cm3)}</td></tr>\n`,
  );
  return html`<h2>${words.of('load')}</h2>
<table class="loads">${head(words, ['waybill', 'consignee', 'item', 'packs', 'kg', 'm3'], AMOUNTS)}<tbody>${rows}</tbody></table>`;
}

function formatLegs(context: PaperContext, papers: MovementPapers): Markup {
  const { words, report } = context;
  const name = (id: string): Markup => {
    const place = report.names.places.get(id);
    return place === undefined ? html`<bdi>${id}</bdi>` : formatBoth(context, place);
  };
  const rows = papers.legs.map(
    (leg) => html`<tr><td>${name(leg.fromId)}</td><td>${name(leg.toId)}${describeLeg(words, papers, leg)}</td>
<td class="number">${report.clock.time(leg.departAt)}</td><td class="number">${report.clock.time(leg.arriveAt)}</td>
<td class="number">${(leg.metres / 1000).toFixed(1)}</td><td class="box"></td><td class="box"></td></tr>\n`,
  );
  const actual = (key: 'departure' | 'arrival'): Markup =>
    html`<th scope="col" class="box">${words.of(key)}<br>${words.of('actual')}</th>`;
  return html`<h2>${words.of('legs')}</h2>
<table class="way"><thead><tr>${(['from', 'to', 'departure', 'arrival', 'km'] as const).map(
    (key, column) => html`<th scope="col"${column > 1 && html` class="number"`}>${words.of(key)}</th>`,
  )}${actual('departure')}${actual('arrival')}</tr></thead><tbody>${rows}</tbody></table>`;
}

/** Whether the vehicles are empty on a leg: before they load and after the last stop. */
function describeLeg(words: Words, { loading, unloadings }: MovementPapers, leg: Leg): Markup | null {
  const note = (key: WordKey): Markup => html`<br><span class="label">${words.of(key)}</span>`;
  if (leg.arriveAt <= loading.visit.startAt) return note('way-out');
  return leg.departAt >= unloadings.at(-1)!.visit.endAt ? note('way-home') : null;
}
