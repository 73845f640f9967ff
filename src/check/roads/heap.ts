/** A binary heap of numbered items with the smallest key first; an item may be in it more than once. */
export interface KeyedHeap {
  readonly push: (item: number, key: number) => void;
  /** -1 when empty. */
  readonly pop: () => number;
}

export function createHeap(): KeyedHeap {
  const items: number[] = [];
  const keys: number[] = [];
  const swap = (a: number, b: number): void => {
    [items[a], items[b]] = [items[b]!, items[a]!];
    [keys[a], keys[b]] = [keys[b]!, keys[a]!];
  };
  const push = (item: number, key: number): void => {
    let at = items.push(item) - 1;
    keys.push(key);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (keys[parent]! <= keys[at]!) return;
      swap(at, parent);
      at = parent;
    }
  };
  const pop = (): number => {
    if (items.length === 0) return -1;
    const top = items[0]!;
    const last = items.length - 1;
    swap(0, last);
    items.pop();
    keys.pop();
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      if (left >= last) return top;
      const right = left + 1;
      const child = right < last && keys[right]! < keys[left]! ? right : left;
      if (keys[at]! <= keys[child]!) return top;
      swap(at, child);
      at = child;
    }
  };
  return { push, pop };
}
