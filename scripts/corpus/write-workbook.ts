import ExcelJS from 'exceljs';
import { unzipSync, zipSync } from 'fflate';

/** A cell as a person fills it; null is an empty one. */
export type Filled =
  | string
  | number
  | Date
  | null
  | { readonly formula: string; readonly result: number | string | { readonly error: `#${string}` } };

export interface DrawnSheet {
  readonly name: string;
  readonly hidden?: true;
  readonly rows: readonly (readonly Filled[])[];
  /** Blocks such as `A5:A7`; the value is that of the first cell. */
  readonly merged?: readonly string[];
  readonly hiddenRows?: readonly number[];
  /** A logo over its first cells. */
  readonly logo?: true;
}

/** A day, or a day and hour, of a workbook, which knows no zone. */
export const day = (text: string): Date => new Date(text.includes('T') ? `${text}Z` : `${text}T00:00:00Z`);

/** A PNG picture of one point. */
const DOT =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** The bytes of an XLSX file. The library stamps the hour on the file and its parts: both are set to one fixed day. */
export const formatWorkbook = async (sheets: readonly DrawnSheet[]): Promise<Uint8Array> => {
  const workbook = new ExcelJS.Workbook();
  workbook.created = day('2024-05-05');
  workbook.modified = day('2024-05-05');
  for (const drawn of sheets) {
    const sheet = workbook.addWorksheet(drawn.name, { state: drawn.hidden ? 'hidden' : 'visible' });
    drawn.rows.forEach((cells, r) => {
      cells.forEach((value, c) => {
        if (value === null) return;
        const cell = sheet.getCell(r + 1, c + 1);
        cell.value = value as ExcelJS.CellValue;
        if (value instanceof Date)
          cell.numFmt = value.getUTCHours() === 0 ? 'dd/mm/yyyy' : 'dd/mm/yyyy hh:mm';
      });
    });
    for (const block of drawn.merged ?? []) sheet.mergeCells(block);
    if (drawn.logo) {
      const imageId = workbook.addImage({ base64: DOT, extension: 'png' });
      sheet.addImage(imageId, { tl: { col: 0, row: 0 }, ext: { width: 60, height: 60 } });
    }
    for (const row of drawn.hiddenRows ?? []) sheet.getRow(row).hidden = true;
  }
  const parts = unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer()));
  // The hours of a zip file are local ones without a zone, so a local date gives the same bytes everywhere.
  return zipSync(parts, { mtime: new Date(2024, 4, 5), level: 9 });
};
