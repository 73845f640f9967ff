import { Worker } from 'node:worker_threads';
import type { FuzzJob } from './fuzz-worker.ts';

export interface FuzzFailure {
  readonly number: number;
  readonly why: string;
}

export interface FuzzRun {
  readonly cases: number;
  readonly failures: readonly FuzzFailure[];
}

/** A case takes some milliseconds; one that takes this long hangs, even on a busy machine. */
const MOST_MILLISECONDS = 10_000;
const MOST_MEGABYTES = 512;

/**
 * Runs cases of a reader from `first` on in a thread of its own until the time is over or five have failed. A case that
 * throws, hangs or exhausts the memory ends the thread; the next one goes on behind it.
 */
export async function fuzzReader(
  reader: string,
  seed: number,
  first: number,
  seconds: number,
): Promise<FuzzRun> {
  const until = Date.now() + seconds * 1000;
  const failures: FuzzFailure[] = [];
  let from = first;
  while (Date.now() < until && failures.length < 5) {
    const job: FuzzJob = { reader, seed, from, now: new Float64Array(new SharedArrayBuffer(16)) };
    job.now[0] = from;
    job.now[1] = Date.now();
    const why = await runUntil(job, until);
    from = job.now[0] + (why === null ? 0 : 1);
    if (why !== null) failures.push({ number: job.now[0], why });
  }
  return { cases: from - first, failures };
}

/** Why the case that runs failed; null when the time was over. */
function runUntil(job: FuzzJob, until: number): Promise<string | null> {
  const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
  });
  return new Promise((resolve) => {
    const end = (why: string | null): void => {
      clearInterval(watch);
      worker.terminate().then(() => resolve(why));
    };
    const watch = setInterval(() => {
      if (Date.now() - job.now[1] > MOST_MILLISECONDS) end(`it takes more than ${MOST_MILLISECONDS} ms`);
      else if (Date.now() > until) end(null);
    }, 50);
    worker.once('error', (error) => end(error.stack ?? error.message));
  });
}
