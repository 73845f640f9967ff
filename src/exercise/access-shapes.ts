import type { RandomStream } from '../base/index.ts';
import type { AccessShape, RoadId, RoadMap } from '../domain/index.ts';
import type { Junction } from '../network/index.ts';
import { movePosition, type Position } from './flat-metres.ts';
import { drawBetween, drawOne } from './random-draws.ts';
import { listMain, measureDiagonal } from './rank-junctions.ts';

/** Where access constraints may lie. Built once for a map. */
export interface AccessGround {
  readonly junctions: readonly Junction[];
  readonly main: readonly Junction[];
  readonly bridges: readonly RoadId[];
  /** Length of a flood: a part of the map, but no longer than floods of a day are. */
  readonly stripMetres: number;
}

/** `isDrivable`: by road of the map, whether any vehicle may use it. */
export function buildAccessGround(
  roads: RoadMap,
  isDrivable: (road: number) => boolean,
  junctions: readonly Junction[],
): AccessGround {
  return {
    junctions,
    main: listMain(junctions),
    bridges: roads.roads.flatMap(({ id, tags }, road) =>
      (tags['bridge'] ?? 'no') !== 'no' && BRIDGE_ROADS.has(tags['highway'] ?? '') && isDrivable(road)
        ? [id]
        : [],
    ),
    stripMetres: Math.max(200, Math.min(8000, measureDiagonal(junctions) / 12)),
  };
}

/** A winding strip over roads, as a flood along a river: no heights are known, so that it only looks like one. */
export function drawFlood(random: RandomStream, ground: AccessGround): AccessShape {
  const middle = drawOne(random, ground.junctions);
  const length = ground.stripMetres * drawBetween(random, 0.5, 1.5);
  const halfWidth = Math.max(40, length * drawBetween(random, 0.03, 0.09));
  let bearing = drawBetween(random, 0, 2 * Math.PI);
  const step = length / STRIP_STEPS;
  let at: Position = movePosition(
    middle,
    (-length / 2) * Math.sin(bearing),
    (-length / 2) * Math.cos(bearing),
  );
  const left: Position[] = [];
  const right: Position[] = [];
  for (let i = 0; i <= STRIP_STEPS; i++) {
    const [east, north] = [halfWidth * Math.cos(bearing), -halfWidth * Math.sin(bearing)];
    left.push(movePosition(at, -east, -north));
    right.push(movePosition(at, east, north));
    at = movePosition(at, step * Math.sin(bearing), step * Math.cos(bearing));
    // Small turns keep the strip from crossing itself; the middle one stays on the junction.
    bearing += i < STRIP_STEPS / 2 ? 0 : drawBetween(random, -0.2, 0.2);
  }
  return toPolygon([...left, ...right.reverse()]);
}

/** A town or quarter: an octagon about a junction where many lie. */
export function drawQuarter(random: RandomStream, ground: AccessGround): AccessShape {
  const middle = drawOne(random, ground.junctions);
  const radius = ground.stripMetres * drawBetween(random, 0.2, 0.5);
  return toPolygon(
    Array.from({ length: 8 }, (_, corner) => {
      const angle = (corner / 8) * 2 * Math.PI;
      return movePosition(middle, radius * Math.sin(angle), radius * Math.cos(angle));
    }),
  );
}

/** A point on a main road: a checkpoint, a gate. */
export function drawMainPoint(random: RandomStream, ground: AccessGround): AccessShape {
  const { latE7, lonE7 } = drawOne(random, ground.main);
  return { kind: 'disc', latE7, lonE7, radiusMetres: 30 };
}

/** One bridge of the map; where it has none, a point on a main road. */
export function drawBridge(random: RandomStream, ground: AccessGround): AccessShape {
  if (ground.bridges.length === 0) return drawMainPoint(random, ground);
  return { kind: 'roads', roadIds: [drawOne(random, ground.bridges)] };
}

function toPolygon(corners: readonly Position[]): AccessShape {
  const ring = [...corners, corners[0]!].map(({ latE7, lonE7 }) => [lonE7, latE7] as const);
  return { kind: 'polygons', polygons: [[ring]] };
}

const STRIP_STEPS = 8;
const BRIDGE_ROADS: ReadonlySet<string> = new Set([
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'unclassified',
  'residential',
]);
