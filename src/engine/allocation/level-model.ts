import {
  AT_LOWER,
  BASIC,
  type LinearBasis,
  type LinearModel,
  type LinearOptimum,
  type LinearSolution,
  type LinearSolver,
} from '../solver/linear-solver.ts';
import { PricedModel } from './priced-model.ts';
import type { Programme } from './programme.ts';
import { NO_ROW } from './rows-builder.ts';

/** Multipliers of the named rows of a level, all >= 0, in the rows' own units. */
export interface LevelPrices {
  /** `[row]` of the programme. */
  readonly row: Float64Array;
  /** `[element]`: of its `cover` row, 0 where it is not free. */
  readonly cover: Float64Array;
  /** `[element]`: of its `hold` row of the stage that is being filled, 0 where it is not fixed in it. */
  readonly hold: Float64Array;
}

/**
 * The linear model of one programme that is filled level by level: the same columns and rows all the time, so that a
 * vertex of one level starts the next. Columns: the programme's, a slack for each cumulative row but the last of its chain,
 * z. Rows: the programme's (differences, with slacks), one per element that is either its `cover` or its `hold` row.
 * Everything is in units (powers of two, hence exact).
 */
export class LevelModel {
  readonly #programme: Programme;
  readonly #model: LinearModel;
  readonly #zColumn: number;
  readonly #firstElementRow: number;
  /** Where z's entries begin in indices and values. */
  readonly #zStart: number;
  readonly #demand: Float64Array;
  readonly #free: Uint8Array;
  readonly #priced: PricedModel;
  readonly #solver: LinearSolver;

  constructor(programme: Programme, solver: LinearSolver, basis: LinearBasis | undefined) {
    this.#programme = programme;
    this.#solver = solver;
    const { elementCount, rowCount } = programme;
    this.#demand = new Float64Array(elementCount);
    this.#free = new Uint8Array(elementCount);
    this.#firstElementRow = rowCount;
    this.#model = buildModel(programme);
    this.#zColumn = this.#model.columnCount - 1;
    this.#zStart = this.#model.starts[this.#zColumn];
    const fits =
      basis?.columnStatus.length === this.#model.columnCount &&
      basis.rowStatus.length === this.#model.rowCount;
    this.#priced = new PricedModel(programme, this.#model, fits ? basis : undefined);
  }

  get basis(): LinearBasis | undefined {
    return this.#priced.basis;
  }

  /** Goes on from an earlier vertex of this model. */
  set basis(basis: LinearBasis | undefined) {
    this.#priced.basis = basis;
  }

  /** Begins a stage: element e is free where `demand[e]` > 0 and no part of it elsewhere. */
  startStage(demand: Float64Array): void {
    const { rowLower } = this.#model;
    for (let e = 0; e < demand.length; e++) {
      this.#demand[e] = demand[e];
      this.#free[e] = demand[e] > 0 ? 1 : 0;
      rowLower[this.#firstElementRow + e] = demand[e] > 0 ? 0 : Number.NEGATIVE_INFINITY;
    }
    this.#fillZ();
  }

  /** Fixes a free element of the stage: it receives `amount` at least. */
  fix(element: number, amount: number): void {
    this.#free[element] = 0;
    this.#model.rowLower[this.#firstElementRow + element] = amount / this.#unitOf(element);
  }

  /** Ends a stage: what its elements were fixed at becomes the least that later stages leave them. */
  endStage(): void {
    const { rowLower, columnLower } = this.#model;
    const { basis } = this.#priced;
    for (let e = 0; e < this.#free.length; e++) {
      const row = this.#firstElementRow + e;
      if (rowLower[row] === Number.NEGATIVE_INFINITY) continue;
      // The same point with the column at its bound instead of the row: it stays a vertex.
      if (basis?.rowStatus[row] === AT_LOWER && basis.columnStatus[e] === BASIC) {
        basis.rowStatus[row] = BASIC;
        basis.columnStatus[e] = AT_LOWER;
      }
      columnLower[e] = Math.max(columnLower[e], rowLower[row]);
      rowLower[row] = Number.NEGATIVE_INFINITY;
    }
  }

  /** Maximises z: the least share of their demand that the free elements receive. */
  async solveLevel(): Promise<LinearSolution> {
    const { objective, columnLower, columnUpper } = this.#model;
    objective.fill(0);
    objective[this.#zColumn] = 1;
    columnLower[this.#zColumn] = 0;
    columnUpper[this.#zColumn] = 1;
    return this.#priced.solve(this.#solver, this.#sized());
  }

  /**
   * Raises `candidates` together, each at most to `most` of its demand, while every free element keeps `level`. `most` is
   * above `level`, so that one element cannot take all that several could share.
   */
  async solveTest(candidates: readonly number[], level: number, most: number): Promise<LinearSolution> {
    const { objective, columnLower, columnUpper } = this.#model;
    objective.fill(0);
    const capped = columnUpper.slice();
    for (const e of candidates) {
      const share = this.#demand[e] / this.#unitOf(e);
      objective[e] = 1 / share;
      capped[e] = Math.min(capped[e], most * share);
    }
    columnLower[this.#zColumn] = level;
    capped[this.#zColumn] = level;
    return this.#priced.solve(this.#solver, { ...this.#sized(), columnUpper: capped });
  }

  /** Maximises the sum of `weight[j] x column j` over the programme's columns, with nothing free any more. */
  async solveTotal(
    weight: Float64Array,
    first: 'primal' | 'dual' = 'primal',
    mostIterations: number | null = null,
  ): Promise<LinearSolution> {
    const { objective, columnLower, columnUpper } = this.#model;
    objective.fill(0);
    for (let j = 0; j < weight.length; j++) objective[j] = weight[j] * this.#programme.columnUnit[j];
    columnLower[this.#zColumn] = 0;
    columnUpper[this.#zColumn] = 0;
    return this.#priced.solve(this.#solver, this.#sized(), first, mostIterations);
  }

  /** Solves whole models from now on; slow, for when prices do not prove what they should. */
  stopPricing(): void {
    this.#priced.takeAll();
  }

  zOf(optimum: LinearOptimum): number {
    return optimum.columnValue[this.#zColumn];
  }

  /** Share of its demand that an element of the stage receives. */
  coverageOf(optimum: LinearOptimum, element: number): number {
    return this.valueOf(optimum, element) / this.#demand[element];
  }

  /** A column of the programme, in its own unit. */
  valueOf(optimum: LinearOptimum, column: number): number {
    return optimum.columnValue[column] * this.#programme.columnUnit[column];
  }

  /** What one more share of coverage asked of a free element costs: > 0 only where it cannot be higher. */
  blockingOf(optimum: LinearOptimum, element: number): number {
    const price = -optimum.rowDual[this.#firstElementRow + element];
    return this.#free[element] === 0 ? 0 : (price * this.#demand[element]) / this.#unitOf(element);
  }

  /** Multipliers of the named rows: a cumulative row's is what its difference's is above the next one's. */
  pricesOf(optimum: LinearOptimum): LevelPrices {
    const { rowCount, rowBefore, rowUnit, elementCount } = this.#programme;
    const row = new Float64Array(rowCount);
    for (let i = rowCount - 1; i >= 0; i--) {
      row[i] += optimum.rowDual[i] / rowUnit[i];
      if (rowBefore[i] !== NO_ROW) row[rowBefore[i]] -= optimum.rowDual[i] / rowUnit[i];
    }
    const cover = new Float64Array(elementCount);
    const hold = new Float64Array(elementCount);
    for (let e = 0; e < elementCount; e++) {
      const price = Math.max(0, -optimum.rowDual[this.#firstElementRow + e] / this.#unitOf(e));
      if (this.#free[e] === 1) cover[e] = price;
      else if (this.#demand[e] > 0) hold[e] = price;
    }
    return { row: row.map((price) => Math.max(0, price)), cover, hold };
  }

  /** At a test model's optimum: price x amount that each element is guaranteed, and price x bound of each column. */
  guaranteesOf(
    optimum: LinearOptimum,
    level: number,
  ): { readonly held: Float64Array; readonly gain: Float64Array } {
    const { elementCount, columnCount } = this.#programme;
    const held = new Float64Array(elementCount);
    const gain = new Float64Array(columnCount);
    for (let e = 0; e < elementCount; e++) {
      const row = this.#firstElementRow + e;
      const amount =
        this.#free[e] === 1 ? (level * this.#demand[e]) / this.#unitOf(e) : this.#model.rowLower[row];
      if (optimum.rowDual[row] < 0) held[e] = -optimum.rowDual[row] * amount;
      if (optimum.columnDual[e] < 0) held[e] -= optimum.columnDual[e] * this.#model.columnLower[e];
    }
    for (let j = 0; j < columnCount; j++) {
      const price = optimum.columnDual[j];
      if (price > 0) gain[j] = price * this.#model.columnUpper[j];
    }
    return { held, gain };
  }

  #unitOf(element: number): number {
    return this.#programme.columnUnit[element];
  }

  #fillZ(): void {
    const { starts, indices, values } = this.#model;
    let at = this.#zStart;
    for (let e = 0; e < this.#free.length; e++) {
      if (this.#free[e] === 0) continue;
      indices[at] = this.#firstElementRow + e;
      values[at] = -this.#demand[e] / this.#unitOf(e);
      at++;
    }
    starts[this.#zColumn + 1] = at;
  }

  /** The model without the spare room of z's column. */
  #sized(): LinearModel {
    this.#fillZ();
    const entries = this.#model.starts[this.#zColumn + 1];
    return {
      ...this.#model,
      indices: this.#model.indices.subarray(0, entries),
      values: this.#model.values.subarray(0, entries),
    };
  }
}

/** The programme in units, with slacks, element rows without bounds, and an empty z with room for all elements. */
const buildModel = (programme: Programme): LinearModel => {
  const { columnCount, rowCount, elementCount, differences, rowBefore, rowUnit, columnUnit } = programme;
  const slackOf: number[] = [];
  for (let i = 0; i < rowCount; i++) if (rowBefore[i] !== NO_ROW) slackOf.push(rowBefore[i]);
  const columns = columnCount + slackOf.length + 1;
  const rows = rowCount + elementCount;
  const entries = differences.indices.length + elementCount + 2 * slackOf.length;
  const starts = new Int32Array(columns + 1);
  const indices = new Int32Array(entries + elementCount);
  const values = new Float64Array(entries + elementCount);
  const columnUpper = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
  const rowLower = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
  const rowUpper = new Float64Array(rows).fill(Number.POSITIVE_INFINITY);
  let at = 0;
  const add = (row: number, value: number): void => {
    indices[at] = row;
    values[at] = value;
    at++;
  };
  for (let j = 0; j < columnCount; j++) {
    for (let k = differences.starts[j]; k < differences.starts[j + 1]; k++) {
      const row = differences.indices[k];
      add(row, (differences.values[k] * columnUnit[j]) / rowUnit[row]);
    }
    if (j < elementCount) add(rowCount + j, 1);
    columnUpper[j] = programme.columnUpper[j] / columnUnit[j];
    starts[j + 1] = at;
  }
  slackOf.forEach((row, k) => {
    add(row, 1);
    add(row + 1, -1);
    starts[columnCount + k + 1] = at;
  });
  starts[columns] = at;
  for (let i = 0; i < rowCount; i++) {
    const before = rowBefore[i];
    rowUpper[i] = (programme.rowUpper[i] - (before === NO_ROW ? 0 : programme.rowUpper[before])) / rowUnit[i];
  }
  for (const row of slackOf) rowLower[row] = rowUpper[row];
  return {
    columnCount: columns,
    rowCount: rows,
    objective: new Float64Array(columns),
    columnLower: new Float64Array(columns),
    columnUpper,
    rowLower,
    rowUpper,
    starts,
    indices,
    values,
  };
};
