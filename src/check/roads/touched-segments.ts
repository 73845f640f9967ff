import type { AccessConstraint, PolygonE7 } from '../../domain/index.ts';
import { buildLocalPlane, measureToStretch } from './geometry.ts';
import type { RoadTable } from './road-table.ts';

/** The segments a constraint touches (R12), ascending. Links are touched only by name and are not among them. */
export function listTouchedSegments(constraint: AccessConstraint, table: RoadTable): number[] {
  const { shape } = constraint;
  switch (shape.kind) {
    case 'links':
      return [];
    case 'roads':
      return shape.roadIds.flatMap((id) => {
        const road = table.indexOf.get(id);
        if (road === undefined) return [];
        return range(table.first[road]!, table.first[road + 1]!);
      });
    case 'disc':
      return listNearDisc(shape.latE7, shape.lonE7, shape.radiusMetres, table);
    case 'polygons':
      return listInPolygons(shape.polygons, table);
  }
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

function listNearDisc(lat: number, lon: number, radius: number, table: RoadTable): number[] {
  const plane = buildLocalPlane(lat, lon);
  const { latE7, lonE7 } = table.map;
  const near: number[] = [];
  for (let segment = 0; segment < table.roadOf.length; segment++) {
    const a = table.fromNode[segment]!;
    const b = table.toNode[segment]!;
    const distance = measureToStretch(
      plane.x(lonE7[a]!),
      plane.y(latE7[a]!),
      plane.x(lonE7[b]!),
      plane.y(latE7[b]!),
    );
    if (distance <= radius) near.push(segment);
  }
  return near;
}

function listInPolygons(polygons: readonly PolygonE7[], table: RoadTable): number[] {
  const boxes = polygons.map(boxOf);
  const { latE7, lonE7 } = table.map;
  const touched: number[] = [];
  for (let segment = 0; segment < table.roadOf.length; segment++) {
    const a = table.fromNode[segment]!;
    const b = table.toNode[segment]!;
    const [ax, ay, bx, by] = [lonE7[a]!, latE7[a]!, lonE7[b]!, latE7[b]!];
    const hit = polygons.some((polygon, i) => {
      const box = boxes[i]!;
      if (Math.max(ax, bx) < box.west || Math.min(ax, bx) > box.east) return false;
      if (Math.max(ay, by) < box.south || Math.min(ay, by) > box.north) return false;
      return touchesPolygon(ax, ay, bx, by, polygon);
    });
    if (hit) touched.push(segment);
  }
  return touched;
}

function boxOf(polygon: PolygonE7): { west: number; east: number; south: number; north: number } {
  const box = {
    west: Number.POSITIVE_INFINITY,
    east: Number.NEGATIVE_INFINITY,
    south: Number.POSITIVE_INFINITY,
    north: Number.NEGATIVE_INFINITY,
  };
  for (const [lon, lat] of polygon[0] ?? []) {
    box.west = Math.min(box.west, lon);
    box.east = Math.max(box.east, lon);
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
  }
  return box;
}

/** True if the stretch a-b lies in the polygon or crosses any of its rings. */
export function touchesPolygon(ax: number, ay: number, bx: number, by: number, polygon: PolygonE7): boolean {
  for (const ring of polygon) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [px, py] = ring[i]!;
      const [qx, qy] = ring[i + 1]!;
      if (crosses(ax, ay, bx, by, px, py, qx, qy)) return true;
    }
  }
  return contains(polygon, ax, ay);
}

/** Even-odd rule over all rings, so that holes are outside. */
function contains(polygon: PolygonE7, x: number, y: number): boolean {
  let inside = false;
  for (const ring of polygon) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [px, py] = ring[i]!;
      const [qx, qy] = ring[i + 1]!;
      if (py > y !== qy > y && x < ((qx - px) * (y - py)) / (qy - py) + px) inside = !inside;
    }
  }
  return inside;
}

type Eight = [number, number, number, number, number, number, number, number];

function crosses(...[ax, ay, bx, by, px, py, qx, qy]: Eight): boolean {
  const a = side(px, py, qx, qy, ax, ay);
  const b = side(px, py, qx, qy, bx, by);
  const p = side(ax, ay, bx, by, px, py);
  const q = side(ax, ay, bx, by, qx, qy);
  if (a !== b && p !== q && a * b <= 0 && p * q <= 0) return true;
  if (a === 0 && isBetween(px, py, qx, qy, ax, ay)) return true;
  if (b === 0 && isBetween(px, py, qx, qy, bx, by)) return true;
  if (p === 0 && isBetween(ax, ay, bx, by, px, py)) return true;
  return q === 0 && isBetween(ax, ay, bx, by, qx, qy);
}

const side = (px: number, py: number, qx: number, qy: number, x: number, y: number): number =>
  Math.sign((qx - px) * (y - py) - (qy - py) * (x - px));

function isBetween(px: number, py: number, qx: number, qy: number, x: number, y: number): boolean {
  return Math.min(px, qx) <= x && x <= Math.max(px, qx) && Math.min(py, qy) <= y && y <= Math.max(py, qy);
}
