/**
 * On which side of the line A-B the point C lies: 1 left, -1 right, 0 on it. Exact for coordinates that are whole
 * numbers below 2^33: near-by points take one subtraction in doubles, others big integers.
 */
export function orient(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): -1 | 0 | 1 {
  const left = (bx - ax) * (cy - ay);
  const right = (by - ay) * (cx - ax);
  if (Math.abs(left) < EXACT_PRODUCT && Math.abs(right) < EXACT_PRODUCT) {
    const turn = left - right;
    return turn > 0 ? 1 : turn < 0 ? -1 : 0;
  }
  const turn = BigInt(bx - ax) * BigInt(cy - ay) - BigInt(by - ay) * BigInt(cx - ax);
  return turn > 0n ? 1 : turn < 0n ? -1 : 0;
}

/** True when the segments A-B and C-D have a point in common, ends and overlaps included. Exact. */
export function segmentsMeet(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  const c = orient(ax, ay, bx, by, cx, cy);
  const d = orient(ax, ay, bx, by, dx, dy);
  if (c * d > 0) return false;
  const a = orient(cx, cy, dx, dy, ax, ay);
  const b = orient(cx, cy, dx, dy, bx, by);
  if (a * b > 0) return false;
  if (c !== 0 || d !== 0 || a !== 0 || b !== 0) return true;
  // All on one line: they meet where their boxes do.
  return (
    Math.max(ax, bx) >= Math.min(cx, dx) &&
    Math.max(cx, dx) >= Math.min(ax, bx) &&
    Math.max(ay, by) >= Math.min(cy, dy) &&
    Math.max(cy, dy) >= Math.min(ay, by)
  );
}

/** Products below this are whole numbers that doubles hold exactly, and so is their difference. */
const EXACT_PRODUCT = 2 ** 52;
