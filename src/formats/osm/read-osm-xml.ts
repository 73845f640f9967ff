import type { Problem } from '../../domain/index.ts';
import { quote } from '../problem-list.ts';
import type { DraftRoadMap } from '../roads/assemble-road-map.ts';
import { isRoad, keepBarrierTags, keepRoadTags } from '../roads/road-tags.ts';
import { createXmlScanner, XmlError, type XmlHandler } from '../xml-scanner.ts';
import { collectOsmRoads, type OsmWay } from './collect-roads.ts';
import { InflateError, inflateGzip } from './inflate.ts';
import { describeOsmProblem, OsmFormatError } from './osm-problem.ts';
import { createOsmRoom, type OsmRoom } from './room.ts';

/** The roads of an OSM XML file, or null and what is wrong with it. Codes: roads.xml-*, roads.osm-*. */
export function readOsmXml(bytes: Uint8Array, file: string, problems: Problem[]): DraftRoadMap | null {
  return readDocument(bytes.length, file, problems, (push) => {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) push(bytes.subarray(at, at + PIECE_BYTES));
  });
}

/** The same for XML in gzip, inflated and read piece by piece. Codes: roads.gzip-broken and those of the XML. */
export function readOsmGzip(bytes: Uint8Array, file: string, problems: Problem[]): DraftRoadMap | null {
  return readDocument(bytes.length, file, problems, (push) => inflateGzip(bytes, MAX_INFLATED_BYTES, push));
}

function readDocument(
  fileBytes: number,
  file: string,
  problems: Problem[],
  feed: (push: (bytes: Uint8Array) => void) => void,
): DraftRoadMap | null {
  const draft: DraftOsm = { ids: [], latE7: [], lonE7: [], barriers: new Map(), ways: [] };
  try {
    const room = createOsmRoom(fileBytes);
    const scanner = createXmlScanner(createOsmHandler(draft, room));
    feed((piece) => {
      room.takeBytes(piece.length);
      scanner.push(piece);
    });
    scanner.end();
  } catch (error) {
    if (error instanceof InflateError) problems.push(describeOsmProblem(file, 'gzip-broken', error.message));
    else if (error instanceof XmlError)
      problems.push(describeOsmProblem(file, `xml-${error.kind}`, error.message));
    else if (error instanceof OsmFormatError)
      problems.push(describeOsmProblem(file, error.kind, error.message));
    else throw error;
    return null;
  }
  const indexOf = new Map(draft.ids.map((id, index) => [id, index]));
  const find = (id: number): number => indexOf.get(id) ?? -1;
  return collectOsmRoads(draft.ways, { ...draft, find }, file, problems);
}

/** XML is for small extracts: a country comes as .osm.pbf. */
const MAX_NODES = 8_000_000;

/** The map's own limit is 2000 nodes of a way; an element has some dozens of tags. */
const MOST_REFS = 100_000;
const MOST_TAGS = 10_000;

interface DraftOsm {
  readonly ids: number[];
  readonly latE7: number[];
  readonly lonE7: number[];
  readonly barriers: Map<number, Readonly<Record<string, string>>>;
  readonly ways: OsmWay[];
}

/** Nodes, ways and their tags; what was deleted (`visible`, or `action` of the editor JOSM) is passed over. */
function createOsmHandler(draft: DraftOsm, room: OsmRoom): XmlHandler {
  let element: 'node' | 'way' | null = null;
  let id = 0;
  let refs: number[] = [];
  let tags: [string, string][] = [];
  let sawRoot = false;
  return {
    open(name, attributes) {
      if (!sawRoot) {
        if (name !== 'osm')
          throw new OsmFormatError('xml-broken', `a document of ${quote(`<${name}>`)}, not <osm>`);
        sawRoot = true;
      } else if (name === 'node' || name === 'way') {
        const { id: idText, lat, lon, visible, action } = attributes();
        tags = [];
        refs = [];
        element = null;
        if (visible === 'false' || action === 'delete') return;
        element = name;
        id = readId(idText, name);
        if (name === 'node') addNode(draft, id, lat, lon);
      } else if (name === 'tag' && element !== null) {
        const { k, v } = attributes();
        if (k !== undefined && v !== undefined && tags.push([k, v]) > MOST_TAGS)
          throw new OsmFormatError('osm-too-dense', `more than ${MOST_TAGS} tags of ${element} ${id}`);
      } else if (name === 'nd' && element === 'way') {
        if (refs.push(readId(attributes()['ref'], 'nd')) > MOST_REFS)
          throw new OsmFormatError('osm-too-dense', `more than ${MOST_REFS} nodes of way ${id}`);
      }
    },
    close(name) {
      if (name !== element) return;
      if (element === 'node') {
        const kept = keepBarrierTags(tags);
        if (kept !== null) draft.barriers.set(draft.ids.length - 1, kept);
      } else {
        const kept = keepRoadTags(tags);
        if (isRoad(kept)) {
          room.takeRoad(refs.length);
          draft.ways.push({ id, refs, tags: kept });
        }
      }
      element = null;
    },
  };
}

function addNode(draft: DraftOsm, id: number, lat: string | undefined, lon: string | undefined): void {
  const [latE7, lonE7] = [toE7(lat), toE7(lon)];
  if (!(Math.abs(latE7) <= 900_000_000 && Math.abs(lonE7) <= 1_800_000_000)) {
    throw new OsmFormatError(
      'osm-coordinate-out-of-range',
      `node ${id} at [${quote(lon ?? '')}, ${quote(lat ?? '')}]`,
    );
  }
  if (draft.ids.length >= MAX_NODES)
    throw new OsmFormatError('osm-too-large', `more than ${MAX_NODES} nodes`);
  draft.ids.push(id);
  draft.latE7.push(latE7);
  draft.lonE7.push(lonE7);
}

/** NaN where the text is no number. */
function toE7(degrees: string | undefined): number {
  return degrees === undefined || degrees.trim() === '' ? NaN : Math.round(Number(degrees) * 1e7) + 0;
}

/** Ids of things not yet uploaded are negative. */
function readId(text: string | undefined, name: string): number {
  if (text === undefined || !/^-?\d{1,15}$/.test(text)) {
    throw new OsmFormatError('xml-broken', `<${name}> with the id ${quote(text ?? '')}`);
  }
  return Number(text);
}

/** No text of the whole file is ever held. */
const PIECE_BYTES = 2 ** 18;
const MAX_INFLATED_BYTES = 4 * 2 ** 30;
