import type { MessyCell } from './messy-table.ts';

/** A row of a file before it is known what it is. */
export interface RawRow {
  readonly row: number;
  readonly cells: readonly MessyCell[];
  readonly hidden: boolean;
}

/** The rows of one sheet, or of a text file. */
export interface RawSheet {
  readonly name: string | null;
  readonly hidden: boolean;
  readonly rows: readonly RawRow[];
}

export const EMPTY_CELL: MessyCell = { text: '' };

export const isFilled = (cell: MessyCell): boolean => cell.text !== '';
