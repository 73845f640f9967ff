import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Highs, InitOptions, Model, OptionValue } from 'highs';
import type {
  LinearBasis,
  LinearFailure,
  LinearModel,
  LinearSolution,
  LinearSolver,
  SolveOptions,
} from '../../engine/index.ts';

/** A solver with what the plan file records about it. */
export interface HighsSolver extends LinearSolver {
  /** `highs 1.15.3`. */
  readonly name: string;
  /** SHA-256 of the WebAssembly binary, hex. */
  readonly wasmHash: string;
  /** As `solve`, without a promise: blocks this thread. */
  readonly solveNow: (model: LinearModel, options?: SolveOptions) => LinearSolution;
}

let loading: Promise<HighsSolver> | undefined;

/** HiGHS in this thread; the binary is read and compiled once. Solving blocks the thread. */
export const loadHighsSolver = (): Promise<HighsSolver> => {
  loading ??= load();
  return loading;
};

const load = async (): Promise<HighsSolver> => {
  const require = createRequire(import.meta.url);
  const wasmBinary = await readFile(require.resolve('highs/runtime'));
  const manifest = await readFile(new URL('../package.json', `file://${require.resolve('highs')}`), 'utf8');
  const loadHighs = require('highs') as (options: InitOptions) => Promise<Highs>;
  let highs = await loadHighs({ wasmBinary });
  const solveNow = (model: LinearModel, options: SolveOptions = {}): LinearSolution =>
    solveModel(highs, model, options);
  return {
    name: `highs ${(JSON.parse(manifest) as { version: string }).version}`,
    wasmHash: createHash('sha256').update(wasmBinary).digest('hex'),
    solveNow,
    solve: async (model, options) => {
      try {
        return solveNow(model, options);
      } catch (error) {
        // Out of memory, or a trap: nothing in that instance can be trusted any more.
        if (!(error instanceof Error && error.name === 'RuntimeError')) throw error;
        highs = await loadHighs({ wasmBinary });
        return { kind: 'failed', code: 'solver.not-optimal', status: error.message };
      }
    },
  };
};

type Attempt = Readonly<Record<string, OptionValue>> & { readonly warm: boolean };

/** Simplex strategies of HiGHS. */
const DUAL = 1;
const PRIMAL = 4;

/**
 * In this order until one ends at an optimum: from the given vertex, then cold with other methods. Always the same for
 * the same arguments.
 */
const listAttempts = ({ basis, method, mostIterations }: SolveOptions): readonly Attempt[] => {
  const cold: Attempt[] = [
    { warm: false, presolve: 'on', solver: 'simplex', simplex_strategy: DUAL },
    { warm: false, presolve: 'off', solver: 'simplex', simplex_strategy: DUAL },
    { warm: false, presolve: 'off', solver: 'simplex', simplex_strategy: PRIMAL, ...USUAL_TOLERANCES },
    { warm: false, presolve: 'off', solver: 'ipm', run_crossover: 'on', ...USUAL_TOLERANCES },
  ];
  if (basis === undefined) return cold;
  if (mostIterations !== undefined)
    return [
      {
        warm: true,
        presolve: 'off',
        solver: 'simplex',
        simplex_strategy: PRIMAL,
        simplex_iteration_limit: mostIterations,
      },
    ];
  const simplex_strategy = method === 'dual' ? DUAL : PRIMAL;
  return [{ warm: true, presolve: 'off', solver: 'simplex', simplex_strategy }, ...cold];
};

const solveModel = (highs: Highs, model: LinearModel, options: SolveOptions): LinearSolution => {
  const { modelStatus } = highs.constants;
  let iterations = 0;
  let failure: LinearFailure = { kind: 'failed', code: 'solver.not-optimal', status: 'not tried' };
  for (const { warm, ...settings } of listAttempts(options)) {
    const instance = createInstance(highs, model);
    try {
      instance.options.set({ output_flag: false, random_seed: 0, ...TOLERANCES, ...settings });
      if (warm && options.basis !== undefined && !setBasis(highs, instance, options.basis)) continue;
      if (!run(highs, instance)) continue;
      iterations += Number(instance.info.get('simplex_iteration_count'));
      const status = instance.getModelStatus();
      const isEnough = status === modelStatus.iterationLimit && isFeasible(instance);
      if (status === modelStatus.optimal || isEnough) {
        const solution = instance.getSolution();
        const basis = instance.getBasis();
        return {
          kind: 'optimal',
          objective: instance.getObjectiveValue(),
          columnValue: solution.colValue,
          rowDual: solution.rowDual,
          columnDual: solution.colDual,
          basis: { columnStatus: basis.colStatus, rowStatus: basis.rowStatus },
          iterations,
        };
      }
      failure = {
        kind: 'failed',
        code:
          status === modelStatus.infeasible
            ? 'solver.infeasible'
            : status === modelStatus.unbounded
              ? 'solver.unbounded'
              : 'solver.not-optimal',
        status: String(status),
      };
    } finally {
      instance.dispose();
    }
  }
  return failure;
};

/** Tighter than HiGHS's 1e-7, so that a multiplier's error stays below a part per million after summing. */
const TOLERANCES = { primal_feasibility_tolerance: 1e-9, dual_feasibility_tolerance: 1e-9 };

/** HiGHS's own, for the last attempts. */
const USUAL_TOLERANCES = { primal_feasibility_tolerance: 1e-7, dual_feasibility_tolerance: 1e-7 };

const createInstance = (highs: Highs, model: LinearModel): Model =>
  highs.createModel({
    numCols: model.columnCount,
    numRows: model.rowCount,
    sense: highs.constants.objectiveSense.maximize,
    colCost: model.objective,
    colLower: model.columnLower,
    colUpper: model.columnUpper,
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    matrix: {
      format: 'csc',
      numRows: model.rowCount,
      numCols: model.columnCount,
      starts: model.starts,
      indices: model.indices,
      values: model.values,
    },
  });

/** Whether a solve that was cut short stands at a point that keeps all rows. */
const isFeasible = (instance: Model): boolean =>
  Number(instance.info.get('max_primal_infeasibility')) <= 1e-7;

/** False where HiGHS refuses the vertex: the next attempt starts cold. */
const setBasis = (highs: Highs, instance: Model, basis: LinearBasis): boolean =>
  succeeds(highs, () => instance.setBasis({ colStatus: basis.columnStatus, rowStatus: basis.rowStatus }));

/** False where HiGHS reports an error instead of a status. */
const run = (highs: Highs, instance: Model): boolean => succeeds(highs, () => instance.run());

const succeeds = (highs: Highs, action: () => unknown): boolean => {
  try {
    action();
    return true;
  } catch (error) {
    if (error instanceof highs.errors.HighsError) return false;
    throw error;
  }
};
