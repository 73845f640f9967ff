import {
  type Instant,
  type LocalDate,
  type Operation,
  type Problem,
  resolvePeople,
  visibleAsOf,
} from '../domain/index.ts';
import { computeReached, type Reached } from '../engine/index.ts';
import { readOperationFolder } from './read-operation-folder.ts';

export type ReachedOutcome =
  | {
      readonly kind: 'counted';
      readonly operation: Operation;
      readonly asOf: Instant;
      readonly reached: Reached;
    }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/** People reached from one date to another, both inclusive, by the ledger of a folder that was rolled on. */
export const countReached = async (
  folder: string,
  options: { readonly from: LocalDate | null; readonly to: LocalDate | null },
): Promise<ReachedOutcome> => {
  const { operation, problems } = await readOperationFolder(folder);
  if (operation === null) return { kind: 'invalid', problems };
  const evenings = [...new Set(operation.ledger.map((line) => line.date))].sort();
  const [first, last] = [evenings[0], evenings.at(-1)];
  if (first === undefined || last === undefined) return { kind: 'invalid', problems: [noLedger(folder)] };
  const [from, to] = [options.from ?? first, options.to ?? last];
  const days = operation.days.filter((day) => from <= day.date && day.date <= to);
  if (days.length === 0) return { kind: 'invalid', problems: [noDays(from, to, first, last)] };
  const asOf = operation.defaultAsOf;
  const visible = visibleAsOf(operation, asOf);
  const { sites } = resolvePeople(visible, days, asOf);
  const dates = days.map((day) => day.date);
  return { kind: 'counted', operation, asOf, reached: computeReached(operation, dates, sites) };
};

const noLedger = (folder: string): Problem => ({
  code: 'reached.no-ledger',
  severity: 'error',
  at: { file: 'ledger.csv' },
  expected: 'a folder with a ledger',
  got: `no line in ${folder}`,
  remedy:
    'Roll the operation on with what happened: throughline roll OPERATION PLAN --actuals FILE --to DATE --into FOLDER.',
});

const noDays = (from: LocalDate, to: LocalDate, first: LocalDate, last: LocalDate): Problem => ({
  code: 'reached.no-days',
  severity: 'error',
  at: {},
  expected: `days of the ledger, ${first} to ${last}`,
  got: `${from} to ${to}`,
  remedy: 'Give --from and --to within these dates.',
});
