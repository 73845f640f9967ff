/** Great-circle metres between two points in degrees times 10^7: haversine, radius as in docs/rules.md R9. */
export function measureMetres(latA: number, lonA: number, latB: number, lonB: number): number {
  const halfLat = Math.sin((latB - latA) * HALF_RADIANS_E7);
  const halfLon = Math.sin((lonB - lonA) * HALF_RADIANS_E7);
  const square =
    halfLat * halfLat + Math.cos(latA * RADIANS_E7) * Math.cos(latB * RADIANS_E7) * halfLon * halfLon;
  return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(square)));
}

export const EARTH_RADIUS_METRES = 6_371_008.8;

const RADIANS_E7 = Math.PI / 180 / 1e7;
const HALF_RADIANS_E7 = RADIANS_E7 / 2;
