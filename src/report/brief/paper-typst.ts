import { unreachable } from '../../base/index.ts';
import { cleanText } from '../markup.ts';
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

/** The family that the printer brings along: Arabic and Latin letters drawn for each other. */
const FONT = 'IBM Plex Sans Arabic';

/**
 * The page as Typst source. Every text stands in a string literal, where nothing of it can be read as markup or code; the
 * source names no file, no package and no time.
 */
export function renderPaperTypst(page: PaperPage): string {
  const size = page.tenthPoints / 10;
  const isArabic = page.language === 'ar';
  return `#set document(title: ${quoteText(page.title)}, date: none)
#set page(paper: "a4", margin: (x: 12mm, top: 10mm, bottom: 13mm), footer-descent: 25%, footer: context [#set text(size: ${(size * 0.8).toFixed(2)}pt, fill: ${MUTED}); #grid(columns: (1fr, auto), [${formatString(page.foot)}], [#counter(page).display() / #counter(page).final().at(0)])])
#set text(font: ${quoteText(FONT)}, size: ${size}pt, lang: "${page.language}", dir: ${isDirectionRight(page.language) ? 'rtl' : 'ltr'}, fill: ${INK}, hyphenate: false)
#set par(leading: ${isArabic ? '0.62em' : '0.5em'}, spacing: ${isArabic ? '0.72em' : '0.58em'})
#set list(indent: 0.2em, body-indent: 0.5em, spacing: ${isArabic ? '0.66em' : '0.45em'})
#set enum(indent: 0.2em, body-indent: 0.5em, spacing: ${isArabic ? '0.66em' : '0.5em'})
#show heading: set text(fill: ${DEEP})
#show heading.where(level: 1): set text(size: 1.5em)
#show heading.where(level: 1): set block(above: 0.7em, below: 0.45em)
#show heading.where(level: 2): set text(size: 1.1em)
#show heading.where(level: 2): set block(above: 1em, below: ${isArabic ? '0.6em' : '0.45em'})
${page.bands.map(formatBand).join('')}#heading(level: 1)[${formatText(page.heading)}]
#text(fill: ${MUTED})[${formatText(page.subheading)}]
${page.blocks.map(formatBlock).join('')}`;
}

const INK = 'rgb("#1d2733")';
const MUTED = 'rgb("#55616e")';
const DEEP = 'rgb("#24466b")';
const LINE = 'rgb("#9aa5b0")';
const PANEL = 'rgb("#f0f3f6")';

function formatBand({ kind, parts }: Band): string {
  const [fill, ink] = kind === 'class' ? ['rgb("#8c2a21")', 'white'] : ['rgb("#fff3d6")', INK];
  const [first = '', ...rest] = parts;
  const tail = rest.map((part) => ` #h(1fr) ${formatString(part, ISOLATE)}`).join('');
  return `#block(width: 100%, fill: ${fill}, inset: (x: 2mm, y: 1mm), below: 1mm)[#text(fill: ${ink})[#strong[${formatString(first, ISOLATE)}]${tail}]]
`;
}

function formatBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `#heading(level: 2)[${formatText(block.text)}]\n`;
    case 'paragraph':
      return turnTo(block.language, formatParagraph(formatText(block.text), block.look));
    case 'bullets':
      return `#list(${block.items.map((item) => `[${formatText(item)}]`).join(', ')})\n`;
    case 'steps':
      return turnTo(
        block.language,
        `#enum(${block.items.map((item) => `[${formatText(item)}]`).join(', ')})\n`,
      );
    case 'table':
      return formatTable(block);
    case 'fields':
      return `#grid(columns: (1fr,) * ${block.across}, column-gutter: 3mm, row-gutter: 1.6mm, ${block.fields
        .map(
          ({ label, value }) =>
            `[#text(size: 0.85em, fill: ${MUTED})[${formatText(label)}]#v(0.35em, weak: true)${
              value === null
                ? `#rect(width: 100%, height: 2.1em, stroke: 0.5pt + ${LINE})`
                : `#text(size: 1.1em)[#strong[${formatText(value)}]]`
            }]`,
        )
        .join(', ')})\n`;
    case 'pair':
      return `#block(above: 1em, below: 0.8em)[#grid(columns: (1fr, 1fr), column-gutter: 6mm, [${block.first.map(formatBlock).join('')}], [${block.second
        .map(formatBlock)
        .join('')}])]\n`;
    default:
      return unreachable(block);
  }
}

/** A block in another language than the page's, in its own direction. */
const turnTo = (language: PaperLanguage | undefined, block: string): string =>
  language === undefined
    ? block
    : `#[#set text(lang: "${language}", dir: ${isDirectionRight(language) ? 'rtl' : 'ltr'}); ${block}]\n`;

function formatParagraph(text: string, look: 'plain' | 'small' | 'notice'): string {
  if (look === 'plain') return `#par[${text}]\n`;
  const small = `#text(size: ${look === 'small' ? '0.9em' : '0.85em'}, fill: ${MUTED})[${text}]`;
  if (look === 'small') return `#par[${small}]\n`;
  return `#block(width: 100%, above: 1em, inset: (top: 0.6em), stroke: (top: 0.5pt + ${LINE}))[${small}]\n`;
}

function formatTable({ columns, rows, roomy = false }: Extract<Block, { readonly kind: 'table' }>): string {
  const cell = (content: Cell): string => `[${content === null ? '' : formatText(content)}]`;
  const widths = columns.map(({ share }) => `${share}fr`).join(', ');
  const aligns = columns.map(({ numeric }) => (numeric ? 'end' : 'start')).join(', ');
  const stroke = roomy ? `0.5pt + ${LINE}` : `(x: none, y: 0.4pt + ${LINE})`;
  const titles = columns
    .map(({ title }) => `[#text(size: 0.88em)[#strong[${formatText(title)}]]]`)
    .join(', ');
  const body = rows.map((row) => row.map(cell).join(', ')).join(',\n');
  // The grid keeps one height for every row to write in, so that no box is smaller than a hand needs.
  const heights = roomy ? `rows: (auto, ${rows.map(() => 'auto').join(', ')}), ` : '';
  const strut = roomy ? `#show table.cell: it => { set par(leading: 0.4em); it }\n` : '';
  return `#[${strut}#block(above: 0.5em, below: 0.6em)[#table(columns: (${widths}), align: (${aligns}), ${heights}inset: (x: 1.2mm, y: ${
    roomy ? '1.5mm' : '0.85mm'
  }), stroke: ${stroke}, fill: (_, y) => if y == 0 { ${PANEL} }, table.header(${titles}), ${body})]]\n`;
}

const formatText = (text: Text): string => listInlines(text).map(formatInline).join('');

function formatInline(inline: Inline): string {
  if (typeof inline === 'string') return formatString(inline);
  if ('newLine' in inline) return '#linebreak()';
  if ('data' in inline) return formatString(inline.data, ISOLATE);
  if ('whole' in inline) return `#box[${formatString(inline.whole)}]`;
  if ('strong' in inline) return `#strong[${formatText(inline.strong)}]`;
  return `#text(fill: ${MUTED})[${formatText(inline.faint)}]`;
}

/** First strong isolate and its end: the direction of the text within is its own. */
const ISOLATE = ['\u2068', '\u2069'] as const;

const formatString = (text: string, [before, after]: readonly [string, string] = ['', '']): string =>
  `#${quoteText(breakLongWords(text), before, after)};`;

/** A string literal; the text is cleaned as on every page. */
function quoteText(text: string, before = '', after = ''): string {
  const escaped = `${before}${cleanText(text).replaceAll(BREAK_MARK, '\u200b')}${after}`.replace(
    /["\\]/g,
    (character) => `\\${character}`,
  );
  return `"${escaped}"`;
}

/** Stands for a place where a line may break while the text is cleaned of all unseen characters. */
const BREAK_MARK = '\ue000';

/** Long words of plain letters, such as ids, may break after a mark within them, else after every twenty letters. */
const breakLongWords = (text: string): string =>
  text
    .replaceAll(BREAK_MARK, '')
    .replace(/[!-~]{15,}/g, (word) =>
      word
        .replace(/([-_./:#@+])(?=[^-_./:#@+])/g, `$1${BREAK_MARK}`)
        .replace(/[!-~]{20}(?=[!-~])/g, `$&${BREAK_MARK}`),
    );
