/**
 * The last line of every `switch` over a union: a new case that is not handled becomes a compile error
 * there. Throws, with the value, if it is reached all the same.
 */
export function unreachable(value: never): never {
  throw new Error(`Broken promise: unexpected case ${JSON.stringify(value)}`);
}
