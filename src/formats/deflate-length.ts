/**
 * How many bytes a raw deflate stream (RFC 1951) gives, without keeping them; null where it is broken or gives more
 * than `most`. O(input + symbols), stops as soon as `most` is passed.
 */
export function measureInflated(input: Uint8Array, most: number): number | null {
  const bits = createBitReader(input);
  let length = 0;
  for (let last = 0; last === 0; ) {
    last = bits.take(1);
    const kind = bits.take(2);
    if (last < 0 || kind < 0) return null;
    if (kind === 0) {
      const stored = bits.takeStored();
      if (stored < 0) return null;
      length += stored;
    } else {
      const codes = kind === 1 ? fixedCodes() : kind === 2 ? readCodes(bits) : null;
      if (codes === null) return null;
      const grown = measureBlock(bits, codes, length, most);
      if (grown === null) return null;
      length = grown;
    }
    if (length > most) return null;
  }
  return length;
}

interface BitReader {
  /** The next bits as a number, least significant first; -1 at the end. */
  readonly take: (count: number) => number;
  /** Passes by a stored block; its length, or -1. */
  readonly takeStored: () => number;
}

function createBitReader(input: Uint8Array): BitReader {
  let at = 0;
  let held = 0;
  let holding = 0;
  return {
    take: (count) => {
      while (holding < count) {
        if (at >= input.length) return -1;
        held |= input[at++]! << holding;
        holding += 8;
      }
      const value = held & ((1 << count) - 1);
      held >>>= count;
      holding -= count;
      return value;
    },
    takeStored: () => {
      at -= holding >> 3;
      held = 0;
      holding = 0;
      if (at + 4 > input.length) return -1;
      const length = input[at]! | (input[at + 1]! << 8);
      const check = input[at + 2]! | (input[at + 3]! << 8);
      if ((length ^ check) !== 0xffff || at + 4 + length > input.length) return -1;
      at += 4 + length;
      return length;
    },
  };
}

/** A canonical Huffman code: how many codes of each length, and the symbols in order of code. */
interface Code {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

interface Codes {
  readonly literals: Code;
  readonly distances: Code;
}

function measureBlock(bits: BitReader, codes: Codes, before: number, most: number): number | null {
  let length = before;
  for (;;) {
    const symbol = takeSymbol(bits, codes.literals);
    if (symbol < 0 || symbol > 285) return null;
    if (symbol === 256) return length;
    if (symbol < 256) length++;
    else {
      const extra = bits.take(LENGTH_BITS[symbol - 257]!);
      const distance = takeSymbol(bits, codes.distances);
      if (extra < 0 || distance < 0 || distance > 29) return null;
      if (bits.take(DISTANCE_BITS[distance]!) < 0) return null;
      length += LENGTH_BASE[symbol - 257]! + extra;
    }
    if (length > most) return null;
  }
}

function takeSymbol(bits: BitReader, { counts, symbols }: Code): number {
  let code = 0;
  let first = 0;
  let index = 0;
  for (let length = 1; length <= 15; length++) {
    const bit = bits.take(1);
    if (bit < 0) return -1;
    code |= bit;
    const count = counts[length]!;
    if (code - count < first) return symbols[index + code - first]!;
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  return -1;
}

function buildCode(lengths: readonly number[]): Code {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length]!++;
  counts[0] = 0;
  const next = new Uint16Array(16);
  for (let length = 1; length < 15; length++) next[length + 1] = next[length]! + counts[length]!;
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => {
    if (length > 0) symbols[next[length]!++] = symbol;
  });
  return { counts, symbols };
}

const fixedCodes = (): Codes => ({
  literals: buildCode(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))),
  distances: buildCode(Array.from({ length: 30 }, () => 5)),
});

function readCodes(bits: BitReader): Codes | null {
  const literalCount = bits.take(5) + 257;
  const distanceCount = bits.take(5) + 1;
  const orderCount = bits.take(4) + 4;
  const orderLengths: number[] = Array.from({ length: 19 }, () => 0);
  for (let i = 0; i < orderCount; i++) {
    const length = bits.take(3);
    if (length < 0) return null;
    orderLengths[LENGTH_ORDER[i]!] = length;
  }
  const order = buildCode(orderLengths);
  const lengths: number[] = [];
  while (lengths.length < literalCount + distanceCount) {
    const symbol = takeSymbol(bits, order);
    if (symbol < 0) return null;
    if (symbol < 16) {
      lengths.push(symbol);
      continue;
    }
    const repeated = symbol === 16 ? lengths.at(-1) : 0;
    const more = symbol === 16 ? bits.take(2) + 3 : symbol === 17 ? bits.take(3) + 3 : bits.take(7) + 11;
    if (repeated === undefined) return null;
    for (let i = 0; i < more; i++) lengths.push(repeated);
  }
  return {
    literals: buildCode(lengths.slice(0, literalCount)),
    distances: buildCode(lengths.slice(literalCount, literalCount + distanceCount)),
  };
}

const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
// biome-ignore format: by symbol, as in the standard
const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
// biome-ignore format: by symbol, as in the standard
const LENGTH_BITS = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
// biome-ignore format: by symbol, as in the standard
const DISTANCE_BITS = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
