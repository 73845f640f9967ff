import { html, type Markup, type MarkupValue, NO_MARKUP } from './markup.ts';
import type { ReportContext } from './report-context.ts';

/** A column of a table: its heading, and whether its cells are numbers (aligned at the end). */
export interface Column {
  readonly title: MarkupValue;
  readonly numeric?: boolean;
  /** Shares of the width are left to the browser unless a class of the style sheet is named. */
  readonly className?: string;
}

/** A table row: its cells (the first is its heading), or a heading over a group of rows. */
export type Row = { readonly cells: readonly MarkupValue[] } | { readonly group: MarkupValue };

/** A table that scrolls sideways in its own frame on narrow screens. Null rows leave nothing. */
export function formatTable(options: {
  readonly caption: MarkupValue;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly className?: string;
}): Markup {
  const { caption, columns, rows, className } = options;
  const classOf = (index: number) => {
    const { numeric, className: own } = columns[index] ?? {};
    const classes = [numeric ? 'number' : '', own ?? ''].filter((name) => name !== '').join(' ');
    return classes === '' ? NO_MARKUP : html` class="${classes}"`;
  };
  const head = columns.map((column, index) => html`<th scope="col"${classOf(index)}>${column.title}</th>`);
  const body = rows.map((row) =>
    'group' in row
      ? html`<tr class="group"><th scope="rowgroup" colspan="${columns.length}">${row.group}</th></tr>`
      : html`<tr>${row.cells.map((cell, index) =>
          index === 0
            ? html`<th scope="row"${classOf(index)}>${cell}</th>`
            : html`<td${classOf(index)}>${cell}</td>`,
        )}</tr>`,
  );
  return html`<div class="scroll"><table class="${className ?? ''}">
<caption><span>${caption}</span></caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body.map((row) => html`${row}\n`)}</tbody></table></div>`;
}

export function formatSection(id: string, title: string, ...content: readonly MarkupValue[]): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${content.map((part) => html`${part}\n`)}</section>
`;
}

/** What is needed to show a name in two languages. */
export type NameContext = Pick<ReportContext, 'localLanguage'>;

/** A name in English and, where there is one, in the local language and direction. */
export function formatName(context: NameContext, name: string, nameLocal: string | null): Markup {
  if (nameLocal === null || nameLocal === name) return html`<bdi>${name}</bdi>`;
  return html`<bdi>${name}</bdi> ${formatLocal(context, nameLocal)}`;
}

export function formatLocal(context: NameContext, text: string): Markup {
  const direction = readsRightToLeft(text) ? 'rtl' : 'ltr';
  return html`<bdi class="local" lang="${context.localLanguage}" dir="${direction}">${text}</bdi>`;
}

/** A place's name, linked to nothing; an id that is not in the operation is shown as it is. */
export function formatPlaceName(context: ReportContext, id: string): Markup {
  const place = context.names.places.get(id);
  return place === undefined ? html`<bdi>${id}</bdi>` : formatName(context, place.name, place.nameLocal);
}

/** True where the first letter with a direction is of a right-to-left script. */
export function readsRightToLeft(text: string): boolean {
  const letter =
    /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]|\p{L}/u.exec(text);
  return (
    letter !== null &&
    /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(letter[0])
  );
}

/** A bar of 100 steps behind its number: the number is the content, the bar only helps the eye. */
export function formatShareCell(context: ReportContext, ppm: number): Markup {
  const width = Math.max(0, Math.min(100, Math.floor(ppm / 1e4)));
  return html`<span class="share">${width > 0 && html`<span class="bar" style="width:${width}%"></span>`}<span>${context.figures.share(
    ppm,
  )}</span></span>`;
}
