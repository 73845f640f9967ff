import { checkPlanFile } from '../../services/index.ts';
import { formatExerciseNotice } from '../exercise-notice.ts';
import { EXIT } from '../exit-codes.ts';
import { formatJsonLine, toPlain } from '../plain-text.ts';
import { refuse } from '../problems.ts';
import type { Terminal } from '../terminal.ts';

/** `check OPERATION PLAN`: the independent judge, one line a violation. */
export const runCheck = async (
  terminal: Terminal,
  folder: string,
  planPath: string,
  options: { readonly json?: boolean },
): Promise<number> => {
  terminal.progress('Reading the operation and the plan ...');
  const judged = await checkPlanFile(folder, planPath);
  if (judged.kind === 'invalid') return refuse(terminal, judged.problems, options.json ?? false);
  const { violations, rules, distances } = judged.result;
  const { exercise } = judged.operation;
  const exit = violations.length === 0 ? EXIT.done : EXIT.refused;
  if (options.json) {
    terminal.print(formatJsonLine({ exercise, violations, rules, distances }));
    return exit;
  }
  if (exercise) terminal.print(formatExerciseNotice(terminal));
  for (const { code, where, expected, actual } of violations) {
    terminal.print(
      `${terminal.colours.red('violation')}  ${code} at ${toPlain(where)}: expected ${toPlain(expected)}, got ${toPlain(actual)}`,
    );
  }
  const examined = rules.reduce((sum, rule) => sum + rule.checked, 0);
  const idle = rules.filter((rule) => rule.checked === 0).map((rule) => rule.code);
  terminal.print(
    `${violations.length === 0 ? terminal.colours.green('0 violations') : terminal.colours.red(`${violations.length} violations`)}` +
      ` in ${examined.toLocaleString('en')} things examined under ${rules.length} rules.`,
  );
  for (const { stage, leastPpm, meanPpm } of distances) {
    terminal.print(
      `Below the bound of ${stage}: ${points(leastPpm)} points for the worst off, ${points(meanPpm)} on average.`,
    );
  }
  if (idle.length > 0) terminal.print(`Nothing to examine under: ${idle.join(', ')}.`);
  return exit;
};

const points = (ppm: number): string => (Math.max(0, ppm) / 10_000).toFixed(1);
