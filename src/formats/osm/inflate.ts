import { Gunzip, Unzlib } from 'fflate';

/** Compressed data that does not hold what it claims; `message` says how. */
export class InflateError extends Error {}

/**
 * A zlib stream whose inflated length is known. Fed in small pieces, so that a stream which lies about its length stops
 * soon after it and never costs more memory than 17 MB beyond it. Throws `InflateError`.
 */
export function inflateZlib(data: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  let filled = 0;
  const stream = new Unzlib((piece) => {
    if (filled + piece.length > length) throw new InflateError(`more than the ${length} bytes it claims`);
    out.set(piece, filled);
    filled += piece.length;
  });
  pushPieces(stream, data);
  if (filled !== length) throw new InflateError(`${filled} bytes, not the ${length} it claims`);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (view.getUint32(data.length - 4) !== computeAdler32(out)) throw new InflateError('a wrong checksum');
  return out;
}

/** Inflates a gzip file piece by piece into `sink`; at most `maxLength` bytes in all. Throws `InflateError`. */
export function inflateGzip(data: Uint8Array, maxLength: number, sink: (piece: Uint8Array) => void): void {
  let length = 0;
  const pieces: Uint8Array[] = [];
  const stream = new Gunzip((piece) => {
    length += piece.length;
    if (length > maxLength) throw new InflateError(`more than ${maxLength} bytes`);
    if (piece.length > 0) pieces.push(piece);
  });
  pushPieces(stream, data, () => {
    // What the sink throws is its own and passes as it is.
    for (const piece of pieces.splice(0)) sink(piece);
  });
}

/** 16 KiB inflate to at most 17 MB. */
const PIECE_BYTES = 16 * 1024;

function pushPieces(stream: Pick<Gunzip, 'push'>, data: Uint8Array, after: () => void = () => {}): void {
  for (let at = 0; at < data.length || at === 0; at += PIECE_BYTES) {
    const end = Math.min(at + PIECE_BYTES, data.length);
    try {
      stream.push(data.subarray(at, end), end === data.length);
    } catch (error) {
      if (error instanceof InflateError) throw error;
      throw new InflateError(error instanceof Error ? error.message : 'broken data');
    }
    after();
  }
}

/** RFC 1950, section 8.2. */
function computeAdler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (let at = 0; at < bytes.length; ) {
    // The longest run whose sums stay below 2^32.
    const end = Math.min(at + 3800, bytes.length);
    for (; at < end; at++) {
      a += bytes[at]!;
      b += a;
    }
    a %= 65_521;
    b %= 65_521;
  }
  return ((b << 16) | a) >>> 0;
}
