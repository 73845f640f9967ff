import { assert } from './assert.ts';
import { sha256 } from './hash.ts';

/** A repeatable sequence of numbers; drawing from it changes it. */
export interface RandomStream {
  /** An integer in 0 .. 2^32 - 1. */
  nextUint32(): number;
  /** An integer in 0 .. n - 1, each equally likely; `n` is an integer in 1 .. 2^32. */
  nextBelow(n: number): number;
  /** A number in [0, 1) with 53 random bits. */
  nextFloat(): number;
  /** Puts `items` in random order in place (Fisher-Yates) and gives them back. */
  shuffle<T>(items: T[]): T[];
}

/**
 * A stream that depends on the seed and the labels alone: `randomStream(7, 'future', 12)` gives the same
 * numbers on every machine and thread and is independent of `randomStream(7, 'future', 13)`, so work can be
 * split in any way without changing a result. The labels 1 and '1' differ, and ('ab', 'c') from ('a', 'bc').
 *
 * Generator: sfc32 (C. Doty-Humphrey, PractRand), 128 bits of state from SHA-256 of seed and labels.
 */
export function randomStream(seed: number, ...labels: readonly (string | number)[]): RandomStream {
  assert(Number.isSafeInteger(seed), `a seed is a safe integer, not ${seed}`);
  const state = new DataView(sha256(JSON.stringify([seed, ...labels])).buffer);
  return new Sfc32(state.getInt32(0), state.getInt32(4), state.getInt32(8), state.getInt32(12));
}

class Sfc32 implements RandomStream {
  private a: number;
  private b: number;
  private c: number;
  private counter: number;

  constructor(a: number, b: number, c: number, counter: number) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.counter = counter;
  }

  nextUint32(): number {
    const result = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + result) | 0;
    return result >>> 0;
  }

  nextBelow(n: number): number {
    assert(Number.isInteger(n) && n >= 1 && n <= TWO_32, `nextBelow needs an integer in 1 .. 2^32, not ${n}`);
    // Draws past the last whole multiple of n would favour small results: draw again.
    const limit = TWO_32 - (TWO_32 % n);
    for (;;) {
      const draw = this.nextUint32();
      if (draw < limit) return draw % n;
    }
  }

  nextFloat(): number {
    const high = this.nextUint32() >>> 5;
    const low = this.nextUint32() >>> 6;
    return (high * 0x4000000 + low) / 0x20000000000000;
  }

  shuffle<T>(items: T[]): T[] {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.nextBelow(i + 1);
      const item = items[i]!;
      items[i] = items[j]!;
      items[j] = item;
    }
    return items;
  }
}

const TWO_32 = 0x100000000;
