/** A sparse matrix by columns: entries of column j are `starts[j] .. starts[j + 1] - 1`. */
export interface SparseColumns {
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** Collects a sparse matrix column by column; entries may come in any order of rows and add up where a row repeats. */
export class SparseColumnsBuilder {
  #starts = new Int32Array(1024);
  #indices = new Int32Array(4096);
  #values = new Float64Array(4096);
  #columns = 0;
  #entries = 0;

  get columnCount(): number {
    return this.#columns;
  }

  /** Adds to the column that is open; a value of 0 is left out. */
  add(row: number, value: number): void {
    if (value === 0) return;
    for (let k = this.#starts[this.#columns]; k < this.#entries; k++) {
      if (this.#indices[k] === row) {
        this.#values[k] += value;
        return;
      }
    }
    if (this.#entries === this.#indices.length) {
      this.#indices = grown(this.#indices, new Int32Array(this.#entries * 2));
      this.#values = grown(this.#values, new Float64Array(this.#entries * 2));
    }
    this.#indices[this.#entries] = row;
    this.#values[this.#entries] = value;
    this.#entries++;
  }

  /** Closes the open column and gives back its number. O(k^2) for its k entries: columns are short. */
  endColumn(): number {
    const first = this.#starts[this.#columns];
    for (let k = first + 1; k < this.#entries; k++) {
      const row = this.#indices[k];
      const value = this.#values[k];
      let at = k;
      for (; at > first && this.#indices[at - 1] > row; at--) {
        this.#indices[at] = this.#indices[at - 1];
        this.#values[at] = this.#values[at - 1];
      }
      this.#indices[at] = row;
      this.#values[at] = value;
    }
    if (this.#columns + 2 > this.#starts.length) {
      this.#starts = grown(this.#starts, new Int32Array(this.#starts.length * 2));
    }
    this.#columns++;
    this.#starts[this.#columns] = this.#entries;
    return this.#columns - 1;
  }

  build(): SparseColumns {
    return {
      starts: this.#starts.slice(0, this.#columns + 1),
      indices: this.#indices.slice(0, this.#entries),
      values: this.#values.slice(0, this.#entries),
    };
  }
}

const grown = <T extends Int32Array | Float64Array>(from: T, into: T): T => {
  into.set(from);
  return into;
};
