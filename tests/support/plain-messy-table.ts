import { parse } from 'csv-parse/sync';
import type { MessyTable } from '../../src/formats/messy/messy-table.ts';

/** A CSV text with its header in the first row, and tags below where a row starts with #, as a table; nothing is guessed. */
export function buildPlainTable(file: string, text: string): MessyTable {
  const [header, ...all] = parse(text, { bom: true }) as string[][];
  const tags = all[0]?.[0]?.startsWith('#') ? all[0] : null;
  const rows = tags === null ? all : all.slice(1);
  return {
    file,
    sheet: null,
    sheets: [],
    encoding: 'utf-8',
    headerRow: tags === null ? 1 : 2,
    headers: header!.map((name, index) => ({
      text: name.trim(),
      tag: tags?.[index] ?? null,
      letter: String(index + 1),
    })),
    rows: rows.map((cells, index) => ({
      row: index + (tags === null ? 2 : 3),
      cells: cells.map((cell) => ({ text: cell.trim() })),
    })),
    titles: [],
    leftOut: [],
  };
}
