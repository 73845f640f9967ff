import { formatExplanation } from '../../report/index.ts';
import { explainPlan } from '../../services/index.ts';
import { EXIT } from '../exit-codes.ts';
import { formatJsonLine } from '../plain-text.ts';
import { refuse } from '../problems.ts';
import type { Terminal } from '../terminal.ts';

/** `explain OPERATION PLAN [--place ID]`: what is unmet and which limit binds. */
export const runExplain = async (
  terminal: Terminal,
  folder: string,
  planPath: string,
  options: { readonly place?: string; readonly json?: boolean },
): Promise<number> => {
  terminal.progress('Reading the operation and the plan ...');
  const explained = await explainPlan(folder, planPath, options.place ?? null);
  if (explained.kind === 'invalid') return refuse(terminal, explained.problems, options.json ?? false);
  const { operation, plan, places } = explained;
  if (options.json) {
    terminal.print(
      formatJsonLine({
        operation: operation.id,
        exercise: plan.operation.exercise,
        places: places.map(({ place, unmet, limits, notKnown }) => ({
          place: place.id,
          name: place.name,
          unmet,
          limits,
          notKnown,
        })),
      }),
    );
    return EXIT.done;
  }
  terminal.print(formatExplanation(operation, plan, places, { width: terminal.width }));
  return EXIT.done;
};
