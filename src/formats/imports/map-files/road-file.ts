import { compareStrings, measureMetres } from '../../../base/index.ts';
import type { RoadMap } from '../../../domain/index.ts';
import type { ProblemList } from '../../problem-list.ts';
import { readRoads } from '../../roads/read-roads.ts';
import type { MapFile } from './read-feature-table.ts';

/** Names of road files in an operation folder; only one of them may be there. */
export const ROAD_FILES = ['roads.osm.pbf', 'roads.osm', 'roads.osm.gz', 'roads.geojson'] as const;
export type RoadFileName = (typeof ROAD_FILES)[number];

export interface RoadCounts {
  readonly roads: number;
  readonly metres: number;
  /** By highway class, or `ferry`; the longest first. */
  readonly classes: readonly { readonly name: string; readonly roads: number; readonly metres: number }[];
}

export interface RoadImport {
  readonly target: RoadFileName;
  /** What the target will hold, byte for byte. */
  readonly bytes: Uint8Array;
  readonly counts: RoadCounts;
  readonly became: 'new' | 'same' | 'replaced';
  /** Other road files of the folder that go, since only one may be there. */
  readonly removes: readonly RoadFileName[];
}

/** What kind of OpenStreetMap file bytes are, by themselves and not by their name; null where they are none. */
export function findOsmTarget(bytes: Uint8Array): RoadFileName | null {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'roads.osm.gz';
  if (head.slice(4, 24).includes('OSMHeader')) return 'roads.osm.pbf';
  return /<osm[\s>]/.test(head) ? 'roads.osm' : null;
}

/**
 * The road file of an operation from a sound file of roads, read whole to be sure. The operation's own road file stays
 * unless it is the same, or `update` is given. Null with problems: those of the readers, and import.roads-differ.
 */
export function computeRoadImport(
  file: MapFile,
  target: RoadFileName,
  existing: ReadonlyMap<string, Uint8Array>,
  options: { readonly update: boolean; readonly joinMetres: number },
  problems: ProblemList,
): RoadImport | null {
  const read = readRoads(new Map([[target, file.bytes]]), { joinMetres: options.joinMetres });
  problems.take(read.problems.map((problem) => ({ ...problem, at: { ...problem.at, file: file.name } })));
  if (read.problems.some(({ severity }) => severity === 'error')) return null;
  if (read.roads.roads.length === 0) {
    problems.error(
      'import.no-roads',
      { file: file.name },
      'at least one road',
      'none',
      'Check the extract: was it filtered, or cut elsewhere?',
    );
    return null;
  }
  const counts = countRoads(read.roads);
  const present = ROAD_FILES.filter((name) => existing.has(name));
  const own = existing.get(target);
  const removes = present.filter((name) => name !== target);
  if (own !== undefined && removes.length === 0 && isEqual(own, file.bytes))
    return { target, bytes: file.bytes, counts, became: 'same', removes };
  if (present.length > 0 && !options.update) {
    problems.error(
      'import.roads-differ',
      { file: file.name },
      `the roads that the operation has in ${present.join(', ')}`,
      'other roads',
      'Give --update to replace them. Plans name roads by their ids: look at access.geojson and road_edits.csv then.',
    );
    return null;
  }
  return { target, bytes: file.bytes, counts, became: present.length > 0 ? 'replaced' : 'new', removes };
}

function countRoads({ roads, latE7, lonE7 }: RoadMap): RoadCounts {
  const classes = new Map<string, { name: string; roads: number; metres: number }>();
  let total = 0;
  for (const { nodes, tags } of roads) {
    let metres = 0;
    for (let i = 0; i + 1 < nodes.length; i++) {
      const [a, b] = [nodes[i]!, nodes[i + 1]!];
      metres += measureMetres(latE7[a]!, lonE7[a]!, latE7[b]!, lonE7[b]!);
    }
    total += metres;
    const name = tags['highway'] ?? 'ferry';
    const entry = classes.get(name) ?? { name, roads: 0, metres: 0 };
    entry.roads++;
    entry.metres += metres;
    classes.set(name, entry);
  }
  const sorted = [...classes.values()].sort((a, b) => b.metres - a.metres || compareStrings(a.name, b.name));
  return {
    roads: roads.length,
    metres: Math.round(total),
    classes: sorted.map((entry) => ({ ...entry, metres: Math.round(entry.metres) })),
  };
}

const isEqual = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
