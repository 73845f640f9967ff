import { PbfReader } from 'pbf';
import type { Problem } from '../../domain/index.ts';
import { quote } from '../problem-list.ts';
import type { DraftRoadMap } from '../roads/assemble-road-map.ts';
import { collectOsmRoads, type OsmWay } from './collect-roads.ts';
import { describeOsmProblem, OsmFormatError } from './osm-problem.ts';
import { listBlobs, openBlob, readBytesWithin } from './pbf-blobs.ts';
import { openBlock, readNodes, readWays } from './pbf-block.ts';
import { createOsmRoom } from './room.ts';
import { buildSortedNodes } from './sorted-nodes.ts';

/**
 * The roads of an OSM PBF file, or null and what is wrong with it. Reads twice: first the ways that are roads, then
 * the nodes they use, so that memory follows the roads and not the file. Codes: roads.pbf-*, roads.osm-*.
 */
export function readOsmPbf(bytes: Uint8Array, file: string, problems: Problem[]): DraftRoadMap | null {
  try {
    const ways: OsmWay[] = [];
    const withNodes = [];
    const room = createOsmRoom(bytes.length);
    let inflated = 0;
    for (const blob of listBlobs(bytes)) {
      if (blob.type !== 'OSMHeader' && blob.type !== 'OSMData') continue;
      const content = openBlob(bytes, blob);
      room.takeBytes(content.length);
      inflated += content.length;
      if (inflated > MAX_INFLATED_BYTES)
        throw new OsmFormatError('pbf-too-large', `more than ${MAX_INFLATED_BYTES} bytes inside`);
      if (blob.type === 'OSMHeader') requireFeatures(content);
      else if (readWays(openBlock(content), ways, room)) withNodes.push(blob);
    }
    if (bytes.length === 0) throw new OsmFormatError('pbf-truncated', 'an empty file');

    const nodes = buildSortedNodes(ways.map(({ refs }) => refs));
    const barriers = new Map<number, Readonly<Record<string, string>>>();
    for (const blob of withNodes) readNodes(openBlock(openBlob(bytes, blob)), nodes, barriers);
    const find = (id: number): number => {
      const index = nodes.indexOf(id);
      return index >= 0 && nodes.known[index] === 1 ? index : -1;
    };
    return collectOsmRoads(ways, { ...nodes, find, barriers }, file, problems);
  } catch (error) {
    // pbf itself throws plain errors on broken numbers and unknown field types.
    if (!(error instanceof Error)) throw error;
    const kind = error instanceof OsmFormatError ? error.kind : 'pbf-broken';
    problems.push(describeOsmProblem(file, kind, error.message));
    return null;
  }
}

function requireFeatures(header: Uint8Array): void {
  const pbf = new PbfReader(header);
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field !== 4) continue;
    const feature = String.fromCharCode(...readBytesWithin(pbf).subarray(0, 64));
    if (!SUPPORTED_FEATURES.has(feature))
      throw new OsmFormatError('pbf-feature', `the feature ${quote(feature)}`);
  }
}

const SUPPORTED_FEATURES: ReadonlySet<string> = new Set(['OsmSchema-V0.6', 'DenseNodes']);

/** Beyond any country; a bomb stops here. */
const MAX_INFLATED_BYTES = 4 * 2 ** 30;
