/** Where a problem sits: file, row (1 is the header), column; any may be absent. */
export interface Location {
  readonly file?: string;
  readonly row?: number;
  readonly column?: string;
}

/**
 * A foreseeable misuse, as data. `code` is stable and listed in docs/errors.md with cause and remedy.
 * Errors stop the use of the operation; warnings are shown and planning goes on.
 */
export interface Problem {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly at: Location;
  readonly expected: string;
  readonly got: string;
  readonly remedy: string;
}

/** One line for people: place, what came, what was expected, what to do, code. */
export const formatProblem = (problem: Problem): string => {
  const { file, row, column } = problem.at;
  const place = [
    file,
    row === undefined ? undefined : `row ${row}`,
    column === undefined ? undefined : `column ${column}`,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
  return `${place || 'operation'}: got ${problem.got}, expected ${problem.expected}. ${problem.remedy} [${problem.code}]`;
};
