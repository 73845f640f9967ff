import { measureMetres } from '../../../base/index.ts';
import type { Position } from './plain-geometry.ts';

export interface InteriorPoint {
  readonly position: Position;
  /** Whole metres to the farthest corner of the outline: wherever inside the thing lies, it is no farther off. */
  readonly reachMetres: number;
}

/**
 * A point well inside an outline: on one of 31 parallels through it the middle of the longest stretch inside. Holes do
 * not count as inside. Null where the outline encloses nothing. O(31 x corners).
 */
export function findInteriorPoint(
  polygons: readonly (readonly (readonly Position[])[])[],
): InteriorPoint | null {
  const corners = polygons.flatMap((rings) => rings[0] ?? []);
  const lats = corners.map(([, lat]) => lat);
  const [south, north] = [minimum(lats), -minimum(lats.map((lat) => -lat))];
  let best: { position: Position; metres: number } | null = null;
  for (let step = 1; step <= PARALLELS; step++) {
    const lat = south + ((north - south) * step) / (PARALLELS + 1);
    const crossings = polygons.flatMap((rings) => rings.flatMap((ring) => listCrossings(ring, lat)));
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [west, east] = [crossings[i]!, crossings[i + 1]!];
      const metres = (east - west) * Math.cos((lat * Math.PI) / 180);
      if (metres > (best?.metres ?? 0)) best = { position: [(west + east) / 2, lat], metres };
    }
  }
  if (best === null) return null;
  const { position } = best;
  const reaches = corners.map((corner) => -measureBetween(position, corner));
  return { position, reachMetres: Math.ceil(-minimum(reaches)) };
}

const PARALLELS = 31;

/** Longitudes at which a closed ring crosses a parallel; corners on it count once. */
function listCrossings(ring: readonly Position[], lat: number): number[] {
  const crossings: number[] = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[i + 1]!];
    if (a[1] > lat === b[1] > lat) continue;
    crossings.push(a[0] + ((b[0] - a[0]) * (lat - a[1])) / (b[1] - a[1]));
  }
  return crossings;
}

export const measureBetween = (a: Position, b: Position): number =>
  measureMetres(a[1] * 1e7, a[0] * 1e7, b[1] * 1e7, b[0] * 1e7);

const minimum = (values: readonly number[]): number => {
  let least = Number.POSITIVE_INFINITY;
  for (const value of values) if (value < least) least = value;
  return least;
};
