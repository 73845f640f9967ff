import type { ProblemList } from './problem-list.ts';
import { decodeUtf8 } from './roads/utf8.ts';

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
  const refuse = (got: string): null => {
    problems.error(
      'file.not-utf8',
      { file },
      'text in UTF-8',
      got,
      'Save the file again with the encoding UTF-8 (in a spreadsheet: "CSV UTF-8").',
    );
    return null;
  };
  if (bytes[0] === 0xff || bytes[0] === 0xfe) return refuse('text in UTF-16');
  const text = decodeUtf8(bytes);
  if (text === null) return refuse('bytes that are no UTF-8');
  return text.includes('\0') ? refuse('zero bytes, as in UTF-16 or in no text at all') : text;
}
