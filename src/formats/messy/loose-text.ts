import type { ProblemList } from '../problem-list.ts';

/** A file's text, and how its bytes were read. */
export interface LooseText {
  readonly text: string;
  readonly encoding: string;
}

/**
 * Text of whatever encoding: by its mark, else UTF-8, else UTF-16, else the legacy encoding that its letters speak for. Lines that are no
 * UTF-8 among lines that are, are read as legacy ones, with a warning (import.mixed-encodings) for each stretch.
 */
export const readLooseText = (file: string, bytes: Uint8Array, problems: ProblemList): LooseText => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be');
  const wide = findWide(bytes);
  if (wide !== null) return decode(bytes, wide);
  const utf8 = tryUtf8(bytes);
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' };
  const lines = splitLines(bytes);
  const read = lines.map(tryUtf8);
  const legacy = chooseLegacy(lines.filter((_, index) => read[index] === null));
  const manyBytes = lines.some((line, index) => read[index] !== null && line.some((byte) => byte >= 0x80));
  if (!manyBytes) return decode(bytes, legacy);
  let before = false;
  read.forEach((text, index) => {
    if (text === null && !before)
      problems.warn(
        'import.mixed-encodings',
        { file, row: index + 1 },
        'one encoding in the whole file',
        `lines in ${legacy} among lines in UTF-8`,
        'Look at the accents and letters of these rows.',
      );
    before = text === null;
  });
  const text = lines.map((line, index) => read[index] ?? new TextDecoder(legacy).decode(line)).join('\n');
  return { text, encoding: `utf-8 and ${legacy}` };
};

const decode = (bytes: Uint8Array, encoding: string): LooseText => ({
  text: new TextDecoder(encoding).decode(bytes),
  encoding,
});

const tryUtf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** UTF-16 without a mark: nearly every second byte of plain text is zero. */
const findWide = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const half = length / 2;
  if (odd > 0.2 * half && even < 0.02 * half) return 'utf-16le';
  return even > 0.2 * half && odd < 0.02 * half ? 'utf-16be' : null;
};

const splitLines = (bytes: Uint8Array): Uint8Array[] => {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] !== 10) continue;
    lines.push(bytes.subarray(start, i));
    start = i + 1;
  }
  lines.push(bytes.subarray(start));
  return lines;
};

/** Arabic where the bytes, read so, are mostly Arabic letters. */
const chooseLegacy = (lines: readonly Uint8Array[]): 'windows-1256' | 'windows-1252' => {
  let high = 0;
  let arabic = 0;
  const decoder = new TextDecoder('windows-1256');
  for (const line of lines.slice(0, 2000)) {
    for (const letter of decoder.decode(line)) {
      if (letter <= '\u007f') continue;
      high++;
      if (/\p{Script=Arabic}/u.test(letter)) arabic++;
    }
  }
  // Runs of Arabic letters: accents of Western words stand alone, and some of them are Arabic letters in 1256.
  const words = lines.slice(0, 2000).some((line) => /\p{Script=Arabic}{3}/u.test(decoder.decode(line)));
  return words && arabic > 0.6 * high ? 'windows-1256' : 'windows-1252';
};
