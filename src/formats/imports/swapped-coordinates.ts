import { measureMetres } from '../../base/index.ts';
import { readRoads } from '../roads/read-roads.ts';
import type { ImportRow } from './map-files/import-row.ts';
import type { RowProblems } from './row-problems.ts';

/** No two places of one operation lie farther apart than this, in metres. */
const FAR_METRES = 500_000;

export interface Position {
  readonly lat: number;
  readonly lon: number;
}

/**
 * Asks (import.swapped-coordinates) where all rows would lie near the operation with latitude and longitude exchanged, and
 * as they are do not. `known`: where the operation lies.
 */
export const askSwapped = (
  rows: readonly ImportRow[],
  known: readonly Position[],
  problems: RowProblems,
): void => {
  const positions = rows.flatMap(({ values }) => {
    const position = {
      lat: Number(values.get('lat') ?? Number.NaN),
      lon: Number(values.get('lon') ?? Number.NaN),
    };
    return Number.isFinite(position.lat + position.lon) ? [position] : [];
  });
  const [first] = positions;
  if (first === undefined || known.length === 0) return;
  const isNear = (position: Position): boolean =>
    known.some((other) => measure(position, other) <= FAR_METRES);
  const exchange = ({ lat, lon }: Position): Position => ({ lat: lon, lon: lat });
  if (positions.every(isNear) || !positions.every((position) => isNear(exchange(position)))) return;
  problems.ask(
    null,
    'import.swapped-coordinates',
    'places within 500 km of those of the operation',
    `latitude ${first.lat} and longitude ${first.lon}, which fit the other way round`,
    'Exchange the headers of lat and lon in the mapping, or correct the file.',
  );
};

/** Some points of an operation's roads, which tell where it lies; none where it has no roads that can be read. */
export const listRoadPositions = (files: ReadonlyMap<string, Uint8Array>): readonly Position[] => {
  const { latE7, lonE7 } = readRoads(files, { joinMetres: 0 }).roads;
  const step = Math.max(1, Math.floor(latE7.length / MOST_POINTS));
  return Array.from({ length: Math.ceil(latE7.length / step) }, (_, at) => ({
    lat: latE7[at * step]! / 1e7,
    lon: lonE7[at * step]! / 1e7,
  }));
};

const MOST_POINTS = 100;

const measure = (a: Position, b: Position): number =>
  Math.abs(a.lat) > 90
    ? Number.POSITIVE_INFINITY
    : measureMetres(toE7(a.lat), toE7(a.lon), toE7(b.lat), toE7(b.lon));

const toE7 = (degrees: number): number => Math.round(degrees * 1e7);
