import { IndexedHeap, type RandomStream, randomStream } from '../src/base/index.ts';
import { computeMatrix } from '../src/network/hierarchy/matrix.ts';
import { customize } from '../src/network/hierarchy/metric.ts';
import type { NodePoints } from '../src/network/hierarchy/node-order.ts';
import { createQuery } from '../src/network/hierarchy/query.ts';
import { createRecustomizer } from '../src/network/hierarchy/recustomize.ts';
import { buildTopology } from '../src/network/hierarchy/topology.ts';
import { listTriangles } from '../src/network/hierarchy/triangles.ts';
import { type RoadNetwork, UNREACHABLE } from '../src/network/index.ts';
import { locateNodes } from '../src/network/node-points.ts';
import { growTree } from '../src/network/shortest-path-tree.ts';
import { measure } from './processor-time.ts';

const STEPS = 10_000;
const PAIRS = 1_000_000;
const CHECKS = 100;
const SOURCES = 10;

/**
 * The hierarchy of one network: order, customization in full and in part, queries and matrices, beside one full Dijkstra search of the
 * same run. `metrics`: weights of each vehicle class in each access state; the first is measured, all are changed step by step (close, reopen,
 * slow) and compared with Dijkstra. Milliseconds of processor time unless a name says otherwise.
 */
export function measureHierarchy(
  network: RoadNetwork,
  metrics: readonly Int32Array[],
  start: number,
  runs: number,
) {
  const { graph } = network;
  const { nodeCount, arcCount } = graph;
  const random = randomStream(3, 'benchmark');
  const points = locateNodes(network);
  const orderMs = measure(Math.min(runs, 3), () => listTriangles(buildTopology(graph, points)));
  const topology = buildTopology(graph, points);
  const triangles = listTriangles(topology);
  const open = metrics[0]!;
  const room = customize(topology, triangles, open);
  const customizeMs = measure(runs * 10, () => customize(topology, triangles, open, room));
  const heap = new IndexedHeap(nodeCount);
  const search = (weights: Int32Array, node: number) => growTree(graph, weights, [{ node, ms: 0 }], heap).ms;
  const dijkstraMs = measure(runs * 4, () => search(open, start));

  const metric = customize(topology, triangles, open);
  const query = createQuery(topology, metric);
  const ranks = Array.from({ length: 1000 }, () => random.nextBelow(nodeCount));
  const queryUs = perPiece(1000, () => {
    for (let i = 0; i < 1000; i++) query(ranks[i]!, ranks[(i + 500) % 1000]!);
  });
  const recustomize = createRecustomizer(topology, triangles);
  const weights = open.slice();
  const single = Array.from({ length: 500 }, () => random.nextBelow(arcCount));
  const partialOneArcUs = perPiece(1000, () => {
    for (const arc of single) {
      recustomize(metric, weights, [arc], [UNREACHABLE]);
      recustomize(metric, weights, [arc], [open[arc]!]);
    }
  });
  const areas = Array.from({ length: 10 }, () =>
    listNearestArcs(network, points, random.nextBelow(nodeCount), 100),
  );
  const partialHundredArcsUs = perPiece(20, () => {
    for (const arcs of areas) {
      recustomize(
        metric,
        weights,
        arcs,
        arcs.map(() => UNREACHABLE),
      );
      recustomize(
        metric,
        weights,
        arcs,
        arcs.map((arc) => open[arc]!),
      );
    }
  });
  const matrixMs = (size: number): number =>
    measure(runs, () => computeMatrix(topology, metric, ranks.slice(0, size), ranks.slice(0, size)));
  const [matrix500Ms, matrix1000Ms] = [matrixMs(500), matrixMs(1000)];
  const matrix500AfterAreaMs = measure(runs, () => {
    recustomize(
      metric,
      weights,
      areas[0]!,
      areas[0]!.map(() => UNREACHABLE),
    );
    computeMatrix(topology, metric, ranks.slice(0, 500), ranks.slice(0, 500));
  });

  let mismatches = 0;
  let pairsCompared = 0;
  let steps = 0;
  for (const original of metrics) {
    const changed = original.slice();
    const live = customize(topology, triangles, changed);
    const ask = createQuery(topology, live);
    const pick = (count: number): number[] =>
      Array.from({ length: count }, () => random.nextBelow(nodeCount));
    for (let check = 0; check < CHECKS / metrics.length; check++) {
      for (let i = 0; i < STEPS / CHECKS; i++, steps++) {
        const arc = random.nextBelow(arcCount);
        recustomize(live, changed, [arc], [drawWeight(random, original[arc]!)]);
      }
      const sources = pick(SOURCES);
      const targets = pick(PAIRS / CHECKS / SOURCES);
      const rank = (node: number): number => topology.rankOf[node]!;
      const matrix = computeMatrix(topology, live, sources.map(rank), targets.map(rank));
      sources.forEach((source, i) => {
        const expected = search(changed, source);
        targets.forEach((target, k) => {
          pairsCompared++;
          if (matrix[i * targets.length + k] !== expected[target]) mismatches++;
          else if (k < 20 && ask(rank(source), rank(target)) !== expected[target]) mismatches++;
        });
      });
    }
  }
  return {
    orderSeconds: orderMs / 1000,
    cchArcs: topology.arcCount,
    triangles: triangles.target.length,
    deepest: topology.deepest,
    customizeMs,
    partialOneArcUs,
    partialHundredArcsMs: partialHundredArcsUs / 1000,
    queryUs,
    matrix500Ms,
    matrix500AfterAreaMs,
    matrix1000Ms,
    dijkstraMs,
    perDijkstra: {
      customize: round(customizeMs / dijkstraMs),
      queriesInOne: Math.round((dijkstraMs * 1000) / queryUs),
      matrix1000: round(matrix1000Ms / dijkstraMs),
    },
    metrics: metrics.length,
    steps,
    mismatches,
    pairsCompared,
  };
}

/** Microseconds of each of `pieces` in one call of `work`. */
const perPiece = (pieces: number, work: () => void): number => round((measure(30, work) * 1000) / pieces);

const round = (value: number): number => Math.round(value * 100) / 100;

/** Closed, as it was, or two to five times as slow. */
const drawWeight = (random: RandomStream, ms: number): number => {
  const kind = random.nextBelow(3);
  if (kind === 0 || ms === UNREACHABLE) return kind === 2 ? 60_000 : UNREACHABLE;
  return kind === 1 ? ms : Math.min(ms * (2 + random.nextBelow(4)), UNREACHABLE - 1);
};

/** What a flood would close: the arcs that start nearest to a node. */
function listNearestArcs(
  { graph }: RoadNetwork,
  { x, y }: NodePoints,
  node: number,
  count: number,
): number[] {
  const distance = (arc: number): number =>
    (x[graph.arcTail[arc]!]! - x[node]!) ** 2 + (y[graph.arcTail[arc]!]! - y[node]!) ** 2;
  return Array.from({ length: graph.arcCount }, (_, arc) => ({ arc, far: distance(arc) }))
    .sort((a, b) => a.far - b.far || a.arc - b.arc)
    .slice(0, count)
    .map(({ arc }) => arc);
}
