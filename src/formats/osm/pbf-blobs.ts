import { PbfReader } from 'pbf';
import { InflateError, inflateZlib } from './inflate.ts';
import { OsmFormatError } from './osm-problem.ts';

/** One block of an OSM PBF file, still compressed. https://wiki.openstreetmap.org/wiki/PBF_Format */
export interface PbfBlob {
  readonly type: string;
  /** The Blob message. */
  readonly start: number;
  readonly end: number;
}

/** Where the blobs of a file lie, one after the other. Throws `OsmFormatError`. */
export function* listBlobs(bytes: Uint8Array): Iterable<PbfBlob> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; ) {
    if (at + 4 > bytes.length)
      throw new OsmFormatError('pbf-truncated', `an end at byte ${bytes.length}, within a length`);
    const headerLength = view.getUint32(at);
    if (headerLength > MAX_HEADER_BYTES) {
      throw new OsmFormatError('pbf-broken', `a block header of ${headerLength} bytes at byte ${at}`);
    }
    const headerEnd = at + 4 + headerLength;
    if (headerEnd > bytes.length)
      throw new OsmFormatError('pbf-truncated', `an end within the block header at byte ${at}`);
    const { type, dataLength } = readBlobHeader(bytes.subarray(at + 4, headerEnd), at);
    const end = headerEnd + dataLength;
    if (end > bytes.length)
      throw new OsmFormatError('pbf-truncated', `an end within the block at byte ${at}`);
    yield { type, start: headerEnd, end };
    at = end;
  }
}

/** The contents of a blob. Throws `OsmFormatError`. */
export function openBlob(bytes: Uint8Array, { start, end }: PbfBlob): Uint8Array {
  const pbf = new PbfReader(bytes.subarray(start, end));
  let rawLength = -1;
  let raw: Uint8Array | null = null;
  let zlib: Uint8Array | null = null;
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 1) raw = readBytesWithin(pbf);
    else if (field === 2) rawLength = pbf.readVarint();
    else if (field === 3) zlib = readBytesWithin(pbf);
    else if (COMPRESSIONS[field] !== undefined)
      throw new OsmFormatError('pbf-compression', `${COMPRESSIONS[field]} at byte ${start}`);
  }
  requireEnd(pbf, pbf.length);
  if (raw !== null) {
    if (raw.length > MAX_BLOB_BYTES)
      throw new OsmFormatError('pbf-too-large', `a block of ${raw.length} bytes at byte ${start}`);
    return raw;
  }
  if (zlib === null) throw new OsmFormatError('pbf-broken', `a block without data at byte ${start}`);
  if (!(rawLength >= 0))
    throw new OsmFormatError('pbf-broken', `a block without its length at byte ${start}`);
  if (rawLength > MAX_BLOB_BYTES) {
    throw new OsmFormatError('pbf-too-large', `a block that claims ${rawLength} bytes at byte ${start}`);
  }
  try {
    return inflateZlib(zlib, rawLength);
  } catch (error) {
    if (!(error instanceof InflateError)) throw error;
    throw new OsmFormatError('pbf-broken', `a block at byte ${start} that inflates to ${error.message}`);
  }
}

/** Length-delimited bytes that lie within the buffer; plain `readBytes` would cut them short in silence. */
export function readBytesWithin(pbf: PbfReader): Uint8Array {
  const end = endOfMessage(pbf, pbf.length);
  const bytes = pbf.buf.subarray(pbf.pos, end);
  pbf.pos = end;
  return bytes;
}

/** Where the message, string or packed field ends that begins here; it must end by `limit`. Throws `OsmFormatError`. */
export function endOfMessage(pbf: PbfReader, limit: number): number {
  const length = pbf.readVarint();
  const end = pbf.pos + length;
  if (!(length >= 0 && end <= limit)) {
    throw new OsmFormatError(
      'pbf-broken',
      `a field of ${length} bytes where ${Math.max(0, limit - pbf.pos)} are left`,
    );
  }
  return end;
}

/** Throws `OsmFormatError` where the fields of a message went beyond its end. */
export function requireEnd(pbf: PbfReader, end: number): void {
  if (pbf.pos > end)
    throw new OsmFormatError('pbf-broken', `a message that goes on ${pbf.pos - end} bytes beyond its end`);
}

function readBlobHeader(header: Uint8Array, at: number): { type: string; dataLength: number } {
  const pbf = new PbfReader(header);
  let type = '';
  let dataLength = -1;
  for (let field = pbf.nextField(); field !== 0; field = pbf.nextField()) {
    if (field === 1) type = String.fromCharCode(...readBytesWithin(pbf).subarray(0, 32));
    else if (field === 3) dataLength = pbf.readVarint();
  }
  requireEnd(pbf, pbf.length);
  if (type === '' || !(dataLength >= 0))
    throw new OsmFormatError('pbf-broken', `no block header at byte ${at}`);
  if (dataLength > MAX_BLOB_BYTES) {
    throw new OsmFormatError('pbf-too-large', `a block of ${dataLength} bytes at byte ${at}`);
  }
  return { type, dataLength };
}

/** Limits of the format itself. */
const MAX_HEADER_BYTES = 64 * 1024;
const MAX_BLOB_BYTES = 32 * 2 ** 20;

const COMPRESSIONS: Readonly<Record<number, string>> = { 4: 'lzma', 5: 'bzip2', 6: 'lz4', 7: 'zstd' };
