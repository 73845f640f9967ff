import { decodeText } from './decode-text.ts';
import { type ProblemList, quote } from './problem-list.ts';
import { LIMITS } from './sheet.ts';

/** The value of a JSON file; undefined, with the problem noted, where it is none or nested too deep. */
export function readJson(file: string, bytes: Uint8Array, problems: ProblemList): unknown {
  const text = decodeText(file, bytes, LIMITS.jsonBytes, problems);
  if (text === null) return undefined;
  if (isTooDeep(text)) {
    const remedy = 'No file of an operation needs that; export it again.';
    problems.error('file.too-deep', { file }, `at most ${LIMITS.depth} levels`, 'deeper nesting', remedy);
    return undefined;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const line = /line (\d+)/.exec((error as Error).message)?.[1];
    const row = line === undefined ? {} : { row: Number(line) };
    const got = text.trim() === '' ? 'an empty file' : quote((error as Error).message);
    problems.error(
      'file.not-json',
      { file, ...row },
      'JSON',
      got,
      'Export the file again; do not edit it by hand.',
    );
    return undefined;
  }
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let inText = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (inText) {
      if (character === '\\') i++;
      else if (character === '"') inText = false;
    } else if (character === '"') inText = true;
    else if (character === '[' || character === '{') {
      if (++depth > LIMITS.depth) return true;
    } else if (character === ']' || character === '}') depth--;
  }
  return false;
}

export type JsonObject = { readonly [key: string]: unknown };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
