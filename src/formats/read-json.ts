import { decodeText } from './decode-text.ts';
import { findJsonFault } from './json-fault.ts';
import { type ProblemList, quote } from './problem-list.ts';
import { LIMITS } from './sheet.ts';

/**
 * The value of a JSON file; undefined, with the problem noted, where it is none, is nested too deep, holds too many
 * values, half a character, or a key twice in one object (others would read the other value).
 */
export function readJson(file: string, bytes: Uint8Array, problems: ProblemList): unknown {
  const text = decodeText(file, bytes, LIMITS.jsonBytes, problems);
  if (text === null) return undefined;
  const found = findJsonFault(text);
  switch (found?.kind) {
    case 'depth': {
      const remedy = 'No file of an operation needs that; export it again.';
      problems.error(
        'file.too-deep',
        { file, row: found.line },
        `at most ${LIMITS.depth} levels`,
        'deeper nesting',
        remedy,
      );
      return undefined;
    }
    case 'size': {
      const remedy = 'Keep only what concerns this operation, or simplify outlines.';
      problems.error('file.too-many-values', { file, row: found.line }, found.most, 'more', remedy);
      return undefined;
    }
    case 'surrogate': {
      const remedy = 'Export the file again: one half of an escaped character is missing.';
      problems.error(
        'file.not-json',
        { file, row: found.line },
        'whole characters',
        'half a character',
        remedy,
      );
      return undefined;
    }
    default:
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
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
  // Told last: of a file that is no JSON, that it is none is what helps.
  if (found === undefined) return value;
  const remedy = 'Keep one of the two; programs differ in which of them they read.';
  problems.error(
    'file.duplicate-key',
    { file, row: found.line, column: quote(found.key).slice(1, -1) },
    'each key once in an object',
    quote(found.key),
    remedy,
  );
  return undefined;
}

export type JsonObject = { readonly [key: string]: unknown };

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
