import { gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { PbfReader } from 'pbf';
import { encodeUtf8, type RandomStream } from '../../src/base/index.ts';
import { findJsonFault } from '../../src/formats/json-fault.ts';
import { encodeOsmBlob, joinBytes } from '../support/osm-files.ts';

/** Changes what a format wraps, and wraps it soundly again, so that the change reaches the reader behind the wrapping. */
export type MutateInside = (
  bytes: Uint8Array,
  draw: RandomStream,
  mutate: (inner: Uint8Array) => Uint8Array,
) => Uint8Array;

/** One cell, row or column of a CSV text. */
export const mutateCsv: MutateInside = (bytes, draw, mutate) => {
  const rows = new TextDecoder()
    .decode(bytes)
    .split('\n')
    .map((line) => line.split(','));
  const row = draw.nextBelow(rows.length);
  const column = draw.nextBelow(rows[row].length);
  switch (draw.nextBelow(6)) {
    case 0:
      rows.splice(row, 1);
      break;
    case 1:
      rows.splice(row, 0, rows[draw.nextBelow(rows.length)]);
      break;
    case 2:
      for (const cells of rows) cells.splice(column, 1);
      break;
    case 3:
      for (const cells of rows) cells.splice(column, 0, cells[draw.nextBelow(cells.length + 1)] ?? '');
      break;
    case 4:
      rows[row][column] = rows[draw.nextBelow(rows.length)]?.[column] ?? '';
      break;
    default:
      rows[row][column] = new TextDecoder().decode(mutate(encodeUtf8(rows[row][column])));
  }
  return encodeUtf8(rows.map((cells) => cells.join(',')).join('\n'));
};

/** The text within gzip. */
export const mutateGzip: MutateInside = (bytes, _, mutate) => {
  try {
    return Uint8Array.from(gzipSync(mutate(gunzipSync(bytes, { maxOutputLength: 1e6 })), { level: 1 }));
  } catch {
    return mutate(bytes);
  }
};

/** One part of a zip. */
export const mutateZip: MutateInside = (bytes, draw, mutate) => {
  try {
    const parts = unzipSync(bytes);
    const names = Object.keys(parts).sort();
    const name = names[draw.nextBelow(names.length)];
    parts[name] = Uint8Array.from(mutate(parts[name]));
    return zipSync(parts, { level: 1, mtime: new Date(2024, 0, 1) });
  } catch {
    return mutate(bytes);
  }
};

/** The contents of one block of an OSM PBF file. */
export const mutatePbf: MutateInside = (bytes, draw, mutate) => {
  try {
    const blobs = listBlobs(bytes);
    const chosen = draw.nextBelow(blobs.length);
    return joinBytes(
      ...blobs.map(({ type, content, whole }, index) =>
        index === chosen
          ? encodeOsmBlob(mutate(content), { type, field: draw.nextBelow(2) === 0 ? 1 : 3 })
          : whole,
      ),
    );
  } catch {
    return mutate(bytes);
  }
};

function listBlobs(bytes: Uint8Array): { type: string; content: Uint8Array; whole: Uint8Array }[] {
  const blobs: { type: string; content: Uint8Array; whole: Uint8Array }[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; ) {
    const headerEnd = at + 4 + view.getUint32(at);
    let [type, size] = ['', 0];
    new PbfReader(bytes.subarray(at + 4, headerEnd)).readFields((field, _, pbf) => {
      if (field === 1) type = pbf.readString();
      else if (field === 3) size = pbf.readVarint();
    }, null);
    let content: Uint8Array = new Uint8Array(0);
    new PbfReader(bytes.subarray(headerEnd, headerEnd + size)).readFields((field, _, pbf) => {
      if (field === 1) content = pbf.readBytes();
      else if (field === 3) content = inflateSync(pbf.readBytes(), { maxOutputLength: 1e6 });
    }, null);
    blobs.push({ type, content, whole: bytes.subarray(at, headerEnd + size) });
    at = headerEnd + size;
  }
  return blobs;
}

/** One value of a JSON document: another of the same kind, of any kind, gone, or there twice. */
export const mutateJson: MutateInside = (bytes, draw, mutate) => {
  let root: unknown;
  try {
    const text = new TextDecoder().decode(bytes);
    // What is too deep to be read is too deep to be copied.
    if (findJsonFault(text)?.kind === 'depth') return mutate(bytes);
    root = JSON.parse(text);
  } catch {
    return mutate(bytes);
  }
  for (let times = 1 + draw.nextBelow(3); times > 0; times--) {
    const places = listPlaces(root);
    if (places.length === 0) return mutate(bytes);
    const place = places[draw.nextBelow(places.length)];
    const { parent, key } = place;
    const alike = places.filter((other) => kindOf(other) === kindOf(place));
    const one = (list: readonly Place[]): unknown =>
      structuredClone(valueAt(list[draw.nextBelow(list.length)]));
    switch (draw.nextBelow(6)) {
      case 0:
        if (Array.isArray(parent)) parent.splice(Number(key), 1);
        else delete parent[key];
        break;
      case 1:
        if (Array.isArray(parent)) parent.splice(Number(key), 0, structuredClone(parent[Number(key)]));
        break;
      case 2:
        parent[key] = one(places);
        break;
      case 3:
        parent[key] = WHOLE[draw.nextBelow(WHOLE.length)];
        break;
      default:
        parent[key] = one(alike);
    }
  }
  return encodeUtf8(JSON.stringify(root));
};

interface Place {
  readonly parent: Record<string, unknown>;
  readonly key: string;
}

const valueAt = ({ parent, key }: Place): unknown => parent[key];
const kindOf = (place: Place): string => (Array.isArray(valueAt(place)) ? 'list' : typeof valueAt(place));

const WHOLE = [0, 1, -1, 2, 86_400, 1_000_000, 1_714_953_600, 2 ** 31, 2 ** 53 - 1, 1 - 2 ** 53, 0.5, 1e308];

/** Every value below a root with what holds it. */
function listPlaces(root: unknown): Place[] {
  const places: Place[] = [];
  const open = [root];
  for (let value = open.pop(); value !== undefined || open.length > 0; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    const parent = value as Record<string, unknown>;
    for (const key of Object.keys(parent)) {
      places.push({ parent, key });
      open.push(parent[key]);
    }
  }
  return places;
}
