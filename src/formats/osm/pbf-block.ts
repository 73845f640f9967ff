import { PbfReader } from 'pbf';
import { isRoad, keepBarrierTags, keepRoadTags } from '../roads/road-tags.ts';
import { decodeUtf8 } from '../roads/utf8.ts';
import type { OsmWay } from './collect-roads.ts';
import { OsmFormatError } from './osm-problem.ts';
import { endOfMessage, readBytesWithin } from './pbf-blobs.ts';
import type { SortedNodes } from './sorted-nodes.ts';

/** A primitive block taken apart just so far that groups can be read. */
export interface PbfBlock {
  readonly pbf: PbfReader;
  readonly strings: readonly Uint8Array[];
  readonly groups: readonly { readonly start: number; readonly end: number }[];
  /** Nanodegrees. */
  readonly granularity: number;
  readonly latOffset: number;
  readonly lonOffset: number;
}

type Barriers = Map<number, Readonly<Record<string, string>>>;

/** Throws `OsmFormatError`. */
export function openBlock(bytes: Uint8Array): PbfBlock {
  const pbf = new PbfReader(bytes);
  const strings: Uint8Array[] = [];
  const groups: { start: number; end: number }[] = [];
  let granularity = 100;
  let latOffset = 0;
  let lonOffset = 0;
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 1) {
      const end = endOfMessage(pbf, pbf.length);
      for (let entry = pbf.nextField(end); entry !== 0; entry = pbf.nextField(end)) {
        if (entry === 1) strings.push(readBytesWithin(pbf));
      }
    } else if (field === 2) {
      const end = endOfMessage(pbf, pbf.length);
      groups.push({ start: pbf.pos, end });
      pbf.pos = end;
    } else if (field === 17) granularity = pbf.readVarint(true);
    else if (field === 19) latOffset = pbf.readVarint(true);
    else if (field === 20) lonOffset = pbf.readVarint(true);
  }
  return { pbf, strings, groups, granularity, latOffset, lonOffset };
}

/** Adds the roads of a block to `ways`; true when the block holds nodes too. */
export function readWays(block: PbfBlock, ways: OsmWay[]): boolean {
  const { pbf } = block;
  const text = createStringReader(block.strings);
  let hasNodes = false;
  for (const { start, end } of block.groups) {
    pbf.pos = start;
    for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
      if (field === 1 || field === 2) hasNodes = true;
      if (field !== 3) continue;
      const wayEnd = endOfMessage(pbf, end);
      const way = readWay(pbf, wayEnd, text);
      if (way !== null) ways.push(way);
      pbf.pos = wayEnd;
    }
  }
  return hasNodes;
}

/** Fills in the coordinates of wanted nodes, and the tags of those that are barriers. */
export function readNodes(block: PbfBlock, nodes: SortedNodes, barriers: Barriers): void {
  const { pbf } = block;
  const text = createStringReader(block.strings);
  for (const { start, end } of block.groups) {
    pbf.pos = start;
    for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
      if (field !== 1 && field !== 2) continue;
      const nodesEnd = endOfMessage(pbf, end);
      if (field === 1) readPlainNode(block, nodesEnd, text, nodes, barriers);
      else readDenseNodes(block, nodesEnd, text, nodes, barriers);
      pbf.pos = nodesEnd;
    }
  }
}

function readWay(pbf: PbfReader, end: number, text: (index: number) => string): OsmWay | null {
  let id = 0;
  let keys: number[] = [];
  let values: number[] = [];
  let refs: number[] = [];
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
    if (field === 1) id = pbf.readVarint(true);
    else if (field === 2) keys = readPacked(pbf, end);
    else if (field === 3) values = readPacked(pbf, end);
    else if (field === 8) refs = readDeltas(pbf, end);
  }
  if (keys.length !== values.length)
    throw new OsmFormatError('pbf-broken', `way ${id} with a tag without value`);
  const tags = keepRoadTags(keys.map((key, i) => [text(key), text(values[i]!)]));
  return isRoad(tags) ? { id, refs: Float64Array.from(refs), tags } : null;
}

function readPlainNode(
  block: PbfBlock,
  end: number,
  text: (index: number) => string,
  nodes: SortedNodes,
  barriers: Barriers,
): void {
  const { pbf } = block;
  let id = 0;
  let lat = 0;
  let lon = 0;
  let keys: number[] = [];
  let values: number[] = [];
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
    if (field === 1) id = pbf.readSVarint();
    else if (field === 2) keys = readPacked(pbf, end);
    else if (field === 3) values = readPacked(pbf, end);
    else if (field === 8) lat = pbf.readSVarint();
    else if (field === 9) lon = pbf.readSVarint();
  }
  const index = nodes.indexOf(id);
  if (index < 0) return;
  setNode(block, nodes, index, id, lat, lon);
  const tags = keepBarrierTags(keys.map((key, i) => [text(key), text(values[i] ?? -1)]));
  if (tags !== null) barriers.set(index, tags);
}

function readDenseNodes(
  block: PbfBlock,
  end: number,
  text: (index: number) => string,
  nodes: SortedNodes,
  barriers: Barriers,
): void {
  const { pbf } = block;
  let ids: number[] = [];
  let lats: number[] = [];
  let lons: number[] = [];
  let keysValues: number[] = [];
  for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
    if (field === 1) ids = readDeltas(pbf, end);
    else if (field === 8) lats = readDeltas(pbf, end);
    else if (field === 9) lons = readDeltas(pbf, end);
    else if (field === 10) keysValues = readPacked(pbf, end);
  }
  if (lats.length !== ids.length || lons.length !== ids.length) {
    throw new OsmFormatError('pbf-broken', `${ids.length} nodes with ${lats.length} latitudes`);
  }
  let at = 0;
  for (let i = 0; i < ids.length; i++) {
    // Tags of node after node: pairs of strings, closed by 0. No list at all where no node has tags.
    const first = at;
    while (at < keysValues.length && keysValues[at] !== 0) at += 2;
    const last = at++;
    const index = nodes.indexOf(ids[i]!);
    if (index < 0) continue;
    setNode(block, nodes, index, ids[i]!, lats[i]!, lons[i]!);
    if (last === first) continue;
    const pairs: [string, string][] = [];
    for (let k = first; k < last; k += 2) pairs.push([text(keysValues[k]!), text(keysValues[k + 1] ?? -1)]);
    const tags = keepBarrierTags(pairs);
    if (tags !== null) barriers.set(index, tags);
  }
}

function setNode(
  block: PbfBlock,
  nodes: SortedNodes,
  index: number,
  id: number,
  lat: number,
  lon: number,
): void {
  const latE7 = Math.round((block.latOffset + block.granularity * lat) / 100);
  const lonE7 = Math.round((block.lonOffset + block.granularity * lon) / 100);
  if (!(Math.abs(latE7) <= 900_000_000 && Math.abs(lonE7) <= 1_800_000_000)) {
    throw new OsmFormatError('osm-coordinate-out-of-range', `node ${id} at [${lonE7 / 1e7}, ${latE7 / 1e7}]`);
  }
  nodes.latE7[index] = latE7;
  nodes.lonE7[index] = lonE7;
  nodes.known[index] = 1;
}

function readPacked(pbf: PbfReader, limit: number): number[] {
  const end = endOfMessage(pbf, limit);
  const values: number[] = [];
  while (pbf.pos < end) values.push(pbf.readVarint());
  return values;
}

function readDeltas(pbf: PbfReader, limit: number): number[] {
  const end = endOfMessage(pbf, limit);
  const values: number[] = [];
  let sum = 0;
  while (pbf.pos < end) {
    sum += pbf.readSVarint();
    values.push(sum);
  }
  return values;
}

/** Strings of a block by index, decoded when first asked for. Throws `OsmFormatError`. */
function createStringReader(strings: readonly Uint8Array[]): (index: number) => string {
  const decoded: (string | undefined)[] = [];
  return (index) => {
    const known = decoded[index];
    if (known !== undefined) return known;
    const bytes = strings[index];
    if (bytes === undefined) throw new OsmFormatError('pbf-broken', `string ${index} of ${strings.length}`);
    const text = decodeUtf8(bytes);
    if (text === null) throw new OsmFormatError('pbf-broken', `string ${index} that is no UTF-8`);
    decoded[index] = text;
    return text;
  };
}
