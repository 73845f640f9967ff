import type { MessyTable } from '../../messy/messy-table.ts';
import type { ProblemList } from '../../problem-list.ts';
import type { ImportKind, Mapping } from '../mapping.ts';

/** What a preset must know of the operation. */
export interface PresetInfo {
  readonly areas: readonly PresetArea[];
  /** P-codes that places name, whether or not areas.geojson has them. */
  readonly placeCodes: readonly string[];
  /** How the file calls areas, as an approved mapping says: its word to the P-code. */
  readonly names: ReadonlyMap<string, string>;
  /** Last local day of the horizon, `YYYY-MM-DD`; null where the operation has none yet. */
  readonly lastDay: string | null;
  /** What `--set` says; presets read PRESET_SETTINGS of it. */
  readonly set: ReadonlyMap<string, string>;
}

export interface PresetArea {
  readonly pcode: string;
  readonly name: string;
  readonly nameLocal: string | null;
  readonly level: number;
  readonly parent: string | null;
}

/** Words of `--set` that are no columns but choose rows of a published file. */
export const PRESET_SETTINGS = ['sector', 'period', 'country', 'level'] as const;

/** A published file that was recognised: which of its rows become facts, and how. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  /**
   * The file's table with only the rows that become facts, and the columns that had to be computed behind the file's own,
   * called `preset.NAME`. With the same headers and settings it is always the same.
   */
  readonly table: MessyTable;
  readonly mapping: Mapping;
  readonly source: PresetSource;
  readonly counts: PresetCounts;
  /** For the person who approves: what was left alone and what the choice means. */
  readonly notes: readonly string[];
}

/** What the file itself says of its source. `published` only where it carries a date. */
export interface PresetSource {
  readonly publisher: string;
  readonly title: string;
  readonly url: string | null;
  readonly published: string | null;
  readonly note: string | null;
}

export interface PresetCounts {
  /** Rows of data in the file. */
  readonly read: number;
  /** Rows that become facts. */
  readonly taken: number;
  /** Rows that would, but lie in no area of the operation. */
  readonly outside: number;
  /** Rows whose name several areas of the operation have; each is a problem. */
  readonly unclear: number;
  /** Rows of another category, sector, status or period. */
  readonly other: number;
  /** Rows of an area whose parts have rows of their own. */
  readonly covered: number;
}

/** One kind of published file. `apply` gives null, with problems, where a choice must be made first. */
export interface Recipe {
  readonly id: string;
  readonly kind: ImportKind;
  readonly title: string;
  /** Headers that the file must have, in small letters. */
  readonly headers: readonly string[];
  readonly apply: (table: MessyTable, info: PresetInfo, problems: ProblemList) => Preset | null;
}
