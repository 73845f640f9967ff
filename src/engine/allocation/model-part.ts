import {
  AT_LOWER,
  AT_UPPER,
  BASIC,
  type LinearBasis,
  type LinearModel,
  type LinearOptimum,
} from '../solver/index.ts';

export const NO_TRIP = -1;

/**
 * The columns and rows of a model that are in, as a model of its own. A load row with one trip column goes out with it:
 * what is loaded then takes its share of the trip's seconds and slots itself. That is the same model, for a trip is never
 * more than its load needs, and its upper bound follows from the seconds of its fleet row.
 */
export class ModelPart {
  readonly model: LinearModel;
  /** The vertex to start from; undefined where none was given. */
  readonly basis: LinearBasis | undefined;
  readonly #whole: LinearModel;
  readonly #columns: Int32Array;
  readonly #rows: Int32Array;
  /** `[row]`: trip column that goes out with it. */
  readonly #tripOf: Int32Array;

  /** `onlyTrip[row]`: the one trip column of a load row, NO_TRIP where there are none or several. */
  constructor(
    whole: LinearModel,
    hasColumn: Uint8Array,
    hasRow: Uint8Array,
    onlyTrip: Int32Array,
    basis: LinearBasis | undefined,
  ) {
    this.#whole = whole;
    this.#tripOf = onlyTrip.map((trip, row) =>
      trip === NO_TRIP || canGo(basis, row, trip) ? trip : NO_TRIP,
    );
    const columnIn = hasColumn.slice();
    const rowIn = hasRow.slice();
    this.#tripOf.forEach((trip, row) => {
      if (trip === NO_TRIP) return;
      columnIn[trip] = 0;
      rowIn[row] = 0;
    });
    this.#columns = listOnes(columnIn);
    this.#rows = listOnes(rowIn);
    this.model = this.#buildModel();
    this.basis =
      basis === undefined
        ? undefined
        : {
            columnStatus: pick(basis.columnStatus, this.#columns, new Int32Array(this.#columns.length)),
            rowStatus: pick(basis.rowStatus, this.#rows, new Int32Array(this.#rows.length)),
          };
  }

  /** An optimum of the part as one of the whole: what is out is at 0, its rows do not bind. */
  widen(optimum: LinearOptimum, iterations: number): LinearOptimum {
    const { columnCount, rowCount, starts, indices, values, objective } = this.#whole;
    const columnStatus = new Int32Array(columnCount).fill(AT_LOWER);
    const rowStatus = new Int32Array(rowCount).fill(BASIC);
    spread(optimum.basis.columnStatus, this.#columns, columnStatus);
    spread(optimum.basis.rowStatus, this.#rows, rowStatus);
    const columnValue = spread(optimum.columnValue, this.#columns, new Float64Array(columnCount));
    const rowDual = spread(optimum.rowDual, this.#rows, new Float64Array(rowCount));
    for (let row = 0; row < rowCount; row++) {
      const trip = this.#tripOf[row];
      if (trip === NO_TRIP) continue;
      columnStatus[trip] = BASIC;
      rowStatus[row] = AT_UPPER;
      let cost = -objective[trip];
      let payload = 1;
      for (let k = starts[trip]; k < starts[trip + 1]; k++) {
        if (indices[k] === row) payload = -values[k];
        else cost += rowDual[indices[k]] * values[k];
      }
      rowDual[row] = cost / payload;
    }
    return {
      kind: 'optimal',
      objective: optimum.objective,
      columnValue,
      rowDual,
      columnDual: spread(optimum.columnDual, this.#columns, new Float64Array(columnCount)),
      basis: { columnStatus, rowStatus },
      iterations,
    };
  }

  /** A load entry becomes the entries of the trip that goes out, but for that of the load row. */
  #countEntries(): number {
    const { starts, indices } = this.#whole;
    let count = 0;
    for (const column of this.#columns) {
      for (let k = starts[column]; k < starts[column + 1]; k++) {
        const trip = this.#tripOf[indices[k]];
        count += trip === NO_TRIP ? 1 : starts[trip + 1] - starts[trip] - 1;
      }
    }
    return count;
  }

  #buildModel(): LinearModel {
    const whole = this.#whole;
    const columns = this.#columns;
    const rows = this.#rows;
    const rowAt = new Int32Array(whole.rowCount).fill(-1);
    for (let i = 0; i < rows.length; i++) rowAt[rows[i]] = i;
    const starts = new Int32Array(columns.length + 1);
    const entries = this.#countEntries();
    const indices = new Int32Array(entries);
    const values = new Float64Array(entries);
    const objective = pick(whole.objective, columns, new Float64Array(columns.length));
    let at = 0;
    for (let j = 0; j < columns.length; j++) {
      const column = columns[j];
      for (let k = whole.starts[column]; k < whole.starts[column + 1]; k++) {
        const row = whole.indices[k];
        const trip = this.#tripOf[row];
        if (trip === NO_TRIP) {
          indices[at] = rowAt[row];
          values[at] = whole.values[k];
          at++;
          continue;
        }
        const first = whole.starts[trip];
        const last = whole.starts[trip + 1];
        let payload = 1;
        for (let t = first; t < last; t++) if (whole.indices[t] === row) payload = -whole.values[t];
        const trips = whole.values[k] / payload;
        objective[j] += trips * whole.objective[trip];
        for (let t = first; t < last; t++) {
          if (whole.indices[t] === row) continue;
          indices[at] = rowAt[whole.indices[t]];
          values[at] = trips * whole.values[t];
          at++;
        }
      }
      starts[j + 1] = at;
    }
    return {
      columnCount: columns.length,
      rowCount: rows.length,
      objective,
      columnLower: pick(whole.columnLower, columns, new Float64Array(columns.length)),
      columnUpper: pick(whole.columnUpper, columns, new Float64Array(columns.length)),
      rowLower: pick(whole.rowLower, rows, new Float64Array(rows.length)),
      rowUpper: pick(whole.rowUpper, rows, new Float64Array(rows.length)),
      starts,
      indices,
      values,
    };
  }
}

/** Whether a row and its trip can leave a vertex together: exactly one of them is basic. */
const canGo = (basis: LinearBasis | undefined, row: number, trip: number): boolean =>
  basis === undefined || (basis.rowStatus[row] === BASIC) !== (basis.columnStatus[trip] === BASIC);

const listOnes = (flags: Uint8Array): Int32Array => {
  let count = 0;
  for (let i = 0; i < flags.length; i++) count += flags[i];
  const ones = new Int32Array(count);
  let at = 0;
  for (let i = 0; i < flags.length; i++) {
    if (flags[i] === 0) continue;
    ones[at] = i;
    at++;
  }
  return ones;
};

const pick = <T extends Int32Array | Float64Array>(values: T, at: Int32Array, into: T): T => {
  for (let i = 0; i < at.length; i++) into[i] = values[at[i]];
  return into;
};

const spread = <T extends Int32Array | Float64Array>(values: T, at: Int32Array, into: T): T => {
  for (let i = 0; i < at.length; i++) into[at[i]] = values[i];
  return into;
};
