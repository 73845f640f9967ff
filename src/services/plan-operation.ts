import { type CheckResult, checkPlan } from '../check/index.ts';
import { formatProblem, type Instant, type Operation, type Plan, type Problem } from '../domain/index.ts';
import { formatPlan } from '../formats/index.ts';
import {
  buildPublicSummary,
  formatAllocationCsv,
  formatMovementsGeojson,
  formatPublicCsv,
  renderPublicSummary,
  renderReport,
} from '../report/index.ts';
import { DEFAULT_ITERATIONS, makePlan } from './planning/make-plan.ts';
import { readOperationFolder } from './read-operation-folder.ts';
import { makeStopFlag } from './stop-flag.ts';
import { prepareOutputs, writeOutputs } from './write-outputs.ts';

export interface PlanOperationRequest {
  readonly folder: string;
  /** Null: the operation's own. */
  readonly asOf: Instant | null;
  readonly outFolder: string;
  readonly seed: number;
  readonly threads: number;
  /** One of both may be given. */
  readonly iterations: number | null;
  readonly seconds: number | null;
  readonly signal: AbortSignal;
  readonly observer: (event: { readonly text: string }) => void;
}

export interface PlanMade {
  readonly kind: 'planned';
  readonly operation: Operation;
  readonly plan: Plan;
  readonly check: CheckResult;
  readonly files: readonly string[];
  readonly seconds: number;
  /** Warnings of the operation's files, one line each. */
  readonly problems: readonly string[];
}

export type PlanOutcome =
  | PlanMade
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly code: string; readonly detail: string }
  | { readonly kind: 'stopped' };

/** With a time limit, variations go on until it; this many end it in any case. */
const MANY_ITERATIONS = 100_000;

/**
 * The main job: reads an operation folder, plans it, has the plan judged, and writes restricted/ and public/, all or
 * nothing. An aborted signal keeps the best plan so far, where there is one.
 */
export const planOperation = async (request: PlanOperationRequest): Promise<PlanOutcome> => {
  const started = performance.now();
  const { observer, signal } = request;
  observer({ text: 'Reading the operation ...' });
  const read = await readOperationFolder(request.folder, request.asOf === null ? {} : { asOf: request.asOf });
  if (read.operation === null) return { kind: 'invalid', problems: read.problems };
  const { operation } = read;

  const refused = await prepareOutputs(request.outFolder);
  if (refused !== null) return { kind: 'failed', ...refused };
  const stop = makeStopFlag();
  signal.addEventListener('abort', stop.stop);
  if (signal.aborted) stop.stop();
  const made = await makePlan({
    operation,
    asOf: request.asOf ?? operation.defaultAsOf,
    seed: request.seed,
    iterations: request.iterations ?? (request.seconds === null ? DEFAULT_ITERATIONS : MANY_ITERATIONS),
    searchSeconds: request.seconds,
    threads: request.threads,
    stop,
    observer: (text) => observer({ text }),
  });
  signal.removeEventListener('abort', stop.stop);
  if (made.kind !== 'planned') return made;

  observer({ text: 'Checking the plan ...' });
  const { plan } = made;
  const check = checkPlan(operation, plan);
  observer({ text: 'Writing ...' });
  const summary = buildPublicSummary(operation, plan);
  const written = await writeOutputs(request.outFolder, [
    { folder: 'restricted', name: 'plan.json', text: formatPlan(plan) },
    { folder: 'restricted', name: 'report.html', text: renderReport(operation, plan, check) },
    { folder: 'restricted', name: 'movements.geojson', text: formatMovementsGeojson(operation, plan) },
    { folder: 'restricted', name: 'allocation.csv', text: formatAllocationCsv(operation, plan) },
    { folder: 'public', name: 'summary.html', text: renderPublicSummary(summary) },
    { folder: 'public', name: 'summary.csv', text: formatPublicCsv(summary) },
  ]);
  if ('code' in written) return { kind: 'failed', ...written };
  return {
    kind: 'planned',
    operation,
    plan,
    check,
    files: written.paths,
    seconds: (performance.now() - started) / 1000,
    problems: read.problems.map(formatProblem),
  };
};
