import type { Leg, Link, Place, PlanningRules } from '../../domain/index.ts';
import type { CheckCode } from '../check-codes.ts';
import type { ClassRoads } from './class-roads.ts';
import { measureMetres } from './geometry.ts';
import { isOpenTo } from './link-rules.ts';
import { findNodeAt, type RoadTable, SEGMENT } from './road-table.ts';
import { measureConnection } from './snap.ts';

/** One stretch of a leg in order: part of a segment, a link, or the way between a place and its road. */
export interface Piece {
  /** Index into the leg's path. */
  readonly step: number;
  /** Segment number, or null off the roads. */
  readonly segment: number | null;
  readonly linkId: string | null;
  readonly metres: number;
  /** What a plan may leave out: the length of a link that nobody measured. */
  readonly unmeasuredMetres: number;
  /** Without access constraints. */
  readonly seconds: number;
}

export interface WalkFault {
  readonly code: CheckCode;
  readonly step: number;
  readonly expected: string;
  readonly actual: string;
}

export interface Walk {
  readonly pieces: readonly Piece[];
  readonly faults: readonly WalkFault[];
}

/** What a walk needs beside the roads. */
export interface WalkWorld {
  readonly table: RoadTable;
  readonly placeOf: ReadonlyMap<string, Place>;
  readonly linkOf: ReadonlyMap<string, Link>;
  readonly rules: PlanningRules['roads'];
}

type Spot =
  | { readonly at: 'place'; readonly placeId: string }
  | { readonly at: 'road'; readonly road: number; readonly position: number; readonly heading: number };

/** A connection may be this much longer than the nearest one: ties and rounding of positions. */
const SNAP_SLACK_METRES = 0.05;

/** Goes a leg's path step by step on the judge's own roads: connected, passable, in a driving direction (R9-R11, R14). */
export function walkLeg(leg: Leg, roads: ClassRoads, world: WalkWorld): Walk {
  const pieces: Piece[] = [];
  const faults: WalkFault[] = [];
  let spot: Spot = { at: 'place', placeId: leg.fromId };
  leg.path.forEach((step, index) => {
    const fault = (code: CheckCode, expected: string, actual: string): void => {
      faults.push({ code, step: index, expected, actual });
    };
    switch (step.kind) {
      case 'link':
        checkLinkStep(step, spot, roads, world, fault);
        pieces.push(measureLink(step.linkId, index, world));
        spot = { at: 'place', placeId: step.toId };
        break;
      case 'connect':
        spot = takeConnection(step, spot, roads, world, fault);
        pieces.push(measureConnect(step, index, world));
        break;
      case 'road':
        checkRoadStep(step, spot, roads, world, fault);
        pieces.push(...listRoadPieces(step, index, roads, world.table));
        spot = {
          at: 'road',
          road: world.table.indexOf.get(step.roadId)!,
          position: step.to,
          heading: Math.sign(step.to - step.from),
        };
        break;
    }
  });
  const arrived = spot.at === 'place' && spot.placeId === leg.toId;
  if (!arrived)
    faults.push({
      code: 'leg.disconnected',
      step: leg.path.length,
      expected: leg.toId,
      actual: nameSpot(spot),
    });
  return { pieces, faults };
}

type Fault = (code: CheckCode, expected: string, actual: string) => void;
type RoadStep = Extract<Leg['path'][number], { kind: 'road' }>;
type LinkStep = Extract<Leg['path'][number], { kind: 'link' }>;
type ConnectStep = Extract<Leg['path'][number], { kind: 'connect' }>;

function checkLinkStep(step: LinkStep, spot: Spot, roads: ClassRoads, world: WalkWorld, fault: Fault): void {
  if (spot.at !== 'place' || spot.placeId !== step.fromId)
    fault('leg.disconnected', step.fromId, nameSpot(spot));
  const link = world.linkOf.get(step.linkId)!;
  const along = link.fromId === step.fromId && link.toId === step.toId;
  const against = link.bothWays && link.fromId === step.toId && link.toId === step.fromId;
  if (!along && !against)
    fault('leg.wrong-way', `${link.fromId} > ${link.toId}`, `${step.fromId} > ${step.toId}`);
  if (!isOpenTo(link, roads.vehicle))
    fault('leg.wrong-mode', `a link for ${roads.vehicle.modes.join(' and ')}`, `${link.id} (${link.mode})`);
}

function takeConnection(
  step: ConnectStep,
  spot: Spot,
  roads: ClassRoads,
  world: WalkWorld,
  fault: Fault,
): Spot {
  const road = world.table.indexOf.get(step.roadId)!;
  const place = world.placeOf.get(step.placeId)!;
  const snap = roads.snaps.get(step.placeId);
  if (!snap) {
    fault('leg.wrong-snap', `no road at ${step.placeId}`, step.roadId);
  } else {
    const own = `${world.table.map.roads[snap.road]!.id} at ${snap.position}`;
    const exists = step.at <= lastPosition(world.table, road);
    const same = road === snap.road && Math.abs(step.at - snap.position) <= 1;
    const asNear =
      exists &&
      roads.use.passable[road] === 1 &&
      measureConnection(place, world.table, road, step.at, world.rules).metres <=
        snap.metres + SNAP_SLACK_METRES;
    if (!same && !asNear) fault('leg.wrong-snap', own, `${step.roadId} at ${step.at}`);
  }
  const onRoad: Spot = { at: 'road', road, position: step.at, heading: 0 };
  if (spot.at === 'place') {
    if (spot.placeId !== step.placeId) fault('leg.disconnected', step.placeId, nameSpot(spot));
    return onRoad;
  }
  if (!meets(spot, onRoad, world.table))
    fault('leg.disconnected', `${step.roadId} at ${step.at}`, nameSpot(spot));
  return { at: 'place', placeId: step.placeId };
}

function checkRoadStep(step: RoadStep, spot: Spot, roads: ClassRoads, world: WalkWorld, fault: Fault): void {
  const { table } = world;
  const road = table.indexOf.get(step.roadId)!;
  const last = lastPosition(table, road);
  if (step.from > last || step.to > last) {
    fault('leg.disconnected', `positions up to ${last}`, `${step.from} > ${step.to}`);
    return;
  }
  const heading = Math.sign(step.to - step.from);
  const start: Spot = { at: 'road', road, position: step.from, heading };
  if (!meets(spot, start, table)) fault('leg.disconnected', `${step.roadId} at ${step.from}`, nameSpot(spot));
  if (roads.use.passable[road] === 0)
    fault('leg.not-passable', `${step.roadId} open to the vehicles`, 'barred');
  else if (heading > 0 && roads.use.forward[road] === 0)
    fault('leg.wrong-way', 'against drawing order', 'along it');
  else if (heading < 0 && roads.use.backward[road] === 0)
    fault('leg.wrong-way', 'in drawing order', 'against it');
  const low = Math.floor(Math.min(step.from, step.to) / SEGMENT) + 1;
  const high = Math.ceil(Math.max(step.from, step.to) / SEGMENT) - 1;
  const { nodes } = table.map.roads[road]!;
  for (let node = low; node <= high; node++)
    if (table.stops.has(nodes[node]!))
      fault('leg.barrier', 'no barrier on the way', `${step.roadId} node ${node}`);
}

/** Two spots on roads meet at one position of one road, or at one node that lets vehicles pass. */
function meets(spot: Spot, next: Spot, table: RoadTable): boolean {
  if (spot.at !== 'road' || next.at !== 'road') return false;
  const node = findNodeAt(table, spot.road, spot.position);
  if (spot.road === next.road && spot.position === next.position) {
    const passesBarrier = node !== null && table.stops.has(node) && spot.heading * next.heading > 0;
    return !passesBarrier;
  }
  return node !== null && node === findNodeAt(table, next.road, next.position) && !table.stops.has(node);
}

const lastPosition = (table: RoadTable, road: number): number =>
  (table.map.roads[road]!.nodes.length - 1) * SEGMENT;

const nameSpot = (spot: Spot): string =>
  spot.at === 'place' ? spot.placeId : `road ${spot.road} at ${spot.position}`;

function measureLink(linkId: string, step: number, world: WalkWorld): Piece {
  const link = world.linkOf.get(linkId)!;
  const a = world.placeOf.get(link.fromId)!;
  const b = world.placeOf.get(link.toId)!;
  const straight = measureMetres(a.latE7, a.lonE7, b.latE7, b.lonE7);
  return {
    step,
    segment: null,
    linkId,
    metres: link.metres ?? straight,
    unmeasuredMetres: link.metres === null ? straight : 0,
    seconds: link.seconds.best,
  };
}

function measureConnect(step: ConnectStep, index: number, world: WalkWorld): Piece {
  const road = world.table.indexOf.get(step.roadId)!;
  const at = Math.min(step.at, lastPosition(world.table, road));
  const { metres, seconds } = measureConnection(
    world.placeOf.get(step.placeId)!,
    world.table,
    road,
    at,
    world.rules,
  );
  return { step: index, segment: null, linkId: null, metres, unmeasuredMetres: 0, seconds };
}

function listRoadPieces(step: RoadStep, index: number, roads: ClassRoads, table: RoadTable): Piece[] {
  const road = table.indexOf.get(step.roadId)!;
  const last = lastPosition(table, road);
  const pieces: Piece[] = [];
  const forward = step.to >= step.from;
  let at = Math.min(step.from, last);
  const to = Math.min(step.to, last);
  while (at !== to) {
    const inRoad = forward ? Math.floor(at / SEGMENT) : Math.ceil(at / SEGMENT) - 1;
    const next = forward ? Math.min(to, (inRoad + 1) * SEGMENT) : Math.max(to, inRoad * SEGMENT);
    const segment = table.first[road]! + inRoad;
    const metres = (Math.abs(next - at) / SEGMENT) * table.metres[segment]!;
    pieces.push({
      step: index,
      segment,
      linkId: null,
      metres,
      unmeasuredMetres: 0,
      seconds: metres * roads.use.secondsPerMetre[road]!,
    });
    at = next;
  }
  return pieces;
}
