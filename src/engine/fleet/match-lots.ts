import type { LotPacks } from './lot-ledger.ts';

/** Packs asked for, and the lots they may be of. */
export interface LotDemand {
  readonly packs: number;
  readonly allows: (lot: number) => boolean;
}

/**
 * Lots for each demand, first those that stand first; null if no choice serves all. Where an earlier demand holds what only
 * a later one may have, it changes to another of its lots (augmenting paths, Ford and Fulkerson 1956).
 * O(demands x lots) for each path; there are few of both.
 */
export const matchLots = (
  supply: readonly LotPacks[],
  demands: readonly LotDemand[],
): readonly (readonly LotPacks[])[] | null => {
  const free = supply.map((entry) => entry.packs);
  const held = demands.map(() => new Float64Array(supply.length));
  for (const [at, { packs, allows }] of demands.entries()) {
    let rest = packs;
    supply.forEach(({ lot }, index) => {
      if (rest === 0 || free[index] === 0 || !allows(lot)) return;
      const part = Math.min(rest, free[index]!);
      free[index]! -= part;
      held[at]![index]! += part;
      rest -= part;
    });
    while (rest > 0) {
      const moved = augment(supply, demands, free, held, at, rest);
      if (moved === 0) return null;
      rest -= moved;
    }
  }
  return held.map((row) =>
    supply.flatMap(({ lot }, index) => (row[index]! > 0 ? [{ lot, packs: row[index]! }] : [])),
  );
};

interface Step {
  readonly demand: number;
  /** What the demand takes, from the step before or from what is free. */
  readonly takes: number;
  readonly before: Step | null;
}

/** Finds one path from the demand to a free lot and moves up to `most` packs along it; gives back how many. */
const augment = (
  supply: readonly LotPacks[],
  demands: readonly LotDemand[],
  free: number[],
  held: readonly Float64Array[],
  start: number,
  most: number,
): number => {
  const seen = new Set<number>([start]);
  let frontier: { readonly demand: number; readonly before: Step | null }[] = [
    { demand: start, before: null },
  ];
  while (frontier.length > 0) {
    const next: typeof frontier = [];
    for (const { demand, before } of frontier) {
      for (let index = 0; index < supply.length; index++) {
        if (!demands[demand]!.allows(supply[index]!.lot)) continue;
        const step = { demand, takes: index, before };
        if (free[index]! > 0) return move(free, held, step, most);
        for (let other = 0; other < demands.length; other++) {
          if (seen.has(other) || held[other]![index] === 0) continue;
          seen.add(other);
          next.push({ demand: other, before: step });
        }
      }
    }
    frontier = next;
  }
  return 0;
};

/** The last step takes what is free; each before it takes what the step after it gives up. */
const move = (free: number[], held: readonly Float64Array[], last: Step, most: number): number => {
  let packs = Math.min(most, free[last.takes]!);
  for (let step: Step | null = last; step?.before; step = step.before) {
    packs = Math.min(packs, held[step.demand]![step.before.takes]!);
  }
  free[last.takes]! -= packs;
  for (let step: Step | null = last; step !== null; step = step.before) {
    held[step.demand]![step.takes]! += packs;
    if (step.before) held[step.demand]![step.before.takes]! -= packs;
  }
  return packs;
};
