/** Rows of text cells as they stand in a file, before any meaning is given to them. */
export interface Sheet {
  readonly file: string;
  /** The first row that holds anything, and its number. */
  readonly header: SheetRow;
  /** What comes after it, empty rows left out. */
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  /** As a spreadsheet shows it: the first row of the file is 1. */
  readonly row: number;
  readonly cells: readonly string[];
  /** What else the row consists of, such as an outline; rows that differ only in this are not the same. */
  readonly beside?: string;
}

/** Limits against files that no operation needs and that would exhaust a laptop. */
export const LIMITS = {
  tableBytes: 64 * 1024 * 1024,
  workbookBytes: 16 * 1024 * 1024,
  workbookContentBytes: 128 * 1024 * 1024,
  yamlBytes: 1024 * 1024,
  jsonBytes: 128 * 1024 * 1024,
  /** Brackets, braces and commas; three for each position of an outline. */
  jsonValues: 12_000_000,
  jsonKeys: 10_000,
  rows: 200_000,
  columns: 200,
  cellCharacters: 20_000,
  depth: 40,
} as const;
