import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { IndexedHeap, randomStream } from '../src/base/index.ts';
import {
  type AccessConstraint,
  constraintId,
  type Origin,
  type Place,
  placeId,
} from '../src/domain/index.ts';
import { DEFAULT_SPEEDS_KMH } from '../src/formats/default-rules.ts';
import { readRoads } from '../src/formats/roads/read-roads.ts';
import { computeArcWeights } from '../src/network/arc-weights.ts';
import {
  buildAccessTimeline,
  buildRoadNetwork,
  buildTravel,
  describeComponents,
  isUnreachable,
  UNREACHABLE,
  type VehicleClass,
} from '../src/network/index.ts';
import { growTree } from '../src/network/shortest-path-tree.ts';
import { measure } from './processor-time.ts';
import { measureHierarchy } from './roads-hierarchy.ts';

const HORIZON = { from: 0, to: 14 * 86_400 };
const PLACES = 60;
const ARRIVALS = 50_000;
const PATHS = 5_000;
const RULES = {
  speedsKmh: DEFAULT_SPEEDS_KMH,
  surfacePpm: { gravel: 1_500_000, unpaved: 1_500_000 },
  contingencyPpm: 1_250_000,
  snapMaxMetres: 2000,
  snapSpeedKmh: 10,
  joinMetres: 0,
};
const TRUCK: VehicleClass = {
  heightMm: 3800,
  widthMm: 2500,
  grossGrams: 18_000_000,
  speedFactorPpm: 1_000_000,
  permits: [],
  mode: 'road',
  offRoad: false,
};

/** Drives on any surface and under most limits. */
const LIGHT: VehicleClass = { ...TRUCK, heightMm: 2000, widthMm: 1900, grossGrams: 3_000_000, offRoad: true };

/**
 * Reading an extract, building its network, one search over all of it, its hierarchy, 50,000 arrivals and 5,000 whole legs between 60
 * places at random times over two weeks with ten areas shut at night. Milliseconds of processor time, medians of `--runs`:
 * the machine may be shared. The checksums must not change.
 */
export const run = async (args: string[]): Promise<unknown> => {
  const [file] = args;
  if (file === undefined) throw new Error('name an extract: .osm.pbf, .osm, .osm.gz or .geojson');
  const at = args.indexOf('--runs');
  const runs = at < 0 ? 5 : Number(args[at + 1]);
  const bytes = readFileSync(file);
  const name = ['roads.osm.pbf', 'roads.osm.gz', 'roads.geojson', 'roads.osm'].find((known) =>
    file.endsWith(known.slice('roads'.length)),
  );
  const files = new Map([[name ?? 'roads.osm.pbf', bytes]]);
  const { roads, problems } = readRoads(files, { joinMetres: 0 });
  if (problems.some(({ severity }) => severity === 'error')) throw new Error(JSON.stringify(problems));

  const random = randomStream(1, 'benchmark');
  const pickNode = (): number => random.nextBelow(roads.latE7.length);
  const places = Array.from({ length: PLACES }, (_, p): Place => {
    const node = pickNode();
    return {
      id: placeId(`p${p}`),
      kind: 'site',
      latE7: roads.latE7[node],
      lonE7: roads.lonE7[node],
    } as Place;
  });
  const constraints = Array.from({ length: 10 }, (_, c): AccessConstraint => {
    const node = pickNode();
    const shape = {
      kind: 'disc' as const,
      latE7: roads.latE7[node],
      lonE7: roads.lonE7[node],
      radiusMetres: 500,
    };
    const hours = [{ weekdays: [0, 1, 2, 3, 4, 5, 6], fromSecond: (6 + c / 10) * 3600, toSecond: 18 * 3600 }];
    return {
      ...{ id: constraintId(`c${c}`), kind: 'window', name: null, shape, from: null, to: null, hours },
      ...{ slowPpm: null, permit: null, riskPpm: null, origin: {} as Origin },
    };
  });
  const days = Array.from({ length: 14 }, (_, d) => ({
    date: `2024-05-${String(6 + d).padStart(2, '0')}`,
    startsAt: d * 86_400,
    endsAt: (d + 1) * 86_400,
    offsetSeconds: 0,
    sunriseAt: null,
    sunsetAt: null,
  }));
  const input = { roads, places, links: [], constraints, classes: [TRUCK, LIGHT], rules: RULES };

  const importMs = measure(runs, () => readRoads(files, { joinMetres: 0 }));
  const buildMs = measure(runs, () => buildRoadNetwork(input));
  const network = buildRoadNetwork(input);
  const { graph } = network;
  const open = new Float64Array(network.touch.sets.length).fill(1);
  const weightsMs = measure(runs, () => computeArcWeights(network, [0], open));
  const weights = computeArcWeights(network, [0], open);
  const heap = new IndexedHeap(graph.nodeCount);
  const searchFrom = (node: number) => growTree(graph, weights, [{ node, ms: 0 }], heap);
  const start = findLively(graph.nodeCount, (node) => countReached(searchFrom(node).ms));
  const reached = countReached(searchFrom(start).ms);
  const searchMs = measure(runs, () => searchFrom(start));

  let checksum = 0;
  let found = 0;
  const askAll = (count: number, withPaths: boolean): void => {
    const travel = buildTravel(network, buildAccessTimeline(constraints, days, HORIZON));
    const asked = randomStream(2, 'benchmark');
    checksum = 0;
    found = 0;
    for (let i = 0; i < count; i++) {
      const [from, to] = [asked.nextBelow(PLACES), asked.nextBelow(PLACES)];
      const departAt = asked.nextBelow(13 * 86_400);
      const query = { classes: [0], fromId: places[from].id, toId: places[to].id, departAt };
      const answer = withPaths ? travel.findLeg(query) : travel.findArrival(query);
      if (isUnreachable(answer)) continue;
      found++;
      const parts =
        typeof answer === 'number' ? answer : answer.arriveAt + answer.metres + answer.path.length;
      checksum = (checksum * 31 + parts) % 1_000_000_007;
    }
  };
  const pathsMs = measure(runs, () => askAll(PATHS, true));
  const paths = { asked: PATHS, found, checksum };
  const arrivalsMs = measure(runs, () => askAll(ARRIVALS, false));
  const arrivals = { asked: ARRIVALS, found, checksum };
  const { weak, strong } = describeComponents(network, 0);
  // Day and night for both classes: at night the ten areas are shut.
  const night = Float64Array.from(network.touch.sets, (set) => (set.length > 0 ? 0 : 1));
  const metrics = [0, 1].flatMap((c) =>
    [open, night].map((effect) => computeArcWeights(network, [c], effect)),
  );
  const hierarchy = measureHierarchy(network, metrics, start, runs);
  return {
    file,
    cpu: cpus()[0]?.model,
    node: process.versions.node,
    runs,
    roads: roads.roads.length,
    mapNodes: roads.latE7.length,
    nodes: graph.nodeCount,
    arcs: graph.arcCount,
    reached,
    importSeconds: (importMs + buildMs) / 1000,
    ...hierarchy,
    components: { weak: weak.length, strong: strong.length, largestStrongShare: strong[0]?.share },
    cpuMs: {
      import: importMs,
      build: buildMs,
      weights: weightsMs,
      search: searchMs,
      arrivals: arrivalsMs,
      paths: pathsMs,
    },
    arrivals,
    paths,
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
};

/** One of 20 nodes, spread over all, from which most can be reached: not a dead end. */
const findLively = (nodeCount: number, reachedFrom: (node: number) => number): number => {
  const nodes = Array.from({ length: 20 }, (_, i) => Math.floor(((i + 0.5) * nodeCount) / 20));
  return nodes.sort((a, b) => reachedFrom(b) - reachedFrom(a) || a - b)[0];
};

const countReached = (ms: Int32Array): number =>
  ms.reduce((count, each) => count + (each < UNREACHABLE ? 1 : 0), 0);
