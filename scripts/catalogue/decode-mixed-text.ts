/**
 * The text of bytes in which UTF-8 and windows-1252 stand side by side, even in one line: whatever is a valid UTF-8
 * character is read so, every other byte as windows-1252.
 */
export function decodeMixedText(bytes: Uint8Array): string {
  let text = '';
  let at = 0;
  while (at < bytes.length) {
    const length = countSequence(bytes[at]!);
    const decoded = length === 0 ? null : decode(bytes.subarray(at, at + length), 'utf-8');
    text += decoded ?? decode(bytes.subarray(at, at + 1), 'windows-1252')!;
    at += decoded === null ? 1 : length;
  }
  return text;
}

/** How many bytes a UTF-8 character that starts so has; 0 where none starts so. */
function countSequence(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
