import type { MessyCell, MessyRow } from '../messy/messy-table.ts';

/** The rows with empty cells of some columns filled from the nearest filled cell above; `columns`: their indexes. */
export const fillDown = (rows: readonly MessyRow[], columns: ReadonlySet<number>): readonly MessyRow[] => {
  if (columns.size === 0) return rows;
  const last = new Map<number, MessyCell>();
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell, index) => {
      if (!columns.has(index)) return cell;
      if (cell.text === '') return last.get(index) ?? cell;
      last.set(index, cell);
      return cell;
    }),
  }));
};
