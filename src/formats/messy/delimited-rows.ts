import { parse } from 'csv-parse/sync';
import { LIMITS } from '../sheet.ts';
import type { RawSheet } from './raw-rows.ts';
import { cleanText } from './text.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Rows of a text table by the delimiter that gives most rows the same number of cells. */
export const readDelimitedRows = (text: string): Pick<RawSheet, 'rows' | 'cutAfter'> => {
  let best: { readonly score: number; readonly rows: string[][] } | null = null;
  const head = text.slice(0, 200_000);
  for (const delimiter of DELIMITERS) {
    if (!head.includes(delimiter)) continue;
    const sample = split(head, delimiter, 300);
    const widths = new Map<number, number>();
    for (const cells of sample) {
      const width = lastFilled(cells);
      if (width > 1) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
    }
    const score = Math.max(
      0,
      ...[...widths].map(([width, count]) => (width > 1 ? count * (1 + Math.min(width, 20) / 100) : 0)),
    );
    if (score > (best?.score ?? 0))
      best = {
        score,
        rows:
          text.length === head.length && sample.length < 300
            ? sample
            : split(text, delimiter, LIMITS.rows + 100),
      };
  }
  const rows = best?.rows ?? split(text, '\u0000', LIMITS.rows + 100);
  let cutAfter = 0;
  for (const cells of rows)
    if (cells.length > LIMITS.columns) cutAfter = Math.max(cutAfter, lastFilled(cells));
  const kept = rows.map((cells, index) => ({
    row: index + 1,
    cells: cells
      .slice(0, LIMITS.columns)
      .map((cell) => ({ text: cleanText(cell.slice(0, LIMITS.cellCharacters)) })),
    hidden: false,
  }));
  return { rows: kept, cutAfter: cutAfter > LIMITS.columns ? cutAfter : 0 };
};

const lastFilled = (cells: readonly string[]): number =>
  cells.findLastIndex((cell) => cell.trim() !== '') + 1;

/** Quotes are honoured where they balance; else every line is split plainly. */
const split = (text: string, delimiter: string, most: number): string[][] => {
  const options = {
    delimiter,
    relax_column_count: true,
    skip_empty_lines: false,
    to: most,
    record_delimiter: ['\r\n', '\n', '\r'],
    bom: true,
  };
  try {
    return parse(text, { ...options, relax_quotes: true }) as unknown as string[][];
  } catch {
    return text.split(/\r\n|\n|\r/, most).map((line) => line.split(delimiter));
  }
};
