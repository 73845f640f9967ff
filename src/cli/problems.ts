import { formatProblem, type Problem } from '../domain/index.ts';
import { EXIT } from './exit-codes.ts';
import { formatJsonLine, toPlain } from './plain-text.ts';
import type { Terminal } from './terminal.ts';

/** Says why a command could not start: all problems, on standard error, or as one JSON object. */
export const refuse = (terminal: Terminal, problems: readonly Problem[], json: boolean): number => {
  if (json) terminal.print(formatJsonLine({ problems }));
  else {
    for (const problem of problems)
      terminal.warn(`${terminal.colours.red(problem.severity)}  ${toPlain(formatProblem(problem))}`);
  }
  return EXIT.usage;
};
