import { encodeUtf8, sha256Hex } from '../../base/index.ts';
import type { Problem, RoadMap } from '../../domain/index.ts';
import { readOsmPbf } from '../osm/read-osm-pbf.ts';
import { readOsmGzip, readOsmXml } from '../osm/read-osm-xml.ts';
import { assembleRoadMap, type DraftRoadMap } from './assemble-road-map.ts';
import { readGeojsonRoads } from './geojson-roads.ts';

export interface ReadRoadsOptions {
  /** Loose ends of GeoJSON roads within this distance are joined; 0 joins none. */
  readonly joinMetres: number;
}

/**
 * The road map of an operation folder from roads.osm.pbf, roads.osm, roads.osm.gz or roads.geojson, with everything
 * that is wrong with it. No such file: a map without roads (an operation may have links alone). More than one:
 * `roads.several-files`, since roads of two files would not meet. With an error among the problems the map is empty.
 */
export function readRoads(
  files: ReadonlyMap<string, Uint8Array>,
  options: ReadRoadsOptions,
): { roads: RoadMap; problems: Problem[] } {
  const problems: Problem[] = [];
  const present = Object.keys(READERS).filter((name) => files.has(name));
  if (present.length > 1) problems.push(severalFiles(present));
  const [name] = present;
  if (name === undefined || present.length > 1) return { roads: emptyRoadMap(), problems };

  const bytes = files.get(name)!;
  const draft = READERS[name]!(bytes, name, options, problems);
  const failed = draft === null || problems.some(({ severity }) => severity === 'error');
  return { roads: failed ? emptyRoadMap() : assembleRoadMap(draft, sha256Hex(bytes)), problems };
}

type Reader = (
  bytes: Uint8Array,
  file: string,
  options: ReadRoadsOptions,
  problems: Problem[],
) => DraftRoadMap | null;

const READERS: Readonly<Record<string, Reader>> = {
  'roads.osm.pbf': (bytes, file, _, problems) => readOsmPbf(bytes, file, problems),
  'roads.osm': (bytes, file, _, problems) => readOsmXml(bytes, file, problems),
  'roads.osm.gz': (bytes, file, _, problems) => readOsmGzip(bytes, file, problems),
  'roads.geojson': (bytes, file, { joinMetres }, problems) =>
    readGeojsonRoads(bytes, file, joinMetres, problems),
};

function severalFiles(names: readonly string[]): Problem {
  return {
    code: 'roads.several-files',
    severity: 'error',
    at: { file: names[1]! },
    expected: 'one file of roads',
    got: names.join(', '),
    remedy: 'Keep one of them; connect what it lacks with links.csv.',
  };
}

function emptyRoadMap(): RoadMap {
  return {
    hash: sha256Hex(encodeUtf8('')),
    latE7: new Int32Array(0),
    lonE7: new Int32Array(0),
    roads: [],
    barriers: new Map(),
    credit: null,
  };
}
