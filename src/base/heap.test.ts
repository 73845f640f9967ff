import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IndexedHeap, NO_ITEM } from './heap.ts';

const drain = (heap: IndexedHeap) => {
  const items: number[] = [];
  while (heap.size > 0) items.push(heap.pop());
  return items;
};

test('items come out by key, and by number where keys are equal', () => {
  const heap = new IndexedHeap(6);
  for (const [item, key] of [
    [4, 2],
    [1, 3],
    [5, 1],
    [0, 2],
    [3, 2],
  ] as const) {
    heap.pushOrLower(item, key);
  }
  expect(heap.peek()).toBe(5);
  expect(drain(heap)).toEqual([5, 0, 3, 4, 1]);
  expect(heap.pop()).toBe(NO_ITEM);
  expect(heap.peek()).toBe(NO_ITEM);
});

test('a lower key moves an item forward and a higher one is refused', () => {
  const heap = new IndexedHeap(3);
  heap.pushOrLower(0, 5);
  heap.pushOrLower(1, 4);
  expect(heap.pushOrLower(0, 6)).toBe(false);
  expect(heap.pushOrLower(0, 3)).toBe(true);
  expect(heap.keyOf(0)).toBe(3);
  expect(drain(heap)).toEqual([0, 1]);
});

test('an item that came out does not come back before clear', () => {
  const heap = new IndexedHeap(2);
  heap.pushOrLower(1, 5);
  heap.pop();
  expect(heap.wasPopped(1)).toBe(true);
  expect(heap.has(1)).toBe(false);
  expect(heap.keyOf(1)).toBe(5);
  expect(heap.pushOrLower(1, 2)).toBe(false);

  heap.clear();
  expect(heap.wasPopped(1)).toBe(false);
  expect(heap.keyOf(1)).toBe(Infinity);
  expect(heap.pushOrLower(1, 2)).toBe(true);
});

test('clear forgets what was still queued', () => {
  const heap = new IndexedHeap(3);
  heap.pushOrLower(2, 1);
  heap.clear();
  expect(heap.size).toBe(0);
  expect(heap.has(2)).toBe(false);
  heap.pushOrLower(0, 7);
  expect(drain(heap)).toEqual([0]);
});

test('any run of pushes, lowerings, pops and clears agrees with a plain list', () => {
  const capacity = 40;
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(fc.nat(capacity - 1), fc.nat(20)) },
    { weight: 3, arbitrary: fc.constant('pop' as const) },
    { weight: 1, arbitrary: fc.constant('clear' as const) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const heap = new IndexedHeap(capacity);
      let queued = new Map<number, number>();
      let done = new Set<number>();
      for (const next of steps) {
        if (next === 'clear') {
          heap.clear();
          queued = new Map();
          done = new Set();
        } else if (next === 'pop') {
          const expected = [...queued].sort((a, b) => a[1] - b[1] || a[0] - b[0])[0]?.[0] ?? NO_ITEM;
          expect(heap.pop()).toBe(expected);
          queued.delete(expected);
          done.add(expected);
        } else {
          const [item, key] = next;
          const accepted = !done.has(item) && key < (queued.get(item) ?? Infinity);
          expect(heap.pushOrLower(item, key)).toBe(accepted);
          if (accepted) queued.set(item, key);
        }
        expect(heap.size).toBe(queued.size);
      }
    }),
  );
});
