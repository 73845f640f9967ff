/** Coordinates of a fixed set of node ids, filled in while a file is read. */
export interface SortedNodes {
  /** Wanted ids, ascending. */
  readonly ids: Float64Array;
  readonly latE7: Int32Array;
  readonly lonE7: Int32Array;
  /** 1 where the node was found. */
  readonly known: Uint8Array;
  /** Index of a wanted id, -1 of others. O(1) for ids asked in ascending order, else O(log n). */
  readonly indexOf: (id: number) => number;
}

/** `refs` may repeat. O(n log n). */
export function buildSortedNodes(refs: readonly ArrayLike<number>[]): SortedNodes {
  let length = 0;
  for (const part of refs) length += part.length;
  const sorted = new Float64Array(length);
  let at = 0;
  for (const part of refs) {
    sorted.set(part, at);
    at += part.length;
  }
  sorted.sort();
  let count = 0;
  for (let i = 0; i < length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[count++] = sorted[i]!;
  const ids = sorted.slice(0, count);

  // Files list nodes in ascending order: the next one wanted is nearly always the one after the last found.
  let next = 0;
  const indexOf = (id: number): number => {
    if (next < count && ids[next]! < id) {
      next++;
      if (next < count && ids[next]! < id) next = search(ids, id);
    } else if (next >= count || ids[next]! > id) {
      if (next > 0 && ids[next - 1]! < id) return -1;
      next = search(ids, id);
    }
    return ids[next] === id ? next : -1;
  };
  return {
    ids,
    latE7: new Int32Array(count),
    lonE7: new Int32Array(count),
    known: new Uint8Array(count),
    indexOf,
  };
}

/** The first index whose id is not less than `id`. */
function search(ids: Float64Array, id: number): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ids[middle]! < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
