/**
 * Keeps what was used last, up to a total cost (bytes, steps: whatever the caller counts in); what was used longest
 * ago goes first. What it forgets is computed again, so it changes times and never results.
 */
export class BoundedCache<V> {
  private readonly entries = new Map<string, { readonly value: V; readonly cost: number }>();
  private readonly maxCost: number;
  private cost = 0;

  constructor(maxCost: number) {
    this.maxCost = maxCost;
  }

  get(key: string): V | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  /** Stores and gives back `value`; one that alone costs more than the whole cache is stored until the next one. */
  set(key: string, value: V, cost: number): V {
    const old = this.entries.get(key);
    if (old !== undefined) {
      this.cost -= old.cost;
      this.entries.delete(key);
    }
    for (const [oldest, entry] of this.entries) {
      if (this.cost + cost <= this.maxCost) break;
      this.cost -= entry.cost;
      this.entries.delete(oldest);
    }
    this.entries.set(key, { value, cost });
    this.cost += cost;
    return value;
  }
}
