import { assert } from './assert.ts';

/**
 * A min-heap of the items 0 .. capacity - 1, each at most once, with keys that can be lowered: the queue of
 * Dijkstra's algorithm. Items with equal keys come out with the smaller item first, so that an order never
 * depends on history. `clear` costs O(1): what an earlier search wrote is told apart by a version stamp.
 *
 * A 4-ary heap on typed arrays: half the depth of a binary one, and children side by side in a cache line.
 */
export class IndexedHeap {
  /** How many items are queued. */
  size = 0;
  private readonly heap: Int32Array;
  /** Position of an item in `heap`; `POPPED` after it came out; meaningful only where the stamp is current. */
  private readonly position: Int32Array;
  private readonly keys: Float64Array;
  private readonly stamps: Uint32Array;
  private version = 1;

  constructor(capacity: number) {
    assert(
      Number.isInteger(capacity) && capacity >= 0,
      `a heap's capacity is an integer >= 0, not ${capacity}`,
    );
    this.heap = new Int32Array(capacity);
    this.position = new Int32Array(capacity);
    this.keys = new Float64Array(capacity);
    this.stamps = new Uint32Array(capacity);
  }

  /** Forgets every item. O(1), but O(capacity) once in 2^32 times, when the stamp starts again. */
  clear(): void {
    this.size = 0;
    this.version = (this.version + 1) >>> 0;
    if (this.version === 0) {
      this.stamps.fill(0);
      this.version = 1;
    }
  }

  /** True while `item` is queued. */
  has(item: number): boolean {
    return this.stamps[item] === this.version && this.position[item]! >= 0;
  }

  /** True when `item` was queued and has come out since the last `clear`. */
  wasPopped(item: number): boolean {
    return this.stamps[item] === this.version && this.position[item]! === POPPED;
  }

  /** The key of `item`, also after it came out; `Infinity` when it was never queued since the last `clear`. */
  keyOf(item: number): number {
    return this.stamps[item] === this.version ? this.keys[item]! : Infinity;
  }

  /**
   * Queues `item`, or lowers its key, and says whether anything changed: false when the key is not lower
   * than the one it has or came out with. O(log size).
   */
  pushOrLower(item: number, key: number): boolean {
    if (this.stamps[item] !== this.version) {
      this.stamps[item] = this.version;
      this.keys[item] = key;
      this.siftUp(item, key, this.size++);
      return true;
    }
    const at = this.position[item]!;
    if (at === POPPED || !(key < this.keys[item]!)) return false;
    this.keys[item] = key;
    this.siftUp(item, key, at);
    return true;
  }

  /** The item with the smallest key without taking it out; `NO_ITEM` when the heap is empty. */
  peek(): number {
    return this.size === 0 ? NO_ITEM : this.heap[0]!;
  }

  /** Takes out the item with the smallest key; `NO_ITEM` when the heap is empty. O(log size). */
  pop(): number {
    if (this.size === 0) return NO_ITEM;
    const first = this.heap[0]!;
    this.position[first] = POPPED;
    this.size--;
    if (this.size > 0) this.siftDown(this.heap[this.size]!);
    return first;
  }

  private siftUp(item: number, key: number, start: number): void {
    const { heap, keys, position } = this;
    let at = start;
    while (at > 0) {
      const parentAt = (at - 1) >> 2;
      const parent = heap[parentAt]!;
      const parentKey = keys[parent]!;
      if (parentKey < key || (parentKey === key && parent < item)) break;
      heap[at] = parent;
      position[parent] = at;
      at = parentAt;
    }
    heap[at] = item;
    position[item] = at;
  }

  /** Lets `item`, taken from the end, sink from the root. */
  private siftDown(item: number): void {
    const { heap, keys, position, size } = this;
    const key = keys[item]!;
    let at = 0;
    for (;;) {
      const firstChildAt = at * 4 + 1;
      if (firstChildAt >= size) break;
      const endAt = Math.min(firstChildAt + 4, size);
      let bestAt = firstChildAt;
      let best = heap[firstChildAt]!;
      let bestKey = keys[best]!;
      for (let childAt = firstChildAt + 1; childAt < endAt; childAt++) {
        const child = heap[childAt]!;
        const childKey = keys[child]!;
        if (childKey < bestKey || (childKey === bestKey && child < best)) {
          bestAt = childAt;
          best = child;
          bestKey = childKey;
        }
      }
      if (key < bestKey || (key === bestKey && item < best)) break;
      heap[at] = best;
      position[best] = at;
      at = bestAt;
    }
    heap[at] = item;
    position[item] = at;
  }
}

/** What `pop` and `peek` give for an empty heap. */
export const NO_ITEM = -1;

const POPPED = -1;
