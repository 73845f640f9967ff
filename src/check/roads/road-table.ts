import type { PlanningRules, RoadMap } from '../../domain/index.ts';
import { measureMetres } from './geometry.ts';
import { computePace, findDirections, isPassable, stopsVehicles } from './passable.ts';
import type { VehicleClass } from './vehicle-class.ts';

/** One position unit is a millionth of a segment. */
export const SEGMENT = 1_000_000;

/** All segments of all roads in one row of numbers: segment s of road r is `first[r] + s`. */
export interface RoadTable {
  readonly map: RoadMap;
  readonly indexOf: ReadonlyMap<string, number>;
  /** Length roads + 1. */
  readonly first: Int32Array;
  readonly roadOf: Int32Array;
  readonly fromNode: Int32Array;
  readonly toNode: Int32Array;
  readonly metres: Float64Array;
  readonly roadMetres: Float64Array;
  /** Nodes that stop vehicles. */
  readonly stops: ReadonlySet<number>;
}

export function buildRoadTable(map: RoadMap): RoadTable {
  const first = new Int32Array(map.roads.length + 1);
  map.roads.forEach((road, r) => {
    first[r + 1] = first[r]! + road.nodes.length - 1;
  });
  const count = first[map.roads.length]!;
  const roadOf = new Int32Array(count);
  const fromNode = new Int32Array(count);
  const toNode = new Int32Array(count);
  const metres = new Float64Array(count);
  const roadMetres = new Float64Array(map.roads.length);
  map.roads.forEach((road, r) => {
    for (let i = 0; i + 1 < road.nodes.length; i++) {
      const segment = first[r]! + i;
      const a = road.nodes[i]!;
      const b = road.nodes[i + 1]!;
      roadOf[segment] = r;
      fromNode[segment] = a;
      toNode[segment] = b;
      metres[segment] = measureMetres(map.latE7[a]!, map.lonE7[a]!, map.latE7[b]!, map.lonE7[b]!);
      roadMetres[r] = roadMetres[r]! + metres[segment]!;
    }
  });
  const stops = new Set<number>();
  for (const [node, tags] of map.barriers) if (stopsVehicles(tags)) stops.add(node);
  const indexOf = new Map<string, number>(map.roads.map((road, r) => [road.id, r]));
  return { map, indexOf, first, roadOf, fromNode, toNode, metres, roadMetres, stops };
}

/** What one vehicle class may do on each road, by road index. */
export interface RoadUse {
  readonly passable: Uint8Array;
  readonly forward: Uint8Array;
  readonly backward: Uint8Array;
  readonly secondsPerMetre: Float64Array;
}

export function buildRoadUse(
  table: RoadTable,
  vehicle: VehicleClass,
  rules: PlanningRules['roads'],
): RoadUse {
  const count = table.map.roads.length;
  const use = {
    passable: new Uint8Array(count),
    forward: new Uint8Array(count),
    backward: new Uint8Array(count),
    secondsPerMetre: new Float64Array(count),
  };
  table.map.roads.forEach(({ tags }, r) => {
    if (!isPassable(tags, vehicle, rules)) return;
    const directions = findDirections(tags);
    use.passable[r] = 1;
    use.forward[r] = directions.forward ? 1 : 0;
    use.backward[r] = directions.backward ? 1 : 0;
    use.secondsPerMetre[r] = computePace(tags, table.roadMetres[r]!, vehicle, rules);
  });
  return use;
}

/** The node at a position of a road, or null between nodes. */
export function findNodeAt(table: RoadTable, road: number, position: number): number | null {
  if (position % SEGMENT !== 0) return null;
  return table.map.roads[road]!.nodes[position / SEGMENT] ?? null;
}

/** Latitude and longitude (times 10^7, not rounded) at a position of a road. */
export function locate(table: RoadTable, road: number, position: number): { lat: number; lon: number } {
  const { nodes } = table.map.roads[road]!;
  const segment = Math.min(Math.floor(position / SEGMENT), nodes.length - 2);
  const share = position / SEGMENT - segment;
  const a = nodes[segment]!;
  const b = nodes[segment + 1]!;
  const { latE7, lonE7 } = table.map;
  if (share === 1) return { lat: latE7[b]!, lon: lonE7[b]! };
  return {
    lat: latE7[a]! + share * (latE7[b]! - latE7[a]!),
    lon: lonE7[a]! + share * (lonE7[b]! - lonE7[a]!),
  };
}
