import { formatProblem } from '../../domain/index.ts';
import type { ExportFormat } from '../../formats/index.ts';
import { exportOperation } from '../../services/index.ts';
import { formatExerciseNotice } from '../exercise-notice.ts';
import { EXIT } from '../exit-codes.ts';
import { formatJsonLine, toPlain } from '../plain-text.ts';
import { refuse } from '../problems.ts';
import type { Terminal } from '../terminal.ts';

export interface ExportOptions {
  readonly format: ExportFormat;
  readonly out: string;
  readonly json?: boolean;
}

/** `export OPERATION --format F --out DIR`: the same operation with its tables in another form. */
export const runExport = async (
  terminal: Terminal,
  folder: string,
  options: ExportOptions,
): Promise<number> => {
  const { format, out, json = false } = options;
  const outcome = await exportOperation({ folder, format, outFolder: out });
  if (outcome.kind === 'invalid') return refuse(terminal, outcome.problems, json);
  const { operation, expires, problems, files } = outcome;
  if (json) {
    terminal.print(
      formatJsonLine({
        operation: operation.id,
        exercise: operation.exercise,
        class: outcome.class,
        expires,
        format,
        problems,
        files,
      }),
    );
    return EXIT.done;
  }
  for (const problem of problems)
    terminal.warn(`${terminal.colours.yellow(problem.severity)}  ${toPlain(formatProblem(problem))}`);
  if (operation.exercise) terminal.print(formatExerciseNotice(terminal));
  terminal.print(
    `${outcome.class.toUpperCase()}: holds places, stock and routes; keep it closed, and no longer than needed after ${expires}.`,
  );
  terminal.print(`Written, ${files.length} files that read back as the same operation: ${toPlain(out)}`);
  return EXIT.done;
};
