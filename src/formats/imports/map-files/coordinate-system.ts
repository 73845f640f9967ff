import { quote } from '../../problem-list.ts';
import { isObject, type JsonObject } from '../../read-json.ts';

/**
 * What other grid than WGS84 degrees a GeoJSON file is in, in words, or null: as its member `crs` says, or, where most
 * positions lie outside of degrees, as these look.
 */
export function findForeignGrid(root: JsonObject, features: readonly unknown[]): string | null {
  const crs = JSON.stringify(root['crs'] ?? null);
  if (crs !== 'null' && !WGS84.test(crs)) return nameGrid(crs);
  let outside = 0;
  let seen = 0;
  let largest = 0;
  for (const feature of features) {
    const position = findFirstPosition(isObject(feature) ? feature['geometry'] : null);
    if (position === null) continue;
    seen++;
    const size = Math.max(Math.abs(position[0]), Math.abs(position[1]));
    largest = Math.max(largest, size);
    if (Math.abs(position[0]) > 180 || Math.abs(position[1]) > 180) outside++;
  }
  if (seen === 0 || outside * 2 <= seen) return null;
  return `positions in metres, such as ${Math.round(largest)}`;
}

const WGS84 = /CRS:?84|EPSG:+(?:[\d.]*:)?(?:4326|4979)(?!\d)|WGS ?84"/i;

function nameGrid(crs: string): string {
  const code = /EPSG:+(?:[\d.]*:)?(\d+)/i.exec(crs)?.[1];
  if (code === undefined) return `another grid: ${quote(crs)}`;
  const number = Number(code);
  const known =
    number === 3857 || number === 900913
      ? ' (web Mercator, metres)'
      : number > 32600 && number <= 32660
        ? ` (UTM zone ${number - 32600}N, metres)`
        : number > 32700 && number <= 32760
          ? ` (UTM zone ${number - 32700}S, metres)`
          : '';
  return `EPSG:${code}${known}`;
}

/** The first [x, y] in a geometry; only as deep as GeoJSON goes. */
function findFirstPosition(geometry: unknown): readonly [number, number] | null {
  let value: unknown = isObject(geometry) ? geometry['coordinates'] : null;
  for (let depth = 0; depth < 5 && Array.isArray(value); depth++) {
    const [x, y] = value as unknown[];
    if (typeof x === 'number' && typeof y === 'number') return [x, y];
    value = x;
  }
  return null;
}
