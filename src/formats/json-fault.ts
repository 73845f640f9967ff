import { LIMITS } from './sheet.ts';

/** What `JSON.parse` would pass over, or be brought down by. Lines count from 1. */
export type JsonFault =
  | { readonly kind: 'depth'; readonly line: number }
  | { readonly kind: 'size'; readonly line: number; readonly most: string }
  | { readonly kind: 'surrogate'; readonly line: number }
  | { readonly kind: 'key'; readonly line: number; readonly key: string };

/**
 * The worst fault of a JSON text, before it is parsed: nested too deep, too many values or keys, half of a character, else the
 * first key that an object holds twice (equal in Unicode's composed form, as ids are). Text that is no JSON gets some
 * answer or none. One pass; memory follows the largest objects that are open at once.
 */
export function findJsonFault(text: string): JsonFault | undefined {
  let duplicate: JsonFault | undefined;
  const open: (Set<string> | null)[] = [];
  let isKey = false;
  let values = 0;
  let line = 1;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case NEWLINE:
        line++;
        break;
      case QUOTE: {
        const end = findStringEnd(text, at);
        const raw = text.slice(at + 1, end);
        const plain = raw.includes('\\') ? decodeString(raw) : raw;
        if (plain !== undefined && !plain.isWellFormed()) return { kind: 'surrogate', line };
        const keys = isKey ? open.at(-1) : null;
        if (keys && plain !== undefined) {
          const key = plain.normalize('NFC');
          if (keys.has(key)) duplicate ??= { kind: 'key', line, key };
          if (keys.add(key).size > LIMITS.jsonKeys)
            return tooMany(LIMITS.jsonKeys, 'keys in an object', line);
        }
        isKey = false;
        at = end;
        break;
      }
      case OPEN_LIST:
      case OPEN_OBJECT:
        isKey = text.charCodeAt(at) === OPEN_OBJECT;
        if (open.push(isKey ? new Set() : null) > LIMITS.depth) return { kind: 'depth', line };
        if (++values > LIMITS.jsonValues) return tooMany(LIMITS.jsonValues, 'values', line);
        break;
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        isKey = false;
        open.pop();
        break;
      case COMMA:
        isKey = Boolean(open.at(-1));
        if (++values > LIMITS.jsonValues) return tooMany(LIMITS.jsonValues, 'values', line);
        break;
      default:
    }
  }
  return duplicate;
}

const tooMany = (most: number, what: string, line: number): JsonFault => ({
  kind: 'size',
  line,
  most: `at most ${most} ${what}`,
});

/** Where the string that begins at `from` has its closing quote; the end of the text where it has none. */
function findStringEnd(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return at;
  }
  return text.length;
}

/** The text that an escaped string stands for; undefined where it is no JSON. */
function decodeString(raw: string): string | undefined {
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return undefined;
  }
}

const NEWLINE = 0x0a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
