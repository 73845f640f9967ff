import type { AccessConstraint, AccessShape, Instant, RoadMap } from '../../src/domain/index.ts';
import type { RoadNetworkInput, VehicleClass } from '../../src/network/index.ts';
import { computePace, readDirections, stopsVehicles } from '../../src/network/passable.ts';

/**
 * Travel computed plainly and slowly, to compare the network with: every segment of every road is an edge, snap points are
 * nodes, constraints are looked up segment by segment at each step, times are real numbers. Shares the rules on tags alone.
 */

const RADIUS = 6_371_008.8;

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly seconds: number;
  /** Constraints that touch it. */
  readonly touch: readonly AccessConstraint[];
}

export interface Naive {
  readonly edges: Map<string, Edge[]>;
  readonly nodeOfPlace: (place: number) => string;
}

export function metresBetween(map: RoadMap, a: number, b: number): number {
  const rad = (e7: number) => (e7 / 1e7) * (Math.PI / 180);
  const [p, q] = [rad(map.latE7[a]!), rad(map.latE7[b]!)];
  const h =
    Math.sin((q - p) / 2) ** 2 +
    Math.cos(p) * Math.cos(q) * Math.sin(rad(map.lonE7[b]! - map.lonE7[a]!) / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.sqrt(h));
}

/** Distance of a point to a segment in metres, and the nearest share of it. */
function nearest(
  lat: number,
  lon: number,
  map: RoadMap,
  a: number,
  b: number,
): [metres: number, share: number] {
  const y = (e7: number) => ((e7 - lat) / 1e7) * (Math.PI / 180) * RADIUS;
  const x = (e7: number) =>
    ((e7 - lon) / 1e7) * (Math.PI / 180) * RADIUS * Math.cos((lat / 1e7) * (Math.PI / 180));
  const [ax, ay, bx, by] = [x(map.lonE7[a]!), y(map.latE7[a]!), x(map.lonE7[b]!), y(map.latE7[b]!)];
  const square = (bx - ax) ** 2 + (by - ay) ** 2;
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * (bx - ax) + ay * (by - ay)) / square));
  // The end itself and not a sum that nearly gives it, so that ties stay ties.
  const px = share === 1 ? bx : ax + share * (bx - ax);
  const py = share === 1 ? by : ay + share * (by - ay);
  return [Math.sqrt(px * px + py * py), share];
}

function insidePolygon(lon: number, lat: number, ring: readonly (readonly [number, number])[]): boolean {
  let inside = false;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i]!, ring[i + 1]!];
    if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

export function isTouched(map: RoadMap, id: string, a: number, b: number, shape: AccessShape): boolean {
  switch (shape.kind) {
    case 'links':
      return false;
    case 'roads':
      return shape.roadIds.some((named) => named === id);
    case 'disc':
      return nearest(shape.latE7, shape.lonE7, map, a, b)[0] <= shape.radiusMetres;
    case 'polygons': {
      const [ax, ay, bx, by] = [map.lonE7[a]!, map.latE7[a]!, map.lonE7[b]!, map.latE7[b]!];
      const side = (px: number, py: number, qx: number, qy: number, x: number, y: number) =>
        Math.sign((qx - px) * (y - py) - (qy - py) * (x - px));
      const [ring] = shape.polygons[0]!.length > 0 ? shape.polygons[0]! : [[]];
      for (let i = 0; i + 1 < ring!.length; i++) {
        const [[cx, cy], [dx, dy]] = [ring![i]!, ring![i + 1]!];
        if (
          side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) <= 0 &&
          side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) <= 0 &&
          Math.max(ax, bx) >= Math.min(cx, dx) &&
          Math.max(cx, dx) >= Math.min(ax, bx) &&
          Math.max(ay, by) >= Math.min(cy, dy) &&
          Math.max(cy, dy) >= Math.min(ay, by)
        ) {
          return true;
        }
      }
      return insidePolygon(ax, ay, ring!);
    }
  }
}

export function buildNaive(
  { roads: map, places, links, constraints, classes, rules }: RoadNetworkInput,
  c: number,
): Naive {
  const vehicle = classes[c]!;
  const paces = map.roads.map((road) => {
    let metres = 0;
    for (let i = 1; i < road.nodes.length; i++)
      metres += metresBetween(map, road.nodes[i - 1]!, road.nodes[i]!);
    return computePace(road.tags, metres, vehicle, rules);
  });
  const snaps = places.map((place) => {
    const taken = links.some(
      ({ fromId, toId, overrides }) =>
        (fromId === place.id && ['yes', 'from'].includes(overrides)) ||
        (toId === place.id && ['yes', 'to'].includes(overrides)),
    );
    if (taken && place.kind !== 'junction') return null;
    let best: { metres: number; road: number; position: number } | null = null;
    map.roads.forEach((road, r) => {
      if (paces[r] === Infinity) return;
      for (let s = 0; s + 1 < road.nodes.length; s++) {
        const [metres, share] = nearest(place.latE7, place.lonE7, map, road.nodes[s]!, road.nodes[s + 1]!);
        const position = s * 1e6 + Math.round(share * 1e6);
        // Roads are in order of id and positions ascend, so the first of equals is the right one.
        if (
          metres <= rules.snapMaxMetres &&
          (best === null || Math.round(metres * 1000) < Math.round(best.metres * 1000))
        )
          best = { metres, road: r, position };
      }
    });
    return best as { metres: number; road: number; position: number } | null;
  });

  const edges = new Map<string, Edge[]>();
  const add = (from: string, to: string, seconds: number, touch: readonly AccessConstraint[]): void => {
    edges.set(from, [...(edges.get(from) ?? []), { from, to, seconds, touch }]);
  };
  map.roads.forEach((road, r) => {
    if (paces[r] === Infinity) return;
    const directions = readDirections(road.tags);
    for (let s = 0; s + 1 < road.nodes.length; s++) {
      const [a, b] = [road.nodes[s]!, road.nodes[s + 1]!];
      const metres = metresBetween(map, a, b);
      const touch = constraints.filter(({ shape }) => isTouched(map, road.id, a, b, shape));
      const nameOf = (position: number): string => {
        if (position % 1e6 !== 0) return `r${r}:${position}`;
        const node = road.nodes[position / 1e6]!;
        const barrier = map.barriers.get(node);
        if (barrier === undefined || !stopsVehicles(barrier)) return `n${node}`;
        return `b${r}:${position}:${position > s * 1e6 ? 'before' : 'after'}`;
      };
      const cuts = new Set([s * 1e6, (s + 1) * 1e6]);
      for (const snap of snaps)
        if (snap?.road === r && snap.position > s * 1e6 && snap.position < (s + 1) * 1e6)
          cuts.add(snap.position);
      const sorted = [...cuts].sort((x, y) => x - y);
      for (let i = 0; i + 1 < sorted.length; i++) {
        const seconds = ((sorted[i + 1]! - sorted[i]!) / 1e6) * metres * paces[r]!;
        if (directions & 1) add(nameOf(sorted[i]!), nameOf(sorted[i + 1]!), seconds, touch);
        if (directions & 2) add(nameOf(sorted[i + 1]!), nameOf(sorted[i]!), seconds, touch);
      }
      // Places join here: at an end of the segment also from the barrier's side that belongs to it.
      snaps.forEach((snap, place) => {
        if (snap?.road !== r || snap.position < s * 1e6 || snap.position > (s + 1) * 1e6) return;
        const seconds = snap.metres / (rules.snapSpeedKmh / 3.6);
        add(`from${place}`, nameOf(snap.position), seconds, []);
        add(nameOf(snap.position), `to${place}`, seconds, []);
      });
    }
  });
  for (const link of links) {
    const [from, to] = [link.fromId, link.toId].map((id) => places.findIndex((place) => place.id === id));
    const touch = constraints.filter(
      ({ shape }) => shape.kind === 'links' && shape.linkIds.includes(link.id),
    );
    const allowed = MODES_OF[vehicle.mode] ?? [vehicle.mode];
    const open =
      allowed.includes(link.mode) || (link.mode === 'track' && vehicle.mode === 'road' && vehicle.offRoad);
    if (open) add(`link${from}`, `link${to}`, link.seconds.best, touch);
    if (open && link.bothWays) add(`link${to}`, `link${from}`, link.seconds.best, touch);
    for (const place of [from, to]) {
      // A place with links is passed through: what comes in goes out.
      add(`to${place}`, `link${place}`, 0, []);
      add(`link${place}`, `from${place}`, 0, []);
    }
  }
  return { edges, nodeOfPlace: (place) => String(place) };
}

/** Link modes that vehicles of a mode travel, beside tracks off the road. */
const MODES_OF: Readonly<Record<string, readonly string[]>> = {
  road: ['road', 'bridge', 'causeway', 'ferry', 'ford'],
  tractor: ['tractor', 'track'],
};

const isActive = ({ kind, from, to, hours }: AccessConstraint, t: Instant): boolean => {
  if (kind === 'risk' || kind === 'order') return false;
  if ((from !== null && t < from) || (to !== null && t >= to)) return false;
  if (hours === null) return kind !== 'window';
  const holds = hours.some(({ fromSecond, toSecond }) => t >= fromSecond && t < toSecond);
  return kind === 'window' ? !holds : holds;
};

export const isShut = (
  touch: readonly AccessConstraint[],
  vehicles: readonly VehicleClass[],
  t: Instant,
): boolean =>
  touch.some(
    (constraint) =>
      isActive(constraint, t) &&
      (constraint.kind === 'closed' ||
        constraint.kind === 'window' ||
        (constraint.kind === 'permit' &&
          vehicles.some(({ permits }) => !permits.includes(constraint.permit!)))),
  );

export const slowing = (touch: readonly AccessConstraint[], t: Instant): number =>
  Math.max(1, ...touch.filter((c) => c.kind === 'slowed' && isActive(c, t)).map((c) => c.slowPpm! / 1e6));

export const isShutWithin = (
  touch: readonly AccessConstraint[],
  vehicles: readonly VehicleClass[],
  from: number,
  to: number,
): boolean => {
  for (let t = Math.floor(from); t < to || t === Math.floor(from); t++)
    if (isShut(touch, vehicles, t)) return true;
  return false;
};

/** Seconds from place to place leaving at `departAt`, labels by earliest arrival; `frozen` keeps the state of departure. */
export function travelNaively(
  naive: Naive,
  vehicle: VehicleClass,
  from: number,
  to: number,
  departAt: Instant,
  frozen: boolean,
): number {
  const label = new Map<string, number>([
    [`from${from}`, 0],
    [`link${from}`, 0],
  ]);
  const done = new Set<string>();
  for (;;) {
    let node: string | null = null;
    for (const [name, seconds] of label)
      if (!done.has(name) && (node === null || seconds < label.get(node)!)) node = name;
    if (node === null) return Infinity;
    const at = label.get(node)!;
    if (node === `to${to}` || node === `link${to}`) return at;
    done.add(node);
    for (const edge of naive.edges.get(node) ?? []) {
      const t = frozen ? departAt : departAt + at;
      const seconds = edge.seconds * slowing(edge.touch, t);
      if (isShutWithin(edge.touch, [vehicle], t, frozen ? t : t + seconds)) continue;
      if (at + seconds < (label.get(edge.to) ?? Infinity)) label.set(edge.to, at + seconds);
    }
  }
}
