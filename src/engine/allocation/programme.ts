import type { LimitKind, Situation } from '../../domain/index.ts';
import type { SparseColumns } from '../solver/sparse-columns.ts';
import type { AllocationIndex } from './allocation-index.ts';
import type { Lanes } from './lanes.ts';

/**
 * The rows of docs/rules.md R20 by kind, each with what stands between the bars of its name. `cover` and `hold` rows change
 * from level to level and are no part of a programme. `expiry` and `expiryat` are our own, for steering only.
 */
export type RowKind =
  | 'receive'
  | 'site'
  | 'store'
  | 'stock'
  | 'hubstore'
  | 'kg'
  | 'm3'
  | 'timekg'
  | 'timem3'
  | 'tripskg'
  | 'tripsm3'
  | 'slotkg'
  | 'slotm3'
  | 'expiry'
  | 'expiryat';

/** A run of rows of one kind and subject, one for each of `numbers` (days or usage periods). */
export interface RowBlock {
  readonly kind: RowKind;
  /** Name up to the number, such as `stock|hub-1|flour|`. For `receive` the whole name; `numbers` is then empty. */
  readonly prefix: string;
  readonly firstRow: number;
  readonly numbers: readonly number[];
  /** Each row of the block holds all of the one before it: entries are then stored as differences. */
  readonly cumulative: boolean;
  /** What it means to people that a row of the block binds. */
  readonly limit: LimitKind;
  readonly subject: string;
}

/** A run of columns of one kind, one for each of `numbers`. */
export interface ColumnBlock {
  readonly kind: 'r' | 'y' | 'x' | 'nk' | 'nv';
  readonly prefix: string;
  readonly firstColumn: number;
  readonly numbers: readonly number[];
  /** What it means to people that a column of the block is at its upper bound. */
  readonly limit: LimitKind;
  readonly subject: string;
}

/**
 * The relaxed programme of docs/rules.md R20 without its `cover` and `hold` rows and without z. All columns are >= 0, all
 * rows <=. Entries of cumulative rows are differences: row i stands for itself plus `rowBefore[i]` plus the one before ...
 */
export interface Programme {
  readonly situation: Situation;
  readonly index: AllocationIndex;
  readonly lanes: Lanes;
  readonly columnCount: number;
  readonly rowCount: number;
  readonly columnUpper: Float64Array;
  /** Right sides of the rows as named, not of the differences. */
  readonly rowUpper: Float64Array;
  /** The row that a cumulative row goes on from; -1 where there is none. */
  readonly rowBefore: Int32Array;
  readonly differences: SparseColumns;
  /** Powers of two near what columns and rows (differences) are worth: the solver sees value / unit. */
  readonly columnUnit: Float64Array;
  readonly rowUnit: Float64Array;
  readonly rowBlocks: readonly RowBlock[];
  readonly columnBlocks: readonly ColumnBlock[];
  /** Column of r|e is e: the first columns are the elements'. */
  readonly elementCount: number;
  /** `[element]`: 1 where anything at all could be received. */
  readonly reachable: Uint8Array;
  /** Columns of x, with what each carries; and truck seconds of every column, 0 but for nk and nv. */
  readonly flowColumns: readonly FlowColumn[];
  readonly truckSeconds: Float64Array;
}

export interface FlowColumn {
  readonly column: number;
  readonly lane: number;
  readonly good: number;
  readonly day: number;
}

/** Block of a row or column: the last that begins at or before it. O(log blocks). */
const findBlock = <T>(blocks: readonly T[], firstOf: (block: T) => number, at: number): T => {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (firstOf(blocks[middle]) <= at) low = middle;
    else high = middle - 1;
  }
  return blocks[low];
};

const rowBlockOf = (programme: Programme, row: number): RowBlock =>
  findBlock(programme.rowBlocks, (block) => block.firstRow, row);

/** Name of a row, as docs/rules.md R20 writes it; days and usage periods are numbers from 0. */
export const rowName = (programme: Programme, row: number): string => {
  const block = rowBlockOf(programme, row);
  return block.numbers.length === 0 ? block.prefix : block.prefix + block.numbers[row - block.firstRow];
};

export const columnName = (programme: Programme, column: number): string => {
  const block = findBlock(programme.columnBlocks, (entry) => entry.firstColumn, column);
  return block.numbers.length === 0 ? block.prefix : block.prefix + block.numbers[column - block.firstColumn];
};
