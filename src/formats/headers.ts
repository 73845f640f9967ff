import { formatHint } from './did-you-mean.ts';
import type { Column } from './field.ts';
import { isTagRow, parseTag, type Tag } from './hxl.ts';
import { type ProblemList, quote } from './problem-list.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/**
 * The column name of each cell position; undefined where the column is unknown. Headers are plain, or a row of HXL
 * tags, or both with the tags below. An unknown column is a warning; a column that is missing or there twice is an
 * error and gives null.
 */
export function mapHeaders(
  table: { readonly stem: string; readonly columns: readonly Column[] },
  sheet: Sheet,
  problems: ProblemList,
): (string | undefined)[] | null {
  const { stem, columns } = table;
  const names = new Map(
    columns.flatMap((column) => [column.name, ...column.aliases].map((name) => [name, column.name])),
  );
  const tags = isTagRow(sheet.header.cells) ? sheet.header : findTagRow(sheet);
  const plain = tags === sheet.header ? null : sheet.header;
  const width = Math.max(plain?.cells.length ?? 0, tags?.cells.length ?? 0);
  const byTag = tags === undefined ? [] : matchTags(columns, tags);

  const columnOf: (string | undefined)[] = [];
  const first = new Map<string, number>();
  let sound = true;
  for (let index = 0; index < width; index++) {
    const header = (plain?.cells[index] ?? '').trim();
    const tag = (tags?.cells[index] ?? '').trim();
    const name =
      names.get(
        header
          .normalize('NFC')
          .toLowerCase()
          .replace(/[\s-]+/g, '_'),
      ) ?? byTag[index];
    columnOf.push(name);
    const at = {
      file: sheet.file,
      row: (plain ?? sheet.header).row,
      column: header || tag || `number ${index + 1}`,
    };
    if (name === undefined) {
      if (header + tag === '') continue;
      problems.warn(
        `${stem}.unknown-column`,
        { ...at, column: cleanColumn(at.column) },
        `one of the columns of ${stem}`,
        quote(header || tag),
        `It is left out. Rename it if it was meant to count.${formatHint(header || tag, names.keys())}`,
      );
    } else if (first.has(name)) {
      sound = false;
      problems.error(
        `${stem}.duplicate-column`,
        { ...at, column: name },
        'each column once',
        `${quote(header || tag)} in columns ${first.get(name)! + 1} and ${index + 1}`,
        'Delete or rename one of the two.',
      );
    } else {
      first.set(name, index);
    }
  }
  for (const column of columns) {
    if (!column.required || first.has(column.name)) continue;
    sound = false;
    problems.error(
      `${stem}.missing-column`,
      { file: sheet.file, row: sheet.header.row, column: column.name },
      `a column ${column.name} (${column.kind})`,
      'no such column',
      `Add it. ${column.about}`,
    );
  }
  return sound ? columnOf : null;
}

const cleanColumn = (text: string): string => quote(text).slice(1, -1);

/** The rows of data: those below the headers and below the tag row, where there is one. */
export function listDataRows(sheet: Sheet): readonly SheetRow[] {
  return findTagRow(sheet) === undefined ? sheet.rows : sheet.rows.slice(1);
}

/** The HXL tag row directly under the plain headers, if the first row below them is one. */
export function findTagRow(sheet: Sheet): SheetRow | undefined {
  const next = isTagRow(sheet.header.cells) ? undefined : sheet.rows[0];
  return next !== undefined && isTagRow(next.cells) ? next : undefined;
}

/** For each tag the column it means: of the columns whose attributes it all has, the most specific; of several tags for one, the plainest. */
function matchTags(columns: readonly Column[], row: SheetRow): (string | undefined)[] {
  const wanted = columns.map((column) => ({ name: column.name, tag: parseTag(column.hxl)! }));
  const best = new Map<string, { index: number; extra: number }>();
  row.cells.forEach((cell, index) => {
    const tag = parseTag(cell);
    if (tag === undefined) return;
    const fits = wanted.filter((candidate) => covers(candidate.tag, tag));
    const most = Math.max(...fits.map((candidate) => candidate.tag.attributes.length));
    const found = fits.find((candidate) => candidate.tag.attributes.length === most);
    if (found === undefined) return;
    const extra = tag.attributes.length - most;
    const rival = best.get(found.name);
    if (rival === undefined || extra < rival.extra) best.set(found.name, { index, extra });
  });
  const matched: (string | undefined)[] = row.cells.map(() => undefined);
  for (const [name, { index }] of best) matched[index] = name;
  return matched;
}

const covers = (wanted: Tag, tag: Tag): boolean =>
  wanted.name === tag.name && wanted.attributes.every((attribute) => tag.attributes.includes(attribute));
