import { PPM } from '../../domain/index.ts';
import { NO_ELEMENT } from './allocation-index.ts';
import type { SupplyItem } from './site-supply.ts';
import { neededAmount } from './stages.ts';

/** An element of the site that is being filled, by its place in a list of its own. */
export interface FillElement {
  readonly floorAmount: number;
  readonly targetAmount: number;
  readonly capAmount: number;
  readonly tier: number;
  readonly firstDay: number;
  readonly lastDay: number;
}

/** Packs taken of items by usage period of the item's good: `[item][period]`. */
export type Taken = readonly Float64Array[];

/**
 * Whole packs handed out so that the site's elements are leximin-best, floors by tier first, then targets by tier.
 * Elements of items are numbers into `elements`. Progressive filling: the largest level all free elements reach is found
 * by halving (in parts per million), then those that cannot rise by one more are fixed. Exact where every good serves one
 * need and packs for a need are of one size (a polymatroid, where greedy filling is leximin: Frank and Murota 2019);
 * otherwise a sound heuristic. O(levels x (20 + elements) x elements x items).
 */
export const fillSite = (elements: readonly FillElement[], items: readonly SupplyItem[]): Taken => {
  const order = elements
    .map((_, e) => e)
    .sort(
      (a, b) =>
        elements[a].lastDay - elements[a].firstDay - (elements[b].lastDay - elements[b].firstDay) ||
        elements[a].firstDay - elements[b].firstDay ||
        a - b,
    );
  const pool = new Pool(elements, order, items);
  const asked = new Float64Array(elements.length);
  const tiers = [...new Set(elements.map((element) => element.tier))].sort((a, b) => a - b);
  for (const kind of ['floorAmount', 'targetAmount'] as const) {
    for (const tier of tiers) {
      const members = order.filter((e) => elements[e].tier === tier && elements[e][kind] > 0);
      fillStage(
        pool,
        members,
        members.map((e) => elements[e][kind]),
        asked,
      );
    }
  }
  const met = pool.meets(asked);
  return met ? pool.taken() : items.map(() => new Float64Array(0));
};

/** Raises `asked` of the members to their leximin-best whole-pack amounts; what is asked already stays. */
const fillStage = (
  pool: Pool,
  members: readonly number[],
  demands: readonly number[],
  asked: Float64Array,
): void => {
  const amountAt = (k: number, ppm: number): number => {
    return Math.max(asked[members[k]], Math.min(pool.capOf(members[k]), neededAmount(ppm, demands[k])));
  };
  let free = members.map((_, k) => k);
  let low = 0;
  const trial = new Float64Array(asked.length);
  const reaches = (ppm: number): boolean => {
    trial.set(asked);
    for (const k of free) trial[members[k]] = amountAt(k, ppm);
    return pool.meets(trial);
  };
  while (free.length > 0) {
    if (reaches(PPM)) {
      asked.set(trial);
      return;
    }
    let high = PPM;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (reaches(middle)) low = middle;
      else high = middle;
    }
    const base = free.map((k) => amountAt(k, low));
    free.forEach((k, at) => {
      asked[members[k]] = base[at];
    });
    // Small demands first: the same pack lifts them further.
    const rising = [...free].sort((a, b) => demands[a] - demands[b] || a - b);
    const kept: number[] = [];
    for (const k of rising) {
      const next = amountAt(k, low + 1);
      const before = asked[members[k]];
      if (next >= pool.capOf(members[k]) && next <= before) continue;
      asked[members[k]] = next;
      if (pool.meets(asked)) kept.push(k);
      else asked[members[k]] = before;
    }
    free = free.filter((k) => kept.includes(k));
    low++;
  }
};

/** The site's items, and the question whether asked amounts can be met from them; reuses its arrays. */
class Pool {
  readonly #elements: readonly FillElement[];
  readonly #order: readonly number[];
  readonly #items: readonly SupplyItem[];
  readonly #left: Float64Array;
  readonly #got: Float64Array;
  readonly #taken: readonly Float64Array[];
  /** `[element]`: items that serve it, with the need's place among what the item serves. */
  readonly #sources: readonly (readonly {
    readonly item: number;
    readonly k: number;
    readonly first: number;
    readonly last: number;
  }[])[];

  constructor(elements: readonly FillElement[], order: readonly number[], items: readonly SupplyItem[]) {
    this.#elements = elements;
    this.#order = order;
    this.#items = items;
    this.#left = new Float64Array(items.length);
    this.#got = new Float64Array(elements.length);
    this.#taken = items.map((item) => new Float64Array(item.last + 1));
    this.#sources = elements.map((_, e) =>
      items.flatMap((item, i) =>
        item.elements.flatMap((byPeriod, k) => {
          const first = Math.max(item.first, byPeriod.indexOf(e));
          const last = Math.min(item.last, byPeriod.lastIndexOf(e));
          return byPeriod.includes(e) && first <= last ? [{ item: i, k, first, last }] : [];
        }),
      ),
    );
  }

  capOf(element: number): number {
    return this.#elements[element].capAmount;
  }

  /** Packs of the last question that was met. */
  taken(): Taken {
    return this.#taken;
  }

  /**
   * Whether every element can receive what is asked: elements in order, each from its items in order, a pack at the
   * earliest usage period it fits. O(elements x items).
   */
  meets(asked: Float64Array): boolean {
    const items = this.#items;
    const left = this.#left;
    const got = this.#got;
    got.fill(0);
    for (let i = 0; i < items.length; i++) {
      left[i] = items[i].packs;
      this.#taken[i].fill(0);
    }
    for (const e of this.#order) {
      if (got[e] >= asked[e]) continue;
      for (const { item, k, first } of this.#sources[e]) {
        if (left[item] === 0) continue;
        const { elements, quantities } = items[item];
        const packs = Math.min(left[item], Math.ceil((asked[e] - got[e]) / quantities[k]));
        left[item] -= packs;
        this.#taken[item][first] += packs;
        for (let other = 0; other < quantities.length; other++) {
          const served = elements[other][first];
          if (served !== NO_ELEMENT) got[served] += packs * quantities[other];
        }
        if (got[e] >= asked[e]) break;
      }
      if (got[e] < asked[e]) return false;
    }
    return true;
  }
}
