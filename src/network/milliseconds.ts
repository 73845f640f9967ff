/**
 * Times inside the network are whole milliseconds in 32 bits, so that sums are exact and equal on every machine.
 * R9 allows a decisecond a piece; a path has hundreds of pieces, and a millisecond keeps their sum within 0.1 s of
 * the real time at the same cost.
 */
export const MS_PER_SECOND = 1000;

/**
 * The time of what cannot be reached or passed: the largest 32-bit integer. Every finite time is less (24.8 days); a
 * path that would take longer counts as unreachable. Sums of two are taken as plain numbers, so they cannot wrap.
 */
export const UNREACHABLE = 0x7fffffff;

/** No arc: the start of a path, or a direction that a piece of road does not have. */
export const NO_ARC = -1;

/** No node. */
export const NO_NODE = -1;

/** Real seconds as a weight: the nearest millisecond, `UNREACHABLE` when infinite or beyond 24.8 days. */
export function toMilliseconds(seconds: number): number {
  return Math.min(Math.round(seconds * MS_PER_SECOND), UNREACHABLE);
}
