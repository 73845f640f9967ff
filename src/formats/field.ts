import type { Range } from '../domain/index.ts';
import { type Cell, type CellContext, type CellFault, isFault, type JsonSchema } from './cell.ts';

/** One column of a table, as documented. */
export interface Column {
  readonly name: string;
  /** Other headers that mean the same. */
  readonly aliases: readonly string[];
  readonly kind: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
  readonly about: string;
  readonly hxl: string;
}

/** One row while it is read. */
export interface RowReader {
  readonly context: CellContext;
  /** The trimmed text of a column; empty where the cell or the column is absent. */
  readonly text: (column: string) => string;
  readonly report: (column: string, fault: CellFault, got: string) => void;
}

/** One value of a row, from one column or from the three of a range. */
export interface Field<T> {
  readonly columns: readonly Column[];
  /** Undefined when the row says it wrongly; that is then reported. */
  readonly read: (row: RowReader) => T | undefined;
}

interface FieldDoc {
  readonly about: string;
  readonly hxl: string;
  readonly aliases?: readonly string[];
}

/** A column that every row must fill. */
export const required = <T>(cell: Cell<T>, name: string, doc: FieldDoc): Field<T> => {
  const column = describeColumn(cell, name, true, doc);
  return { columns: [column], read: (row) => readRequired(cell, column, row) };
};

/** A column that may be empty: then it is not known, `null`. */
export const optional = <T>(cell: Cell<T>, name: string, doc: FieldDoc): Field<T | null> =>
  withDefault<T | null>(cell, name, null, doc);

/** A column that may be empty and then means `fallback`. */
export const withDefault = <T>(cell: Cell<T>, name: string, fallback: T, doc: FieldDoc): Field<T> => {
  const column = describeColumn(cell, name, false, doc);
  return {
    columns: [column],
    read: (row) => (row.text(name) === '' ? fallback : readRequired(cell, column, row)),
  };
};

interface RangeDoc extends FieldDoc {
  readonly low?: string;
  readonly high?: string;
}

/** A range that every row must give: column `name` is the best figure, `name_low` and `name_high` its ends where known. */
export const range = (cell: Cell<number>, name: string, doc: RangeDoc): Field<Range> =>
  rangeField(cell, name, true, doc) as Field<Range>;

/** A range that may be empty: not known. */
export const optionalRange = (cell: Cell<number>, name: string, doc: RangeDoc): Field<Range | null> =>
  rangeField(cell, name, false, doc);

function rangeField(cell: Cell<number>, name: string, needed: boolean, doc: RangeDoc): Field<Range | null> {
  const { low: lowName = `${name}_low`, high: highName = `${name}_high`, aliases = [] } = doc;
  const best = describeColumn(cell, name, needed, doc);
  const end = (endName: string, word: string, hxl: string, suffix: string): Column =>
    describeColumn(cell, endName, false, {
      about: `The ${word} that ${name} may be; empty: the same as ${name}.`,
      hxl: doc.hxl + hxl,
      aliases: aliases.map((alias) => alias + suffix),
    });
  const low = end(lowName, 'least', '+min', '_low');
  const high = end(highName, 'most', '+max', '_high');
  const read = (row: RowReader): Range | null | undefined => {
    const ends = [lowName, highName].filter((column) => row.text(column) !== '');
    if (row.text(name) === '') {
      if (!needed && ends.length === 0) return null;
      if (ends.length === 0) return readRequired(cell, best, row) as undefined;
      const remedy = `Fill the column ${name} with the figure to plan with; nothing is averaged for you.`;
      row.report(
        name,
        { fault: 'range-without-best', expected: `a figure beside ${ends.join(' and ')}`, remedy },
        '',
      );
      return undefined;
    }
    const bestValue = readRequired(cell, best, row);
    const lowValue = row.text(lowName) === '' ? bestValue : readRequired(cell, low, row);
    const highValue = row.text(highName) === '' ? bestValue : readRequired(cell, high, row);
    if (bestValue === undefined || lowValue === undefined || highValue === undefined) return undefined;
    const wrong = lowValue > bestValue ? lowName : highValue < bestValue ? highName : undefined;
    if (wrong === undefined) return { low: lowValue, best: bestValue, high: highValue };
    const relation = wrong === lowName ? 'at most' : 'at least';
    const remedy = `Put the three figures in order: ${lowName}, ${name}, ${highName}.`;
    const expected = `${relation} ${name}, which is ${row.text(name)}`;
    row.report(wrong, { fault: 'range-order', expected, remedy }, row.text(wrong));
    return undefined;
  };
  return { columns: [best, low, high], read };
}

function readRequired<T>(cell: Cell<T>, column: Column, row: RowReader): T | undefined {
  const text = row.text(column.name);
  if (text === '') {
    const remedy = `Fill it in. ${column.about}`;
    row.report(column.name, { fault: 'missing-value', expected: column.kind, remedy }, '');
    return undefined;
  }
  const value = cell.parse(text, row.context);
  if (!isFault(value)) return value;
  row.report(column.name, value, text);
  return undefined;
}

function describeColumn(cell: Cell<unknown>, name: string, needed: boolean, doc: FieldDoc): Column {
  const { about, hxl, aliases = [] } = doc;
  return { name, aliases, kind: cell.kind, schema: cell.schema, required: needed, about, hxl };
}
