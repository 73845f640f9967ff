import type { WorkbookSheet } from './open-workbook.ts';
import { readPart } from './workbook-part.ts';

/** What a sheet hides and joins. */
export interface SheetLayout {
  readonly hiddenRows: ReadonlySet<number>;
  /** Blocks shown as one cell; rows and columns count from 1. */
  readonly merged: readonly {
    readonly top: number;
    readonly left: number;
    readonly bottom: number;
    readonly right: number;
  }[];
}

/** More blocks than this are no table; and a block of more rows than this is none either. */
const MOST_MERGED = 5000;
const MOST_ROWS = 20_000;

/** Reads hidden rows and merged blocks; those too large to be meant are left out. Throws `WorkbookError`. */
export function readSheetLayout(sheet: WorkbookSheet): SheetLayout {
  const hiddenRows = new Set<number>();
  const merged: { top: number; left: number; bottom: number; right: number }[] = [];
  let row = 0;
  readPart(sheet.part, {
    open: (name, attributes) => {
      if (name === 'row') {
        const { r, hidden } = attributes();
        row = r === undefined ? row + 1 : Number(r);
        if (/^(1|true)$/.test(hidden ?? '')) hiddenRows.add(row);
      } else if (name === 'mergeCell' && merged.length < MOST_MERGED) {
        const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(attributes()['ref'] ?? '');
        if (match === null) return;
        const [top, bottom] = [Number(match[2]), Number(match[4])];
        if (bottom >= top && bottom - top < MOST_ROWS)
          merged.push({ top, left: columnOf(match[1]!), bottom, right: columnOf(match[3]!) });
      }
    },
  });
  return { hiddenRows, merged };
}

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
