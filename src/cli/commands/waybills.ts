import { findRestrictedClass } from '../../report/index.ts';
import { writeWaybills } from '../../services/index.ts';
import { formatExerciseNotice } from '../exercise-notice.ts';
import { EXIT } from '../exit-codes.ts';
import { formatJsonLine, toPlain } from '../plain-text.ts';
import { refuse } from '../problems.ts';
import type { Terminal } from '../terminal.ts';

export interface WaybillsOptions {
  readonly out: string;
  readonly date?: string;
  readonly movement?: string;
  readonly json?: boolean;
}

/** `waybills OPERATION PLAN --out DIR`: numbered papers of each movement, to print and as workbooks. */
export const runWaybills = async (
  terminal: Terminal,
  folder: string,
  planPath: string,
  options: WaybillsOptions,
): Promise<number> => {
  const { out, date = null, movement = null, json = false } = options;
  terminal.progress('Reading and checking the plan ...');
  const outcome = await writeWaybills({ folder, planPath, outFolder: out, date, movement });
  terminal.clearProgress();
  if (outcome.kind === 'invalid') return refuse(terminal, outcome.problems, json);
  const { operation, plan, papers, files } = outcome;
  const papersClass = findRestrictedClass(operation.sensitivity);
  const waybills = papers.flatMap(({ movement: { id }, waybills: own }) =>
    own.map(({ number, consignee, vehicle, total }) => ({
      number,
      movement: id,
      consignee: consignee.place.id,
      vehicle: vehicle.code,
      packs: total.packs,
      grams: total.grams,
    })),
  );
  if (json) {
    terminal.print(
      formatJsonLine({
        operation: operation.id,
        exercise: operation.exercise,
        class: papersClass,
        expires: plan.expires,
        movements: papers.length,
        waybills,
        files,
      }),
    );
    return EXIT.done;
  }
  if (operation.exercise) terminal.print(formatExerciseNotice(terminal));
  terminal.print(
    `${papersClass.toUpperCase()} until ${plan.expires}: times, routes and loads. Give each convoy its own movement and no other.`,
  );
  terminal.print(
    `${waybills.length} waybills of ${papers.length} movements, ${waybills[0]!.number} to ${waybills.at(-1)!.number}.`,
  );
  terminal.print(`Written, ${files.length} files: ${toPlain(out)}`);
  return EXIT.done;
};
