import { Inflate, inflateSync } from 'fflate';
import { LIMITS } from './sheet.ts';

/** One part of a zip that was judged: its content inflates to no more than the limit. */
export interface ZipPart {
  readonly name: string;
  readonly inflate: () => Uint8Array;
}

/**
 * The parts of a zip, or why it must not be opened: not a zip, encrypted, too many parts, parts that overlap or share a
 * name, or more content than a table can need. The content is measured by decoding it without keeping it, since a bomb
 * lies about its size.
 */
export function listZipParts(bytes: Uint8Array): readonly ZipPart[] | string {
  if (bytes.length > LIMITS.workbookBytes)
    return `${bytes.length} bytes; at most ${LIMITS.workbookBytes} are read`;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findDirectoryEnd(view);
  if (end === null) return 'bytes that are no workbook';
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES) return `${count} parts in the zip`;

  const parts = new Map<string, ZipPart>();
  const stretches: (readonly [number, number])[] = [];
  let content = 0;
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50)
      return 'a zip with a broken directory';
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const compressed = view.getUint32(at + 20, true);
    const nameLength = view.getUint16(at + 28, true);
    const start = view.getUint32(at + 42, true);
    if ((flags & 1) !== 0) return 'an encrypted workbook';
    if (start + 30 > bytes.length || view.getUint32(start, true) !== 0x04034b50)
      return 'a zip with a broken directory';
    const from = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    if (from + compressed > bytes.length) return 'a zip that is cut off';
    stretches.push([start, from + compressed]);
    const data = bytes.subarray(from, from + compressed);
    if (method !== 0 && method !== 8) return 'a zip with an unknown compression';
    const length = method === 0 ? compressed : measureInflated(data, LIMITS.workbookContentBytes - content);
    content += length ?? 0;
    if (length === null || content > LIMITS.workbookContentBytes)
      return `broken parts or more than ${LIMITS.workbookContentBytes} bytes of content`;
    // Office programs write plain ASCII; of other names only that they differ matters.
    const name = String.fromCharCode(...bytes.subarray(at + 46, at + 46 + nameLength).subarray(0, 500));
    if (parts.has(name)) return 'a zip with two parts of one name';
    parts.set(name, {
      name,
      inflate: () => (method === 0 ? data : inflateSync(data, { out: new Uint8Array(length) })),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  stretches.sort((a, b) => a[0] - b[0]);
  const overlap = stretches.some(([from], index) => index > 0 && from < stretches[index - 1]![1]);
  return overlap ? 'a zip whose parts overlap' : [...parts.values()];
}

const MOST_ENTRIES = 1000;

/** 16 KiB of deflated data give at most 17 MB, so that a bomb is noticed early. */
const PIECE_BYTES = 16 * 1024;

/** How many bytes raw deflated data give; null where it is broken or gives more than `most`. */
function measureInflated(data: Uint8Array, most: number): number | null {
  let length = 0;
  const stream = new Inflate((piece) => {
    length += piece.length;
  });
  for (let at = 0; at < data.length; at += PIECE_BYTES) {
    const end = Math.min(at + PIECE_BYTES, data.length);
    try {
      stream.push(data.subarray(at, end), end === data.length);
    } catch {
      return null;
    }
    if (length > most) return null;
  }
  return length;
}

/** Where the end-of-directory record starts; null where there is none, or the zip says that it has larger fields elsewhere. */
function findDirectoryEnd(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 65_535); at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    return view.getUint16(at + 10, true) === 0xffff || view.getUint32(at + 16, true) === 0xffffffff
      ? null
      : at;
  }
  return null;
}
