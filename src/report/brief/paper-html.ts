import { unreachable } from '../../base/index.ts';
import { html, type Markup } from '../markup.ts';
import { formatPage } from '../page-shell.ts';
import {
  type Band,
  type Block,
  type Cell,
  type Inline,
  isDirectionRight,
  listInlines,
  type PaperLanguage,
  type PaperPage,
  type Text,
} from './paper-page.ts';

/** The page as HTML for screens and for A4 paper; loads nothing and runs nothing. */
export function renderPaperHtml(page: PaperPage): string {
  return formatPage({
    language: page.language,
    direction: isDirectionRight(page.language) ? 'rtl' : 'ltr',
    title: page.title,
    styles: formatStyle(page),
    body: html`<main class="sheet">
<header>${page.bands.map(formatBand)}<h1>${formatText(page.heading)}</h1>
<p class="subheading">${formatText(page.subheading)}</p></header>
${page.blocks.map(formatBlock)}<footer>${page.foot}</footer>
</main>
`,
  });
}

const formatBand = ({ kind, parts }: Band): Markup =>
  html`<p class="band ${kind}">${parts.map((part, index) =>
    index === 0 ? html`<strong><bdi>${part}</bdi></strong>` : html` <span><bdi>${part}</bdi></span>`,
  )}</p>
`;

function formatBlock(block: Block): Markup {
  switch (block.kind) {
    case 'heading':
      return html`<h2>${formatText(block.text)}</h2>
`;
    case 'paragraph':
      return html`<p class="${block.look}"${formatLanguage(block.language)}>${formatText(block.text)}</p>
`;
    case 'bullets':
      return html`<ul>${block.items.map((item) => html`<li>${formatText(item)}</li>\n`)}</ul>
`;
    case 'steps':
      return html`<ol${formatLanguage(block.language)}>${block.items.map((item) => html`<li>${formatText(item)}</li>\n`)}</ol>
`;
    case 'table':
      return formatTable(block);
    case 'fields':
      return html`<div class="fields" style="grid-template-columns:repeat(${block.across},1fr)">${block.fields.map(
        ({ label, value }) =>
          html`<div class="field"><span class="label">${formatText(label)}</span>${
            value === null
              ? html`<span class="blank"></span>`
              : html`<span class="value">${formatText(value)}</span>`
          }</div>\n`,
      )}</div>
`;
    case 'pair':
      return html`<div class="pair"><div>${block.first.map(formatBlock)}</div><div>${block.second.map(formatBlock)}</div></div>
`;
    default:
      return unreachable(block);
  }
}

function formatTable({ columns, rows, roomy = false }: Extract<Block, { readonly kind: 'table' }>): Markup {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const classOf = (column: number) => columns[column]?.numeric && html` class="number"`;
  const cell = (content: Cell) => (content === null ? '' : formatText(content));
  return html`<div class="scroll"><table class="${roomy && 'roomy'}"><colgroup>${columns.map(
    ({ share }) => html`<col style="width:${((100 * share) / whole).toFixed(1)}%">`,
  )}</colgroup>
<thead><tr>${columns.map(({ title }, index) => html`<th scope="col"${classOf(index)}>${formatText(title)}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((content, index) => html`<td${classOf(index)}>${cell(content)}</td>`)}</tr>\n`,
  )}</tbody></table></div>
`;
}

const formatLanguage = (language: PaperLanguage | undefined): Markup | false =>
  language !== undefined && html` lang="${language}" dir="${isDirectionRight(language) ? 'rtl' : 'ltr'}"`;

const formatText = (text: Text): Markup => html`${listInlines(text).map(formatInline)}`;

function formatInline(inline: Inline): Markup {
  if (typeof inline === 'string') return html`${inline}`;
  if ('newLine' in inline) return html`<br>`;
  if ('data' in inline) return html`<bdi>${inline.data}</bdi>`;
  if ('whole' in inline) return html`<span class="whole">${inline.whole}</span>`;
  if ('strong' in inline) return html`<b>${formatText(inline.strong)}</b>`;
  return html`<span class="faint">${formatText(inline.faint)}</span>`;
}

/** Fonts of the machine are up to a seventh wider than those of the PDF: on paper the page is set that much smaller. */
const PRINTED = 0.84;

const formatStyle = ({ tenthPoints }: PaperPage): string => `
:root{--ink:#1d2733;--muted:#55616e;--line:#9aa5b0;--panel:#f0f3f6;--deep:#24466b;--red:#8c2a21}
*{box-sizing:border-box}
html{color-scheme:light;-webkit-text-size-adjust:100%}
body{margin:0;background:#e4e8ec;color:var(--ink);font:${((tenthPoints * 4) / 30).toFixed(2)}px/1.32 "IBM Plex Sans Arabic",system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,"Noto Sans Arabic","Geeza Pro","Dubai","DejaVu Sans",sans-serif}
.sheet{width:210mm;max-width:100%;margin:12px auto;padding:9mm 11mm;background:#fff}
.band{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 2em;margin:0 0 4px;padding:2px 7px;background:var(--red);color:#fff}
.band.exercise{background:#fff3d6;color:var(--ink);border:1px solid #b98a2a}
h1{margin:6px 0 0;font-size:1.5em;line-height:1.2;color:var(--deep)}
.subheading{margin:0 0 4px;color:var(--muted)}
h2{margin:8px 0 2px;font-size:1.1em;color:var(--deep);break-after:avoid}
.pair h2{margin-top:6px}
p{margin:2px 0}
.whole{white-space:nowrap}
.small,.faint{color:var(--muted)}
.small{font-size:.9em}
.notice{margin-top:6px;padding-top:3px;border-top:1px solid var(--line);font-size:.85em;color:var(--muted)}
ul,ol{margin:2px 0;padding-inline-start:1.4em}
li{margin:0}
table{border-collapse:collapse;width:100%;table-layout:fixed;margin:2px 0}
th,td{border:0 solid var(--line);border-width:1px 0;padding:1px 4px;text-align:start;vertical-align:top;overflow-wrap:anywhere}
thead th{background:var(--panel);font-size:.88em;line-height:1.2;vertical-align:bottom;overflow-wrap:normal}
.scroll{overflow-x:auto}
.number{text-align:end;font-variant-numeric:tabular-nums}
.roomy td,.roomy th{border-width:1px;height:2.1em}
tr{break-inside:avoid}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:0 6mm}
.pair>div{min-width:0}
.fields{display:grid;gap:3px 8px;margin:3px 0}
.field{display:flex;flex-direction:column;min-width:0}
.label{font-size:.85em;color:var(--muted)}
.value{font-weight:600;font-size:1.1em;overflow-wrap:anywhere}
.blank{display:block;min-height:2em;border:1px solid var(--line)}
footer{margin-top:6px;font-size:.8em;color:var(--muted)}
@page{size:A4;margin:9mm 11mm}
@media print{body{background:#fff;font-size:${((tenthPoints * PRINTED) / 10).toFixed(2)}pt;line-height:1.24}.sheet{width:auto;margin:0;padding:0}.band,thead th{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
@media screen and (max-width:620px){.scroll table{min-width:560px}.pair .scroll table{min-width:0}.pair{grid-template-columns:1fr}.fields{grid-template-columns:1fr 1fr!important}}
`;
