import { compareStrings } from '../../base/index.ts';
import {
  listRangedFacts,
  type Operation,
  type RangedFact,
  type Situation,
  withFactAt,
} from '../../domain/index.ts';
import { computeTotalCoverage, type Lanes, type StopSignal } from '../allocation/index.ts';
import type { LinearSolver } from '../solver/linear-solver.ts';

export interface RankedAssumption extends RangedFact {
  /** Largest change of what people could receive in all, as a share of their targets, at its low or its high. */
  readonly influence: number;
}

/** Resolves an operation and finds its lanes; the caller keeps roads that did not change. */
export type PrepareSituation = (operation: Operation) => {
  readonly situation: Situation;
  readonly lanes: Lanes;
};

/**
 * Ranged assumptions by influence, the greatest first, ties by id. The influence of each is measured by two linear
 * programmes (total coverage at its low and at its high), not guessed from prices. `visible` is the operation as of now.
 */
export const rankAssumptions = async (
  visible: Operation,
  prepare: PrepareSituation,
  solver: LinearSolver,
  signal?: StopSignal,
): Promise<readonly RankedAssumption[]> => {
  const before = prepare(visible);
  const base = await computeTotalCoverage(before.situation, before.lanes, solver);
  if (base === null) return [];
  const ranked: RankedAssumption[] = [];
  for (const fact of listRangedFacts(visible).filter((row) => row.assumption)) {
    if (signal?.aborted === true) break;
    let influence = 0;
    for (const point of ['low', 'high'] as const) {
      if (fact.range[point] === fact.range.best) continue;
      const { situation, lanes } = prepare(withFactAt(visible, fact.factId, point));
      const total = await computeTotalCoverage(situation, lanes, solver, base.basis);
      if (total !== null) influence = Math.max(influence, Math.abs(total.share - base.share));
    }
    ranked.push({ ...fact, influence });
  }
  return ranked.sort((a, b) => b.influence - a.influence || compareStrings(a.factId, b.factId));
};
