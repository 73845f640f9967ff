import { expect, test } from 'vitest';
import { IndexedHeap } from '../base/index.ts';
import { toMilliseconds, UNREACHABLE } from './milliseconds.ts';
import { buildRoadGraph } from './road-graph.ts';
import { growTree } from './shortest-path-tree.ts';

test('a time too long for 32 bits is unreachable', () => {
  expect(toMilliseconds(1.0005)).toBe(1001);
  expect(toMilliseconds(Infinity)).toBe(UNREACHABLE);
  expect(toMilliseconds(25 * 86_400)).toBe(UNREACHABLE);
  expect(toMilliseconds(24 * 86_400)).toBeLessThan(UNREACHABLE);
});

test('the sentinel is the largest 32-bit integer, and sums near it do not wrap', () => {
  expect(Int32Array.of(UNREACHABLE)[0]).toBe(UNREACHABLE);
  expect((UNREACHABLE + 1) | 0).toBeLessThan(0);
  // Three links in a row, each of more than half of what can be told: the second is out of reach, not negative.
  const geometry = {
    firstPoint: new Int32Array(1),
    roadOfPoint: new Int32Array(0),
    nodeOfPoint: new Int32Array(0),
    metresFromStart: new Float64Array(0),
  };
  const graph = buildRoadGraph(
    {
      geometry,
      mapNodeCount: 0,
      used: new Uint8Array(0),
      directions: new Uint8Array(0),
      touchOfSegment: new Int32Array(0),
      stops: new Uint8Array(0),
      extraCuts: new Map(),
    },
    4,
    [0, 1, 2].map((place) => ({ fromPlace: place, toPlace: place + 1, bothWays: false })),
    [],
  );
  const weights = new Int32Array(3).fill(UNREACHABLE - 1);
  const tree = growTree(graph, weights, [{ node: 0, ms: 0 }], new IndexedHeap(4));
  expect([...tree.ms]).toEqual([0, UNREACHABLE - 1, UNREACHABLE, UNREACHABLE]);
});
