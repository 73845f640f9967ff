/**
 * A linear programme to maximise: columns in compressed sparse form, every row and column between two bounds
 * (`Infinity` and `-Infinity` where there is none).
 */
export interface LinearModel {
  readonly columnCount: number;
  readonly rowCount: number;
  /** Objective, length columnCount. */
  readonly objective: Float64Array;
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Entries of column j are `starts[j] .. starts[j + 1] - 1`; length columnCount + 1. */
  readonly starts: Int32Array;
  /** Row of each entry, each row once in a column, in any order. */
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** Status of every column and row at a vertex: 0 at lower, 1 basic, 2 at upper, 3 free at zero, 4 nonbasic. */
export interface LinearBasis {
  readonly columnStatus: Int32Array;
  readonly rowStatus: Int32Array;
}

export const BASIC = 1;
export const AT_LOWER = 0;
export const AT_UPPER = 2;

/**
 * A vertex that the solver calls optimal. Multipliers are those of maximising: `rowDual[i]` is what one more unit of
 * row i's active bound adds to the objective (>= 0 at an upper bound); `columnDual` is objective minus its price by rows.
 */
export interface LinearOptimum {
  readonly kind: 'optimal';
  readonly objective: number;
  readonly columnValue: Float64Array;
  readonly rowDual: Float64Array;
  readonly columnDual: Float64Array;
  readonly basis: LinearBasis;
  /** Simplex steps taken, all attempts together. */
  readonly iterations: number;
}

/** No attempt ended at an optimum; `status` is the last one's, in the solver's words. */
export interface LinearFailure {
  readonly kind: 'failed';
  readonly code: 'solver.infeasible' | 'solver.unbounded' | 'solver.not-optimal';
  readonly status: string;
}

export type LinearSolution = LinearOptimum | LinearFailure;

export interface SolveOptions {
  /** A vertex to start from, of a model of the same shape; without one the model is presolved and started cold. */
  readonly basis?: LinearBasis;
  /** How to go on from `basis`: `primal` where it is feasible, `dual` where only its prices are good. */
  readonly method?: 'primal' | 'dual';
  /**
   * Simplex steps after which a feasible point is good enough: it then counts as `optimal`, with multipliers that prove nothing. Only
   * for what steers, and only with `basis` and `primal`.
   */
  readonly mostIterations?: number;
}

/**
 * The port through which the engine solves linear programmes. Every call is a fresh model: the same arguments give the
 * same bytes, whatever was solved before. No time limit. Wrong input is a broken promise and throws.
 */
export interface LinearSolver {
  readonly solve: (model: LinearModel, options?: SolveOptions) => Promise<LinearSolution>;
}
