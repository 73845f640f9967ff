import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomStream } from '../../base/index.ts';
import { UNREACHABLE } from '../milliseconds.ts';
import type { ArcEnds } from './adjacency.ts';
import { listLabels, meet, type RankedSeed } from './label.ts';
import { computeMatrix } from './matrix.ts';
import { customize } from './metric.ts';
import type { NodePoints } from './node-order.ts';
import { findPath } from './path.ts';
import { createPotential } from './potential.ts';
import { createQuery } from './query.ts';
import { createRecustomizer } from './recustomize.ts';
import { sweepAll } from './sweep.ts';
import { buildTopology, NO_PARENT, type Topology } from './topology.ts';
import { listTriangles } from './triangles.ts';

const RUNS = { numRuns: 200 };

/** Few different weights, so that ties are common; 0 and no way among them, and two that together pass every limit. */
const weight: fc.Arbitrary<number> = fc.oneof(
  { weight: 8, arbitrary: fc.nat(5) },
  { weight: 2, arbitrary: fc.nat(100_000) },
  { weight: 2, arbitrary: fc.constant<number>(UNREACHABLE) },
  { weight: 1, arbitrary: fc.constantFrom(UNREACHABLE - 1, 2 ** 30, 2 ** 30 - 1) },
);

interface Drawn extends ArcEnds {
  readonly points: { readonly x: Float64Array; readonly y: Float64Array };
  /** Several sets of weights for one graph. */
  readonly weights: readonly Int32Array[];
}

/** Graphs with one-ways, parallel arcs, loops and parts that hang together with nothing. */
const drawn: fc.Arbitrary<Drawn> = fc.integer({ min: 1, max: 24 }).chain((nodeCount) =>
  fc
    .array(
      fc.tuple(
        fc.nat(nodeCount - 1),
        fc.nat(nodeCount - 1),
        fc.array(weight, { minLength: 3, maxLength: 3 }),
      ),
      {
        maxLength: nodeCount * 3,
      },
    )
    .chain((arcs) =>
      fc
        .array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: nodeCount, maxLength: nodeCount })
        .map((points) => ({
          nodeCount,
          arcCount: arcs.length,
          arcTail: Int32Array.from(arcs, ([tail]) => tail),
          arcHead: Int32Array.from(arcs, ([, head]) => head),
          points: { x: Float64Array.from(points, ([x]) => x), y: Float64Array.from(points, ([, y]) => y) },
          weights: [0, 1, 2].map((i) => Int32Array.from(arcs, ([, , each]) => each[i])),
        })),
    ),
);

/** All pairs by trying every node on the way (Floyd, Warshall 1962). */
function computeAllTimes(
  { nodeCount, arcCount, arcTail, arcHead }: ArcEnds,
  weights: Int32Array,
): number[][] {
  const ms = Array.from({ length: nodeCount }, (_, a) =>
    Array.from({ length: nodeCount }, (_, b): number => (a === b ? 0 : UNREACHABLE)),
  );
  for (let arc = 0; arc < arcCount; arc++) {
    const row = ms[arcTail[arc]];
    row[arcHead[arc]] = Math.min(row[arcHead[arc]], weights[arc]);
  }
  for (let k = 0; k < nodeCount; k++)
    for (const row of ms)
      for (let b = 0; b < nodeCount; b++) row[b] = Math.min(row[b], row[k] + ms[k][b], UNREACHABLE);
  return ms;
}

/** A square of nodes, each joined both ways to those beside it. */
function drawGrid(side: number): { graph: ArcEnds; points: NodePoints } {
  const ends: [number, number][] = [];
  for (let v = 0; v < side * side; v++) {
    if ((v + 1) % side > 0) ends.push([v, v + 1], [v + 1, v]);
    if (v + side < side * side) ends.push([v, v + side], [v + side, v]);
  }
  return {
    graph: {
      nodeCount: side * side,
      arcCount: ends.length,
      arcTail: Int32Array.from(ends, ([tail]) => tail),
      arcHead: Int32Array.from(ends, ([, head]) => head),
    },
    points: {
      x: Float64Array.from({ length: side * side }, (_, v) => v % side),
      y: Float64Array.from({ length: side * side }, (_, v) => Math.floor(v / side)),
    },
  };
}

const seed = ({ rankOf }: Topology, node: number, ms = 0): RankedSeed[] => [{ rank: rankOf[node], ms }];

test('times between all pairs are least, whatever the weights, by labels, sweeps and potentials', () => {
  fc.assert(
    fc.property(drawn, (graph) => {
      const topology = buildTopology(graph, graph.points);
      const triangles = listTriangles(topology);
      for (const weights of graph.weights) {
        const metric = customize(topology, triangles, weights);
        const { up, down } = metric;
        const expected = computeAllTimes(graph, weights);
        const nodes = [...expected.keys()];
        const to = nodes.map((node) => listLabels(topology, down, seed(topology, node)));
        const query = createQuery(topology, metric);
        const ranks = nodes.map((node) => topology.rankOf[node]);
        // Some columns twice.
        const columns = [...ranks, ...ranks.slice(0, 2)];
        expect([...computeMatrix(topology, metric, ranks, columns)]).toEqual(
          expected.flatMap((row) => [...row, ...row.slice(0, 2)]),
        );
        const potentials = to.map((labels) => createPotential(topology, up, labels));
        for (const a of nodes) {
          const from = listLabels(topology, up, seed(topology, a));
          expect(nodes.map((b) => meet(topology, from, to[b]))).toEqual(expected[a]);
          expect(nodes.map((b) => query(ranks[a], ranks[b]))).toEqual(expected[a]);
          const reached = sweepAll(topology, down, from);
          expect(nodes.map((b) => reached[topology.rankOf[b]])).toEqual(expected[a]);
          expect(nodes.map((b) => potentials[b](topology.rankOf[a]))).toEqual(expected[a]);
          const towards = sweepAll(topology, up, to[a]);
          expect(nodes.map((b) => towards[topology.rankOf[b]])).toEqual(nodes.map((b) => expected[b][a]));
        }
      }
    }),
    RUNS,
  );
});

test('after any changes of some arcs the metric is that of the new weights', () => {
  const changes = fc.array(fc.array(fc.tuple(fc.nat(), weight), { maxLength: 6 }), { maxLength: 8 });
  fc.assert(
    fc.property(drawn, changes, (graph, steps) => {
      const topology = buildTopology(graph, graph.points);
      const triangles = listTriangles(topology);
      const recustomize = createRecustomizer(topology, triangles);
      const weights = graph.weights[0].slice();
      const metric = customize(topology, triangles, weights);
      const expected = weights.slice();
      for (const step of graph.arcCount === 0 ? [] : steps) {
        const arcs = step.map(([arc]) => arc % graph.arcCount);
        arcs.forEach((arc, i) => {
          expected[arc] = step[i][1];
        });
        recustomize(
          metric,
          weights,
          arcs,
          step.map(([, ms]) => ms),
        );
        expect(weights).toEqual(expected);
        expect(metric).toEqual(customize(topology, triangles, expected));
      }
    }),
    RUNS,
  );
});

test('1,000 random changes on a grid leave the metric that full customization gives', () => {
  const side = 12;
  const { graph, points } = drawGrid(side);
  const topology = buildTopology(graph, points);
  const triangles = listTriangles(topology);
  const recustomize = createRecustomizer(topology, triangles);
  const random = randomStream(5, 'grid changes');
  const weights = Int32Array.from({ length: graph.arcCount }, () => random.nextBelow(20));
  const metric = customize(topology, triangles, weights);
  for (let step = 0; step < 1000; step++) {
    const arcs = Array.from({ length: 1 + random.nextBelow(20) }, () => random.nextBelow(graph.arcCount));
    const newMs = arcs.map(() => (random.nextBelow(3) === 0 ? UNREACHABLE : random.nextBelow(20)));
    recustomize(metric, weights, arcs, newMs);
    const whole = customize(topology, triangles, weights);
    expect(metric.up.findIndex((ms, arc) => ms !== whole.up[arc])).toBe(-1);
    expect(metric.down.findIndex((ms, arc) => ms !== whole.down[arc])).toBe(-1);
  }
});

test('paths take the least time, hang together and pass no node twice', () => {
  fc.assert(
    fc.property(drawn, (graph) => {
      const topology = buildTopology(graph, graph.points);
      const weights = graph.weights[0];
      const metric = customize(topology, listTriangles(topology), weights);
      const expected = computeAllTimes(graph, weights);
      for (let a = 0; a < graph.nodeCount; a++) {
        for (let b = 0; b < graph.nodeCount; b++) {
          const path = findPath(topology, metric, weights, seed(topology, a), seed(topology, b));
          expect(path?.totalMs ?? UNREACHABLE).toBe(expected[a][b]);
          if (path === null) continue;
          const passed = [a, ...path.arcs.map((arc) => graph.arcHead[arc])];
          expect(path.arcs.map((arc) => graph.arcTail[arc])).toEqual(passed.slice(0, -1));
          expect(passed.at(-1)).toBe(b);
          expect(new Set(passed).size).toBe(passed.length);
          expect(path.arcs.reduce((sum, arc) => sum + weights[arc], 0)).toBe(path.totalMs);
        }
      }
    }),
    RUNS,
  );
});

test('of several starts and several ends the best pair counts, with what each costs', () => {
  const ends = (count: number) => fc.array(fc.tuple(fc.nat(), fc.nat(9)), { minLength: 1, maxLength: count });
  fc.assert(
    fc.property(drawn, ends(3), ends(3), (graph, starts, goals) => {
      const topology = buildTopology(graph, graph.points);
      const weights = graph.weights[0];
      const metric = customize(topology, listTriangles(topology), weights);
      const all = computeAllTimes(graph, weights);
      const place = (list: typeof starts) =>
        list.map(([n, ms]) => ({
          node: n % graph.nodeCount,
          rank: topology.rankOf[n % graph.nodeCount],
          ms,
        }));
      const [from, to] = [place(starts), place(goals)];
      let least = UNREACHABLE;
      for (const a of from) for (const b of to) least = Math.min(least, a.ms + all[a.node][b.node] + b.ms);
      const labels = [listLabels(topology, metric.up, from), listLabels(topology, metric.down, to)] as const;
      expect(meet(topology, ...labels)).toBe(least);
      const path = findPath(topology, metric, weights, from, to);
      expect(path?.totalMs ?? UNREACHABLE).toBe(least);
      if (path === null) return;
      const driven = path.arcs.reduce((sum, arc) => sum + weights[arc], 0);
      const cost = (list: typeof from, rank: number): number =>
        Math.min(...list.filter((each) => each.rank === rank).map(({ ms }) => ms));
      expect(cost(from, path.fromRank) + driven + cost(to, path.toRank)).toBe(least);
    }),
    RUNS,
  );
});

test('upper neighbours of a node are each other’s neighbours, and subtrees are runs of ranks', () => {
  fc.assert(
    fc.property(drawn, (graph) => {
      const { nodeCount, firstUp, upHead, parent, depth, subtree, rankOf, nodeOf } = buildTopology(
        graph,
        graph.points,
      );
      const upOf = (v: number): number[] => [...upHead.subarray(firstUp[v], firstUp[v + 1])];
      for (let v = 0; v < nodeCount; v++) {
        expect(rankOf[nodeOf[v]]).toBe(v);
        const above = upOf(v);
        expect(above).toEqual([...new Set(above)].sort((a, b) => a - b));
        expect(parent[v]).toBe(above[0] ?? NO_PARENT);
        above.forEach((u, i) => {
          expect(u).toBeGreaterThan(v);
          expect(upOf(u)).toEqual(expect.arrayContaining(above.slice(i + 1)));
        });
        if (parent[v] === NO_PARENT) expect(depth[v]).toBe(0);
        else {
          expect(depth[v]).toBe(depth[parent[v]] + 1);
          expect(v - subtree[v]).toBeGreaterThanOrEqual(parent[v] - subtree[parent[v]]);
        }
      }
    }),
    RUNS,
  );
});

test('a grid of 40 by 40 is divided evenly: no root path is longer than its four sides', () => {
  const side = 40;
  const { graph, points } = drawGrid(side);
  const topology = buildTopology(graph, points);
  // Halving by straight lines gives 40 + 20 + 20 + 10 + 10 + ... = three sides; cuts that are not quite even may cost one more.
  expect(topology.deepest).toBeLessThan(4 * side);
});

test('a chain is contracted to logarithmic depth', () => {
  const nodeCount = 1000;
  const tails = Int32Array.from({ length: nodeCount - 1 }, (_, v) => v);
  const x = Float64Array.from({ length: nodeCount }, (_, v) => v);
  const topology = buildTopology(
    { nodeCount, arcCount: nodeCount - 1, arcTail: tails, arcHead: tails.map((v) => v + 1) },
    { x, y: new Float64Array(nodeCount) },
  );
  // Each round takes at least every third node of what is left: 1.5^n = 1000 for n = 17, two levels each.
  expect(topology.deepest).toBeLessThan(35);
});
