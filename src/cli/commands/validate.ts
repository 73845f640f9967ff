import { formatProblem } from '../../domain/index.ts';
import { validateOperation } from '../../services/index.ts';
import { formatExerciseNotice } from '../exercise-notice.ts';
import { EXIT } from '../exit-codes.ts';
import { formatJsonLine, toPlain } from '../plain-text.ts';
import type { Terminal } from '../terminal.ts';

/** `validate OPERATION`: every problem of the folder, errors first. */
export const runValidate = async (
  terminal: Terminal,
  folder: string,
  options: { readonly json?: boolean },
): Promise<number> => {
  const { valid, exercise, problems } = await validateOperation(folder);
  if (options.json) {
    terminal.print(formatJsonLine({ valid, exercise, problems }));
    return valid ? EXIT.done : EXIT.refused;
  }
  if (exercise) terminal.print(formatExerciseNotice(terminal));
  const errors = problems.filter((problem) => problem.severity === 'error');
  const warnings = problems.filter((problem) => problem.severity === 'warning');
  for (const problem of errors)
    terminal.print(`${terminal.colours.red('error')}    ${toPlain(formatProblem(problem))}`);
  for (const problem of warnings)
    terminal.print(`${terminal.colours.yellow('warning')}  ${toPlain(formatProblem(problem))}`);
  const counts = `${count(errors.length, 'error')}, ${count(warnings.length, 'warning')}`;
  terminal.print(
    valid
      ? `${toPlain(folder)} can be planned (${counts}).`
      : `${toPlain(folder)} cannot be planned yet: ${counts}.`,
  );
  return valid ? EXIT.done : EXIT.refused;
};

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
