import { formatReached } from '../../report/index.ts';
import { countReached } from '../../services/index.ts';
import { formatExerciseNotice } from '../exercise-notice.ts';
import { EXIT } from '../exit-codes.ts';
import { formatJsonLine, toPlain } from '../plain-text.ts';
import { refuse } from '../problems.ts';
import type { Terminal } from '../terminal.ts';

/** `reached FOLDER`: people reached by need and partner, nobody counted twice within a service period. */
export const runReached = async (
  terminal: Terminal,
  folder: string,
  options: { readonly from?: string; readonly to?: string; readonly json?: boolean },
): Promise<number> => {
  terminal.progress('Reading the operation ...');
  const counted = await countReached(folder, { from: options.from ?? null, to: options.to ?? null });
  if (counted.kind === 'invalid') return refuse(terminal, counted.problems, options.json ?? false);
  const { operation, reached } = counted;
  if (options.json) {
    terminal.print(
      formatJsonLine({
        operation: operation.id,
        exercise: operation.exercise,
        class: 'restricted',
        ...reached,
      }),
    );
    return EXIT.done;
  }
  if (operation.exercise) terminal.print(formatExerciseNotice(terminal));
  terminal.print(formatReached(counted).split('\n').map(toPlain).join('\n'));
  return EXIT.done;
};
