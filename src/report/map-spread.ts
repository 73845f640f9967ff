/** A round marker on the map; `yielding`: 0 stays where it is, more gives way more. */
export interface MovableMarker {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly yielding: number;
}

const ROUNDS = 60;
const GAP = 2;

/**
 * Positions in which no marker hides another: those that lie over each other are pushed apart, as far as it takes and the
 * map's edges allow. Deterministic; markers at one point part sideways. O(rounds x markers^2), for up to some hundreds.
 */
export function spreadMarkers(
  markers: readonly MovableMarker[],
  width: number,
  height: number,
): { readonly x: number; readonly y: number }[] {
  const spots = markers.map(({ x, y }) => ({ x, y }));
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (let i = 0; i < spots.length; i++) {
      for (let j = i + 1; j < spots.length; j++) {
        if (pushApart(markers[i]!, markers[j]!, spots[i]!, spots[j]!)) moved = true;
      }
    }
    if (!moved) break;
  }
  return spots.map((spot, index) => {
    const { radius } = markers[index]!;
    return {
      x: Math.max(radius, Math.min(width - radius, spot.x)),
      y: Math.max(radius, Math.min(height - radius, spot.y)),
    };
  });
}

function pushApart(
  a: MovableMarker,
  b: MovableMarker,
  at: { x: number; y: number },
  bt: { x: number; y: number },
): boolean {
  const sum = a.yielding + b.yielding;
  if (sum === 0) return false;
  const distance = Math.hypot(bt.x - at.x, bt.y - at.y);
  const missing = a.radius + b.radius + GAP - distance;
  if (missing <= 0.01) return false;
  const [dx, dy] = distance < 0.01 ? [1, 0] : [(bt.x - at.x) / distance, (bt.y - at.y) / distance];
  at.x -= (dx * missing * a.yielding) / sum;
  at.y -= (dy * missing * a.yielding) / sum;
  bt.x += (dx * missing * b.yielding) / sum;
  bt.y += (dy * missing * b.yielding) / sum;
  return true;
}
