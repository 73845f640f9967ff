import { EARTH_RADIUS_METRES } from '../../../base/index.ts';
import { findSelfCrossing } from '../../ring-check.ts';
import type { Position } from './plain-geometry.ts';

type Point = readonly [x: number, y: number];

/**
 * The strip of `metres` on each side of a line and beyond its ends, as polygons of one ring that never cross themselves:
 * one for the whole line where its bends allow that, else one for each of its segments, which then overlap. The line lies inside by
 * `metres`, to a hundredth of it. Empty where the line has no length.
 */
export function buildLineStrip(line: readonly Position[], metres: number): Position[][][] {
  const [origin] = line;
  if (origin === undefined) return [];
  const plane = buildPlane(origin);
  const points: Point[] = [];
  for (const position of line) {
    const point = plane.toPoint(position);
    const last = points.at(-1);
    // Below a hundredth of the width a step only makes bends that are none.
    if (last === undefined || Math.hypot(point[0] - last[0], point[1] - last[1]) > metres / 100)
      points.push(point);
  }
  if (points.length < 2) return [];
  const whole = points.length === 2 ? null : buildOutline(points, metres);
  if (whole !== null) {
    const ring = whole.map(plane.toPosition);
    if (findSelfCrossing(ring.map(toE7)) === undefined) return [[ring]];
  }
  return points.slice(1).map((end, index) => [buildBox(points[index]!, end, metres).map(plane.toPosition)]);
}

/** Metres east and north of an origin, good to a thousandth over some tens of kilometres. */
function buildPlane(origin: Position) {
  const perDegree = (EARTH_RADIUS_METRES * Math.PI) / 180;
  const eastPerDegree = perDegree * Math.max(0.01, Math.cos((origin[1] * Math.PI) / 180));
  const round = (value: number): number => Math.round(value * 1e7) / 1e7;
  return {
    toPoint: ([lon, lat]: Position): Point => [
      (lon - origin[0]) * eastPerDegree,
      (lat - origin[1]) * perDegree,
    ],
    toPosition: ([x, y]: Point): Position => [
      round(origin[0] + x / eastPerDegree),
      round(origin[1] + y / perDegree),
    ],
  };
}

const toE7 = ([lon, lat]: Position): Point => [Math.round(lon * 1e7), Math.round(lat * 1e7)];

/** A closed anticlockwise box around one segment. */
function buildBox(a: Point, b: Point, metres: number): Point[] {
  const [ux, uy] = direction(a, b);
  const [ex, ey] = [ux * metres, uy * metres];
  const corner = ([x, y]: Point, along: number, left: number): Point => [
    x + along * ex - left * ey,
    y + along * ey + left * ex,
  ];
  const ring = [corner(a, -1, -1), corner(b, 1, -1), corner(b, 1, 1), corner(a, -1, 1)];
  return [...ring, ring[0]!];
}

/** The closed outline of a whole line with mitred bends, or null where a bend is too sharp or a segment too short for them. */
function buildOutline(points: readonly Point[], metres: number): Point[] | null {
  const right: Point[] = [];
  const left: Point[] = [];
  const last = points.length - 1;
  for (let i = 0; i <= last; i++) {
    const before = i > 0 ? direction(points[i - 1]!, points[i]!) : null;
    const after = i < last ? direction(points[i]!, points[i + 1]!) : null;
    const [x, y] = points[i]!;
    if (before === null || after === null) {
      const [ux, uy] = (before ?? after)!;
      const along = before === null ? -metres : metres;
      right.push([x + ux * along + uy * metres, y + uy * along - ux * metres]);
      left.push([x + ux * along - uy * metres, y + uy * along + ux * metres]);
      continue;
    }
    // Half the turn; the corner lies off by metres / cos of it.
    const cosine = before[0] * after[0] + before[1] * after[1];
    const half = Math.sqrt(Math.max(0, (1 + cosine) / 2));
    if (half < LEAST_COSINE) return null;
    const inner = metres * Math.sqrt(1 / (half * half) - 1);
    const shortest = Math.min(length(points[i - 1]!, points[i]!), length(points[i]!, points[i + 1]!));
    if (inner * 2 > shortest) return null;
    const [sx, sy] = [before[0] + after[0], before[1] + after[1]];
    const reach = metres / half / Math.hypot(sx, sy);
    right.push([x + sy * reach, y - sx * reach]);
    left.push([x - sy * reach, y + sx * reach]);
  }
  const ring = [...right, ...left.reverse()];
  return [...ring, ring[0]!];
}

/** Bends of more than 120 degrees get boxes. */
const LEAST_COSINE = 0.5;

const length = (a: Point, b: Point): number => Math.hypot(b[0] - a[0], b[1] - a[1]);

function direction(a: Point, b: Point): Point {
  const metres = length(a, b);
  return [(b[0] - a[0]) / metres, (b[1] - a[1]) / metres];
}
