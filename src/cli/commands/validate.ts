import { formatProblem } from '../../domain/index.ts';
import { validateOperation } from '../../services/index.ts';
import { formatExerciseNotice } from '../exercise-notice.ts';
import { EXIT } from '../exit-codes.ts';
import { formatJsonLine, toPlain } from '../plain-text.ts';
import type { Terminal } from '../terminal.ts';

/** `validate OPERATION`: every problem of the folder, errors first, and what a plan would lack. */
export const runValidate = async (
  terminal: Terminal,
  folder: string,
  options: { readonly json?: boolean },
): Promise<number> => {
  const { valid, exercise, problems, lacking } = await validateOperation(folder);
  if (options.json) {
    terminal.print(formatJsonLine({ valid, exercise, problems, lacking }));
    return valid ? EXIT.done : EXIT.refused;
  }
  if (exercise) terminal.print(formatExerciseNotice(terminal));
  const errors = problems.filter((problem) => problem.severity === 'error');
  const warnings = [...problems.filter((problem) => problem.severity === 'warning'), ...lacking];
  for (const problem of errors)
    terminal.print(`${terminal.colours.red('error')}    ${toPlain(formatProblem(problem))}`);
  for (const problem of warnings)
    terminal.print(`${terminal.colours.yellow('warning')}  ${toPlain(formatProblem(problem))}`);
  const counts = `${count(errors.length, 'error')}, ${count(warnings.length, 'warning')}`;
  const isEmpty = lacking.some(({ code }) => code === 'operation.nothing-yet');
  terminal.print(
    !valid
      ? `${toPlain(folder)} cannot be planned yet: ${counts}.`
      : isEmpty
        ? `${toPlain(folder)} is sound as far as it goes, but a plan of it would bring nobody anything yet (${counts}).`
        : `${toPlain(folder)} can be planned (${counts}).`,
  );
  return valid ? EXIT.done : EXIT.refused;
};

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
