import { compareStrings } from '../../base/index.ts';
import type {
  CoverageLine,
  Distribution,
  Interval,
  Movement,
  MovementNotice,
  PlanLot,
  Situation,
  StageBound,
  UnmetLine,
} from '../../domain/index.ts';
import type { Travel } from '../../network/index.ts';
import {
  type Allocation,
  type AllocationFailed,
  type AllocationStopped,
  allocate,
  bindingLimits,
  computeLanes,
  type HandOut,
  type Lanes,
  type StopSignal,
} from '../allocation/index.ts';
import { type Commitments, recordMovements } from '../fleet/index.ts';
import { computeNotices } from '../notices/index.ts';
import type { LinearBasis, LinearSolver } from '../solver/index.ts';
import { isBetter } from './better-build.ts';
import type { Build, BuildGround } from './build-plan.ts';
import { evenOut } from './even-out.ts';
import { laneTravel, prepareGround } from './ground.ts';
import { measureLag, pressLaggards } from './press-laggards.ts';
import { type RunBuilds, runBuildTask } from './run-builds.ts';
import { ROLLED, type Steered, steer } from './steer.ts';

/** What is told while a plan is made. */
export type PlanEvent =
  | {
      readonly kind: 'bound';
      readonly stage: 'floor' | 'target';
      readonly tier: number;
      readonly remaining: number;
    }
  | {
      readonly kind: 'steered';
      readonly round: number;
      readonly movements: number;
      readonly missedShare: number;
    }
  /** There is a bound and a first plan; from now on the work may be cut short. */
  | { readonly kind: 'complete' }
  | { readonly kind: 'built'; readonly iterations: number; readonly better: boolean };

export interface PlanRequest {
  readonly situation: Situation;
  readonly travel: Travel;
  readonly solver: LinearSolver;
  readonly seed: number;
  /** Builds to try at least once steering is done; at least 1. */
  readonly iterations: number;
  readonly observer?: (event: PlanEvent) => void;
  /** Stops between builds and levels; the best plan so far is given back. */
  readonly signal?: StopSignal;
  /** Where builds run; in this thread if absent. */
  readonly runBuilds?: RunBuilds;
  /** False: no certificates and no levels of the optimistic programme, and less steering (for plans only compared). */
  readonly bounds?: boolean;
  /** True: steers and finishes as thoroughly without bounds as with them (for plans whose coverage is compared). */
  readonly thorough?: boolean;
  /** The bound, where it has been found before: it does not depend on what is committed but for its day frames. */
  readonly bound?: Allocation;
  /** `start` of a plan for a like situation (same places, fleet rows, goods, elements and days): saves half of the time. */
  readonly start?: LinearBasis;
}

/** The plan without its summary. Movements and lots are complete; distributions and coverage follow from them. */
export interface PlanCore {
  readonly kind: 'planned';
  readonly movements: readonly Movement[];
  readonly distributions: readonly Distribution[];
  readonly coverage: readonly CoverageLine[];
  readonly unmet: readonly UnmetLine[];
  readonly bounds: readonly StageBound[];
  readonly lots: readonly PlanLot[];
  readonly handOuts: readonly HandOut[];
  readonly lanes: Lanes;
  /** Builds compared after steering, the plain one included. */
  readonly iterations: number;
  readonly truckSeconds: number;
  readonly start: LinearBasis | undefined;
  /** For planning the same operation again; null where none was found. */
  readonly bound: Allocation | null;
  /** What became of movements already notified. */
  readonly commitments: Commitments;
  /** What notification means for each movement. Costs some searches a movement. */
  readonly listNotices: () => readonly MovementNotice[];
  /** False if the signal stopped the work before all iterations were done. */
  readonly complete: boolean;
}

/** Builds handed out together; a signal is looked at between such blocks. */
const BLOCK = 8;

/**
 * Plans movements for a situation: bounds by the optimistic programme, flows by one that learns from builds what vehicles
 * can really do, convoys built day by day, and seeded variations of the best; the best coverage wins, then the least truck
 * time, then the earliest variation. Same request, same plan, however the builds are spread over threads.
 */
export const planOperation = async (request: PlanRequest): Promise<PlanCore | AllocationFailed> => {
  const { situation, travel, observer, signal } = request;
  const ground = prepareGround(situation, travel);
  const adapted = laneTravel(situation, travel);
  const lanes = computeLanes(situation, adapted);
  // What is free to plan waits for notice; the bound does not.
  const free = isFramedAlike(lanes, ground.problem.frames)
    ? lanes
    : computeLanes(situation, adapted, ground.problem.frames);
  // Neither needs the other: on two threads they are found side by side.
  const finding = request.bound ?? (request.bounds === false ? null : findBound(request, lanes));
  const { solver, seed } = request;
  const quick = request.bounds === false && request.thorough !== true;
  const steering = steer({
    situation,
    ground,
    lanes: free,
    solver,
    seed,
    ...(signal ? { signal } : {}),
    ...(request.start ? { basis: request.start } : {}),
    quick,
    observer: (round, build) =>
      observer?.({ kind: 'steered', round, movements: build.drafts.length, missedShare: build.missedShare }),
  });
  const [bound, steered] = await Promise.all([finding, steering]);
  if (bound?.kind === 'failed') return bound;
  if (steered.kind === 'failed') return steered;
  observer?.({ kind: 'complete' });
  let best = steered.build;
  let done = 1;
  const run =
    request.runBuilds ?? ((tasks) => Promise.resolve(tasks.map((task) => runBuildTask(ground, task))));
  while (steered.steering !== null && done < request.iterations && signal?.aborted !== true) {
    const size = Math.min(BLOCK, request.iterations - done);
    const tasks = Array.from({ length: size }, (_, i) => ({
      seed: request.seed,
      iteration: done + i,
      steering: steered.steering!,
    }));
    const builds = await run(tasks);
    let better = false;
    for (const build of builds) {
      if (isBetter(build, best)) {
        best = build;
        better = true;
      }
    }
    done += size;
    observer?.({ kind: 'built', iterations: done, better });
  }
  if (!quick) {
    const finished = await finish(ground, steered, best, signal);
    if ('code' in finished) return finished;
    best = finished;
  }
  const complete = steered.steering !== null && signal?.aborted !== true && done >= request.iterations;
  const core = assemble(ground, lanes, bound?.kind === 'allocated' ? bound : null, best);
  const found = bound?.kind === 'allocated' ? bound : null;
  return {
    ...core,
    iterations: done,
    complete,
    start: steered.basis,
    bound: found,
    commitments: ground.commitments,
    listNotices: () => computeNotices(ground.problem, ground.legs, core.movements),
  };
};

const isFramedAlike = (lanes: Lanes, frames: readonly Interval[]): boolean =>
  lanes.frames.every(({ from, to }, day) => from === frames[day]!.from && to === frames[day]!.to);

/** A plan this far (parts per million) below what the first programme found for the worst off is made anew day by day. */
const TOO_FAR_PPM = 30_000;

/**
 * Days are made anew at most so often that these many elements are looked at, and not at all in large operations: on 100 sites (1,200
 * elements) one time took longer than everything else together.
 */
const ROLLED_ELEMENTS = 3000;
const MOST_ROLLED = 1000;

/** Serves laggards first, evens out; and where vehicles bind so much that the worst off stay far behind, day by day anew. */
const finish = async (
  ground: BuildGround,
  steered: Steered,
  build: Build,
  signal: StopSignal | undefined,
): Promise<Build | AllocationFailed> => {
  const { first } = steered;
  if (first === null) return build;
  let best = evenOut(ground.problem, pressLaggards(ground, first, build, signal));
  const { elements } = ground.problem.situation;
  const rolls =
    elements.length > MOST_ROLLED
      ? 0
      : Math.min(ROLLED.length, Math.floor(ROLLED_ELEMENTS / elements.length));
  for (let k = 0; k < rolls; k++) {
    if (measureLag(first, best) <= TOO_FAR_PPM || signal?.aborted === true) break;
    const rolled = await steered.roll(k);
    if ('kind' in rolled) {
      if (rolled.kind === 'failed') return rolled;
      break;
    }
    const evened = evenOut(ground.problem, rolled);
    if (isBetter(evened, best)) best = evened;
  }
  return best;
};

const findBound = (
  request: PlanRequest,
  lanes: Lanes,
): Promise<Allocation | AllocationStopped | AllocationFailed> => {
  const { situation, solver, signal, observer } = request;
  return allocate(situation, lanes, solver, {
    ...(signal ? { signal } : {}),
    observer: ({ stage, tier, remaining }) => observer?.({ kind: 'bound', stage, tier, remaining }),
  });
};

const assemble = (
  ground: BuildGround,
  lanes: Lanes,
  bound: Allocation | null,
  build: Build,
): Omit<PlanCore, 'iterations' | 'complete' | 'start' | 'bound' | 'commitments' | 'listNotices'> => {
  const { problem, legs } = ground;
  const { situation } = problem;
  const { days } = situation;
  const movements = recordMovements(problem, legs, build.drafts);
  const distributions = build.handOuts.map(
    (handOut): Distribution => ({
      placeId: handOut.placeId,
      goodId: handOut.goodId,
      lotId: handOut.lotId,
      fromDate: days[handOut.firstDay]!.date,
      toDate: days[handOut.lastDay]!.date,
      packs: handOut.packs,
    }),
  );
  return {
    kind: 'planned',
    movements,
    distributions,
    coverage: build.coverage,
    unmet: bound === null ? [] : bindingLimits(situation, lanes, build.coverage, bound),
    bounds: bound === null ? [] : bound.stages.map(toStageBound),
    lots: listLotsUsed(situation, movements, distributions),
    handOuts: build.handOuts,
    lanes,
    truckSeconds: build.truckSeconds,
  };
};

/** Without what only this release's engine knows of a stage. */
const toStageBound = ({ stage, tier, meanPpm, levels }: StageBound): StageBound => ({
  stage,
  tier,
  meanPpm,
  levels: levels.map(({ valuePpm, heldPpm, free, fixed, multipliers }) => ({
    valuePpm,
    heldPpm,
    free,
    fixed,
    multipliers,
  })),
});

/** Lots that are loaded or handed out, by id. */
const listLotsUsed = (
  situation: Situation,
  movements: readonly Movement[],
  distributions: readonly Distribution[],
): readonly PlanLot[] => {
  const used = new Set<string>(distributions.map((line) => line.lotId));
  for (const movement of movements) for (const load of movement.loads) used.add(load.lotId);
  return situation.lots
    .filter((lot) => used.has(lot.id))
    .map(
      (lot): PlanLot => ({
        id: lot.id,
        placeId: lot.placeId,
        goodId: lot.goodId,
        availableOn: situation.days[lot.fromDay]!.date,
        expiresOn: lot.lastDay === null ? null : situation.days[lot.lastDay]!.date,
        packs: lot.packs,
        factIds: lot.factIds,
      }),
    )
    .sort((a, b) => compareStrings(a.id, b.id));
};
