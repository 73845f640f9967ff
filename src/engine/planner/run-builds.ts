import { randomStream } from '../../base/index.ts';
import { type BuildChoices, PLAIN_CHOICES } from '../fleet/index.ts';
import { type Build, type BuildGround, buildPlan } from './build-plan.ts';
import { computeWants, type Steering } from './steering-wants.ts';

/** One build to try: a pure function of this and the operation. Plain data, so that it can go to another thread. */
export interface BuildTask {
  readonly seed: number;
  /** 0 is the plain build; others vary it. */
  readonly iteration: number;
  readonly steering: Steering;
}

/** Runs builds in any order and on any number of threads; gives the results in the order of the tasks. */
export type RunBuilds = (tasks: readonly BuildTask[]) => Promise<readonly Build[]>;

/** The build of a task. Same task and operation, same build. */
export const runBuildTask = (ground: BuildGround, task: BuildTask): Build =>
  buildPlan(ground, computeWants(ground.problem, task.steering), chooseFor(task.seed, task.iteration));

/** What iteration `iteration` does otherwise than the plain build. */
export const chooseFor = (seed: number, iteration: number): BuildChoices => {
  if (iteration === 0) return PLAIN_CHOICES;
  const random = randomStream(seed, 'build', iteration);
  const spread = [0.1, 0.3, 0.6][random.nextBelow(3)]!;
  const order = random.nextFloat() < 0.5 ? 'longest' : 'rank';
  const bundleBelow = [0.5, 0.75, 0.9][random.nextBelow(3)]!;
  const patience = 0.4 + 0.6 * random.nextFloat();
  const jitters = Array.from({ length: JITTERS }, () => 1 + spread * (random.nextFloat() - 0.5));
  return {
    order,
    bundleBelow,
    aheadFill: PLAIN_CHOICES.aheadFill.map((fill) => fill * patience),
    jitter: (kind, index) => jitters[(index * 2 + (kind === 'lane' ? 0 : 1)) % JITTERS]!,
  };
};

/** A prime number of draws, so that neighbours in the order of lanes do not share one. */
const JITTERS = 1009;
