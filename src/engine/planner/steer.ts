import type { Situation } from '../../domain/index.ts';
import {
  type AllocationFailed,
  type AllocationStopped,
  allocate,
  type LaneFlow,
  type Lanes,
  type StopSignal,
} from '../allocation/index.ts';
import type { BuildChoices } from '../fleet/index.ts';
import type { LinearBasis, LinearSolver } from '../solver/index.ts';
import { isBetter } from './better-build.ts';
import { type Build, type BuildGround, Building, buildPlan, listDraftFlows } from './build-plan.ts';
import { type Calibration, learnSlotFactors, toProgrammeOptions } from './calibration.ts';
import { chooseFor } from './run-builds.ts';
import { computeWants, type Steering } from './steering-wants.ts';
import { withoutUselessLots } from './usable-situation.ts';

/** The best build found with programmes, and what variations of it start from; null: stopped before the first programme. */
export interface Steered {
  readonly kind: 'steered';
  readonly steering: Steering | null;
  /** What the first programme asked for, before builds taught it caution. */
  readonly first: Steering | null;
  readonly build: Build;
  /** Vertex of the first programme; a like situation can start from it. */
  readonly basis: LinearBasis | undefined;
  /** Builds with the programme made anew every day: slow, for where vehicles bind. The k-th of `ROLLED`. */
  readonly roll: (k: number) => Promise<Build | AllocationFailed | AllocationStopped>;
}

export interface SteerRequest {
  readonly situation: Situation;
  readonly ground: BuildGround;
  readonly lanes: Lanes;
  readonly solver: LinearSolver;
  readonly seed: number;
  readonly signal?: StopSignal;
  /** Vertex of the first programme of a like situation (same places, fleet rows, goods, elements and days). */
  readonly basis?: LinearBasis;
  readonly observer?: (round: number, build: Build) => void;
  /** True: one programme, for plans only compared. */
  readonly quick?: boolean;
}

/** Share of the wanted weight that may stay behind without another round. */
const ENOUGH = 0.002;
/**
 * Caution of the first programme; where vehicles cannot do what it asks, the least that is enough is looked for. Half is right where trips are long but
 * mixed: on the Rafah operation 9 % stayed behind with 0 and 0.1 % with 0.5, at the same levels.
 */
const FIRST_CAUTION = 0.5;
const FULL_CAUTION = 1;
/** Programmes made for the whole horizon at most. */
const WHOLE_ROUNDS = 4;
const QUICK_ROUNDS = 1;
/** Caution and variation with which programmes are made anew every day; about a second each. */
export const ROLLED: readonly (readonly [caution: number, variation: number])[] = [
  [0.3, 0],
  [0.6, 0],
  [1, 0],
  [1.5, 0],
  [0.3, 1],
  [0.6, 2],
  [1, 3],
];

/** Levels nearer than this are one while days are made anew. */
const ROLLED_STEP = 0.01;

/**
 * A programme, a build from it; where vehicles could not do all that was asked, again with more caution, halving the
 * distance between too little and enough.
 */
export const steer = async (request: SteerRequest): Promise<Steered | AllocationFailed> => {
  const { ground, signal, seed, observer } = request;
  const choices = chooseFor(seed, 0);
  const programme = new SteeringProgramme(request, withoutUselessLots(request.situation));
  let best: { steering: Steering; build: Build } | null = null;
  let slotFactor: Calibration['slotFactor'] = new Map();
  let round = 0;
  const judge = (steering: Steering, build: Build): boolean => {
    observer?.(round++, build);
    if (best === null || isBetter(build, best.build)) best = { steering, build };
    slotFactor = learnSlotFactors(ground, build);
    return build.missedShare < ENOUGH || signal?.aborted === true;
  };
  let first: Steering | null = null;
  const roll: Steered['roll'] = async (k) => {
    const [caution, variation] = ROLLED[k]!;
    const rolled = await rollOut(ground, programme, { caution, slotFactor }, chooseFor(seed, variation));
    if (rolled.kind !== 'rolled') return rolled;
    slotFactor = learnSlotFactors(ground, rolled.build);
    return rolled.build;
  };
  const finish = (): Steered => ({ kind: 'steered', ...best!, first, basis: programme.basis, roll });
  let tooLittle = 0;
  let enough: number | null = null;
  let caution = FIRST_CAUTION;
  const rounds = request.quick === true ? QUICK_ROUNDS : WHOLE_ROUNDS;
  for (let i = 0; i < rounds; i++) {
    const solved = await programme.solve({ caution, slotFactor }, [], 0);
    if (solved.kind === 'failed') return solved;
    if (solved.kind === 'stopped') {
      if (best !== null) return finish();
      return {
        kind: 'steered',
        steering: null,
        first,
        build: buildPlan(ground, [], choices),
        basis: undefined,
        roll,
      };
    }
    first ??= solved.steering;
    const build = buildPlan(ground, computeWants(ground.problem, solved.steering), choices);
    if (judge(solved.steering, build)) {
      if (i === 0 || signal?.aborted === true) return finish();
      enough = caution;
    } else {
      tooLittle = caution;
      if (caution === FULL_CAUTION) break;
    }
    caution = enough === null ? FULL_CAUTION : (tooLittle + enough) / 2;
  }
  return finish();
};

const rollOut = async (
  ground: BuildGround,
  programme: SteeringProgramme,
  calibration: Calibration,
  choices: BuildChoices,
): Promise<{ readonly kind: 'rolled'; readonly build: Build } | AllocationFailed | AllocationStopped> => {
  const { problem } = ground;
  const building = new Building(ground, choices);
  for (let start = 0; start < problem.dayCount; start++) {
    const solved = await programme.solve(calibration, building.listFlows(), start);
    if (solved.kind !== 'solved') return solved;
    building.goOn(computeWants(problem, solved.steering), start, start + 1);
  }
  return { kind: 'rolled', build: building.finish() };
};

/** The calibrated programme, made again and again; each starts from the last vertex of its shape. */
class SteeringProgramme {
  private readonly request: SteerRequest;
  private readonly usable: Situation;
  /** What committed movements carry. */
  private readonly booked: readonly LaneFlow[];
  private readonly bases = new Map<number, LinearBasis>();

  constructor(request: SteerRequest, usable: Situation) {
    this.request = request;
    this.usable = usable;
    const { problem, commitments } = request.ground;
    this.booked = listDraftFlows(
      problem,
      commitments.bookings.map(({ draft }) => draft),
    );
    if (request.basis) this.bases.set(0, request.basis);
  }

  get basis(): LinearBasis | undefined {
    return this.bases.get(0);
  }

  async solve(
    calibration: Calibration,
    builtFlows: readonly LaneFlow[],
    freeFromDay: number,
  ): Promise<
    { readonly kind: 'solved'; readonly steering: Steering } | AllocationFailed | AllocationStopped
  > {
    const { ground, lanes, solver, signal } = this.request;
    const basis = this.bases.get(freeFromDay);
    const allocation = await allocate(this.usable, lanes, solver, {
      ...toProgrammeOptions(calibration, ground, lanes),
      bookedFlows: this.booked,
      ...(basis ? { basis } : {}),
      ...(freeFromDay > 0 ? { builtFlows, freeFromDay, step: ROLLED_STEP } : {}),
      ...(signal ? { signal } : {}),
      certificates: false,
    });
    if (allocation.kind !== 'allocated') return allocation;
    if (allocation.basis) this.bases.set(freeFromDay, allocation.basis);
    const happened = [
      ...builtFlows.filter((flow) => flow.day < freeFromDay),
      ...this.booked.filter((flow) => flow.day >= freeFromDay),
    ];
    const flows = [...happened.map((flow) => ({ ...flow, booked: true })), ...allocation.flows];
    const { floorPpm, targetPpm } = allocation;
    return { kind: 'solved', steering: { flows, floorPpm, targetPpm } };
  }
}
