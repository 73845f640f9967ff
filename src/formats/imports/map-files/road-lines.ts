import { encodeUtf8 } from '../../../base/index.ts';
import { type ProblemList, quote } from '../../problem-list.ts';
import { isObject } from '../../read-json.ts';
import { keepRoadTags } from '../../roads/road-tags.ts';
import type { ImportRow } from './import-row.ts';
import type { Position } from './plain-geometry.ts';
import { findRoadClass } from './road-class.ts';

/**
 * roads.geojson of lines: ids of the file, else `road-ROW`; tags as OSM writes them, the class from any common word. Parts of a
 * MultiLineString become roads of their own, ID-1, ID-2. Null where a row cannot be used: import.road-class, .road-shape,
 * .same-key; a class chosen from the surface alone is the warning import.road-class-assumed.
 */
export function computeRoadLines(
  rows: readonly ImportRow[],
  file: string,
  credit: string | null,
  problems: ProblemList,
): Uint8Array | null {
  const features: string[] = [];
  const rowOf = new Map<string, number>();
  const assumed = new Map<string, { highway: string; row: number; count: number }>();
  let sound = true;
  for (const { row, values, geometry } of rows) {
    const at = { file, row };
    const word = values.get('highway') ?? '';
    const found = values.get('route') === 'ferry' ? FERRY : findRoadClass(word);
    const lines = listLines(geometry);
    if (found === null)
      problems.error(
        'import.road-class',
        { ...at, column: 'highway' },
        'a road class such as primary, track or paved',
        quote(word),
        word === ''
          ? 'Map the column with the class, or say it for all: --set highway=unclassified.'
          : `Say what it means in the mapping: names: { highway: { ${word}: tertiary } }.`,
      );
    if (lines === null)
      problems.error(
        'import.road-shape',
        { ...at, column: 'geometry' },
        'LineString or MultiLineString',
        isObject(geometry) ? String(geometry['type']) : 'no geometry',
        'Keep lines only.',
      );
    if (found === null || lines === null) {
      sound = false;
      continue;
    }
    if (found.assumed) {
      const seen = assumed.get(word);
      if (seen === undefined) assumed.set(word, { highway: found.highway!, row, count: 1 });
      else seen.count++;
    }
    const { id: given, highway: _, ...tags } = Object.fromEntries(values) as Record<string, string>;
    const id = given ?? `road-${row}`;
    const surface = found.surface === undefined || 'surface' in tags ? {} : { surface: found.surface };
    const highway = found.highway === undefined ? {} : { highway: found.highway };
    const properties = keepRoadTags(Object.entries({ ...tags, ...surface, ...highway }));
    lines.forEach((coordinates, index) => {
      const partId = lines.length === 1 ? id : `${id}-${index + 1}`;
      const first = rowOf.get(partId);
      if (first !== undefined) {
        problems.error(
          'import.same-key',
          { ...at, column: 'id' },
          'each road once',
          `${quote(partId)}, also in row ${first}`,
          'Map a column in which each road has its own id, or none.',
        );
        sound = false;
      }
      rowOf.set(partId, row);
      const line = { type: 'LineString', coordinates };
      features.push(JSON.stringify({ type: 'Feature', id: partId, properties, geometry: line }));
    });
  }
  for (const [word, { highway, row, count }] of assumed)
    problems.warn(
      'import.road-class-assumed',
      { file, row, column: 'highway' },
      'a road class',
      `${quote(word)} on ${count} lines, which names the surface`,
      `They are taken as ${highway}. If that is wrong, say so in the mapping: names: { highway: { ${word}: tertiary } }.`,
    );
  if (!sound || features.length === 0) return null;
  const head = credit === null ? '' : `"credit": ${JSON.stringify(credit)}, `;
  const body = features.map((feature) => `  ${feature}`).join(',\n');
  return encodeUtf8(`{"type": "FeatureCollection", ${head}"features": [\n${body}\n]}\n`);
}

const FERRY: { highway?: string; surface?: string; assumed: boolean } = { assumed: false };

function listLines(geometry: unknown): Position[][] | null {
  if (!isObject(geometry)) return null;
  if (geometry['type'] === 'LineString') return [geometry['coordinates'] as Position[]];
  return geometry['type'] === 'MultiLineString' ? (geometry['coordinates'] as Position[][]) : null;
}

/** Target columns of road lines: the id and the OSM tags that are read. */
export const ROAD_COLUMNS = [
  'id',
  'highway',
  'route',
  'name',
  'name:ar',
  'name:en',
  'ref',
  'surface',
  'smoothness',
  'tracktype',
  'oneway',
  'maxspeed',
  'maxweight',
  'maxheight',
  'maxwidth',
  'access',
  'bridge',
  'tunnel',
  'junction',
  'duration',
] as const;
