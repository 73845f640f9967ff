import { EARTH_RADIUS_METRES } from '../base/index.ts';

/**
 * The plane that touches the globe at a place: x to the east and y to the north in metres, x scaled by the cosine of
 * the place's latitude (docs/rules.md R10). Longitudes go the short way round, so the date line is no edge.
 */
export interface LocalPlane {
  readonly latE7: number;
  readonly lonE7: number;
  /** Metres a unit of 10^-7 degrees. */
  readonly xMetres: number;
  readonly yMetres: number;
}

export function buildLocalPlane(latE7: number, lonE7: number): LocalPlane {
  const yMetres = (EARTH_RADIUS_METRES * Math.PI) / 180 / 1e7;
  return { latE7, lonE7, xMetres: yMetres * Math.cos((latE7 / 1e7) * (Math.PI / 180)), yMetres };
}

export interface NearestOnSegment {
  metres: number;
  /** Share of the segment from its start to the nearest point, 0..1. */
  share: number;
}

/** The point of segment A-B that is nearest to the plane's origin; written into `result`. */
export function findNearestOnSegment(
  plane: LocalPlane,
  latA: number,
  lonA: number,
  latB: number,
  lonB: number,
  result: NearestOnSegment,
): void {
  const ax = shortWay(lonA - plane.lonE7) * plane.xMetres;
  const ay = (latA - plane.latE7) * plane.yMetres;
  const bx = ax + shortWay(lonB - lonA) * plane.xMetres;
  const by = (latB - plane.latE7) * plane.yMetres;
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  const share = square > 0 ? -(ax * dx + ay * dy) / square : 0;
  if (share <= 0) {
    result.share = 0;
    result.metres = Math.sqrt(ax * ax + ay * ay);
  } else if (share >= 1) {
    // From B itself: roads that meet at B are then equally far, to the last bit, and the tie rule decides.
    const x = shortWay(lonB - plane.lonE7) * plane.xMetres;
    result.share = 1;
    result.metres = Math.sqrt(x * x + by * by);
  } else {
    const x = ax + dx * share;
    const y = ay + dy * share;
    result.share = share;
    result.metres = Math.sqrt(x * x + y * y);
  }
}

/** A difference of longitudes in 10^-7 degrees as the one of least size. */
export function shortWay(lonE7: number): number {
  if (lonE7 > HALF_TURN_E7) return lonE7 - 2 * HALF_TURN_E7;
  return lonE7 < -HALF_TURN_E7 ? lonE7 + 2 * HALF_TURN_E7 : lonE7;
}

export const HALF_TURN_E7 = 1_800_000_000;
