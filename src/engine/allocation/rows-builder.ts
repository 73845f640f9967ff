import type { LimitKind } from '../../domain/index.ts';
import type { RowBlock, RowKind } from './programme.ts';

/** `[day]`: the row. */
export type DayRows = Int32Array;

export const NO_ROW = -1;

/** Collects rows block by block. */
export class RowsBuilder {
  readonly blocks: RowBlock[] = [];
  readonly upper: number[] = [];
  readonly before: number[] = [];

  get count(): number {
    return this.upper.length;
  }

  add(
    kind: RowKind,
    prefix: string,
    limit: LimitKind,
    subject: string,
    numbers: readonly number[],
    rightSides: readonly number[],
    cumulative = false,
  ): number {
    const firstRow = this.count;
    if (rightSides.length === 0) return NO_ROW;
    this.blocks.push({ kind, prefix, firstRow, numbers, cumulative, limit, subject });
    rightSides.forEach((side, k) => {
      this.before.push(cumulative && k > 0 ? firstRow + k - 1 : NO_ROW);
      this.upper.push(side);
    });
    return firstRow;
  }

  /** As `add`, for one row a day of `days`; gives back the row of every day. */
  addDays(
    kind: RowKind,
    prefix: string,
    limit: LimitKind,
    subject: string,
    dayCount: number,
    days: readonly number[],
    rightSide: (day: number) => number,
    cumulative = false,
  ): DayRows {
    const rows = new Int32Array(dayCount).fill(NO_ROW);
    const first = this.add(kind, prefix, limit, subject, days, days.map(rightSide), cumulative);
    days.forEach((day, k) => {
      rows[day] = first + k;
    });
    return rows;
  }
}
