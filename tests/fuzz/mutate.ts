import { encodeUtf8, type RandomStream } from '../../src/base/index.ts';
import { joinBytes } from '../support/osm-files.ts';

/** What a mutation may draw from. */
export interface Material {
  /** Words of the format, and what upsets it. */
  readonly tokens: readonly string[];
  /** Other inputs of the same format. */
  readonly others: readonly Uint8Array[];
}

/** No input grows beyond this: fuzzing is for many small ones, tests/hostile for large ones. */
const MOST_BYTES = 200_000;

/** Text that upsets readers of any format. */
const HOSTILE = [
  ...[
    '',
    ' ',
    '\u0000',
    '\ufeff',
    '\u200b',
    '\u202e',
    '\ud7ff',
    '\uffff',
    '\u0301',
    '\u{1f600}',
    '\u3164',
    '\r\n',
    '\t',
  ],
  ...[
    '0',
    '-0',
    '-1',
    '1e308',
    '1e999',
    'NaN',
    '.5',
    '9007199254740993',
    '99999999999999999999',
    '0x7f',
    '1,5',
    '٣',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    '../../etc/passwd',
    '=1+1',
    "'",
    '"',
    '\\',
    '\\u0000',
    '\\ud800',
  ],
  ...['null', 'true', '[', ']', '{', '}', '<', '>', '&', ';', ':', ',', '#', '%00', '🏳️‍🌈'],
].map(encodeUtf8);

type Mutation = (bytes: Uint8Array, draw: RandomStream, material: Material) => Uint8Array;

const cut = (
  bytes: Uint8Array,
  from: number,
  to: number,
  between: Uint8Array = new Uint8Array(0),
): Uint8Array => joinBytes(bytes.subarray(0, from), between, bytes.subarray(to));

/** A stretch, mostly short. */
function drawRange(bytes: Uint8Array, draw: RandomStream): readonly [number, number] {
  const from = draw.nextBelow(bytes.length + 1);
  const most = draw.nextBelow(4) === 0 ? bytes.length : 16;
  return [from, Math.min(bytes.length, from + draw.nextBelow(most + 1))];
}

const MUTATIONS: readonly Mutation[] = [
  (bytes, draw) => {
    const copy = bytes.slice();
    if (copy.length > 0) copy[draw.nextBelow(copy.length)] ^= 1 << draw.nextBelow(8);
    return copy;
  },
  (bytes, draw) => {
    const copy = bytes.slice();
    if (copy.length > 0) copy[draw.nextBelow(copy.length)] = [0, 0x7f, 0x80, 0xff][draw.nextBelow(4)];
    return copy;
  },
  (bytes, draw) => cut(bytes, ...drawRange(bytes, draw)),
  (bytes, draw) => bytes.slice(0, draw.nextBelow(bytes.length + 1)),
  (bytes, draw) => {
    const [from, to] = drawRange(bytes, draw);
    const times = draw.nextBelow(10) === 0 ? 500 : 1 + draw.nextBelow(4);
    const piece = bytes.subarray(from, to);
    return cut(bytes, from, from, joinBytes(...Array.from({ length: times }, () => piece)));
  },
  (bytes, draw) => {
    const [from, to] = drawRange(bytes, draw);
    return cut(bytes, from, draw.nextBelow(2) === 0 ? from : to, HOSTILE[draw.nextBelow(HOSTILE.length)]);
  },
  (bytes, draw, { tokens }) => {
    const [from, to] = drawRange(bytes, draw);
    const token = tokens[draw.nextBelow(tokens.length)];
    return cut(bytes, from, draw.nextBelow(2) === 0 ? from : to, encodeUtf8(token));
  },
  (bytes, draw, { others }) => {
    const other = others[draw.nextBelow(others.length)];
    const [from, to] = drawRange(other, draw);
    const at = draw.nextBelow(bytes.length + 1);
    return cut(bytes, at, draw.nextBelow(2) === 0 ? at : bytes.length, other.subarray(from, to));
  },
  // A number in the text becomes another: most of what a reader checks is a number.
  (bytes, draw) => {
    const starts: number[] = [];
    for (let at = 0; at < bytes.length; at++)
      if (isDigit(bytes[at]) && !isDigit(bytes[at - 1])) starts.push(at);
    if (starts.length === 0) return bytes;
    const from = starts[draw.nextBelow(starts.length)];
    let to = from;
    while (isDigit(bytes[to])) to++;
    return cut(bytes, from, to, HOSTILE[13 + draw.nextBelow(12)]);
  },
];

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** `bytes` after one to eight changes. */
export function mutate(bytes: Uint8Array, draw: RandomStream, material: Material): Uint8Array {
  let changed = bytes;
  const times = 1 + draw.nextBelow(1 + draw.nextBelow(8));
  for (let i = 0; i < times; i++)
    changed = MUTATIONS[draw.nextBelow(MUTATIONS.length)](changed, draw, material).slice(0, MOST_BYTES);
  return changed;
}
