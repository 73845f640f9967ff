import type { MessyTable } from '../messy/messy-table.ts';

/** How a mapping names a column: by its text where that is there once, else by its tag, else by its letter. */
export const nameHeader = (table: MessyTable, index: number): string => {
  const { text, tag, letter } = table.headers[index]!;
  if (text !== '' && table.headers.filter((header) => header.text === text).length === 1) return text;
  if (tag !== null && table.headers.filter((header) => header.tag === tag).length === 1) return tag;
  return `column ${letter}`;
};

/** The column that a mapping means by a header's text, its tag or `column C`; the first of equals. */
export const findHeader = (table: MessyTable, name: string): number | undefined => {
  const wanted = fold(name);
  const exact = table.headers.findIndex(({ text, tag }) => text === name || tag === name);
  if (exact >= 0) return exact;
  const found = table.headers.findIndex(
    ({ text, tag, letter }) =>
      (text !== '' && fold(text) === wanted) ||
      (tag !== null && fold(tag) === wanted) ||
      `column ${letter.toLowerCase()}` === wanted,
  );
  return found >= 0 ? found : undefined;
};

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
