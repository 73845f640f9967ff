import { type CheckResult, checkLedger, checkPlan, type Violation } from '../../check/index.ts';
import {
  type Instant,
  type LocalDate,
  type Operation,
  type Plan,
  type Problem,
  visibleAsOf,
} from '../../domain/index.ts';
import { computeLedger, type Ledger, listNextStock, listNextVehiclesOut } from '../../engine/index.ts';
import {
  formatNextFolder,
  listMovementReports,
  listRowNumbers,
  type MovementReports,
  mergeTable,
  parseOperation,
  quote,
  replaceTable,
} from '../../formats/index.ts';
import { assembleNextFolder } from './next-folder.ts';

export interface RollOnRequest {
  /** Files of the operation folder, by name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly plan: Plan;
  /** Rows to add to actuals and notices; null: those of the folder are all. */
  readonly actualsCsv: Uint8Array | null;
  readonly noticesCsv: Uint8Array | null;
  /** The first day that is left to plan. */
  readonly to: LocalDate;
}

export interface RolledOn {
  readonly kind: 'rolled';
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** What the files read as. */
  readonly operation: Operation;
  readonly asOf: Instant;
  readonly reports: MovementReports;
  readonly ledger: Ledger;
  readonly check: CheckResult;
  /** Warnings. */
  readonly problems: readonly Problem[];
}

export type RollOnOutcome = RolledOn | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

/**
 * The folder from which the rest of a response is planned, after what became of a plan's movements (docs/rules.md R26, R27):
 * next opening stock, vehicles out, what was notified, and the ledger of every pack, judged by the independent check. Codes:
 * those of reading, `actual.*` and `roll.*`.
 */
export const rollOn = async (request: RollOnRequest): Promise<RollOnOutcome> => {
  const { plan, to } = request;
  const wrongDate = judgeDate(plan, to);
  if (wrongDate !== null) return refuse([wrongDate]);
  const planned = await parseOperation(request.files, { asOf: plan.asOf });
  if (planned.operation === null) return refuse(planned.problems);
  const wrong = checkPlan(planned.operation, plan).violations;
  if (wrong.length > 0) return refuse([planRefused(wrong)]);

  const merged = await mergeRecords(request);
  if ('problems' in merged) return refuse(merged.problems);
  const day = plan.clock.days.find(({ date }) => date === to)!;
  const read = await parseOperation(merged.files, { asOf: day.startsAt });
  if (read.operation === null) return refuse(read.problems);
  const { operation } = read;
  const rowOf = request.actualsCsv === null ? new Map() : listRowNumbers('actuals', request.actualsCsv);
  const toStartsAt = day.startsAt;
  const reports = listMovementReports({ operation, plan, to, toStartsAt, rowOf });
  if (hasErrors(reports.problems)) return refuse(reports.problems);
  const ledger = computeLedger({ operation, plan, reports: reports.reports, to, toStartsAt });
  if (ledger.shortfalls.length > 0) return refuse(listShortfallProblems(ledger));

  const next = assembleNextFolder({
    operation,
    plan,
    to,
    asOf: toStartsAt,
    stocks: listNextStock(ledger, visibleAsOf(operation, toStartsAt), plan, to),
    vehiclesOut: listNextVehiclesOut(reports.reports, plan, to),
    reports: reports.reports,
    lotOf: ledger.lotOf,
  });
  const files = formatNextFolder(merged.files, next);
  const back = await parseOperation(files, { asOf: toStartsAt });
  if (back.operation === null) return refuse([notReadable(back.problems)]);
  return {
    kind: 'rolled',
    files,
    operation: back.operation,
    asOf: toStartsAt,
    reports,
    ledger,
    check: checkLedger(back.operation, plan),
    problems: [...read.problems, ...reports.problems],
  };
};

const refuse = (problems: readonly Problem[]): RollOnOutcome => ({ kind: 'invalid', problems });

const hasErrors = (problems: readonly Problem[]): boolean =>
  problems.some(({ severity }) => severity === 'error');

/** The folder's files with the rows that were handed in; their faults are told by their own row numbers. */
const mergeRecords = async ({
  files,
  actualsCsv,
  noticesCsv,
}: RollOnRequest): Promise<
  { readonly files: ReadonlyMap<string, Uint8Array> } | { readonly problems: readonly Problem[] }
> => {
  const given = [
    ['actuals', actualsCsv],
    ['notices', noticesCsv],
  ] as const;
  let alone = files;
  let all = files;
  for (const [stem, csv] of given) {
    if (csv === null) continue;
    alone = replaceTable(alone, stem, csv);
    all = mergeTable(all, stem, csv);
  }
  if (alone === files) return { files };
  const { problems } = await parseOperation(alone);
  return hasErrors(problems) ? { problems } : { files: all };
};

const judgeDate = (plan: Plan, to: LocalDate): Problem | null => {
  const [, second] = plan.clock.days;
  if (plan.clock.days.slice(1).some(({ date }) => date === to)) return null;
  return {
    code: 'roll.date',
    severity: 'error',
    at: {},
    expected:
      second === undefined
        ? 'a plan of two days at least'
        : `a day of the plan after its first, ${second.date} to ${plan.clock.days.at(-1)!.date}`,
    got: quote(to),
    remedy:
      'Name the first day that is left to plan. For later days move the horizon in operation.yaml and plan anew.',
  };
};

const planRefused = (violations: readonly Violation[]): Problem => ({
  code: 'roll.plan-refused',
  severity: 'error',
  at: {},
  expected: 'a plan of this operation in which check finds nothing',
  got: `${violations.length} violations, the first ${violations[0]!.code} at ${quote(violations[0]!.where)}`,
  remedy: 'Run check to see them all. Give the folder from which the plan was made.',
});

const listShortfallProblems = ({ shortfalls }: Ledger): readonly Problem[] => {
  const seen = new Set<string>();
  return shortfalls.flatMap(({ date, lotId, placeId, missing }) => {
    const key = `${lotId}\n${placeId}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [
      {
        code: 'actual.more-than-there',
        severity: 'error' as const,
        at: { file: 'actuals.csv', column: 'delivered' },
        expected: `packs of lot ${lotId} that were at ${placeId} on ${date}`,
        got: `${missing} more`,
        remedy:
          'Correct the reports, or the arrival that brought them; what a movement never loaded belongs under returned, and what an unreported one took is gone until it is reported.',
      },
    ];
  });
};

const notReadable = (problems: readonly Problem[]): Problem => {
  const first = problems.find(({ severity }) => severity === 'error');
  return {
    code: 'roll.not-readable',
    severity: 'error',
    at: first?.at ?? {},
    expected: 'a next folder that reads back',
    got: first === undefined ? 'nothing' : `${first.code}: ${first.got}`,
    remedy: 'Nothing was written. Correct what the problem names in the operation, and roll on again.',
  };
};
