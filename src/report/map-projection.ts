import type { PointE7 } from './leg-geometry.ts';

const EARTH_METRES_PER_DEGREE = 111_195;

/** Degrees to the map's pixels: equirectangular about its middle, north up, good for the tens of kilometres of one operation. */
export interface Projection {
  readonly width: number;
  readonly height: number;
  readonly pixelsPerMetre: number;
  project(point: PointE7): readonly [number, number];
}

interface Box {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/**
 * Shows all of `points` and, as far as that leaves the points at a readable size, all of `outlines`. `width` is in
 * pixels; the height follows, within half to one and a quarter of it.
 */
export function buildProjection(
  points: readonly PointE7[],
  outlines: readonly PointE7[],
  width: number,
): Projection {
  const reference = (points[0] ?? outlines[0] ?? [0, 0])[0] / 1e7;
  // Longitudes run on across 180 degrees, so that islands on both sides of it stay together.
  const lonOf = ([lonE7]: PointE7) => {
    const apart = lonE7 / 1e7 - reference;
    return reference + (apart > 180 ? apart - 360 : apart < -180 ? apart + 360 : apart);
  };
  const core = boxOf(points.length > 0 ? points : outlines, lonOf);
  const wide = unite(core, clip(boxOf(outlines.length > 0 ? outlines : points, lonOf), grow(core, 0.6)));
  const box = grow(wide, 0.05);
  const cosine = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180);
  const widthMetres = Math.max((box.east - box.west) * cosine, 1e-3) * EARTH_METRES_PER_DEGREE;
  const heightMetres = Math.max(box.north - box.south, 1e-3) * EARTH_METRES_PER_DEGREE;
  const height = Math.round(Math.max(0.5, Math.min(1.25, heightMetres / widthMetres)) * width);
  const pixelsPerMetre = Math.min(width / widthMetres, height / heightMetres);
  const midLon = (box.west + box.east) / 2;
  const midLat = (box.south + box.north) / 2;
  return {
    width,
    height,
    pixelsPerMetre,
    project: (point) => [
      width / 2 + (lonOf(point) - midLon) * cosine * EARTH_METRES_PER_DEGREE * pixelsPerMetre,
      height / 2 - (point[1] / 1e7 - midLat) * EARTH_METRES_PER_DEGREE * pixelsPerMetre,
    ],
  };
}

/** SVG path data, points closer than 0.7 pixels to the last one left out. */
export function formatPath(projection: Projection, points: readonly PointE7[], closed = false): string {
  let path = '';
  let lastX = Number.NaN;
  let lastY = Number.NaN;
  points.forEach((point, index) => {
    const [x, y] = projection.project(point);
    const isEnd = index === points.length - 1;
    if (path !== '' && !isEnd && Math.hypot(x - lastX, y - lastY) < 0.7) return;
    path += `${path === '' ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
    lastX = x;
    lastY = y;
  });
  return closed ? `${path}Z` : path;
}

/** A round length for the scale bar of about a fifth of the width: 1, 2 or 5 times a power of ten metres. */
export function chooseScaleMetres(projection: Projection): number {
  const wished = projection.width / 5 / projection.pixelsPerMetre;
  const power = 10 ** Math.floor(Math.log10(wished));
  const step = [5, 2, 1].find((factor) => factor * power <= wished) ?? 1;
  return step * power;
}

function boxOf(points: readonly PointE7[], lonOf: (point: PointE7) => number): Box {
  let west = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  let south = Number.POSITIVE_INFINITY;
  let north = Number.NEGATIVE_INFINITY;
  for (const point of points) {
    const lon = lonOf(point);
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, point[1] / 1e7);
    north = Math.max(north, point[1] / 1e7);
  }
  return points.length === 0 ? { west: 0, east: 0.01, south: 0, north: 0.01 } : { west, east, south, north };
}

function grow(box: Box, share: number): Box {
  const x = Math.max(box.east - box.west, 0.01) * share;
  const y = Math.max(box.north - box.south, 0.01) * share;
  return { west: box.west - x, east: box.east + x, south: box.south - y, north: box.north + y };
}

const unite = (a: Box, b: Box): Box => ({
  west: Math.min(a.west, b.west),
  east: Math.max(a.east, b.east),
  south: Math.min(a.south, b.south),
  north: Math.max(a.north, b.north),
});

const clip = (box: Box, limit: Box): Box => ({
  west: Math.max(box.west, limit.west),
  east: Math.min(box.east, limit.east),
  south: Math.max(box.south, limit.south),
  north: Math.min(box.north, limit.north),
});
