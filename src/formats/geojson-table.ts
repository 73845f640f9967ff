import type { Location } from '../domain/index.ts';
import { parseRoundedDecimal } from './decimal.ts';
import { formatNumber, readFeatures } from './geojson-sheet.ts';
import { readGeometry } from './geometry.ts';
import { type ProblemList, quote } from './problem-list.ts';
import type { JsonObject } from './read-json.ts';
import type { Sheet, SheetRow } from './sheet.ts';

/**
 * The rows of a table that stands in GeoJSON: properties are columns. Places lie where their point lies; the geometry of
 * other tables is for maps and not read. Null: no features, a table without rows.
 */
export function readGeojsonTable(
  stem: string,
  bytes: Uint8Array,
  problems: ProblemList,
): Sheet | 'unreadable' | null {
  const { sheet, geometryOf } = readFeatures(`${stem}.geojson`, stem, bytes, problems);
  if (stem !== 'places' || sheet === null || sheet === 'unreadable') return sheet;
  return addPositions(sheet, geometryOf, problems);
}

/** The sheet with the columns lat and lon filled from the points. */
function addPositions(
  sheet: Sheet,
  geometryOf: ReadonlyMap<number, JsonObject | null>,
  problems: ProblemList,
): Sheet {
  const header = [...sheet.header.cells];
  const columnOf = (name: string): number => {
    const found = header.findIndex((cell) => cell.trim().toLowerCase() === name);
    return found >= 0 ? found : header.push(name) - 1;
  };
  const [lat, lon] = [columnOf('lat'), columnOf('lon')];
  const rows = sheet.rows.map((line): SheetRow => {
    const geometry = geometryOf.get(line.row) ?? null;
    if (geometry === null) return line;
    const at = { file: sheet.file, row: line.row };
    const point = readGeometry(geometry, 'places', at, 'error', problems);
    if (point !== null && point.kind !== 'point')
      problems.error(
        'places.unsupported-geometry',
        { ...at, column: 'geometry' },
        'a Point',
        String(geometry['type']),
        'Give the point where vehicles arrive.',
      );
    // What is no point was told just now: the stand-in keeps the cell from being told as empty too.
    const { latE7, lonE7 } = point?.kind === 'point' ? point : { latE7: 0, lonE7: 0 };
    const cells = header.map((_, index) => line.cells[index] ?? '');
    if (point?.kind === 'point')
      for (const [index, column, value] of [
        [lat, 'lat', latE7],
        [lon, 'lon', lonE7],
      ] as const)
        checkSame({ ...at, column }, cells[index]!, value, problems);
    cells[lat] = formatNumber(latE7 / 1e7);
    cells[lon] = formatNumber(lonE7 / 1e7);
    return { ...line, cells };
  });
  return { ...sheet, header: { ...sheet.header, cells: header }, rows };
}

/** A point that was moved in a map program leaves the properties behind: which of the two is meant, nobody can tell. */
function checkSame(at: Required<Location>, text: string, value: number, problems: ProblemList): void {
  if (text.trim() === '' || parseRoundedDecimal(text.trim(), 1e7) === value) return;
  problems.error(
    'places.position-differs',
    at,
    `${formatNumber(value / 1e7)}, as the geometry`,
    quote(text),
    'Delete the properties lat and lon if the point is right; move the point if they are.',
  );
}
