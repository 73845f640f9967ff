/** What can be imported; each becomes rows of one file of the operation folder, or that file itself. */
export const IMPORT_KINDS = [
  'roads',
  'places',
  'people',
  'stock',
  'arrivals',
  'fleet',
  'access',
  'goods',
  'areas',
] as const;

export type ImportKind = (typeof IMPORT_KINDS)[number];

export type DateOrder = 'day-first' | 'month-first' | 'year-first';
export type DecimalMark = 'point' | 'comma';

/** How the columns and words of a file become those of the operation: guessed, shown, approved, saved. docs/importing.md. */
export interface Mapping {
  readonly kind: ImportKind;
  /** Sheet of a workbook; null: the one with the most rows of data. */
  readonly sheet: string | null;
  /** Row number of the last header row; null: found. */
  readonly headerRow: number | null;
  /** Target column to the header it is read from (its text, its HXL tag, or `column C`). */
  readonly columns: ReadonlyMap<string, string>;
  /** Target column to the text that every row gets. */
  readonly set: ReadonlyMap<string, string>;
  /** Headers that stand for a thing each (a column a good): every filled cell becomes a row. Null: none. */
  readonly spread: Spread | null;
  /** Only rows whose cell under a header is one of these words; others are counted and left alone. */
  readonly where: ReadonlyMap<string, readonly string[]>;
  /** Null: not known, and asked where a date needs it. */
  readonly dates: DateOrder | null;
  readonly decimals: DecimalMark | null;
  /** Target column to how the file calls things: the file's word to the operation's id. */
  readonly names: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Target columns whose empty cells repeat the cell above, such as a warehouse written once over its rows. */
  readonly fillDown: readonly string[];
  /** What one unit of a good holds, where neither good nor conversions.csv says it. */
  readonly units: readonly UnitRule[];
  /** Rows with one key: refuse them, or add their counts up. */
  readonly duplicates: 'refuse' | 'add';
}

export interface Spread {
  /** The target column that the header gives: `good` or `group`. */
  readonly column: string;
  /** The target column that the cell gives: `count` or `best`. */
  readonly value: string;
  /** Header to the operation's id. */
  readonly headers: ReadonlyMap<string, string>;
}

export interface UnitRule {
  readonly unit: string;
  /** Id of the good; null: any. */
  readonly good: string | null;
  readonly packs: number;
}
