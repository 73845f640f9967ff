import type { Problem } from '../../domain/index.ts';
import type { DraftRoad, DraftRoadMap } from '../roads/assemble-road-map.ts';
import { describeOsmProblem } from './osm-problem.ts';

/** A way that is a road, with its tags already reduced to those kept. */
export interface OsmWay {
  readonly id: number;
  readonly refs: ArrayLike<number>;
  readonly tags: Readonly<Record<string, string>>;
}

/** Nodes by index, with a way to find the index of an id. */
export interface OsmNodes {
  readonly latE7: ArrayLike<number>;
  readonly lonE7: ArrayLike<number>;
  /** Index of a node; -1 where the file does not hold it. */
  readonly find: (id: number) => number;
  /** Tags of barrier nodes by index. */
  readonly barriers: ReadonlyMap<number, Readonly<Record<string, string>>>;
}

export const OSM_CREDIT = '\u00a9 OpenStreetMap contributors, ODbL 1.0';

/**
 * The roads `way/ID` of an OSM file. Where the file lacks nodes a road is cut: its later parts are `way/ID#2`, `#3` ...;
 * parts of a single node are dropped.
 */
export function collectOsmRoads(
  ways: readonly OsmWay[],
  nodes: OsmNodes,
  file: string,
  problems: Problem[],
): DraftRoadMap {
  const roads: DraftRoad[] = [];
  const seen = new Set<number>();
  let duplicates = 0;
  let cutWays = 0;
  let missing = 0;
  for (const way of ways) {
    if (seen.has(way.id)) {
      duplicates++;
      continue;
    }
    seen.add(way.id);
    const { parts, missing: lacks } = splitAtMissing(way.refs, nodes);
    missing += lacks;
    if (lacks > 0) cutWays++;
    parts.forEach((part, index) => {
      const id = index === 0 ? `way/${way.id}` : `way/${way.id}#${index + 1}`;
      roads.push({ id, nodes: part, tags: way.tags });
    });
  }
  const warn = (kind: Parameters<typeof describeOsmProblem>[1], got: string): void => {
    problems.push(describeOsmProblem(file, kind, got));
  };
  if (duplicates > 0) warn('osm-duplicate-way', `${duplicates} ways again`);
  if (cutWays > 0) warn('osm-missing-nodes', `${cutWays} roads that lack ${missing} nodes`);
  if (roads.length === 0) warn('osm-no-roads', 'no road');
  return { roads, latE7: nodes.latE7, lonE7: nodes.lonE7, barriers: nodes.barriers, credit: OSM_CREDIT };
}

/** Runs of nodes that the file holds, repeats in a row left out; only runs of at least two. */
function splitAtMissing(refs: ArrayLike<number>, nodes: OsmNodes): { parts: number[][]; missing: number } {
  const parts: number[][] = [];
  let part: number[] = [];
  let missing = 0;
  for (let i = 0; i <= refs.length; i++) {
    const node = i < refs.length ? nodes.find(refs[i]!) : -1;
    if (node >= 0) {
      if (part.at(-1) !== node) part.push(node);
      continue;
    }
    if (i < refs.length) missing++;
    if (part.length > 1) parts.push(part);
    part = [];
  }
  return { parts, missing };
}
