import type { Instant } from '../../domain/index.ts';
import { formatStockDays } from '../../report/index.ts';
import { showStockDays } from '../../services/index.ts';
import { formatExerciseNotice } from '../exercise-notice.ts';
import { EXIT } from '../exit-codes.ts';
import { formatJsonLine } from '../plain-text.ts';
import { refuse } from '../problems.ts';
import type { Terminal } from '../terminal.ts';

/** `stock OPERATION [PLAN]`: days of stock left by need, place and owner. */
export const runStock = async (
  terminal: Terminal,
  folder: string,
  planPath: string | undefined,
  options: { readonly asOf?: Instant; readonly json?: boolean },
): Promise<number> => {
  terminal.progress('Reading the operation ...');
  const shown = await showStockDays(folder, {
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    ...(planPath === undefined ? {} : { planPath }),
  });
  if (shown.kind === 'invalid') return refuse(terminal, shown.problems, options.json ?? false);
  const { operation, asOf, now, byPlan } = shown;
  if (operation.exercise && !options.json) terminal.print(formatExerciseNotice(terminal));
  terminal.print(
    options.json
      ? formatJsonLine({
          operation: operation.id,
          exercise: operation.exercise,
          class: 'restricted',
          asOf: new Date(asOf * 1000).toISOString(),
          ...now,
          byPlan,
        })
      : formatStockDays(shown, terminal.width),
  );
  return EXIT.done;
};
