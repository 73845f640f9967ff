import { Piscina } from 'piscina';
import type { Job, JobResults, WorkerGround } from './jobs.ts';

export interface WorkerPool {
  readonly threads: number;
  readonly run: <K extends Job['kind']>(job: Extract<Job, { readonly kind: K }>) => Promise<JobResults[K]>;
  readonly close: () => Promise<void>;
}

/** Threads that share one operation. Results do not depend on how many there are. */
export const openPool = (threads: number, ground: WorkerGround): WorkerPool => {
  // Source runs as it is on the project's Node; built files lie beside it under the other extension.
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const pool = new Piscina({
    filename: new URL(`./worker.${extension}`, import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    workerData: ground,
  });
  return {
    threads,
    run: (job) => pool.run(job),
    close: () => pool.destroy(),
  };
};
