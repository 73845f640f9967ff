import type { MessyRow, MessyTable } from '../../messy/messy-table.ts';

/** Reads the text of a row's cell under a header, in any case; '' where the table has no such column. */
export function readCellsOf(table: MessyTable): (row: MessyRow, header: string) => string {
  const indexOf = new Map(table.headers.map(({ text }, index) => [text.toLowerCase(), index]));
  return (row, header) => {
    const index = indexOf.get(header.toLowerCase());
    return index === undefined ? '' : (row.cells[index]?.text ?? '');
  };
}

/** A whole number of people as published tables write it (`1234`, `1,234`, `1234.0`), or null. */
export function readPeople(text: string): number | null {
  const plain = text.replace(/,(?=\d{3}(?:\D|$))/g, '').replace(/\.0+$/, '');
  return /^\d{1,12}$/.test(plain) ? Number(plain) : null;
}
