import { type Position, roundPosition } from './geometry.ts';

const METRES_PER_DEGREE = (6_371_008.8 * Math.PI) / 180;

/** East and north in metres from a plane's origin. */
export type Point = readonly [number, number];

/** A flat map around an origin: good to centimetres over the few kilometres of a camp. */
export interface LocalPlane {
  readonly toPoint: (position: Position) => Point;
  /** Seven decimals: the centimetre to which roads meet. */
  readonly toPosition: (point: Point) => Position;
}

export const createLocalPlane = (origin: Position): LocalPlane => {
  const east = METRES_PER_DEGREE * Math.cos((origin[1] * Math.PI) / 180);
  return {
    toPoint: ([lon, lat]) => [(lon - origin[0]) * east, (lat - origin[1]) * METRES_PER_DEGREE],
    toPosition: ([x, y]) => roundPosition([origin[0] + x / east, origin[1] + y / METRES_PER_DEGREE], 7),
  };
};

export const measureDistance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** The point of the segment nearest to `p`, its distance in metres, and where it lies from 0 at `a` to 1 at `b`. */
export const findNearestOn = (
  p: Point,
  a: Point,
  b: Point,
): { readonly point: Point; readonly share: number; readonly metres: number } => {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const length = dx * dx + dy * dy;
  const share =
    length === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length));
  const point: Point = [a[0] + share * dx, a[1] + share * dy];
  return { point, share, metres: measureDistance(p, point) };
};

/** Where two segments cross between their ends; undefined where they do not. */
export const findCrossing = (a: Point, b: Point, c: Point, d: Point): Point | undefined => {
  const turn = (p: Point, q: Point, r: Point) =>
    (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  const [atC, atD, atA, atB] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (atC * atD >= 0 || atA * atB >= 0) return undefined;
  const share = atA / (atA - atB);
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
};

/** Square metres within a closed ring of degrees. */
export const measureRingArea = (ring: readonly Position[]): number => {
  const plane = createLocalPlane(ring[0]);
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [plane.toPoint(ring[i - 1]), plane.toPoint(ring[i])];
    twice += a[0] * b[1] - b[0] * a[1];
  }
  return Math.abs(twice) / 2;
};
