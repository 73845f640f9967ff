import type { Link, Place, PlanningRules } from '../../domain/index.ts';
import { buildLocalPlane, findNearestShare, measureMetres } from './geometry.ts';
import { isOnRoads } from './link-rules.ts';
import { locate, type RoadTable, type RoadUse, SEGMENT } from './road-table.ts';

/** Where a place joins the roads of one vehicle class (R10). */
export interface Snap {
  readonly road: number;
  /** Segment times 10^6 plus millionths of it. */
  readonly position: number;
  readonly metres: number;
  readonly seconds: number;
}

/** Snaps every place once, but those that links take off the roads. */
export function snapPlaces(
  places: readonly Place[],
  links: readonly Link[],
  table: RoadTable,
  use: RoadUse,
  rules: PlanningRules['roads'],
): ReadonlyMap<string, Snap> {
  const snaps = new Map<string, Snap>();
  for (const place of places) {
    if (!isOnRoads(place, links)) continue;
    const snap = findNearest(place, table, use, rules);
    if (snap !== null) snaps.set(place.id, snap);
  }
  return snaps;
}

function findNearest(
  place: Place,
  table: RoadTable,
  use: RoadUse,
  rules: PlanningRules['roads'],
): Snap | null {
  const plane = buildLocalPlane(place.latE7, place.lonE7);
  const { latE7, lonE7, roads } = table.map;
  const limit = rules.snapMaxMetres;
  let best = { metres: Number.POSITIVE_INFINITY, road: -1, position: -1 };
  for (let segment = 0; segment < table.roadOf.length; segment++) {
    const road = table.roadOf[segment]!;
    if (use.passable[road] === 0) continue;
    const ay = plane.y(latE7[table.fromNode[segment]!]!);
    const by = plane.y(latE7[table.toNode[segment]!]!);
    if ((ay > limit && by > limit) || (ay < -limit && by < -limit)) continue;
    const ax = plane.x(lonE7[table.fromNode[segment]!]!);
    const bx = plane.x(lonE7[table.toNode[segment]!]!);
    const share = findNearestShare(ax, ay, bx, by);
    const metres =
      share === 1 ? Math.hypot(bx, by) : Math.hypot(ax + share * (bx - ax), ay + share * (by - ay));
    if (metres > best.metres) continue;
    const position = (segment - table.first[road]!) * SEGMENT + Math.round(share * SEGMENT);
    if (metres === best.metres) {
      const before = roads[best.road]!.id;
      const here = roads[road]!.id;
      if (here > before || (here === before && position >= best.position)) continue;
    }
    best = { metres, road, position };
  }
  if (best.metres > limit) return null;
  const { metres, seconds } = measureConnection(place, table, best.road, best.position, rules);
  return { road: best.road, position: best.position, metres, seconds };
}

/** The way between a place and a road position. */
export function measureConnection(
  place: Place,
  table: RoadTable,
  road: number,
  position: number,
  rules: PlanningRules['roads'],
): { readonly metres: number; readonly seconds: number } {
  const { lat, lon } = locate(table, road, position);
  const metres = measureMetres(place.latE7, place.lonE7, lat, lon);
  return { metres, seconds: metres / (rules.snapSpeedKmh / 3.6) };
}
