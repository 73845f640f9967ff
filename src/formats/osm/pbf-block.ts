import { PbfReader } from 'pbf';
import { isRoad, keepBarrierTags, keepRoadTags } from '../roads/road-tags.ts';
import { decodeUtf8 } from '../roads/utf8.ts';
import type { OsmWay } from './collect-roads.ts';
import { OsmFormatError } from './osm-problem.ts';
import { endOfMessage, requireEnd } from './pbf-blobs.ts';
import type { OsmRoom } from './room.ts';
import type { SortedNodes } from './sorted-nodes.ts';

/** A primitive block taken apart just so far that groups can be read. */
export interface PbfBlock {
  readonly pbf: PbfReader;
  /** Where each string begins and ends, flat: as arrays of their own a million would take 100 MB. */
  readonly strings: readonly number[];
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
  const strings: number[] = [];
  const groups: { start: number; end: number }[] = [];
  let granularity = 100;
  let latOffset = 0;
  let lonOffset = 0;
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 1) {
      const end = endOfMessage(pbf, pbf.length);
      for (let entry = pbf.nextField(end); entry !== 0; entry = pbf.nextField(end)) {
        if (entry !== 1) continue;
        const stringEnd = endOfMessage(pbf, end);
        strings.push(pbf.pos, stringEnd);
        pbf.pos = stringEnd;
        if (strings.length > 2 * MOST_STRINGS) throw tooMany(MOST_STRINGS, 'strings');
      }
      requireEnd(pbf, end);
    } else if (field === 2) {
      const end = endOfMessage(pbf, pbf.length);
      if (groups.push({ start: pbf.pos, end }) > MOST_GROUPS) throw tooMany(MOST_GROUPS, 'groups');
      pbf.pos = end;
    } else if (field === 17) granularity = pbf.readVarint(true);
    else if (field === 19) latOffset = pbf.readVarint(true);
    else if (field === 20) lonOffset = pbf.readVarint(true);
  }
  requireEnd(pbf, pbf.length);
  return { pbf, strings, groups, granularity, latOffset, lonOffset };
}

/** Programs write 8000 elements into a block. */
const MOST_STRINGS = 1_000_000;
const MOST_GROUPS = 10_000;
const MOST_NUMBERS = 4_000_000;

const tooMany = (most: number, what: string): OsmFormatError =>
  new OsmFormatError('osm-too-dense', `more than ${most} ${what} in a block`);

/** Adds the roads of a block to `ways`; true when the block holds nodes too. */
export function readWays(block: PbfBlock, ways: OsmWay[], room: OsmRoom): boolean {
  const { pbf } = block;
  const text = createStringReader(block);
  let hasNodes = false;
  for (const { start, end } of block.groups) {
    pbf.pos = start;
    for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
      if (field === 1 || field === 2) hasNodes = true;
      if (field !== 3) continue;
      const wayEnd = endOfMessage(pbf, end);
      const way = readWay(pbf, wayEnd, text);
      if (way !== null) {
        room.takeRoad(way.refs.length);
        ways.push(way);
      }
      pbf.pos = wayEnd;
    }
    requireEnd(pbf, end);
  }
  return hasNodes;
}

/** Fills in the coordinates of wanted nodes, and the tags of those that are barriers. */
export function readNodes(block: PbfBlock, nodes: SortedNodes, barriers: Barriers): void {
  const { pbf } = block;
  const text = createStringReader(block);
  for (const { start, end } of block.groups) {
    pbf.pos = start;
    for (let field = pbf.nextField(end); field !== 0; field = pbf.nextField(end)) {
      if (field !== 1 && field !== 2) continue;
      const nodesEnd = endOfMessage(pbf, end);
      if (field === 1) readPlainNode(block, nodesEnd, text, nodes, barriers);
      else readDenseNodes(block, nodesEnd, text, nodes, barriers);
      pbf.pos = nodesEnd;
    }
    requireEnd(pbf, end);
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
  requireEnd(pbf, end);
  if (!Number.isSafeInteger(id)) throw new OsmFormatError('pbf-broken', `a way with the id ${id}`);
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
  requireEnd(pbf, end);
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
  requireEnd(pbf, end);
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
  while (pbf.pos < end) {
    if (values.push(pbf.readVarint()) > MOST_NUMBERS) throw tooMany(MOST_NUMBERS, 'numbers');
  }
  requireEnd(pbf, end);
  return values;
}

function readDeltas(pbf: PbfReader, limit: number): number[] {
  const end = endOfMessage(pbf, limit);
  const values: number[] = [];
  let sum = 0;
  while (pbf.pos < end) {
    sum += pbf.readSVarint();
    if (values.push(sum) > MOST_NUMBERS) throw tooMany(MOST_NUMBERS, 'numbers');
  }
  requireEnd(pbf, end);
  return values;
}

/** Strings of a block by index, decoded when first asked for. Throws `OsmFormatError`. */
function createStringReader({ pbf, strings }: PbfBlock): (index: number) => string {
  const decoded: (string | undefined)[] = [];
  return (index) => {
    const known = decoded[index];
    if (known !== undefined) return known;
    const [start, end] = [strings[2 * index], strings[2 * index + 1]];
    if (start === undefined || end === undefined)
      throw new OsmFormatError('pbf-broken', `string ${index} of ${strings.length / 2}`);
    const text = decodeUtf8(pbf.buf.subarray(start, end));
    if (text === null) throw new OsmFormatError('pbf-broken', `string ${index} that is no UTF-8`);
    decoded[index] = text;
    return text;
  };
}
