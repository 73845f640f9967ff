import { UNREACHABLE } from '../milliseconds.ts';

// Sums and minima of times in 32-bit integers without branches: which of two ways is shorter is as good as random, and a wrong
// guess of the processor costs more than both sums. The compiler puts these in the place of their calls.

/** A sum of two times, `UNREACHABLE` where it passes 31 bits. */
export function addTimes(a: number, b: number): number {
  const wrapped = (a + b) | 0;
  return (wrapped | (wrapped >> 31)) & UNREACHABLE;
}

/** The lesser of two times. */
export function leastTime(a: number, b: number): number {
  const spared = (b - a) | 0;
  return (a + (spared & (spared >> 31))) | 0;
}
