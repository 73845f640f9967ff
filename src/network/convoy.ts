import { type AccessEffect, computeArcWeights, weighRoad } from './arc-weights.ts';
import { listArrivals, listDepartures, NO_PIECE, type RoadEnd } from './road-ends.ts';
import { metresAt } from './road-geometry.ts';
import type { RoadNetwork } from './road-network.ts';
import type { VehicleClass } from './vehicle-class.ts';

/** Why a place cannot be reached at all. */
export type DetachedReason = 'no-road-within' | 'classes-snap-apart';

/** Where one place meets the graph, for one convoy. */
export type Attachment =
  | {
      readonly kind: 'road';
      readonly road: number;
      readonly position: number;
      readonly metres: number;
      readonly connectMs: number;
      readonly departures: readonly RoadEnd[];
      readonly arrivals: readonly RoadEnd[];
    }
  | {
      readonly kind: 'terminal';
      readonly connectMs: 0;
      readonly metres: 0;
      readonly departures: readonly RoadEnd[];
      readonly arrivals: readonly RoadEnd[];
    }
  | { readonly kind: 'none'; readonly reason: DetachedReason };

/** Vehicles of some classes that drive one path together: what they may drive and where they meet the road. Immutable. */
export interface Convoy {
  /** The class indices, ascending, each once, with commas. */
  readonly key: string;
  readonly classes: readonly number[];
  readonly vehicles: readonly VehicleClass[];
  /** By place. */
  readonly attachments: readonly Attachment[];
}

/** `classes`: ascending, each once. */
export function buildConvoy(network: RoadNetwork, classes: readonly number[]): Convoy {
  const attachments = network.places.map((_, place) => attach(network, classes, place));
  return {
    key: classes.join(','),
    classes,
    vehicles: classes.map((c) => network.classes[c]),
    attachments,
  };
}

/** Milliseconds of the part of a piece that a road end drives; 0 where there is none. The slowest class decides. */
export function weighEnd(
  network: RoadNetwork,
  { classes }: Convoy,
  end: RoadEnd,
  effect: AccessEffect,
): number {
  // Where nothing is driven nothing can be shut.
  if (end.piece === NO_PIECE || end.from === end.to) return 0;
  const { pieces } = network.graph;
  const road = pieces.road[end.piece];
  const metres = measureEnd(network, end);
  let slowest = 0;
  for (const c of classes) {
    slowest = Math.max(slowest, weighRoad(metres, network.paces[c][road], effect[pieces.touch[end.piece]]));
  }
  return slowest;
}

/** Metres of the part of a piece that a road end drives. */
export function measureEnd({ geometry, graph }: RoadNetwork, { piece, from, to }: RoadEnd): number {
  if (piece === NO_PIECE) return 0;
  const road = graph.pieces.road[piece];
  return Math.abs(metresAt(geometry, road, to) - metresAt(geometry, road, from));
}

/** Arc weights of the convoy under an effect; see `computeArcWeights`. */
export function weighArcs(network: RoadNetwork, { classes }: Convoy, effect: AccessEffect): Int32Array {
  return computeArcWeights(network, classes, effect);
}

function attach(network: RoadNetwork, classes: readonly number[], place: number): Attachment {
  const { graph, snaps } = network;
  const terminal = graph.terminalOfPlace[place];
  if (terminal >= 0) {
    const ends: RoadEnd[] = [{ node: terminal, piece: NO_PIECE, from: 0, to: 0 }];
    return { kind: 'terminal', connectMs: 0, metres: 0, departures: ends, arrivals: ends };
  }
  const snap = snaps[classes[0]][place];
  if (snap?.kind !== 'road') return { kind: 'none', reason: 'no-road-within' };
  const { road, position, metres, connectMs } = snap;
  for (const c of classes) {
    const other = snaps[c][place];
    if (other?.kind !== 'road') return { kind: 'none', reason: 'no-road-within' };
    if (other.road !== road || other.position !== position)
      return { kind: 'none', reason: 'classes-snap-apart' };
  }
  return {
    kind: 'road',
    road,
    position,
    metres,
    connectMs,
    departures: listDepartures(graph, road, position),
    arrivals: listArrivals(graph, road, position),
  };
}
