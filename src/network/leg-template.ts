import { assert } from '../base/index.ts';
import type { Instant, PathStep } from '../domain/index.ts';
import { type Attachment, measureEnd } from './convoy.ts';
import { MS_PER_SECOND } from './milliseconds.ts';
import { NO_PIECE, type RoadEnd } from './road-ends.ts';
import { LINK_ARC, ROAD_ARC } from './road-graph.ts';
import type { RoadNetwork } from './road-network.ts';

/** A leg that can be moved in time: milliseconds count from departure. */
export interface LegTemplate {
  readonly totalMs: number;
  readonly metres: number;
  readonly steps: readonly TemplateStep[];
}

/** A step of a path, entered and left in milliseconds since departure. */
export interface TemplateStep {
  readonly step: PathStepShape;
  readonly enterMs: number;
  readonly leaveMs: number;
}

type Distributed<T> = T extends unknown ? Omit<T, 'enterAt'> : never;
export type PathStepShape = Distributed<PathStep>;

/** What a search found: the parts of a trip in driving order. Direct trips have neither departure nor arcs. */
export interface FoundTrip {
  readonly fromPlace: number;
  readonly toPlace: number;
  readonly from: Attached;
  readonly to: Attached;
  readonly departure: RoadEnd | null;
  readonly arcs: readonly number[];
  /** When each arc is entered. Length arcs. */
  readonly arcEnterMs: readonly number[];
  readonly arrival: RoadEnd;
  /** When the arrival part is entered. */
  readonly arrivalEnterMs: number;
  readonly totalMs: number;
}

type Attached = Exclude<Attachment, { kind: 'none' }>;

/**
 * Writes a trip as steps of the plan: positions on published roads, links and connections. Steps on one road
 * that continue each other become one, unless `mayMerge` says that access could tell them apart.
 */
export function buildLegTemplate(
  network: RoadNetwork,
  trip: FoundTrip,
  mayMerge: (enterMs: number, leaveMs: number) => boolean,
): LegTemplate {
  const { graph, roads, places, links } = network;
  const { pieces } = graph;
  const steps: TemplateStep[] = [];
  let metres = 0;

  const addConnection = (
    place: number,
    road: number,
    position: number,
    enterMs: number,
    leaveMs: number,
  ): void => {
    const step: PathStepShape = {
      kind: 'connect',
      placeId: places[place].id,
      roadId: roads.roads[road].id,
      at: position,
    };
    steps.push({ step, enterMs, leaveMs });
  };
  const addRoad = (piece: number, from: number, to: number, enterMs: number, leaveMs: number): void => {
    const roadId = roads.roads[pieces.road[piece]].id;
    const last = steps.at(-1);
    const step = last?.step;
    const continues =
      step?.kind === 'road' &&
      step.roadId === roadId &&
      step.to === from &&
      step.to > step.from === to > from &&
      mayMerge(last!.enterMs, leaveMs);
    if (continues) {
      steps[steps.length - 1] = { step: { ...step, to }, enterMs: last!.enterMs, leaveMs };
    } else {
      steps.push({ step: { kind: 'road', roadId, from, to }, enterMs, leaveMs });
    }
  };
  const addEnd = (end: RoadEnd, enterMs: number, leaveMs: number): void => {
    if (end.piece === NO_PIECE || end.from === end.to) return;
    addRoad(end.piece, end.from, end.to, enterMs, leaveMs);
    metres += measureEnd(network, end);
  };

  const { from, to, departure, arcs, arcEnterMs, arrival, arrivalEnterMs, totalMs } = trip;
  if (from.kind === 'road') addConnection(trip.fromPlace, from.road, from.position, 0, from.connectMs);
  metres += from.metres + to.metres;
  if (departure !== null) addEnd(departure, from.connectMs, arcEnterMs[0] ?? arrivalEnterMs);
  for (let i = 0; i < arcs.length; i++) {
    const arc = arcs[i];
    const ref = graph.arcRef[arc];
    const enterMs = arcEnterMs[i];
    const leaveMs = arcEnterMs[i + 1] ?? arrivalEnterMs;
    if (graph.arcKind[arc] === ROAD_ARC) {
      const forward = graph.forwardArc[ref] === arc;
      const [start, end] = forward ? [pieces.from[ref], pieces.to[ref]] : [pieces.to[ref], pieces.from[ref]];
      addRoad(ref, start, end, enterMs, leaveMs);
      metres += pieces.metres[ref];
    } else if (graph.arcKind[arc] === LINK_ARC) {
      const [fromId, toId] = [graph.arcTail[arc], graph.arcHead[arc]].map((node) => {
        const place = graph.terminalPlaces[node - graph.firstTerminal];
        assert(place !== undefined, 'a link joins two terminals');
        return places[place].id;
      });
      steps.push({ step: { kind: 'link', linkId: links[ref].id, fromId, toId }, enterMs, leaveMs });
      metres += links[ref].metres ?? 0;
    } else {
      const connector = graph.connectors[ref];
      addConnection(connector.place, connector.road, connector.position, enterMs, leaveMs);
      metres += connector.metres;
    }
  }
  addEnd(arrival, arrivalEnterMs, totalMs - to.connectMs);
  if (to.kind === 'road') addConnection(trip.toPlace, to.road, to.position, totalMs - to.connectMs, totalMs);
  return { totalMs, metres: Math.round(metres), steps };
}

/** The steps of a template that departs at `departAt`. Access changes at whole seconds, so rounding down changes no state. */
export function placeInTime(template: LegTemplate, departAt: Instant): PathStep[] {
  return template.steps.map(({ step, enterMs }) => ({
    ...step,
    enterAt: departAt + Math.floor(enterMs / MS_PER_SECOND),
  }));
}

/** When a template that departs at `departAt` arrives: the next whole second. */
export function arrivalOf(template: { readonly totalMs: number }, departAt: Instant): Instant {
  return departAt + Math.ceil(template.totalMs / MS_PER_SECOND);
}
