import { mayTravelLink } from '../domain/index.ts';
import { MS_PER_SECOND, toMilliseconds, UNREACHABLE } from './milliseconds.ts';
import { LINK_ARC, ROAD_ARC } from './road-graph.ts';
import type { RoadNetwork } from './road-network.ts';
import type { VehicleClass } from './vehicle-class.ts';

/**
 * What access does to each set of constraints (`TouchSets`) for some vehicle classes: the factor on travel time, or
 * `SHUT`. Equal effects make equal weights, so this is what weights are cached by.
 */
export type AccessEffect = Float64Array;

/** No real factor: slowing is at least 1. */
export const SHUT = 0;

/** The effect of one access state on a convoy of these classes: shut where it is for any of them. R12. */
export function computeEffect(
  network: RoadNetwork,
  vehicles: readonly VehicleClass[],
  active: Int32Array,
): AccessEffect {
  const { constraints, touch } = network;
  const isActive = new Uint8Array(constraints.length);
  for (let i = 0; i < active.length; i++) isActive[active[i]] = 1;
  return Float64Array.from(touch.sets, (set) => {
    let factor = 1;
    for (let i = 0; i < set.length; i++) {
      if (isActive[set[i]] === 0) continue;
      const { kind, permit, slowPpm } = constraints[set[i]];
      if (kind === 'slowed') factor = Math.max(factor, slowPpm! / 1_000_000);
      else if (kind !== 'permit' || vehicles.some(({ permits }) => !permits.includes(permit!))) return SHUT;
    }
    return factor;
  });
}

/** The optimistic effect over several states (R20): shut only where all of them shut, else the least slowing. */
export function combineEffects(
  effects: readonly AccessEffect[],
  slowings: readonly AccessEffect[],
): AccessEffect {
  return Float64Array.from(effects[0], (_, set) => {
    if (effects.every((effect) => effect[set] === SHUT)) return SHUT;
    let least = Infinity;
    for (const slowing of slowings) least = Math.min(least, slowing[set]);
    return least;
  });
}

/** The slowing of a state alone, as if nothing were shut. */
export function computeSlowing(network: RoadNetwork, active: Int32Array): AccessEffect {
  const { constraints, touch } = network;
  const slowed = active.filter((c) => constraints[c].kind === 'slowed');
  return Float64Array.from(touch.sets, (set) => {
    let factor = 1;
    for (let i = 0; i < slowed.length; i++) {
      if (set.includes(slowed[i])) factor = Math.max(factor, constraints[slowed[i]].slowPpm! / 1_000_000);
    }
    return factor;
  });
}

/**
 * Milliseconds of every arc for a convoy of these classes (indices), the slowest deciding; `UNREACHABLE` where shut or
 * not passable for one of them. Length arcCount. O(arcs x classes).
 */
export function computeArcWeights(
  network: RoadNetwork,
  classes: readonly number[],
  effect: AccessEffect,
): Int32Array {
  const { graph, paces, snaps, links, touch } = network;
  const vehicles = classes.map((c) => network.classes[c]);
  const barred = links.map((link) =>
    vehicles.some(({ mode, offRoad }) => !mayTravelLink(link.mode, mode, offRoad)),
  );
  const { arcCount, arcKind, arcRef, pieces, connectors } = graph;
  const weights = new Int32Array(arcCount);
  for (const c of classes) {
    const pace = paces[c];
    for (let arc = 0; arc < arcCount; arc++) {
      const ref = arcRef[arc];
      const kind = arcKind[arc];
      let weight: number;
      if (kind === ROAD_ARC) {
        weight = weighRoad(pieces.metres[ref], pace[pieces.road[ref]], effect[pieces.touch[ref]]);
      } else if (kind === LINK_ARC) {
        const factor = effect[touch.ofLink[ref]];
        weight =
          factor === SHUT || barred[ref] ? UNREACHABLE : toMilliseconds(links[ref].seconds.best * factor);
      } else {
        const { place, road, position, connectMs } = connectors[ref];
        const snap = snaps[c][place];
        const fits = snap?.kind === 'road' && snap.road === road && snap.position === position;
        weight = fits ? connectMs : UNREACHABLE;
      }
      if (weight > weights[arc]) weights[arc] = weight;
    }
  }
  return weights;
}

/** Milliseconds of some metres of road under a factor; `UNREACHABLE` where shut or not passable. */
export function weighRoad(metres: number, secondsPerMetre: number, factor: number): number {
  if (factor === SHUT || secondsPerMetre === Infinity) return UNREACHABLE;
  return Math.min(Math.round(metres * secondsPerMetre * factor * MS_PER_SECOND), UNREACHABLE);
}
