import type { Instant, NotKnown, Operation, Plan, SensitivityLine } from '../../domain/index.ts';
import {
  assemblePlan,
  type LinearSolver,
  type PlanCore,
  type PlanEvent,
  planOperation,
  type RankedAssumption,
  type RunBuilds,
} from '../../engine/index.ts';
import { loadHighsSolver } from '../solver/highs-solver.ts';
import type { StopFlag } from '../stop-flag.ts';
import { VERSION } from '../version.ts';
import { openPool, type WorkerPool } from '../workers/pool.ts';
import { planPooled } from './plan-pooled.ts';
import { type Prepared, prepare } from './prepare.ts';
import { weighChanges } from './weigh-changes.ts';

/** How many assumptions are planned again at their low and high. */
const INFLUENTIAL = 5;
/**
 * Operations with more elements are not planned again: on 300 sites (3,600 elements) the ten plans took four times as long as the
 * plan itself. The plan then says that its sensitivity is not known.
 */
const MOST_ELEMENTS = 2000;
/** Variations tried when the caller names neither a number nor a time. */
export const DEFAULT_ITERATIONS = 4;

const FEW_BUILDS = 8;

export interface MakePlanRequest {
  readonly operation: Operation;
  readonly asOf: Instant;
  readonly seed: number;
  readonly iterations: number;
  readonly threads: number;
  readonly stop: StopFlag;
  readonly observer: (text: string) => void;
  /** Ends the trying of variations, once there is a plan; null: iterations alone do. */
  readonly searchSeconds: number | null;
  /** False leaves out sensitivity (tests of the plan itself). */
  readonly sensitivity?: boolean;
}

export type MadePlan =
  | { readonly kind: 'planned'; readonly plan: Plan }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly code: string; readonly detail: string };

/**
 * Plans an operation as of an instant on some threads: the plan itself, then again with the most influential assumptions at
 * their low and high. The bytes of the result depend on operation, as-of, seed and iterations only.
 */
export const makePlan = async (request: MakePlanRequest): Promise<MadePlan> => {
  const { operation, asOf, seed, stop } = request;
  const prepared = prepare(operation, asOf);
  if (prepared.situation.days.length === 0) {
    return {
      kind: 'failed',
      code: 'plan.no-days',
      detail: 'The as-of instant lies after the last day of the horizon.',
    };
  }
  const { name, wasmHash } = await loadHighsSolver();
  const pool = openPool(request.threads, {
    operation: prepared.situation.operation,
    asOf,
    stop: stop.memory,
  });
  const wantsSensitivity =
    request.sensitivity !== false && prepared.situation.elements.length <= MOST_ELEMENTS;
  try {
    const ranking: Promise<readonly RankedAssumption[]> = !wantsSensitivity
      ? Promise.resolve([])
      : pool.run({ kind: 'rank', most: INFLUENTIAL });
    ranking.catch(() => {});
    const kept = await planBase(request, prepared, pool);
    if (kept.kind === 'failed') return kept;
    const { core, choice } = await weighChanges(prepared, kept, (free, bound) =>
      planFree(request, free, bound, pool),
    );
    if (core.bounds.length === 0 && prepared.situation.elements.length > 0) return { kind: 'stopped' };
    const solver: LinearSolver = { solve: (model, options) => pool.run({ kind: 'solve', model, options }) };
    const small = prepared.situation.elements.length <= MOST_ELEMENTS;
    const pooled = small
      ? await planPooled(prepared, core, { solver, seed, iterations: request.iterations, stop })
      : null;
    const sensitivity = wantsSensitivity
      ? await replan(request, pool, await ranking, {
          start: core.start,
          released: (choice?.released.length ?? 0) > 0,
        })
      : null;
    return {
      kind: 'planned',
      plan: assemblePlan({
        situation: prepared.situation,
        parts: {
          ...core,
          ...(choice ? { choice } : {}),
          pooled,
          notKnown: [...listUnreachable(prepared), ...(sensitivity === null ? [notRun(operation)] : [])],
        },
        seed,
        software: { version: VERSION, solver: name, solverHash: wasmHash },
        sensitivity: sensitivity ?? [],
      }),
    };
  } finally {
    await pool.close();
  }
};

/** The plan without anything committed; builds are not spread, since the threads' ground holds the commitments. */
const planFree = async (
  { seed, iterations, stop }: MakePlanRequest,
  prepared: Prepared,
  bound: PlanCore['bound'],
  pool: WorkerPool,
): Promise<PlanCore | null> => {
  if (bound === null || stop.aborted) return null;
  const core = await planOperation({
    situation: prepared.situation,
    travel: prepared.travel,
    solver: { solve: (model, options) => pool.run({ kind: 'solve', model, options }) },
    seed,
    iterations: Math.min(iterations, FEW_BUILDS),
    bound,
    signal: stop,
  });
  return core.kind === 'failed' || !core.complete ? null : core;
};

const planBase = async (
  request: MakePlanRequest,
  prepared: Prepared,
  pool: WorkerPool,
): Promise<PlanCore | PlanFailure> => {
  const { stop, searchSeconds } = request;
  const solver: LinearSolver = { solve: (model, options) => pool.run({ kind: 'solve', model, options }) };
  let late = false;
  let complete = false;
  const timer =
    searchSeconds === null
      ? undefined
      : setTimeout(() => {
          late = true;
        }, searchSeconds * 1000);
  const core = await planOperation({
    situation: prepared.situation,
    travel: prepared.travel,
    solver,
    seed: request.seed,
    iterations: request.iterations,
    observer: (event) => {
      complete ||= event.kind === 'complete';
      request.observer(describe(event));
    },
    signal: {
      get aborted() {
        return stop.aborted || (late && complete);
      },
    },
    // A few builds take less time here than a thread takes to prepare its roads.
    ...(request.iterations > FEW_BUILDS ? { runBuilds: spreadBuilds(pool) } : {}),
  });
  clearTimeout(timer);
  return core;
};

type PlanFailure = Extract<Awaited<ReturnType<typeof planOperation>>, { readonly kind: 'failed' }>;

/** Deals tasks out to the threads in turn and puts the builds back in order. */
const spreadBuilds =
  (pool: WorkerPool): RunBuilds =>
  async (tasks) => {
    const hands = Array.from({ length: Math.min(pool.threads, tasks.length) }, (_, hand) =>
      tasks.filter((_task, index) => index % pool.threads === hand),
    );
    const results = await Promise.all(hands.map((hand) => pool.run({ kind: 'builds', tasks: hand })));
    return tasks.map(
      (_, index) =>
        (results[index % pool.threads] as (typeof results)[number])[
          Math.floor(index / pool.threads)
        ] as never,
    );
  };

/** Each influential assumption at its low and high; null where it was left out or stopped. */
const replan = async (
  request: MakePlanRequest,
  pool: WorkerPool,
  ranked: readonly RankedAssumption[],
  base: { readonly start: PlanCore['start']; readonly released: boolean },
): Promise<readonly SensitivityLine[] | null> => {
  if (request.stop.aborted) return null;
  let done = 0;
  const say = (): void =>
    request.observer(`Planning again with assumptions at their ends: ${done} of ${ranked.length * 2}`);
  say();
  const at = async (fact: RankedAssumption, point: 'low' | 'high') => {
    const headlines = await pool.run({
      kind: 'replan',
      seed: request.seed,
      fact: fact.factId,
      point,
      ...base,
    });
    done += 1;
    say();
    return headlines && { value: fact.range[point], headlines };
  };
  const lines = await Promise.all(
    ranked.map(async (fact) => {
      const [low, high] = await Promise.all([at(fact, 'low'), at(fact, 'high')]);
      const { factId, quantity, subject, assumption } = fact;
      return low && high && { factId, quantity, subject, assumption, low, high };
    }),
  );
  return lines.every((line) => line !== null) ? lines : null;
};

/** Sites with elements that no hub can reach on any day. */
export const listUnreachable = ({ situation, lanes }: Prepared): readonly NotKnown[] => {
  const reached = new Set(lanes.lanes.filter((lane) => lane.kind === 'delivery').map((lane) => lane.toId));
  const wanting = new Set(situation.elements.map((element) => element.placeId));
  return [...wanting]
    .filter((site) => !reached.has(site))
    .map((site) => ({ code: 'place.unreachable', subject: site, detail: '' }));
};

export const notRun = (operation: Operation): NotKnown => ({
  code: 'sensitivity.not-run',
  subject: operation.id,
  detail: '',
});

const describe = (event: PlanEvent): string => {
  switch (event.kind) {
    case 'bound':
      return `Finding the bound: ${event.stage} of tier ${event.tier}, ${event.remaining} left`;
    case 'steered':
      return `Building convoys, round ${event.round + 1}: ${event.movements} movements`;
    case 'complete':
      return 'Trying variations';
    case 'built':
      return `Trying variations: ${event.iterations}${event.better ? ', better' : ''}`;
  }
};
