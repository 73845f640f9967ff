import { assert } from './assert.ts';
import { compareStrings } from './compare.ts';

/** What canonical JSON can hold. */
export type CanonicalValue =
  | null
  | boolean
  | number
  | string
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue };

/**
 * JSON text that is the same for equal values: keys in order of UTF-16 code units, no white space, numbers
 * in their shortest form (RFC 8785). With `indent` the same order, one item a line, for people and diffs.
 * `endNewline` adds one newline at the end.
 *
 * Throws on `undefined`, NaN, infinities, lone surrogates and anything that is no plain object: a value that
 * would vanish or change silently in JSON is a mistake of ours. -0 is written 0. `value` is `unknown` so
 * that interfaces fit; see `CanonicalValue` for what is accepted.
 */
export function formatCanonicalJson(
  value: unknown,
  options: { readonly indent?: number; readonly endNewline?: boolean } = {},
): string {
  const text = write(value, '$', options.indent ? ' '.repeat(options.indent) : '', '\n');
  return options.endNewline ? `${text}\n` : text;
}

function write(value: unknown, path: string, indent: string, newline: string): string {
  switch (typeof value) {
    case 'string':
      assert(value.isWellFormed(), `canonical JSON holds well-formed text; see ${path}`);
      return JSON.stringify(value);
    case 'number':
      assert(Number.isFinite(value), `canonical JSON holds finite numbers, not ${value} at ${path}`);
      return Object.is(value, -0) ? '0' : String(value);
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) return writeArray(value, path, indent, newline);
      return writeObject(value, path, indent, newline);
    default:
      throw new Error(`Broken promise: canonical JSON cannot hold ${typeof value} at ${path}`);
  }
}

function writeArray(items: readonly unknown[], path: string, indent: string, newline: string): string {
  const inner = newline + indent;
  // Not `map`, which skips holes.
  const parts: string[] = [];
  for (let i = 0; i < items.length; i++) parts.push(write(items[i], `${path}[${i}]`, indent, inner));
  return wrap('[', parts, ']', indent, newline);
}

function writeObject(value: object, path: string, indent: string, newline: string): string {
  const prototype = Object.getPrototypeOf(value);
  assert(
    prototype === Object.prototype || prototype === null,
    `canonical JSON holds plain objects, not a ${value.constructor?.name ?? 'class instance'} at ${path}`,
  );
  const inner = newline + indent;
  const colon = indent === '' ? ':' : ': ';
  const parts = Object.entries(value)
    .sort(([a], [b]) => compareStrings(a, b))
    .map(([key, item]) => {
      assert(key.isWellFormed(), `canonical JSON holds well-formed keys; see ${path}`);
      return `${JSON.stringify(key)}${colon}${write(item, `${path}.${key}`, indent, inner)}`;
    });
  return wrap('{', parts, '}', indent, newline);
}

function wrap(
  open: string,
  parts: readonly string[],
  close: string,
  indent: string,
  newline: string,
): string {
  if (parts.length === 0) return open + close;
  if (indent === '') return open + parts.join(',') + close;
  const inner = newline + indent;
  return open + inner + parts.join(`,${inner}`) + newline + close;
}
