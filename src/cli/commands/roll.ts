import { formatProblem, type LedgerLine } from '../../domain/index.ts';
import { type RolledOperation, rollOperation } from '../../services/index.ts';
import { formatExerciseNotice } from '../exercise-notice.ts';
import { EXIT } from '../exit-codes.ts';
import { formatJsonLine, toPlain } from '../plain-text.ts';
import { refuse } from '../problems.ts';
import type { Terminal } from '../terminal.ts';
import { type PlanOptions, runPlan } from './plan.ts';

export interface RollOptions extends PlanOptions {
  readonly actuals?: string;
  readonly notices?: string;
  readonly to: string;
  readonly into: string;
  readonly plan?: boolean;
}

/** `roll OPERATION PLAN --actuals FILE --to DATE --into FOLDER`: the folder from which the rest is planned, and its ledger. */
export const runRoll = async (
  terminal: Terminal,
  folder: string,
  planPath: string,
  options: RollOptions,
): Promise<number> => {
  const { actuals = null, notices = null, to, into, json = false } = options;
  terminal.progress('Reading the plan and what became of it ...');
  const outcome = await rollOperation({
    folder,
    planPath,
    actualsPath: actuals,
    noticesPath: notices,
    to,
    intoFolder: into,
  });
  terminal.clearProgress();
  if (outcome.kind === 'invalid') return refuse(terminal, outcome.problems, json);
  terminal.print(
    json ? formatJsonLine(describeRoll(outcome, to)) : listLines(terminal, outcome, options).join('\n'),
  );
  // The plan of the next folder is a result of its own: with --json its object is the last line.
  return options.plan ? runPlan(terminal, into, options) : EXIT.done;
};

const describeRoll = (rolled: RolledOperation, to: string) => ({
  operation: rolled.operation.id,
  exercise: rolled.operation.exercise,
  class: 'restricted',
  to,
  asOf: new Date(rolled.asOf * 1000).toISOString(),
  reported: rolled.reports.reports.map(({ movementId, outcome, bookedOn }) => ({
    movement: movementId,
    outcome,
    bookedOn,
  })),
  unreported: rolled.reports.unreported.map(({ id, date, loads }) => ({
    movement: id,
    date,
    packs: loads.reduce((sum, { packs }) => sum + packs, 0),
  })),
  evening: sumEvening(rolled),
  commitments: rolled.operation.commitments?.commitments.map(({ movement }) => movement.id) ?? [],
  vehiclesOut: rolled.operation.vehiclesOut.length,
  violations: rolled.check.violations.length,
  problems: rolled.problems,
  files: rolled.paths,
});

const listLines = (
  terminal: Terminal,
  rolled: RolledOperation,
  { to, into }: RollOptions,
): readonly string[] => {
  const { operation, reports, problems, check } = rolled;
  for (const problem of problems)
    terminal.warn(`${terminal.colours.yellow('warning')}  ${toPlain(formatProblem(problem))}`);
  const { unreported } = reports;
  const examined = check.rules.reduce((sum, rule) => sum + rule.checked, 0);
  return [
    ...(operation.exercise ? [formatExerciseNotice(terminal)] : []),
    ...(unreported.length === 0
      ? []
      : [
          `${terminal.colours.yellow('NOT KNOWN')}  ${unreported.length} movements that nobody has reported; their packs count neither as delivered nor as stock, their vehicles as back:`,
          ...unreported.map(({ id, date, loads }) => {
            const packs = loads.reduce((sum, load) => sum + load.packs, 0);
            return `  ${id} of ${date}: ${packs.toLocaleString('en')} packs`;
          }),
        ]),
    `${reports.reports.length} reports booked. On the evening before ${to}, in packs:`,
    ...Object.entries(sumEvening(rolled)).map(
      ([entry, packs]) =>
        `  ${entry.replace('_', ' ').padEnd(12)} ${packs.toLocaleString('en').padStart(12)}`,
    ),
    `${terminal.colours.green('0 violations')} in ${examined.toLocaleString('en')} things examined in the ledger.`,
    `RESTRICTED until ${operation.days.at(-1)!.date}: places, stock and movements. Plan from it with: throughline plan ${toPlain(into)}`,
  ];
};

/** Packs of all lots under each heading on the last evening. */
const sumEvening = ({ ledger }: RolledOperation): Readonly<Record<string, number>> => {
  const last = ledger.lines.at(-1)?.date;
  const sums: Partial<Record<LedgerLine['entry'], number>> = {};
  for (const { date, entry, packs } of ledger.lines)
    if (date === last) sums[entry] = (sums[entry] ?? 0) + packs;
  return sums;
};
