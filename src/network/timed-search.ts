import { type IndexedHeap, NO_ITEM } from '../base/index.ts';
import type { AccessEffect } from './arc-weights.ts';
import { type Attachment, type Convoy, weighEnd } from './convoy.ts';
import { NO_ARC, UNREACHABLE } from './milliseconds.ts';
import type { RoadEnd } from './road-ends.ts';
import { findDirectTrip } from './road-ends.ts';
import type { RoadNetwork } from './road-network.ts';

/** A stretch of time with one set of weights, in milliseconds since departure. The first contains 0. */
export interface TimedEpoch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly effect: AccessEffect;
  readonly weights: Int32Array;
}

/** Reusable room of a search: results stay until the next one. */
export interface TimedWorkspace {
  readonly heap: IndexedHeap;
  /** Arrival of each node the search saw, in milliseconds since departure. Length nodeCount. */
  readonly ms: Float64Array;
  /** Arc into each node the search saw; `NO_ARC` where the trip begins. Length nodeCount. */
  readonly arc: Int32Array;
}

/** How a trip over changing access ends; its arcs are in the workspace. */
export interface TimedTrip {
  readonly totalMs: number;
  /** The last part of the trip, from `arrival.node`; for a direct trip the whole of it. */
  readonly arrival: RoadEnd;
  readonly direct: boolean;
}

type Attached = Exclude<Attachment, { kind: 'none' }>;

/**
 * The earliest arrival by labels when access changes on the way (docs/rules.md R12): an arc entered at t takes its time
 * by the state at t and must be open until it is left. Nobody waits on the road, so that a trip which only a
 * detour could delay until an opening is not found: each node keeps its earliest arrival alone.
 *
 * A* with `boundOf`, the times from nodes to the destination (`Infinity`: no way) under the most optimistic access: no label is opened that cannot come
 * before `limitMs`. Bounds are consistent, so labels are those of the plain search. O(arcs log nodes), in practice near the path.
 */
export function findTimedTrip(
  network: RoadNetwork,
  convoy: Convoy,
  from: Attached,
  to: Attached,
  epochs: readonly TimedEpoch[],
  boundOf: (node: number) => number,
  limitMs: number,
  workspace: TimedWorkspace,
): TimedTrip | null {
  const { graph } = network;
  const { heap, ms, arc: arcOf } = workspace;
  const { firstOut, arcHead } = graph;
  const lastMs = epochs[epochs.length - 1].toMs;
  let bestMs = Math.min(limitMs, lastMs) + 1;
  let best: TimedTrip | null = null;
  heap.clear();

  const offerArrival = (enterMs: number, arrival: RoadEnd, direct: boolean): void => {
    const leaveMs = passEnd(network, convoy, epochs, arrival, enterMs);
    const totalMs = leaveMs + to.connectMs;
    if (totalMs < bestMs) {
      bestMs = totalMs;
      best = { totalMs, arrival, direct };
    }
  };
  const label = (node: number, arrivesMs: number, arc: number): void => {
    const boundMs = boundOf(node);
    if (arrivesMs + boundMs >= bestMs) return;
    if (heap.pushOrLower(node, arrivesMs + boundMs)) {
      ms[node] = arrivesMs;
      arcOf[node] = arc;
    } else if (ms[node] === arrivesMs && arc < arcOf[node] && heap.has(node)) {
      arcOf[node] = arc;
    }
  };

  if (from.kind === 'road' && to.kind === 'road') {
    const direct = findDirectTrip(graph, from.road, from.position, to.road, to.position);
    if (direct !== null) offerArrival(from.connectMs, direct, true);
  }
  for (const end of from.departures) {
    const leaveMs = passEnd(network, convoy, epochs, end, from.connectMs);
    if (leaveMs < Infinity) label(end.node, leaveMs, NO_ARC);
  }
  for (let node = heap.pop(); node !== NO_ITEM; node = heap.pop()) {
    if (heap.keyOf(node) >= bestMs) break;
    const enterMs = ms[node];
    for (const arrival of to.arrivals) if (arrival.node === node) offerArrival(enterMs, arrival, false);
    let epoch = 0;
    while (epoch < epochs.length && epochs[epoch].toMs <= enterMs) epoch++;
    if (epoch === epochs.length) continue;
    const { weights, toMs } = epochs[epoch];
    for (let arc = firstOut[node], end = firstOut[node + 1]; arc < end; arc++) {
      const weight = weights[arc];
      if (weight === UNREACHABLE) continue;
      const leaveMs = enterMs + weight;
      if (leaveMs > toMs && !staysOpen(epochs, epoch + 1, arc, leaveMs)) continue;
      label(arcHead[arc], leaveMs, arc);
    }
  }
  return best;
}

/** When a part of a piece entered at `enterMs` is left; `Infinity` where it is shut at any instant until then. */
export function passEnd(
  network: RoadNetwork,
  convoy: Convoy,
  epochs: readonly TimedEpoch[],
  end: RoadEnd,
  enterMs: number,
): number {
  let leaveMs = -1;
  for (const epoch of epochs) {
    if (epoch.toMs <= enterMs) continue;
    if (leaveMs >= 0 && epoch.fromMs >= leaveMs) break;
    const weight = weighEnd(network, convoy, end, epoch.effect);
    if (weight === UNREACHABLE) return Infinity;
    if (leaveMs < 0) leaveMs = enterMs + weight;
  }
  return leaveMs < 0 || leaveMs > epochs[epochs.length - 1].toMs ? Infinity : leaveMs;
}

/** True while `arc` is open in all epochs from number `epoch` that begin before `leaveMs`. */
function staysOpen(epochs: readonly TimedEpoch[], epoch: number, arc: number, leaveMs: number): boolean {
  for (let e = epoch; e < epochs.length && epochs[e].fromMs < leaveMs; e++) {
    if (epochs[e].weights[arc] === UNREACHABLE) return false;
  }
  return leaveMs <= epochs[epochs.length - 1].toMs;
}
