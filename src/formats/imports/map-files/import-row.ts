/** A row of a file after its cells were read: target columns with their text as the operation's files hold it. */
export interface ImportRow {
  /** As problems name it: of GeoJSON the nth feature. */
  readonly row: number;
  /** Only columns that hold something. */
  readonly values: ReadonlyMap<string, string>;
  /** Geometry beside the row, as `readFeatureTable` gives it; absent for tables. */
  readonly geometry?: unknown;
}

/** A feature made of a row, ready to be merged into a file of the operation. */
export interface MadeFeature {
  readonly row: number;
  /** Only properties that hold something. */
  readonly properties: Readonly<Record<string, string | number | readonly string[]>>;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
}
