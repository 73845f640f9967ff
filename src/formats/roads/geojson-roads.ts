import { compareStrings } from '../../base/index.ts';
import type { Problem } from '../../domain/index.ts';
import { createProblemList, quote } from '../problem-list.ts';
import { readJson } from '../read-json.ts';
import type { DraftRoad, DraftRoadMap } from './assemble-road-map.ts';
import { createCoordinateNodes } from './coordinate-nodes.ts';
import { type GeojsonLine, parseGeojsonLines } from './geojson-lines.ts';
import { joinNearMisses, listNearMisses, type NearMiss } from './loose-ends.ts';

/**
 * The roads of a GeoJSON file. Lines meet at points that are equal to 7 decimals and nowhere else; loose ends that
 * nearly meet are warned about (`roads.near-miss`), and joined when they lie within `joinMetres`. Draft nodes depend
 * on ids and coordinates alone, not on the order of features.
 */
export function readGeojsonRoads(
  bytes: Uint8Array,
  file: string,
  joinMetres: number,
  problems: Problem[],
): DraftRoadMap | null {
  const found = createProblemList();
  const value = readJson(file, bytes, found);
  problems.push(...found.sorted());
  if (value === undefined) return null;
  const { lines, barriers, credit } = parseGeojsonLines(value, file, problems);
  const sorted = [...lines].sort((a, b) => compareStrings(a.id, b.id));
  const nodes = createCoordinateNodes();
  const roads: DraftRoad[] = sorted.map(({ id, points, tags }) => ({
    id,
    tags,
    nodes: points.map(([lonE7, latE7]) => nodes.add(latE7, lonE7)),
  }));
  const barrierTags = new Map<number, Readonly<Record<string, string>>>();
  for (const { row, point, tags } of barriers) {
    const node = nodes.find(point[1], point[0]);
    if (node !== undefined) barrierTags.set(node, tags);
    else problems.push(barrierOffRoad(file, row));
  }

  const { latE7, lonE7 } = nodes;
  const misses = listNearMisses(roads, latE7, lonE7, Math.max(WARN_METRES, joinMetres), MOST_MISSES);
  if (misses === null) {
    problems.push(tooManyMisses(file));
    return null;
  }
  const joined = misses.filter(({ metres }) => metres <= joinMetres);
  for (const miss of misses) if (miss.metres > joinMetres) problems.push(describeMiss(miss, sorted, file));
  const leader = joinNearMisses(joined, latE7.length);
  return {
    roads: roads.map((road) => ({ ...road, nodes: mergeRuns(road.nodes, leader) })),
    latE7,
    lonE7,
    barriers: new Map([...barrierTags].map(([node, tags]) => [leader[node]!, tags])),
    credit,
  };
}

/** Loose ends nearer than this are very likely meant to meet. */
const WARN_METRES = 25;

/** A map with more is one of pieces that share no points: every pair of ends of a town lies near. */
const MOST_MISSES = 100_000;

/** The nodes under their leaders, repeats in a row left out unless only two points are left. */
function mergeRuns(nodes: ArrayLike<number>, leader: Int32Array): number[] {
  const merged: number[] = [];
  for (let i = 0; i < nodes.length; i++) {
    const node = leader[nodes[i]!]!;
    if (merged.at(-1) !== node) merged.push(node);
  }
  return merged.length > 1 ? merged : [merged[0]!, merged[0]!];
}

function describeMiss({ a, b, metres }: NearMiss, lines: readonly GeojsonLine[], file: string): Problem {
  const [first, second] = [lines[a.road]!, lines[b.road]!];
  return {
    code: 'roads.near-miss',
    severity: 'warning',
    at: { file, row: first.row, column: 'coordinates' },
    expected: 'roads that meet to share a point',
    got: `ends of ${quote(first.id)} and ${quote(second.id)} ${metres.toFixed(1)} m apart`,
    remedy: 'Draw the point they share with equal coordinates, or set rules.roads.join_m.',
  };
}

function tooManyMisses(file: string): Problem {
  return {
    code: 'roads.too-many-loose-ends',
    severity: 'error',
    at: { file, column: 'coordinates' },
    expected: `at most ${MOST_MISSES} pairs of loose ends that nearly meet`,
    got: 'more',
    remedy: 'Export the roads with shared points at junctions, or take an OpenStreetMap extract.',
  };
}

function barrierOffRoad(file: string, row: number): Problem {
  return {
    code: 'roads.barrier-off-road',
    severity: 'warning',
    at: { file, row, column: 'coordinates' },
    expected: 'a barrier at a point that a road is drawn through',
    got: 'a point on no road',
    remedy: 'Add the point to the line of the road; the barrier was left out.',
  };
}
