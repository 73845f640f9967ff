import { encodeUtf8 } from '../../base/index.ts';
import type { Operation } from '../../domain/index.ts';
import { COMMITMENTS_FILE, formatCommitments } from '../commitments-file.ts';
import { formatSettings } from './format-settings.ts';
import { formatAccess, formatAreas, formatRoads } from './operation-features.ts';
import { listOperationTables } from './operation-tables.ts';
import { formatTableCsv } from './table-csv.ts';

/** The file of roads that an operation was read with, under the name that its folder gives it. */
export interface RoadsFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The folder of an operation, name to bytes: the counterpart of `parseOperation`, which reads the same operation from
 * it, ids and reasons included. Same operation, same bytes. With `roadsFile` that file is in the folder as it is, and
 * the hash of the roads stays, if no roads were edited; without it the roads, edits included, are written as
 * roads.geojson under a hash of their own.
 */
export function formatOperation(operation: Operation, roadsFile?: RoadsFile): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  files.set('operation.yaml', encodeUtf8(formatSettings(operation)));
  for (const table of listOperationTables(operation))
    files.set(`${table.stem}.csv`, encodeUtf8(formatTableCsv(table, { tags: false })));
  if (operation.areas.length > 0) files.set('areas.geojson', encodeUtf8(formatAreas(operation.areas)));
  if (operation.access.length > 0) files.set('access.geojson', encodeUtf8(formatAccess(operation.access)));
  if (operation.commitments !== null)
    files.set(COMMITMENTS_FILE, encodeUtf8(formatCommitments(operation.commitments)));
  if (roadsFile !== undefined) files.set(roadsFile.name, roadsFile.bytes);
  else if (operation.roads.roads.length > 0)
    files.set('roads.geojson', encodeUtf8(formatRoads(operation.roads)));
  return files;
}
