import { assert } from '../base/index.ts';
import type { AccessConstraint, Link, Place, PlaceId, PlanningRules, RoadMap } from '../domain/index.ts';
import { hashNetwork } from './network-hash.ts';
import { listOffRoads } from './off-roads.ts';
import { computePace, readDirections, stopsVehicles } from './passable.ts';
import { buildRoadGeometry, lengthOf, type RoadGeometry } from './road-geometry.ts';
import { buildRoadGraph, type Connector, type GraphLink, type RoadGraph } from './road-graph.ts';
import { buildSegmentIndex, type SegmentIndex } from './segment-index.ts';
import { type Snap, snapPlace } from './snap.ts';
import { buildTouchSets, type TouchSets } from './touch-sets.ts';
import type { VehicleClass } from './vehicle-class.ts';

export interface RoadNetworkInput {
  readonly roads: RoadMap;
  readonly places: readonly Place[];
  readonly links: readonly Link[];
  readonly constraints: readonly AccessConstraint[];
  readonly classes: readonly VehicleClass[];
  readonly rules: PlanningRules['roads'];
}

/** Everything about roads, places and constraints that does not depend on time. Immutable. */
export interface RoadNetwork extends RoadNetworkInput {
  /** SHA-256 of all inputs: equal networks, equal answers. */
  readonly hash: string;
  readonly geometry: RoadGeometry;
  readonly graph: RoadGraph;
  readonly touch: TouchSets;
  readonly placeIndex: ReadonlyMap<PlaceId, number>;
  /** By class: seconds a metre of each road takes; `Infinity` where the class may not drive. */
  readonly paces: readonly Float64Array[];
  /** By class and place: null for places that links take off the roads. */
  readonly snaps: readonly (readonly (Snap | null)[])[];
}

/**
 * Builds the network of some vehicle classes: what each may drive (R9), where places meet the roads (R10), links
 * (R11) and which constraints touch what (R12). O(points log points + constraints x what they touch).
 */
export function buildRoadNetwork(input: RoadNetworkInput): RoadNetwork {
  const { roads: map, places, links, constraints, classes, rules } = input;
  const geometry = buildRoadGeometry(map);
  const placeIndex = new Map(places.map(({ id }, index) => [id, index]));
  const paces = classes.map((vehicle) =>
    Float64Array.from(map.roads, ({ tags }, r) => computePace(tags, lengthOf(geometry, r), vehicle, rules)),
  );
  const passable = paces.map((pace) =>
    Uint8Array.from(pace, (secondsPerMetre) => (secondsPerMetre < Infinity ? 1 : 0)),
  );
  const used = Uint8Array.from(map.roads, (_, r) => (passable.some((of) => of[r] === 1) ? 1 : 0));
  const index = buildSegmentIndex(map, geometry, used);
  const touch = buildTouchSets(constraints, links, map, geometry, index);

  const graphLinks = links.map(({ id, fromId, toId, bothWays }): GraphLink => {
    const [fromPlace, toPlace] = [placeIndex.get(fromId), placeIndex.get(toId)];
    assert(fromPlace !== undefined && toPlace !== undefined, `link ${id} joins two known places`);
    return { fromPlace, toPlace, bothWays };
  });
  const linked = new Set(graphLinks.flatMap(({ fromPlace, toPlace }) => [fromPlace, toPlace]));
  const snaps = snapPlaces(input, geometry, index, passable);
  const connectors = listConnectors(snaps, linked);
  const graph = buildRoadGraph(
    {
      geometry,
      mapNodeCount: map.latE7.length,
      used,
      directions: Uint8Array.from(map.roads, ({ tags }) => readDirections(tags)),
      touchOfSegment: touch.ofSegment,
      stops: markStops(map),
      extraCuts: listCuts(connectors),
    },
    places.length,
    graphLinks,
    connectors,
  );
  const hash = hashNetwork(input);
  return { ...input, hash, geometry, graph, touch, placeIndex, paces, snaps };
}

/** Classes that may drive the same roads snap alike and share the work. */
function snapPlaces(
  { roads: map, places, links, rules }: RoadNetworkInput,
  geometry: RoadGeometry,
  index: SegmentIndex,
  passable: readonly Uint8Array[],
): (Snap | null)[][] {
  const offRoads = listOffRoads(places, links);
  const snaps: (Snap | null)[][] = [];
  passable.forEach((roads, c) => {
    const twin = passable.findIndex((others) => others.every((value, r) => value === roads[r]));
    snaps.push(
      twin < c
        ? snaps[twin]
        : places.map((place) =>
            offRoads.has(place.id) ? null : snapPlace(place, map, geometry, index, roads, rules),
          ),
    );
  });
  return snaps;
}

/** The different ways in which linked places meet roads, over all classes. */
function listConnectors(
  snaps: readonly (readonly (Snap | null)[])[],
  linked: ReadonlySet<number>,
): Connector[] {
  const connectors = new Map<string, Connector>();
  for (const place of [...linked].sort((a, b) => a - b)) {
    for (const ofClass of snaps) {
      const snap = ofClass[place];
      if (snap?.kind !== 'road') continue;
      const { road, position, metres, connectMs } = snap;
      connectors.set(`${place}|${road}|${position}`, { place, road, position, metres, connectMs });
    }
  }
  return [...connectors.values()];
}

function listCuts(connectors: readonly Connector[]): Map<number, number[]> {
  const cuts = new Map<number, Set<number>>();
  for (const { road, position } of connectors) cuts.set(road, (cuts.get(road) ?? new Set()).add(position));
  return new Map([...cuts].map(([road, positions]) => [road, [...positions].sort((a, b) => a - b)]));
}

function markStops(map: RoadMap): Uint8Array {
  const stops = new Uint8Array(map.latE7.length);
  for (const [node, tags] of map.barriers) if (stopsVehicles(tags)) stops[node] = 1;
  return stops;
}
