import { UNREACHABLE } from '../milliseconds.ts';
import { addTimes, leastTime } from './short-sums.ts';
import type { Topology } from './topology.ts';
import type { Triangles } from './triangles.ts';

/**
 * Milliseconds of hierarchy arcs under one set of weights, `UNREACHABLE` where there is no way: along `up` from tail to
 * head, along `down` from head to tail. Each is the least over all paths through lower nodes. Unsigned, so that a sum of two never wraps.
 */
export interface Metric {
  readonly up: Uint32Array;
  readonly down: Uint32Array;
}

/**
 * Basic customization (Dibbelt, Strasser, Wagner 2016): input weights, then all lower triangles from the bottom up.
 * O(graph arcs + triangles). `weights`: milliseconds by graph arc, at most `UNREACHABLE`. `into`: a metric of the same topology that nobody
 * needs any more.
 */
export function customize(
  topology: Topology,
  triangles: Triangles,
  weights: Int32Array,
  into: Metric | null = null,
): Metric {
  const { nodeCount, arcCount, firstUp } = topology;
  const metric = into ?? { up: new Uint32Array(arcCount), down: new Uint32Array(arcCount) };
  // Signed views for sums without branches.
  const up = new Int32Array(metric.up.buffer, metric.up.byteOffset, arcCount);
  const down = new Int32Array(metric.down.buffer, metric.down.byteOffset, arcCount);
  enterWeights(topology, weights, up, down);
  const { target } = triangles;
  let next = 0;
  for (let v = 0, start = 0; v < nodeCount; v++) {
    const end = firstUp[v + 1];
    for (let i = start, last = end - 1; i < last; i++) {
      const upI = up[i];
      const downI = down[i];
      for (let j = i + 1; j < end; j++) {
        const arc = target[next++];
        up[arc] = leastTime(up[arc], addTimes(downI, up[j]));
        down[arc] = leastTime(down[arc], addTimes(down[j], upI));
      }
    }
    start = end;
  }
  return metric;
}

/** Each hierarchy arc begins with its input, the least of parallel ones. */
function enterWeights(
  { arcCount, arcOfInput, upInput, downInput, furtherInputs }: Topology,
  weights: Int32Array,
  up: Int32Array,
  down: Int32Array,
): void {
  // One more, so that an arc without input reads no way without asking.
  const entered = new Int32Array(weights.length + 1);
  entered.set(weights);
  entered[weights.length] = UNREACHABLE;
  for (let arc = 0; arc < arcCount; arc++) {
    up[arc] = entered[upInput[arc]];
    down[arc] = entered[downInput[arc]];
  }
  for (let i = 0; i < furtherInputs.length; i++) {
    const arc = arcOfInput[furtherInputs[i]];
    const weight = weights[furtherInputs[i]];
    if (arc >= 0) up[arc] = Math.min(up[arc], weight);
    else down[~arc] = Math.min(down[~arc], weight);
  }
}
