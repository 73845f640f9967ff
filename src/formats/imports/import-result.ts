import type { Problem } from '../../domain/index.ts';
import type { LeftOutRow } from '../messy/messy-table.ts';
import type { GivenSource } from './import-source.ts';
import type { RoadCounts } from './map-files/road-file.ts';
import type { ImportKind, Mapping } from './mapping.ts';

export interface ImportRequest {
  readonly kind: ImportKind;
  /** Without folders. */
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
  /** Codes of the catalogue to import in place of a file. */
  readonly catalogue: readonly string[] | null;
  /** Files of the operation folder by name. */
  readonly folder: ReadonlyMap<string, Uint8Array>;
  /** An approved mapping; null: a saved one for the same headers, else a guess. */
  readonly mapping: Mapping | null;
  /** Mappings of this kind that were approved before, by file name. */
  readonly savedMappings: ReadonlyMap<string, Uint8Array>;
  readonly sheet: string | null;
  readonly set: ReadonlyMap<string, string>;
  readonly source: GivenSource;
  readonly goodRows: boolean;
  readonly update: boolean;
}

/** A line of the mapping as it is shown. */
export interface MappingLine {
  readonly column: string;
  readonly from: string;
  readonly why: string;
  /** At most three different values. */
  readonly samples: readonly string[];
}

export interface ImportResult {
  /** unusable: the file cannot be read; asked: something is open for all rows; refused: some rows are; ready; same: nothing changes. */
  readonly outcome: 'unusable' | 'asked' | 'refused' | 'ready' | 'same';
  readonly target: string;
  readonly encoding: string | null;
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  readonly headerRow: number | null;
  readonly titles: readonly string[];
  readonly leftOut: readonly LeftOutRow[];
  readonly rowsRead: number;
  readonly mapping: Mapping | null;
  readonly mappingFrom: 'given' | 'saved' | 'preset' | 'guess' | null;
  readonly lines: readonly MappingLine[];
  readonly unmapped: readonly string[];
  readonly counts: {
    readonly added: number;
    readonly same: number;
    readonly replaced: number;
    readonly refused: number;
    readonly outside: number;
  };
  readonly notes: readonly string[];
  readonly roads: RoadCounts | null;
  readonly problems: readonly Problem[];
  /** What changes in the folder, all together; null: the file goes. Empty unless `ready`. */
  readonly files: ReadonlyMap<string, Uint8Array | null>;
  /** The rows not taken, where there are any. */
  readonly refusedCsv: string | null;
  /** The mapping as a file: to be edited, and to be kept once approved. */
  readonly proposalYaml: string | null;
  readonly savedYaml: string | null;
}
