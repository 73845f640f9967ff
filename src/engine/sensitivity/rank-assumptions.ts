import { compareStrings } from '../../base/index.ts';
import {
  listRangedFacts,
  type Operation,
  type RangedFact,
  type RangePoint,
  type Situation,
  withFactAt,
} from '../../domain/index.ts';
import { computeTotalCoverage, type Lanes, type StopSignal } from '../allocation/index.ts';
import type { LinearSolver } from '../solver/linear-solver.ts';
import { buildStakes } from './stakes.ts';

export interface RankedAssumption extends RangedFact {
  /** Largest change of what people could receive in all, as a share of their targets, at its low or its high. */
  readonly influence: number;
}

/** Resolves an operation and finds its lanes; the caller keeps roads that did not change. */
export type PrepareSituation = (operation: Operation) => {
  readonly situation: Situation;
  readonly lanes: Lanes;
};

const ENDS: readonly RangePoint[] = ['low', 'high'];

/**
 * The `most` ranged assumptions with the greatest influence, ties by id. Influence is measured by a linear programme at
 * each end (most total coverage), not guessed from prices. Facts are taken in order of what is at stake; once as many
 * have been measured above all remaining stakes, nothing left can be among them. Links have no stake by size; one
 * programme with all of them at each end stands for it, since longer links never help.
 */
export const rankAssumptions = async (
  visible: Operation,
  prepare: PrepareSituation,
  solver: LinearSolver,
  most: number,
  signal?: StopSignal,
): Promise<readonly RankedAssumption[]> => {
  const before = prepare(visible);
  const base = await computeTotalCoverage(before.situation, before.lanes, solver);
  if (base === null) return [];
  const changeOf = async (operation: Operation): Promise<number> => {
    const { situation, lanes } = prepare(operation);
    const total = await computeTotalCoverage(situation, lanes, solver, base.basis);
    return total === null ? 0 : Math.abs(total.share - base.share);
  };
  const facts = listRangedFacts(visible).filter((row) => row.assumption);
  const links = facts.filter((fact) => fact.quantity === 'link-minutes');
  let linkStake = 0;
  for (const point of links.length > 0 ? ENDS : []) {
    const moved = links.reduce((operation, fact) => withFactAt(operation, fact.factId, point), visible);
    linkStake = Math.max(linkStake, await changeOf(moved));
  }
  const stakeOf = buildStakes(visible, before.situation, before.lanes);
  const queue = facts
    .map((fact) => ({ fact, stake: fact.quantity === 'link-minutes' ? linkStake : stakeOf(fact) }))
    .sort((a, b) => b.stake - a.stake || compareStrings(a.fact.factId, b.fact.factId));
  const ranked: RankedAssumption[] = [];
  for (const { fact, stake } of queue) {
    if (signal?.aborted === true) break;
    if (ranked.length >= most && ranked[most - 1].influence >= stake) break;
    let influence = 0;
    for (const point of ENDS) {
      if (fact.range[point] === fact.range.best) continue;
      influence = Math.max(influence, await changeOf(withFactAt(visible, fact.factId, point)));
    }
    ranked.push({ ...fact, influence });
    ranked.sort((a, b) => b.influence - a.influence || compareStrings(a.factId, b.factId));
  }
  return ranked.slice(0, most);
};
