import { cleanText } from './markup.ts';

/** A cell of a terminal table: its text, and how it is painted without counting towards its width. */
export interface PlainCell {
  readonly text: string;
  readonly paint?: Paint;
}

export type Paint = (text: string) => string;

/** How the terminal marks what matters; each leaves the text as it is where colour is off. No green: no colour says go. */
export interface Paints {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly blue: Paint;
  readonly magenta: Paint;
}

export function buildPaints(colour: boolean): Paints {
  const paint = (open: number, close: number): Paint =>
    colour ? (text) => `\u001b[${open}m${text}\u001b[${close}m` : (text) => text;
  return {
    bold: paint(1, 22),
    dim: paint(2, 22),
    red: paint(31, 39),
    yellow: paint(33, 39),
    blue: paint(34, 39),
    magenta: paint(35, 39),
  };
}

const PLAIN_SIGNS: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '·': '-',
  '×': 'x',
  '→': '->',
  '\u00a0': ' ',
  '\u202f': ',',
};

/** Our typographic signs as ASCII, and nothing in it that a terminal would obey: every terminal, pipe and log shows it. */
export function toPlain(text: string): string {
  return cleanText(text).replace(/[’‘“”–·×→\u00a0\u202f]/g, (sign) => PLAIN_SIGNS[sign] ?? sign);
}

/** Lines of at most `width` columns, the first begun with `first`, the others indented as deep. */
export function wrapText(text: string, width: number, first = ''): string[] {
  const indent = ' '.repeat(first.length);
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  // No-break spaces become plain ones only here, so that a number stays with its unit.
  for (const word of cleanText(text).split(' ').map(toPlain)) {
    if (!isEmpty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  lines.push(line);
  return lines;
}

/**
 * Columns side by side, two spaces apart, numbers (all but the first column and `textColumns`) to the right. The first
 * column is cut so that the table keeps to `width`.
 */
export function formatColumns(
  rows: readonly (readonly PlainCell[])[],
  width: number,
  textColumns: readonly number[] = [],
): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, index) =>
    Math.max(...rows.map((row) => toPlain(row[index]?.text ?? '').length)),
  );
  const others = widths.slice(1).reduce((sum, one) => sum + one + 2, 0);
  widths[0] = Math.min(widths[0] ?? 0, Math.max(12, width - others - 2));
  return rows.map((row) => {
    const cells = row.map(({ text, paint }, index) => {
      const plain = cutText(toPlain(text), widths[index]!);
      const isText = index === 0 || textColumns.includes(index);
      const padding = ' '.repeat(widths[index]! - plain.length);
      const shown = paint === undefined ? plain : paint(plain);
      return isText ? shown + padding : padding + shown;
    });
    return `  ${cells.join('  ').trimEnd()}`;
  });
}

export function cutText(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(1, width - 2))}..`;
}
