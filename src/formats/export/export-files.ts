import { encodeUtf8 } from '../../base/index.ts';
import { COMMITMENTS_FILE } from '../commitments-file.ts';
import { copyFeatures } from './file-features.ts';
import { listFileTables } from './file-tables.ts';
import { formatTableCsv } from './table-csv.ts';
import { formatTableFeatures, listPositions } from './table-features.ts';
import { formatTableWorkbook, type WorkbookNotice } from './table-workbook.ts';

/** xlsx: tables as workbooks. hxl: tables as CSV with HXL tags. geojson: tables as layers of a map. */
export const EXPORT_FORMATS = ['xlsx', 'hxl', 'geojson'] as const;

export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/**
 * The files of a folder that reads without error with its tables in another form; what comes out is an operation folder
 * too, and reads as the same operation. Settings and roads are handed on as they are; files that are no part of an
 * operation are left out. Same files, same bytes.
 */
export function exportFiles(
  files: ReadonlyMap<string, Uint8Array>,
  format: ExportFormat,
  notice: WorkbookNotice,
): Map<string, Uint8Array> {
  const out = new Map<string, Uint8Array>();
  for (const name of HANDED_ON) {
    const bytes = files.get(name);
    if (bytes !== undefined) out.set(name, bytes);
  }
  for (const stem of ['areas', 'access'] as const) {
    const bytes = files.get(`${stem}.geojson`);
    if (bytes !== undefined) out.set(`${stem}.geojson`, encodeUtf8(copyFeatures(stem, bytes)));
  }
  const tables = listFileTables(files);
  const positions = listPositions(tables.find(({ stem }) => stem === 'places'));
  for (const table of tables) {
    switch (format) {
      case 'xlsx':
        out.set(`${table.stem}.xlsx`, formatTableWorkbook(table, notice));
        break;
      case 'hxl':
        out.set(`${table.stem}.csv`, encodeUtf8(formatTableCsv(table, { tags: true })));
        break;
      case 'geojson':
        out.set(`${table.stem}.geojson`, encodeUtf8(formatTableFeatures(table, positions)));
        break;
    }
  }
  return out;
}

const HANDED_ON = [
  'operation.yaml',
  COMMITMENTS_FILE,
  'roads.osm.pbf',
  'roads.osm',
  'roads.osm.gz',
  'roads.geojson',
];
