import type { CoverageLine, Situation } from '../../domain/index.ts';
import { computeCoverage, type HandOut, type SiteReceipt } from '../allocation/index.ts';
import { distribute } from './temporary-distribute.ts';
import {
  type BuildChoices,
  buildDay,
  type Draft,
  type FleetProblem,
  FleetState,
  type LegCache,
  type TripEstimates,
  type Want,
  WantBook,
} from '../fleet/index.ts';
import { computeFillWants } from './fill-wants.ts';

/** What every build of an operation shares: nothing in it changes but caches. */
export interface BuildGround {
  readonly problem: FleetProblem;
  readonly legs: LegCache;
  readonly estimates: TripEstimates;
}

/** One whole plan, not yet written down. */
export interface Build {
  readonly drafts: readonly Draft[];
  readonly handOuts: readonly HandOut[];
  readonly coverage: readonly CoverageLine[];
  readonly truckSeconds: number;
  /** Share of the wanted weight that no convoy of the first pass could take. */
  readonly missedShare: number;
}

/** Times that idle vehicles and stock are offered to whoever is worst off. */
const FILL_ROUNDS = 2;

/** Builds convoys day by day for the wants, then fills up with what is left over. Changes the wants. */
export const buildPlan = (ground: BuildGround, wants: readonly Want[], choices: BuildChoices): Build => {
  const { problem, legs, estimates } = ground;
  const state = new FleetState(problem, legs);
  const wanted = weigh(problem, wants);
  const missed = buildDays(state, estimates, wants, choices);
  for (let round = 0; round < FILL_ROUNDS; round++) {
    const { receivedAmounts } = distribute(problem.situation, listReceipts(problem, state.drafts));
    const fill = computeFillWants(state, estimates, receivedAmounts);
    const before = state.drafts.length;
    buildDays(state, estimates, fill, { ...choices, order: 'rank', aheadFill: FILL_AHEAD });
    if (state.drafts.length === before) break;
  }
  return {
    ...judge(problem.situation, problem, state.drafts),
    missedShare: wanted === 0 ? 0 : missed / wanted,
  };
};

/** Filling spends vehicles that would stand idle, so it waits for full loads less. */
const FILL_AHEAD = [0.1, 0.3, 0.5, 0.7];

/** Days in their order; gives back the grams that stayed behind. */
const buildDays = (
  state: FleetState,
  estimates: TripEstimates,
  wants: readonly Want[],
  choices: BuildChoices,
): number => {
  const book = new WantBook(state.problem, wants);
  let missed = 0;
  for (let day = 0; day < state.problem.dayCount; day++) {
    missed += weigh(
      state.problem,
      wants.filter((want) => want.due < day),
    );
    book.expire(day);
    buildDay(state, estimates, book, day, choices);
  }
  return missed + weigh(state.problem, wants);
};

const weigh = (problem: FleetProblem, wants: readonly Want[]): number =>
  wants.reduce((grams, want) => grams + want.left * problem.gramsPerPack[want.good]!, 0);

const judge = (
  situation: Situation,
  problem: FleetProblem,
  drafts: readonly Draft[],
): Omit<Build, 'missedShare'> => {
  const { handOuts } = distribute(situation, listReceipts(problem, drafts));
  let truckSeconds = 0;
  for (const { times, vehicles } of drafts)
    truckSeconds += (times.returnAt - times.departAt) * vehicles.length;
  return { drafts, handOuts, coverage: computeCoverage(situation, handOuts), truckSeconds };
};

/** What deliveries bring to sites. */
export const listReceipts = (problem: FleetProblem, drafts: readonly Draft[]): SiteReceipt[] => {
  const { lots } = problem.situation;
  const receipts: SiteReceipt[] = [];
  for (const draft of drafts) {
    for (const load of draft.loads) {
      const place = draft.stops[load.stop]!;
      if (problem.kinds[place] !== 'site') continue;
      const { goodId, id: lotId } = lots[load.lot]!;
      receipts.push({ placeId: problem.placeIds[place]!, goodId, day: draft.day, lotId, packs: load.packs });
    }
  }
  return receipts;
};
