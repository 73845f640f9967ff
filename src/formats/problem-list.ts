import { compareNumbers, compareStrings } from '../base/index.ts';
import type { Location, Problem } from '../domain/index.ts';

/** More problems than this with one code in one file are counted, not listed. */
const LISTED_EACH = 200;

/** Notes one problem; a remedy that takes time to find is a function, called only when the problem is listed. */
type Report = (
  code: string,
  at: Location,
  expected: string,
  got: string,
  remedy: string | (() => string),
) => void;

/** Collects every problem of an operation folder, so that all can be shown at once. */
export interface ProblemList {
  readonly error: Report;
  readonly warn: Report;
  /** Adds problems that another reader found. */
  readonly take: (problems: readonly Problem[]) => void;
  readonly hasErrors: () => boolean;
  /** All problems in order of file (operation.yaml first), row, column and code. */
  readonly sorted: () => Problem[];
}

export function createProblemList(): ProblemList {
  const problems: Problem[] = [];
  const counts = new Map<string, { count: number; first: Problem }>();
  let errors = 0;
  const add = (found: Omit<Problem, 'remedy'>, remedy: string | (() => string)): void => {
    if (found.severity === 'error') errors++;
    const key = `${found.code}|${found.at.file ?? ''}`;
    const seen = counts.get(key);
    if (seen !== undefined && ++seen.count > LISTED_EACH) return;
    const problem = { ...found, remedy: typeof remedy === 'string' ? remedy : remedy() };
    if (seen === undefined) counts.set(key, { count: 1, first: problem });
    problems.push(problem);
  };
  return {
    error: (code, at, expected, got, remedy) => add({ code, severity: 'error', at, expected, got }, remedy),
    warn: (code, at, expected, got, remedy) => add({ code, severity: 'warning', at, expected, got }, remedy),
    take: (others) => {
      for (const { remedy, ...found } of others) add(found, remedy);
    },
    hasErrors: () => errors > 0,
    sorted: () => [...problems, ...listOverflow(counts.values())].sort(compareProblems),
  };
}

function* listOverflow(counts: Iterable<{ count: number; first: Problem }>): Iterable<Problem> {
  for (const { count, first } of counts) {
    if (count <= LISTED_EACH) continue;
    const { file } = first.at;
    yield {
      code: 'file.more-problems',
      severity: first.severity,
      at: file === undefined ? {} : { file },
      expected: 'no such problem',
      got: `${count - LISTED_EACH} more problems ${first.code}`,
      remedy: 'Correct those listed; very likely they share one cause.',
    };
  }
}

function compareProblems(a: Problem, b: Problem): number {
  const fileOf = ({ at }: Problem): string => (at.file === 'operation.yaml' ? '' : (at.file ?? '\uffff'));
  return (
    compareStrings(fileOf(a), fileOf(b)) ||
    compareNumbers(a.at.row ?? 0, b.at.row ?? 0) ||
    compareStrings(a.at.column ?? '', b.at.column ?? '') ||
    compareStrings(a.code, b.code) ||
    compareStrings(a.got, b.got)
  );
}

/**
 * Foreign text as it may stand in a message: one line, no control characters, at most 60 characters, in quotes. What
 * nobody can see, such as a zero-width space, is named: `"hub<U+200B>a"`.
 */
export function quote(text: string): string {
  // Line breaks, controls, directional overrides and lone surrogates could forge or hide parts of a message.
  const clean = text
    .slice(0, 2000)
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
  const characters = [...clean.slice(0, 200)].map((character) =>
    UNSEEN.test(character) ? `<${formatCodePoint(character)}>` : character,
  );
  return characters.length > 60 ? `"${characters.slice(0, 57).join('')}..."` : `"${characters.join('')}"`;
}

/** `U+200B` for a character. */
export const formatCodePoint = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** Marks without a shape of their own: zero-width spaces and joiners, directional marks, tags, fillers, variation selectors. */
export const UNSEEN = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/u;
