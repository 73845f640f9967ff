import { formatProblem } from '../../domain/index.ts';
import { type ExerciseOutcome, makeExercise } from '../../services/index.ts';
import { formatExerciseNotice } from '../exercise-notice.ts';
import { EXIT } from '../exit-codes.ts';
import { formatJsonLine, toPlain } from '../plain-text.ts';
import { refuse } from '../problems.ts';
import type { Terminal } from '../terminal.ts';

/** As typed, so that the use case can name all faults at once. */
export interface ExerciseCommandOptions {
  readonly sites: string;
  readonly hubs: string;
  readonly crossings: string;
  readonly days: string;
  readonly classes: string;
  readonly states: string;
  readonly tightness: string;
  readonly seed: string;
  readonly into: string;
  readonly json?: boolean;
}

/** `exercise ROADS --into DIR`: draws a made-up operation on real roads. */
export const runExercise = async (
  terminal: Terminal,
  roadsFile: string,
  options: ExerciseCommandOptions,
): Promise<number> => {
  const { into, json = false, ...texts } = options;
  const outcome = await makeExercise({
    ...{ roadsFile, options: texts, folder: into },
    observer: (text) => terminal.progress(text),
  });
  terminal.clearProgress();
  if (outcome.kind === 'invalid') return refuse(terminal, outcome.problems, json);
  if (json) terminal.print(formatJsonLine(describe(outcome)));
  else printMade(terminal, outcome, into);
  return EXIT.done;
};

type Made = Extract<ExerciseOutcome, { readonly kind: 'made' }>;

const describe = ({ operation, states, problems, files }: Made) => ({
  exercise: true,
  id: operation.id,
  sites: operation.places.filter(({ kind }) => kind === 'site').length,
  hubs: operation.places.filter(({ kind }) => kind === 'hub').length,
  crossings: operation.places.filter(({ kind }) => kind === 'crossing').length,
  days: operation.days.length,
  classes: new Set(operation.fleet.map(({ kind }) => kind)).size,
  vehicles: operation.fleet.reduce((sum, { count }) => sum + count.best, 0),
  states,
  constraints: operation.access.length,
  roads: operation.roads.roads.length,
  problems,
  files,
});

const printMade = (terminal: Terminal, made: Made, into: string): void => {
  for (const problem of made.problems)
    terminal.warn(`${terminal.colours.yellow(problem.severity)}  ${toPlain(formatProblem(problem))}`);
  const { sites, hubs, crossings, days, classes, vehicles, states, constraints, files } = describe(made);
  terminal.print(formatExerciseNotice(terminal));
  terminal.print(
    `${sites} sites, ${hubs} hubs and ${crossings} crossings over ${days} days; ` +
      `${vehicles} vehicles of ${classes} kinds; ${constraints} access constraints that make ${states} states.`,
  );
  terminal.print(`Written, ${files.length} files: ${toPlain(into)}`);
  terminal.print(`Next: throughline plan ${toPlain(into)} --out out`);
};
