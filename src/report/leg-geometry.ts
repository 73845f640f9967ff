import type { Leg, Operation, PathStep, Place, Road, RoadMap } from '../domain/index.ts';

/** [lonE7, latE7]. */
export type PointE7 = readonly [number, number];

/** A stretch of a leg. Links and connections have no course of their own: they are drawn straight. */
export interface LegPart {
  readonly kind: PathStep['kind'];
  /** Road or link id. */
  readonly id: string;
  readonly points: readonly PointE7[];
}

const SEGMENT = 1_000_000;

/** What turns road positions back into lines. */
export interface Geometry {
  readonly roads: RoadMap;
  readonly roadById: ReadonlyMap<string, Road>;
  readonly placeById: ReadonlyMap<string, Place>;
}

export function buildGeometry(operation: Operation): Geometry {
  return {
    roads: operation.roads,
    roadById: new Map(operation.roads.roads.map((road) => [road.id as string, road])),
    placeById: new Map(operation.places.map((place) => [place.id as string, place])),
  };
}

/** The course of a leg in driving order. Steps whose road or place is not in the operation leave no part. */
export function traceLeg(geometry: Geometry, leg: Leg): LegPart[] {
  const parts: LegPart[] = [];
  let atPlace = true;
  for (const step of leg.path) {
    const part = traceStep(geometry, step, atPlace);
    // A connection leads from the place to the road when we are at a place, else from the road to the place.
    atPlace = step.kind === 'link' || (step.kind === 'connect' && !atPlace);
    if (part !== null) parts.push(part);
  }
  return parts;
}

function traceStep(geometry: Geometry, step: PathStep, atPlace: boolean): LegPart | null {
  switch (step.kind) {
    case 'road': {
      const road = geometry.roadById.get(step.roadId);
      if (road === undefined) return null;
      return { kind: 'road', id: step.roadId, points: cutRoad(geometry.roads, road, step.from, step.to) };
    }
    case 'link': {
      const from = geometry.placeById.get(step.fromId);
      const to = geometry.placeById.get(step.toId);
      if (from === undefined || to === undefined) return null;
      return { kind: 'link', id: step.linkId, points: [pointOf(from), pointOf(to)] };
    }
    case 'connect': {
      const place = geometry.placeById.get(step.placeId);
      const road = geometry.roadById.get(step.roadId);
      if (place === undefined || road === undefined) return null;
      const ends = [pointOf(place), pointAt(geometry.roads, road, step.at)];
      return { kind: 'connect', id: step.roadId, points: atPlace ? ends : ends.reverse() };
    }
  }
}

/** The road between two positions, against its drawing order where `from` > `to`. */
export function cutRoad(roads: RoadMap, road: Road, from: number, to: number): PointE7[] {
  const low = Math.min(from, to);
  const high = Math.max(from, to);
  const points: PointE7[] = [pointAt(roads, road, low)];
  for (let node = Math.floor(low / SEGMENT) + 1; node * SEGMENT < high; node++) {
    points.push(nodeAt(roads, road, node));
  }
  points.push(pointAt(roads, road, high));
  return from <= to ? points : points.reverse();
}

export function pointOf(place: Place): PointE7 {
  return [place.lonE7, place.latE7];
}

function pointAt(roads: RoadMap, road: Road, position: number): PointE7 {
  const segment = Math.min(Math.floor(position / SEGMENT), road.nodes.length - 2);
  const share = (position - segment * SEGMENT) / SEGMENT;
  const [lonA, latA] = nodeAt(roads, road, segment);
  const [lonB, latB] = nodeAt(roads, road, segment + 1);
  return [Math.round(lonA + (lonB - lonA) * share), Math.round(latA + (latB - latA) * share)];
}

function nodeAt(roads: RoadMap, road: Road, index: number): PointE7 {
  const node = road.nodes[Math.max(0, Math.min(index, road.nodes.length - 1))]!;
  return [roads.lonE7[node]!, roads.latE7[node]!];
}
