/** What decides which lane goes next: the smaller first, in this order; null: nothing left to send. */
export type AheadKey = readonly [due: number, rank: number, late: number];

/**
 * Lanes in the order in which their next want is due. Keys are asked for once and again only where told, since a convoy
 * changes those of its own lane alone. `findNext` costs one pass over plain numbers.
 */
export class AheadQueue {
  private readonly keyOf: (lane: number) => AheadKey | null;
  private readonly due: Float64Array;
  private readonly rank: Float64Array;
  private readonly late: Float64Array;

  constructor(laneCount: number, keyOf: (lane: number) => AheadKey | null) {
    this.keyOf = keyOf;
    this.due = new Float64Array(laneCount);
    this.rank = new Float64Array(laneCount);
    this.late = new Float64Array(laneCount);
    for (let lane = 0; lane < laneCount; lane++) this.refresh(lane);
  }

  /** The lane to serve next, the first of equals; -1 where none is left. */
  findNext(): number {
    const { due, rank, late } = this;
    let best = -1;
    for (let lane = 0; lane < due.length; lane++) {
      if (due[lane] === Infinity) continue;
      if (best >= 0) {
        if (due[lane]! !== due[best]!) {
          if (due[lane]! > due[best]!) continue;
        } else if (rank[lane]! !== rank[best]!) {
          if (rank[lane]! > rank[best]!) continue;
        } else if (late[lane]! >= late[best]!) continue;
      }
      best = lane;
    }
    return best;
  }

  refresh(lane: number): void {
    const key = this.keyOf(lane);
    this.due[lane] = key === null ? Infinity : key[0];
    if (key === null) return;
    this.rank[lane] = key[1];
    this.late[lane] = key[2];
  }

  drop(lane: number): void {
    this.due[lane] = Infinity;
  }
}
