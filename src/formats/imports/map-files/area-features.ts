import type { ProblemList } from '../../problem-list.ts';
import { isObject } from '../../read-json.ts';
import type { ImportRow, MadeFeature } from './import-row.ts';

/**
 * Features of areas.geojson from rows of a boundary file or of a table of P-codes. Outlines are taken as they are; rows of
 * tables have none. Points and lines are no outlines (import.area-shape); a row needs pcode and name
 * (import.area-without-code, import.area-without-name).
 */
export function computeAreaFeatures(
  rows: readonly ImportRow[],
  file: string,
  problems: ProblemList,
): MadeFeature[] {
  return rows.flatMap((row) => {
    const at = { file, row: row.row };
    const { values } = row;
    let sound = true;
    if (!values.has('pcode')) {
      problems.error(
        'import.area-without-code',
        { ...at, column: 'pcode' },
        'the P-code of the area',
        'nothing',
        'Map the column that holds it; areas without a code cannot be named by other tables.',
      );
      sound = false;
    }
    if (!values.has('name')) {
      problems.error(
        'import.area-without-name',
        { ...at, column: 'name' },
        'the name of the area',
        'nothing',
        'Map the column that holds it.',
      );
      sound = false;
    }
    const geometry = isObject(row.geometry) ? (row.geometry as MadeFeature['geometry']) : null;
    if (geometry !== null && geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') {
      problems.error(
        'import.area-shape',
        { ...at, column: 'geometry' },
        'Polygon or MultiPolygon, or no geometry',
        geometry.type,
        'Take the file of outlines; a point is a place, not an area.',
      );
      sound = false;
    }
    return sound ? [{ row: row.row, properties: listProperties(values), geometry }] : [];
  });
}

function listProperties(values: ReadonlyMap<string, string>): MadeFeature['properties'] {
  const properties: Record<string, string | number> = {};
  for (const column of COLUMNS) {
    const text = values.get(column);
    if (text === undefined || text === '') continue;
    properties[column] = column === 'level' && /^\d$/.test(text) ? Number(text) : text;
  }
  return properties;
}

const COLUMNS = ['pcode', 'name', 'name_local', 'level', 'parent', 'source', 'credit'] as const;
