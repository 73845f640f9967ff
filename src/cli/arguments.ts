import { InvalidArgumentError } from 'commander';
import type { Instant } from '../domain/index.ts';

/** A whole number of at least `least`. */
export const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
      throw new InvalidArgumentError(`expected a whole number of at least ${least}, got "${text}".`);
    }
    return value;
  };

/** An ISO 8601 instant with its zone, so that nobody plans as of another hour than they think. */
export const parseAsOf = (text: string): Instant => {
  const match = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.exec(text);
  const milliseconds = match ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(milliseconds)) {
    throw new InvalidArgumentError(
      `expected an instant with its zone such as 2024-05-06T05:00Z or 2024-05-06T08:00+03:00, got "${text}".`,
    );
  }
  return Math.floor(milliseconds / 1000);
};

/** `--set column=value`, any number of times. */
export const collectSettings = (
  text: string,
  before: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> => {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError(`expected COLUMN=VALUE, got "${text}".`);
  return new Map([...before, [text.slice(0, at).trim(), text.slice(at + 1).trim()]]);
};

/** An option that may be given often: all its words, in order. */
export const collectWords = (text: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  text,
];

/** A date as YYYY-MM-DD that exists. */
export const parseDay = (text: string): string => {
  const exists = /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
  if (!exists) throw new InvalidArgumentError(`expected a date such as 2024-05-09, got "${text}".`);
  return text;
};
