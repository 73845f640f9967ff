/** Mean radius of the Earth in metres (R9). */
const RADIUS = 6_371_008.8;
const RAD_PER_E7 = Math.PI / 180 / 1e7;

/** Great-circle distance in metres between two points in degrees times 10^7. */
export function measureMetres(latA: number, lonA: number, latB: number, lonB: number): number {
  const halfLat = Math.sin(((latB - latA) * RAD_PER_E7) / 2);
  const halfLon = Math.sin(((lonB - lonA) * RAD_PER_E7) / 2);
  const cosines = Math.cos(latA * RAD_PER_E7) * Math.cos(latB * RAD_PER_E7);
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(halfLat * halfLat + cosines * halfLon * halfLon)));
}

/** A flat map around one point: metres east and north of it. */
export interface LocalPlane {
  readonly x: (lonE7: number) => number;
  readonly y: (latE7: number) => number;
}

export function buildLocalPlane(latE7: number, lonE7: number): LocalPlane {
  const perLat = RAD_PER_E7 * RADIUS;
  const perLon = perLat * Math.cos(latE7 * RAD_PER_E7);
  return { x: (lon) => (lon - lonE7) * perLon, y: (lat) => (lat - latE7) * perLat };
}

/** Where on the stretch a-b (metres on a plane) its point nearest to the origin lies: 0 at a, 1 at b. */
export function findNearestShare(ax: number, ay: number, bx: number, by: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length2 = dx * dx + dy * dy;
  if (length2 === 0) return 0;
  return Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length2));
}

/** Distance of the origin from the stretch a-b. */
export function measureToStretch(ax: number, ay: number, bx: number, by: number): number {
  const share = findNearestShare(ax, ay, bx, by);
  if (share === 1) return Math.hypot(bx, by);
  return Math.hypot(ax + share * (bx - ax), ay + share * (by - ay));
}
