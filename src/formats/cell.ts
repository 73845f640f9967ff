import type { TimeZone } from './time-zone.ts';

/** A JSON Schema (draft 2020-12) as plain data. */
export type JsonSchema = { readonly [key: string]: unknown };

/** What a cell may need to know to be read. */
export interface CellContext {
  /** Turns a bare date into an instant. */
  readonly zone: TimeZone;
}

/** Why a cell cannot be read: the last part of a problem code, and what was expected. */
export interface CellFault {
  readonly fault: string;
  readonly expected: string;
  readonly remedy: string;
}

/** How the text of one kind of cell is read and described. The text comes trimmed and is never empty. */
export interface Cell<T> {
  /** For people: `whole number`, `kilograms`, `date`. */
  readonly kind: string;
  readonly schema: JsonSchema;
  readonly parse: (text: string, context: CellContext) => T | CellFault;
}

export const isFault = (value: unknown): value is CellFault =>
  typeof value === 'object' && value !== null && 'fault' in value;

export const fault = (code: string, expected: string, remedy: string): CellFault => ({
  fault: code,
  expected,
  remedy,
});

/** A cell that is read as `inner` and then judged or changed by `next`. */
export const refine = <T, U>(inner: Cell<T>, next: (value: T, text: string) => U | CellFault): Cell<U> => ({
  ...inner,
  parse: (text, context) => {
    const value = inner.parse(text, context);
    return isFault(value) ? value : next(value, text);
  },
});
