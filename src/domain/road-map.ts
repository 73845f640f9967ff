import type { LinkId, PlaceId, RoadId } from './ids.ts';
import type { LinkMode, LinkOverrides } from './link-mode.ts';
import type { Range } from './quantity.ts';
import type { Origin } from './source.ts';

/**
 * Roads as published, before any vehicle or access is considered. Nodes are dense indices into the coordinate arrays
 * (degrees times 10^7). Two roads meet where they name the same node. A position on a road is
 * `segment * 1_000_000 + millionths of that segment`, a whole number from 0 to (nodes - 1) * 1_000_000.
 */
export interface RoadMap {
  /** SHA-256 of the files the roads were read from, edits included. */
  readonly hash: string;
  readonly latE7: Int32Array;
  readonly lonE7: Int32Array;
  readonly roads: readonly Road[];
  /** Tags of nodes that carry a barrier; key is the node index. */
  readonly barriers: ReadonlyMap<number, Readonly<Record<string, string>>>;
  readonly credit: string | null;
}

export interface Road {
  readonly id: RoadId;
  /** Node indices in drawing order, at least two. */
  readonly nodes: Int32Array;
  /** OSM tag names, for GeoJSON roads too: highway, oneway, maxspeed, maxweight, maxheight, surface ... */
  readonly tags: Readonly<Record<string, string>>;
}

/** A hand-made connection of two places, where the map has no road or a wrong one. */
export interface Link {
  readonly id: LinkId;
  readonly fromId: PlaceId;
  readonly toId: PlaceId;
  readonly mode: LinkMode;
  /** Which ends the roads of the map no longer reach, unless they are junctions. */
  readonly overrides: LinkOverrides;
  readonly seconds: Range;
  readonly metres: number | null;
  readonly trucksPerDay: Range | null;
  readonly bothWays: boolean;
  readonly origin: Origin;
}
