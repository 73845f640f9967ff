/**
 * Throws an `Error` when `condition` is false: one of this program's own promises is broken.
 * Never for bad input, which is a `Problem`, nor for an expected outcome, which is a value.
 */
export function assert(condition: boolean, promise: string): asserts condition {
  if (!condition) throw new Error(`Broken promise: ${promise}`);
}
