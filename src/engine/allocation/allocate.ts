import { compareStrings } from '../../base/index.ts';
import type { Situation } from '../../domain/index.ts';
import type { LinearSolver } from '../solver/linear-solver.ts';
import type { AllocateOptions, AllocationOutcome } from './allocation.ts';
import { buildProgramme } from './build-programme.ts';
import type { LaneFlow } from './flow.ts';
import type { Lanes } from './lanes.ts';
import { solveLeximin } from './leximin.ts';
import type { Programme } from './programme.ts';

/** Less than this many packs is nothing. */
const LEAST_FLOW = 1e-6;

/**
 * In programmes with more columns the least truck time is only approached, by this many steps from the vertex of the last level: the true
 * least of 300 sites (150,000 columns) took longer than all levels together.
 */
const LARGE = 60_000;
const FEW_STEPS = 3000;

/**
 * The leximin-best levels of a situation's programme, with certificates unless told otherwise, and among all flows that
 * reach them those of the least truck time, early rather than late (docs/rules.md R20). Same arguments, same result.
 */
export const allocate = async (
  situation: Situation,
  lanes: Lanes,
  solver: LinearSolver,
  options: AllocateOptions = {},
): Promise<AllocationOutcome> => {
  const programme = buildProgramme(situation, lanes, options);
  const leximin = await solveLeximin(programme, solver, options);
  if (leximin.kind !== 'levelled') return leximin;
  const { model, counts, floorPpm, targetPpm, stages, floorLimits, targetLimits } = leximin;
  const levels = { kind: 'allocated', floorPpm, targetPpm, stages, floorLimits, targetLimits } as const;
  if (!(options.flows ?? options.certificates === false))
    return { ...levels, flows: [], basis: model.basis, ...counts };
  if (options.signal?.aborted === true) return { kind: 'stopped' };
  const solution = await model.solveTotal(
    buildTieBreak(programme),
    'primal',
    programme.columnCount > LARGE ? FEW_STEPS : null,
  );
  if (solution.kind === 'failed') return { kind: 'failed', code: solution.code, detail: solution.status };
  return {
    ...levels,
    flows: listFlows(programme, (column) => model.valueOf(solution, column)),
    basis: solution.basis,
    solves: counts.solves + 1,
    iterations: counts.iterations + solution.iterations,
  };
};

/**
 * Minus truck seconds, and so little for each pack's day and column number that it decides only between equals: it makes
 * the flows the same whichever of equal vertices a solver would stop at.
 */
const buildTieBreak = (programme: Programme): Float64Array => {
  const { truckSeconds, flowColumns, lanes, columnUnit } = programme;
  const scale = 1 / Math.max(1, ...lanes.vehicleSeconds);
  const weight = truckSeconds.map((seconds) => -seconds * scale);
  flowColumns.forEach(({ column, day }, k) => {
    const late = day / lanes.dayCount + (0.1 * k) / flowColumns.length;
    weight[column] -= (1e-4 * late) / columnUnit[column];
  });
  return weight;
};

const listFlows = (programme: Programme, packsOf: (column: number) => number): readonly LaneFlow[] => {
  const { flowColumns, lanes, index } = programme;
  return flowColumns
    .flatMap(({ column, lane, good, day }): LaneFlow[] => {
      const packs = packsOf(column);
      const { fromId, toId } = lanes.lanes[lane];
      return packs < LEAST_FLOW ? [] : [{ fromId, toId, goodId: index.goods[good].good.id, day, packs }];
    })
    .sort(
      (a, b) =>
        compareStrings(a.fromId, b.fromId) ||
        compareStrings(a.toId, b.toId) ||
        compareStrings(a.goodId, b.goodId) ||
        a.day - b.day,
    );
};
