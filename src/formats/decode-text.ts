import type { ProblemList } from './problem-list.ts';

/** The UTF-8 text of a file without its byte order mark; null, with the problem noted, where it is too large or no UTF-8. */
export function decodeText(
  file: string,
  bytes: Uint8Array,
  mostBytes: number,
  problems: ProblemList,
): string | null {
  if (bytes.length > mostBytes) {
    problems.error(
      'file.too-large',
      { file },
      `at most ${mostBytes} bytes`,
      `${bytes.length} bytes`,
      'Keep only what concerns this operation, or simplify outlines.',
    );
    return null;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    problems.error(
      'file.not-utf8',
      { file },
      'text in UTF-8',
      bytes[0] === 0xff || bytes[0] === 0xfe ? 'text in UTF-16' : 'bytes that are no UTF-8',
      'Save the file again with the encoding UTF-8 (in a spreadsheet: "CSV UTF-8").',
    );
    return null;
  }
}
