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
  /** Columns with something in them beyond those that are read: the rightmost one, or 0. */
  readonly cutAfter: number;
}

export const EMPTY_CELL: MessyCell = { text: '' };

export const isFilled = (cell: MessyCell): boolean => cell.text !== '';
