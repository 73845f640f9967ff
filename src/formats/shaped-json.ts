import type { z } from 'zod';
import type { Location } from '../domain/index.ts';
import { type ProblemList, quote } from './problem-list.ts';
import { readJson } from './read-json.ts';

/** A JSON file of ours whose shape is strict. */
export interface ShapedFile<T> {
  readonly file: string;
  /** As the file names itself. */
  readonly format: string;
  readonly shape: z.ZodType<T>;
  readonly remedy: string;
}

/** Notes one place where a file does not have its shape. */
export type ReportShape = (
  fault: 'unknown-key' | 'wrong-shape',
  at: Location,
  expected: string,
  got: string,
) => void;

/** What the bytes hold; null, with every place told where they do not have the shape, by JSON path. */
export function readShapedJson<T>(
  { file, format, shape }: ShapedFile<T>,
  bytes: Uint8Array,
  problems: ProblemList,
  report: ReportShape,
): T | null {
  const value = readJson(file, bytes, problems);
  if (value === undefined) return null;
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  for (const issue of read.error.issues) {
    const at = { file, column: formatPath(issue.path) };
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) report('unknown-key', at, `only keys of ${format}`, quote(key));
    } else report('wrong-shape', at, tidy(issue.message), describe(value, issue.path));
  }
  return null;
}

/** Of `Invalid input: expected number, received string` what was expected; what came is told in our words. */
const tidy = (message: string): string =>
  quote(message.replace(/^Invalid input: expected /, '').replace(/, received \w+$/, '')).slice(1, -1);

const formatPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) => text + (typeof key === 'number' ? `[${key}]` : `.${quote(String(key)).slice(1, -1)}`),
    '$',
  );

function describe(root: unknown, path: readonly PropertyKey[]): string {
  let value = root;
  for (const key of path)
    value = (value as { readonly [key: PropertyKey]: unknown } | null | undefined)?.[key];
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' ? 'an object' : quote(String(value));
}
