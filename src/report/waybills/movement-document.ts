import type { Operation, Plan } from '../../domain/index.ts';
import { html, type Markup } from '../markup.ts';
import { formatPage } from '../page-shell.ts';
import type { MovementPapers } from './movement-papers.ts';
import { formatMovementSheet } from './movement-sheet-page.ts';
import { buildPaperContext, type PaperContext } from './paper-parts.ts';
import { formatPaperStyle } from './paper-style.ts';
import { formatWaybill } from './waybill-page.ts';

/** The papers of one movement as a page to print: the sheet of the convoy leader, then each waybill on its own sheet. */
export function renderMovementPapers(operation: Operation, plan: Plan, papers: MovementPapers): string {
  const context = buildPaperContext(operation, plan);
  const { movement, waybills } = papers;
  return renderSheets(context, `${movement.date} ${movement.id}`, [
    { foot: movement.id, body: formatMovementSheet(context, papers) },
    ...waybills.map((waybill) => ({
      foot: `${waybill.number} · ${movement.id}`,
      body: formatWaybill(context, papers, waybill),
    })),
  ]);
}

/** A document of sheets, each beginning on new paper. */
export function renderSheets(
  context: PaperContext,
  title: string,
  sheets: readonly { readonly foot: string; readonly body: Markup; readonly lies?: boolean }[],
): string {
  const { words, classKey, expires, exercise } = context;
  const marks = [
    words.english(classKey),
    `${words.english('class.expires')} ${expires}`,
    exercise && words.english('exercise'),
  ];
  const feet = sheets.map(({ foot, lies = false }, index) => ({
    page: `sheet${index + 1}`,
    lies,
    foot: [foot, ...marks].filter((part) => part !== false).join(' · '),
  }));
  return formatPage({
    language: 'en',
    title: `${words.english(classKey)}: ${title}`,
    styles: formatPaperStyle(feet),
    body: html`<main>${sheets.map(({ body }, index) => html`<section class="sheet sheet${index + 1}">\n${body}\n</section>\n`)}</main>`,
  });
}
