import { type BindingLimit, PPM } from '../../domain/index.ts';
import type { LinearOptimum, LinearSolution, LinearSolver } from '../solver/linear-solver.ts';
import type {
  AllocateOptions,
  AllocationFailed,
  AllocationStopped,
  CertifiedLevel,
  CertifiedStage,
} from './allocation.ts';
import { type Certificate, type Hold, makeCertificate, shareOut } from './certificate.ts';
import { LevelModel } from './level-model.ts';
import type { Programme } from './programme.ts';
import { heldAmount, listStages, type Stage } from './stages.ts';

/** The levels of a programme, and its model with all of them held. */
export interface Leximin {
  readonly kind: 'levelled';
  /** `[element]`: level in each kind of stage, in parts per million, rounded down; 10^6 where it is no part of one. */
  readonly floorPpm: Float64Array;
  readonly targetPpm: Float64Array;
  readonly stages: readonly CertifiedStage[];
  readonly floorLimits: readonly (readonly BindingLimit[])[];
  readonly targetLimits: readonly (readonly BindingLimit[])[];
  readonly model: LevelModel;
  readonly counts: SolveCounts;
}

export interface SolveCounts {
  solves: number;
  iterations: number;
}

export type LeximinOutcome = Leximin | AllocationStopped | AllocationFailed;

/** Two levels nearer than this are one. */
const SAME_LEVEL = 1e-6;
/** A free element whose price share is above this cannot be higher in any optimum. */
const BLOCKED = 1e-6;
/** How far above the level the test lets an element go. */
const TEST_RANGE = 0.05;
/** Coverage from which all is covered. */
const FULL = 1 - 1e-9;
/** How far a certificate may lie from the level it proves. */
const CERTIFICATE_TOLERANCE_PPM = 200;

/**
 * Exact lexicographic max-min by progressive filling (docs/rules.md R20; Ogryczak and Sliwinski 2006, blocking by duals):
 * stage after stage, level after level, the least coverage of the free elements is maximised, then those that cannot be
 * higher in any optimum are held. Elements with a positive dual cannot, by complementary slackness; where that leaves a
 * level where it was, a test model finds all others at once. Ends: every round fixes an element.
 * Cost: about one linear programme for each level, each started from the last vertex.
 */
export const solveLeximin = async (
  programme: Programme,
  solver: LinearSolver,
  options: AllocateOptions = {},
): Promise<LeximinOutcome> => {
  const filling = new Filling(programme, solver, options);
  const stages: CertifiedStage[] = [];
  for (const stage of listStages(programme.situation)) {
    const outcome = await filling.fillStage(stage);
    if (outcome.kind !== 'filled') return outcome;
    stages.push(outcome.stage);
  }
  const { floorPpm, targetPpm, floorLimits, targetLimits, model, counts } = filling;
  return { kind: 'levelled', floorPpm, targetPpm, stages, floorLimits, targetLimits, model, counts };
};

type StageOutcome =
  | { readonly kind: 'filled'; readonly stage: CertifiedStage }
  | AllocationStopped
  | AllocationFailed;

type TestOutcome =
  | { readonly kind: 'tested'; readonly blocked: readonly number[]; readonly limits: readonly BindingLimit[] }
  | AllocationStopped
  | AllocationFailed;

type SolveOutcome = LinearOptimum | AllocationStopped | AllocationFailed;

/** A level while its elements are found. */
interface OpenLevel {
  readonly z: number;
  readonly free: readonly number[];
  readonly certificate: Certificate;
  readonly fixed: number[];
}

class Filling {
  readonly floorPpm: Float64Array;
  readonly targetPpm: Float64Array;
  readonly floorLimits: (readonly BindingLimit[])[];
  readonly targetLimits: (readonly BindingLimit[])[];
  readonly model: LevelModel;
  readonly counts: SolveCounts = { solves: 0, iterations: 0 };
  readonly #programme: Programme;
  readonly #options: AllocateOptions;
  /** Levels nearer than this are one. */
  readonly #step: number;
  /** Whether pricing was given up. */
  #isWhole = false;
  /** `[element]`: strongest hold so far. */
  readonly #holds: (Hold | undefined)[];

  constructor(programme: Programme, solver: LinearSolver, options: AllocateOptions) {
    this.#programme = programme;
    this.#options = options;
    this.#step = options.step ?? SAME_LEVEL;
    this.model = new LevelModel(programme, solver, options.basis);
    this.floorPpm = new Float64Array(programme.elementCount).fill(PPM);
    this.targetPpm = new Float64Array(programme.elementCount).fill(PPM);
    this.floorLimits = new Array(programme.elementCount).fill([]);
    this.targetLimits = new Array(programme.elementCount).fill([]);
    this.#holds = new Array(programme.elementCount).fill(undefined);
  }

  async fillStage(stage: Stage): Promise<StageOutcome> {
    const { model } = this;
    model.startStage(stage.demand);
    const levels: OpenLevel[] = [];
    let free: readonly number[] = stage.elements;
    while (free.length > 0) {
      const optimum = await this.#solve(() => model.solveLevel());
      if (optimum.kind !== 'optimal') return optimum;
      const z = model.zOf(optimum);
      const certified = this.#certify(stage, free, optimum, z);
      if (certified.kind === 'failed') {
        if (this.#isWhole) return certified;
        this.#isWhole = true;
        model.stopPricing();
        continue;
      }
      let level = levels.at(-1);
      const isNew = level === undefined || z > level.z + SAME_LEVEL;
      if (level === undefined || isNew) {
        level = { z, free, certificate: certified.certificate, fixed: [] };
        levels.push(level);
      }
      const { limits } = certified.certificate;
      let blocked = free;
      if (z < FULL) {
        blocked = free.filter((e) => this.#isCapped(stage, e, z) || model.blockingOf(optimum, e) > BLOCKED);
      }
      this.#hold(stage, level, blocked, limits);
      const left = new Set(free);
      for (const e of blocked) left.delete(e);
      if (left.size > 0 && (this.#step > SAME_LEVEL || !isNew || blocked.length === 0)) {
        const tested = await this.#findBlocked([...left], z, optimum);
        if (tested.kind !== 'tested') return tested;
        const found =
          tested.blocked.length > 0 || blocked.length > 0 ? tested.blocked : [this.#dearest(free, optimum)];
        this.#hold(stage, level, found, tested.limits);
        for (const e of found) left.delete(e);
      }
      this.#options.observer?.({
        stage: stage.kind,
        tier: stage.tier,
        valuePpm: level.certificate.valuePpm,
        fixed: free.length - left.size,
        remaining: left.size,
        solves: this.counts.solves,
      });
      free = [...left];
    }
    model.endStage();
    return { kind: 'filled', stage: this.#closeStage(stage, levels) };
  }

  /**
   * Free elements that cannot rise above level z: candidates are raised together, those that rise are let go, until none
   * does.
   */
  async #findBlocked(free: readonly number[], z: number, optimum: LinearOptimum): Promise<TestOutcome> {
    const { model } = this;
    const rises = (at: LinearOptimum, e: number): boolean => model.coverageOf(at, e) > z + this.#step;
    const level = Math.max(0, z - 1e-9);
    let candidates = free.filter((e) => !rises(optimum, e));
    const { basis } = model;
    while (candidates.length > 0) {
      const test = await this.#solve(() => model.solveTest(candidates, level, z + TEST_RANGE));
      if (test.kind !== 'optimal') return test;
      model.basis = basis;
      const left = candidates.filter((e) => !rises(test, e));
      if (left.length === candidates.length) {
        const { held, gain } = model.guaranteesOf(test, level);
        const limits =
          this.#options.certificates === false
            ? []
            : shareOut(this.#programme, model.pricesOf(test).row, held, gain);
        return { kind: 'tested', blocked: left, limits };
      }
      candidates = left;
    }
    return { kind: 'tested', blocked: [], limits: [] };
  }

  /** Some free element has a price in every optimum: the last resort that lets the filling end whatever the rounding. */
  #dearest(free: readonly number[], optimum: LinearOptimum): number {
    const { model } = this;
    return free.reduce((best, e) =>
      model.blockingOf(optimum, e) > model.blockingOf(optimum, best) ? e : best,
    );
  }

  /** Whether an element's own cap keeps it at the level, or that nothing can come to it. */
  #isCapped(stage: Stage, element: number, z: number): boolean {
    const { situation, reachable } = this.#programme;
    const capAmount = situation.elements[element].capAmount * reachable[element];
    return capAmount <= (z + 1e-9) * stage.demand[element];
  }

  #hold(stage: Stage, level: OpenLevel, blocked: readonly number[], limits: readonly BindingLimit[]): void {
    const heldPpm = toHeldPpm(level.z);
    for (const e of blocked) {
      const amount = heldAmount(heldPpm, stage.demand[e]);
      this.model.fix(e, amount);
      level.fixed.push(e);
      (stage.kind === 'floor' ? this.floorPpm : this.targetPpm)[e] = heldPpm;
      (stage.kind === 'floor' ? this.floorLimits : this.targetLimits)[e] = limits;
      const held = this.#holds[e];
      if (held === undefined || amount > held.amount) this.#holds[e] = { stage: stage.name, amount };
    }
  }

  #certify(
    stage: Stage,
    free: readonly number[],
    optimum: LinearOptimum,
    z: number,
  ): { readonly kind: 'certified'; readonly certificate: Certificate } | AllocationFailed {
    if (this.#options.certificates === false || z >= FULL) {
      const valuePpm = Math.min(PPM, Math.ceil(z * PPM - 1e-3));
      return {
        kind: 'certified',
        certificate: { valuePpm: z >= FULL ? PPM : valuePpm, multipliers: [], limits: [] },
      };
    }
    const certificate = makeCertificate(
      this.#programme,
      stage,
      free,
      this.model.pricesOf(optimum),
      this.#holds,
    );
    if (Math.abs(certificate.valuePpm - z * PPM) > CERTIFICATE_TOLERANCE_PPM) {
      const detail = `${stage.name}: level ${z}, proved ${certificate.valuePpm} ppm`;
      return { kind: 'failed', code: 'allocation.certificate', detail };
    }
    return { kind: 'certified', certificate };
  }

  #closeStage(stage: Stage, levels: readonly OpenLevel[]): CertifiedStage {
    const { elements } = this.#programme.situation;
    const idsOf = (list: readonly number[]): readonly string[] => list.map((e) => elements[e].id);
    let weighted = 0;
    let total = 0;
    for (const level of levels) {
      for (const e of level.fixed) {
        weighted += elements[e].weight * level.certificate.valuePpm;
        total += elements[e].weight;
      }
    }
    return {
      stage: stage.kind,
      tier: stage.tier,
      meanPpm: Math.ceil(weighted / total),
      levels: levels.map(
        (level): CertifiedLevel => ({
          valuePpm: level.certificate.valuePpm,
          heldPpm: toHeldPpm(level.z),
          free: idsOf(level.free),
          fixed: idsOf([...level.fixed].sort((a, b) => a - b)),
          multipliers: level.certificate.multipliers,
        }),
      ),
    };
  }

  async #solve(solve: () => Promise<LinearSolution>): Promise<SolveOutcome> {
    if (this.#options.signal?.aborted === true) return { kind: 'stopped' };
    const solution = await solve();
    if (solution.kind === 'failed') return { kind: 'failed', code: solution.code, detail: solution.status };
    this.counts.solves++;
    this.counts.iterations += solution.iterations;
    return solution;
  }
}

/** A level rounded down; nearer to the next part per million than the solver's error it is the next. */
const toHeldPpm = (z: number): number => Math.min(PPM, Math.max(0, Math.floor(z * PPM + 1e-4)));
