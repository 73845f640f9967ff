/** A position in degrees times 10^7. */
export interface Position {
  readonly latE7: number;
  readonly lonE7: number;
}

/** Metres between two positions on a plane at the first one: good enough to keep places apart. */
export function measureFlatMetres(a: Position, b: Position): number {
  const turned = Math.abs(a.lonE7 - b.lonE7);
  const lon = Math.min(turned, WHOLE_TURN_E7 - turned) * Math.cos((a.latE7 / 1e7) * (Math.PI / 180));
  return Math.hypot(lon, a.latE7 - b.latE7) * METRES_PER_E7;
}

/** The position `east` and `north` metres from another, on the same plane. */
export function movePosition(from: Position, east: number, north: number): Position {
  const cos = Math.max(0.01, Math.cos((from.latE7 / 1e7) * (Math.PI / 180)));
  return {
    latE7: Math.round(from.latE7 + north / METRES_PER_E7),
    lonE7: Math.round(from.lonE7 + east / METRES_PER_E7 / cos),
  };
}

const METRES_PER_E7 = ((Math.PI / 180) * 6_371_008.8) / 1e7;
const WHOLE_TURN_E7 = 3_600_000_000;
