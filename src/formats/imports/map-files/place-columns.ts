import type { MessyCell, MessyRow, MessyTable } from '../../messy/messy-table.ts';
import type { ProblemList } from '../../problem-list.ts';
import { isObject } from '../../read-json.ts';
import { findInteriorPoint } from './interior-point.ts';
import type { Position } from './plain-geometry.ts';

/** Columns of places.csv that a geometry gives, and the headers under which `addPlaceColumns` adds them. */
export const PLACE_COLUMNS: ReadonlyMap<string, string> = new Map([
  ['lat', 'geometry.lat'],
  ['lon', 'geometry.lon'],
  ['accuracy_m', 'geometry.accuracy_m'],
  ['assumption', 'geometry.assumption'],
]);

/**
 * A table of features with the position of each in columns. A point is taken as it is; of an outline a point inside it,
 * with the distance to its farthest corner as accuracy and an assumption that says so. Lines and features without geometry are
 * problems of their row (import.no-position).
 */
export function addPlaceColumns(table: MessyTable, problems: ProblemList): MessyTable {
  const rows = table.rows.map((row): MessyRow => {
    const found = computePosition(row.geometry);
    if (found === null)
      problems.error(
        'import.no-position',
        { file: table.file, row: row.row, column: 'geometry' },
        'a point or an outline',
        describe(row.geometry),
        'Draw the place as a point or an area, or leave the feature out.',
      );
    return { ...row, cells: [...row.cells, ...toCells(found)] };
  });
  const headers = [...PLACE_COLUMNS.values()].map((text) => ({ text, tag: null, letter: text }));
  return { ...table, headers: [...table.headers, ...headers], rows };
}

interface PlacePosition {
  readonly position: Position;
  readonly accuracyMetres: number | null;
  readonly assumption: string | null;
}

function computePosition(geometry: unknown): PlacePosition | null {
  if (!isObject(geometry)) return null;
  const coordinates = geometry['coordinates'];
  switch (geometry['type']) {
    case 'Point':
      return { position: coordinates as Position, accuracyMetres: null, assumption: null };
    case 'Polygon':
      return computeInside([coordinates as Position[][]]);
    case 'MultiPolygon':
      return computeInside(coordinates as Position[][][]);
    default:
      return null;
  }
}

function computeInside(polygons: Position[][][]): PlacePosition | null {
  const found = findInteriorPoint(polygons);
  if (found === null) return null;
  return {
    position: found.position,
    accuracyMetres: found.reachMetres,
    assumption: 'an outline in the file; a point inside it taken as position',
  };
}

const EMPTY: MessyCell = { text: '' };

function toCells(found: PlacePosition | null): readonly MessyCell[] {
  if (found === null) return [EMPTY, EMPTY, EMPTY, EMPTY];
  const [lon, lat] = found.position;
  return [
    degrees(lat),
    degrees(lon),
    found.accuracyMetres === null
      ? EMPTY
      : { text: String(found.accuracyMetres), number: found.accuracyMetres },
    { text: found.assumption ?? '' },
  ];
}

function degrees(value: number): MessyCell {
  const rounded = Math.round(value * 1e7) / 1e7;
  return { text: rounded.toFixed(7).replace(/\.?0+$/, ''), number: rounded };
}

function describe(geometry: unknown): string {
  if (!isObject(geometry)) return 'no geometry';
  return geometry['type'] === 'MultiPoint' ? 'several points' : `a ${String(geometry['type'])}`;
}
