import type { RoadId } from '../domain/index.ts';
import { computeArcWeights } from './arc-weights.ts';
import { labelStrong } from './components.ts';
import { UNREACHABLE } from './milliseconds.ts';
import { PER_SEGMENT } from './road-geometry.ts';
import type { RoadNetwork } from './road-network.ts';

/** A point where three ways or more meet. */
export interface Junction {
  /** Node of the road map. */
  readonly mapNode: number;
  readonly latE7: number;
  readonly lonE7: number;
  readonly ways: number;
  /** The fastest of the roads that meet here, by its class; the smaller index among equals. */
  readonly mainRoadId: RoadId;
  readonly mainRoadKmh: number;
}

/**
 * Junctions from each of which a convoy of these classes can drive to each other one, access constraints aside: those of
 * the largest strong component by length of road, by map node. Empty where the classes share no road. O(arcs x classes).
 */
export function listJunctions(network: RoadNetwork, classes: readonly number[]): Junction[] {
  const { graph, geometry, roads: map, rules, touch } = network;
  const { pieces, forwardArc, backwardArc } = graph;
  const open = computeArcWeights(network, classes, new Float64Array(touch.sets.length).fill(1));
  const componentOf = labelStrong(graph, open);
  const isOpen = (arc: number): boolean => arc >= 0 && open[arc] !== UNREACHABLE;

  const metresOf = new Map<number, number>();
  const inside: number[] = [];
  for (let p = 0; p < pieces.count; p++) {
    const component = componentOf[pieces.startNode[p]];
    if (component !== componentOf[pieces.endNode[p]]) continue;
    if (!isOpen(forwardArc[p]) && !isOpen(backwardArc[p])) continue;
    inside.push(p);
    metresOf.set(component, (metresOf.get(component) ?? 0) + pieces.metres[p]);
  }
  let largest = -1;
  let most = 0;
  for (const [component, metres] of metresOf) {
    if (metres <= most) continue;
    most = metres;
    largest = component;
  }

  const found = new Map<number, { ways: number; road: number; kmh: number }>();
  const pass = (road: number, position: number): void => {
    const mapNode = geometry.nodeOfPoint[geometry.firstPoint[road] + position / PER_SEGMENT];
    const kmh = rules.speedsKmh[map.roads[road].tags['highway'] ?? ''] ?? 0;
    const known = found.get(mapNode);
    if (known === undefined) {
      found.set(mapNode, { ways: 1, road, kmh });
      return;
    }
    known.ways++;
    if (kmh <= known.kmh) return;
    known.road = road;
    known.kmh = kmh;
  };
  for (const p of inside) {
    if (componentOf[pieces.startNode[p]] !== largest) continue;
    // Positions inside a segment are cuts for linked places, no junctions.
    if (pieces.from[p] % PER_SEGMENT === 0) pass(pieces.road[p], pieces.from[p]);
    if (pieces.to[p] % PER_SEGMENT === 0) pass(pieces.road[p], pieces.to[p]);
  }
  return [...found]
    .filter(([, { ways }]) => ways >= 3)
    .sort(([a], [b]) => a - b)
    .map(([mapNode, { ways, road, kmh }]) => ({
      mapNode,
      latE7: map.latE7[mapNode],
      lonE7: map.lonE7[mapNode],
      ways,
      mainRoadId: map.roads[road].id,
      mainRoadKmh: kmh,
    }));
}
