import { IndexedHeap, NO_ITEM } from '../../base/index.ts';
import { UNREACHABLE } from '../milliseconds.ts';
import type { Metric } from './metric.ts';
import { LOOP, type Topology } from './topology.ts';
import { listLowerTriangles, type Triangles } from './triangles.ts';

/**
 * Gives some graph arcs other weights and makes `metric`, which must be that of `weights`, follow in place; both are written. Gives how many
 * hierarchy arcs were looked at.
 */
export type Recustomize = (
  metric: Metric,
  weights: Int32Array,
  arcs: ArrayLike<number>,
  newMs: ArrayLike<number>,
) => number;

/**
 * Partial customization (Dibbelt, Strasser, Wagner 2016), from the bottom up: a hierarchy arc that becomes shorter
 * shortens what it is part of; one that becomes longer only where it was part of the least way has that found anew. Result equals
 * full customization. O(changed arcs x (degree + lower triangles)). Holds 33 bytes a hierarchy arc and 8 a triangle, for one thread.
 */
export function createRecustomizer(topology: Topology, triangles: Triangles): Recustomize {
  const { first, target } = triangles;
  const lower = listLowerTriangles(topology, triangles);
  const { toTail, toHead } = lower;
  const { arcCount, arcOfInput, firstUp, upTail, firstInput, inputs } = topology;
  const queue = new IndexedHeap(arcCount);
  const oldUp = new Uint32Array(arcCount);
  const oldDown = new Uint32Array(arcCount);
  /** 1 where what an arc was the least of has become longer. */
  const isLost = new Uint8Array(arcCount);

  return (metric, weights, arcs, newMs) => {
    const { up, down } = metric;
    queue.clear();
    const enqueue = (arc: number): void => {
      if (queue.has(arc)) return;
      // Equal keys come out by number: an arc after all that it is made of.
      queue.pushOrLower(arc, 0);
      oldUp[arc] = up[arc];
      oldDown[arc] = down[arc];
    };
    for (let i = 0; i < arcs.length; i++) {
      const [input, ms] = [arcs[i], newMs[i]];
      const before = weights[input];
      weights[input] = ms;
      const match = arcOfInput[input];
      if (match === LOOP || ms === before) continue;
      const rises = match >= 0;
      const arc = rises ? match : ~match;
      const side = rises ? up : down;
      const isLeast = before === side[arc] || (queue.has(arc) && before === (rises ? oldUp : oldDown)[arc]);
      if (ms > before && isLeast) {
        enqueue(arc);
        isLost[arc] = 1;
      }
      if (ms < side[arc]) {
        enqueue(arc);
        side[arc] = ms;
      }
    }
    /** The least of an arc's inputs and lower triangles, which are settled. */
    const restore = (arc: number): void => {
      let leastUp: number = UNREACHABLE;
      let leastDown: number = UNREACHABLE;
      for (let i = firstInput[arc], end = firstInput[arc + 1]; i < end; i++) {
        const input = inputs[i];
        if (input >= 0) leastUp = Math.min(leastUp, weights[input]);
        else leastDown = Math.min(leastDown, weights[~input]);
      }
      for (let k = lower.first[arc], end = lower.first[arc + 1]; k < end; k++) {
        const toLow = toTail[k];
        const toHigh = toHead[k];
        const rising = (down[toLow] + up[toHigh]) >>> 0;
        if (rising < leastUp) leastUp = rising;
        const falling = (down[toHigh] + up[toLow]) >>> 0;
        if (falling < leastDown) leastDown = falling;
      }
      up[arc] = leastUp;
      down[arc] = leastDown;
    };

    let settled = 0;
    for (let arc = queue.pop(); arc !== NO_ITEM; arc = queue.pop(), settled++) {
      const [readUp, readDown] = [up[arc], down[arc]];
      if (isLost[arc] === 1) restore(arc);
      isLost[arc] = 0;
      const [newUp, newDown, wasUp, wasDown] = [up[arc], down[arc], oldUp[arc], oldDown[arc]];
      // An arc settled before may have reckoned with less than this one turns out to take.
      const misled = newUp > readUp || newDown > readDown;
      if (newUp === wasUp && newDown === wasDown && !misled) continue;
      const v = upTail[arc];
      const start = firstUp[v];
      const degree = firstUp[v + 1] - start;
      const own = arc - start;
      for (let k = 0; k < degree; k++) {
        if (k === own) continue;
        const other = start + k;
        const i = Math.min(k, own);
        const j = Math.max(k, own);
        const whole = target[first[v] + i * degree - (i * (i + 3)) / 2 + j - 1];
        // Towards the head of `arc` through it upwards, and away from it downwards.
        const [towards, away] = k < own ? [up, down] : [down, up];
        const isQueued = queue.has(whole);
        const wasTowards = isQueued ? (k < own ? oldUp : oldDown)[whole] : towards[whole];
        const wasAway = isQueued ? (k < own ? oldDown : oldUp)[whole] : away[whole];
        const otherSeen = queue.keyOf(other) === 0;
        const reachTowards = newUp + down[other];
        const reachAway = newDown + up[other];
        const lost =
          (newUp > wasUp && wasUp + (otherSeen ? oldDown : down)[other] === wasTowards) ||
          (newDown > wasDown && wasDown + (otherSeen ? oldUp : up)[other] === wasAway) ||
          (misled &&
            otherSeen &&
            isQueued &&
            ((towards[whole] < wasTowards && towards[whole] < reachTowards) ||
              (away[whole] < wasAway && away[whole] < reachAway)));
        if (!lost && reachTowards >= towards[whole] && reachAway >= away[whole]) continue;
        enqueue(whole);
        if (lost) isLost[whole] = 1;
        if (reachTowards < towards[whole]) towards[whole] = reachTowards;
        if (reachAway < away[whole]) away[whole] = reachAway;
      }
    }
    return settled;
  };
}
