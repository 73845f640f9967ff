export { assert } from './assert.ts';
export { type CanonicalValue, formatCanonicalJson } from './canonical-json.ts';
export { compareNumbers, compareStrings } from './compare.ts';
export { encodeUtf8, sha256, sha256Hex } from './hash.ts';
export { IndexedHeap, NO_ITEM } from './heap.ts';
export { type RandomStream, randomStream } from './random.ts';
export { apportion, divideCeil, divideFloor, divideRounded, roundHalfUp } from './round.ts';
export { computeGini, computeQuantile, computeWeightedMean } from './statistics.ts';
export { unreachable } from './unreachable.ts';
