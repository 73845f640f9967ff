/** One table as people made it, found in a file and cleared of what is not data, before any meaning is given to it. */
export interface MessyTable {
  /** The file's name without folders, as problems name it. */
  readonly file: string;
  /** Of a workbook: the sheet that was read, and all there are. */
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  /** How the text was read: `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`, `windows-1256`, or two of them; null for workbooks. */
  readonly encoding: string | null;
  /** Row number of the (last) header row, as a spreadsheet shows it; for GeoJSON 0. */
  readonly headerRow: number;
  readonly headers: readonly MessyHeader[];
  /** Rows of data in order of the file; each has exactly as many cells as there are headers. */
  readonly rows: readonly MessyRow[];
  /** Lines above the header: titles, dates, organisations. Hints, never data. */
  readonly titles: readonly { readonly row: number; readonly text: string }[];
  /** Rows that are no data, each with why; shown to the person who approves. */
  readonly leftOut: readonly LeftOutRow[];
}

export interface MessyHeader {
  /** Its text in one line; of headers of two rows `upper / lower`; may be empty. */
  readonly text: string;
  /** The HXL tag of the column, or null. */
  readonly tag: string | null;
  /** Spreadsheet letter, `A` first; of GeoJSON the property's name. */
  readonly letter: string;
}

export interface MessyRow {
  /** As a spreadsheet shows it, first row 1; of GeoJSON the nth feature. */
  readonly row: number;
  readonly cells: readonly MessyCell[];
  /** GeoJSON geometry object, only where the file is GeoJSON; null where the feature has none. */
  readonly geometry?: unknown;
}

export interface MessyCell {
  /** As a person reads it, trimmed, NFC; empty where there is nothing. */
  readonly text: string;
  /** Where the workbook holds a number: it, exactly. */
  readonly number?: number;
  /** Where the workbook holds a date: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS`; it is then not ambiguous. */
  readonly date?: string;
  /** The cell is one of a merged block, and this value was written only in its first cell. */
  readonly merged?: true;
  /** The cell holds a formula that failed; its text is what shows, such as `#REF!`. */
  readonly failed?: true;
}

export interface LeftOutRow {
  readonly row: number;
  /** blank is not listed; total: a sum of rows above; note: text below or between; group: a heading over rows. */
  readonly reason: 'total' | 'note' | 'group' | 'repeated-header' | 'hidden';
  readonly text: string;
}
