import { workerData } from 'node:worker_threads';
import { withFactAt } from '../../domain/index.ts';
import {
  type BuildGround,
  computeSummary,
  listHeadlineValues,
  planOperation,
  prepareGround,
  rankAssumptions,
  runBuildTask,
} from '../../engine/index.ts';
import { type Prepared, prepare } from '../planning/prepare.ts';
import { loadHighsSolver } from '../solver/highs-solver.ts';
import { makeStopFlag } from '../stop-flag.ts';
import type { Job, JobResults, WorkerGround } from './jobs.ts';

const { operation, asOf, stop } = workerData as WorkerGround;
const signal = makeStopFlag(stop);
let prepared: Prepared | undefined;
let ground: BuildGround | undefined;

const getPrepared = (): Prepared => {
  prepared ??= prepare(operation, asOf);
  return prepared;
};

/** Entry of every thread of the pool. */
export default async function run(job: Job): Promise<JobResults[Job['kind']]> {
  const solver = await loadHighsSolver();
  switch (job.kind) {
    case 'solve':
      return solver.solve(job.model, job.options);
    case 'builds': {
      const { situation, travel } = getPrepared();
      ground ??= prepareGround(situation, travel);
      const own = ground;
      return job.tasks.map((task) => runBuildTask(own, task));
    }
    case 'rank': {
      const base = getPrepared();
      return rankAssumptions(operation, (changed) => prepare(changed, asOf, base), solver, job.most, signal);
    }
    case 'replan': {
      const base = job.released ? { ...operation, commitments: null } : operation;
      const changed = prepare(withFactAt(base, job.fact, job.point), asOf, getPrepared());
      const core = await planOperation({
        situation: changed.situation,
        travel: changed.travel,
        solver,
        seed: job.seed,
        iterations: 1,
        signal,
        bounds: false,
        ...(job.start ? { start: job.start } : {}),
      });
      if (core.kind === 'failed' || !core.complete) return null;
      return listHeadlineValues(computeSummary({ situation: changed.situation, ...core }).headlines);
    }
  }
}
