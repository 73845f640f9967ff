import { join } from 'node:path';
import type { Instant, LocalDate, Operation, Problem } from '../domain/index.ts';
import { quote } from '../formats/index.ts';
import { planOperation } from './plan-operation.ts';
import { readOperationFolder } from './read-operation-folder.ts';
import type { WriteBriefRequest } from './write-brief.ts';

export type PlannedForBrief =
  | { readonly kind: 'planned'; readonly planPath: string; readonly files: readonly string[] }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly code: string; readonly detail: string }
  | { readonly kind: 'stopped' };

/** Plans as `plan` does, into the same folder, as of the operation's own instant on its own day, else of local midnight. */
export const planForBrief = async (request: WriteBriefRequest): Promise<PlannedForBrief> => {
  const { folder, outFolder, date, threads, signal, observer } = request;
  const { operation, problems } = await readOperationFolder(folder);
  if (operation === null) return { kind: 'invalid', problems };
  const asOf = findAsOf(operation, date);
  if (asOf === null) return { kind: 'invalid', problems: [outsideHorizon(operation, date)] };
  const made = await planOperation({
    folder,
    asOf,
    outFolder,
    seed: 1,
    threads,
    iterations: null,
    seconds: null,
    signal,
    observer,
  });
  if (made.kind !== 'planned') return made;
  return { kind: 'planned', planPath: join(outFolder, 'restricted', 'plan.json'), files: made.files };
};

const findAsOf = (operation: Operation, date: LocalDate): Instant | null => {
  const day = operation.days.find((one) => one.date === date);
  if (day === undefined) return null;
  const { defaultAsOf } = operation;
  return day.startsAt <= defaultAsOf && defaultAsOf < day.endsAt ? defaultAsOf : day.startsAt;
};

const outsideHorizon = ({ days }: Operation, date: LocalDate): Problem => ({
  code: 'brief.date-outside',
  severity: 'error',
  at: {},
  expected: `a day of the operation, ${days[0]?.date} to ${days.at(-1)?.date}`,
  got: quote(date),
  remedy: 'Take another --date, or change the horizon in operation.yaml.',
});
