/**
 * Reads an operation folder in a process of its own, and prints what came of it as one line of JSON: problems, seconds, peak
 * of memory. A thread looks at the memory all the time and ends the process when it holds more than the limit, so that a
 * runaway fails a test and not the machine. (The system's own peak would count the process that started this one.)
 *
 *   node tests/support/bounded-reading.ts MEGABYTES FOLDER
 */
import { isMainThread, Worker, workerData } from 'node:worker_threads';

interface Guard {
  readonly limit: number;
  /** The most bytes seen. */
  readonly peak: Float64Array;
}

if (isMainThread) {
  const [limit = '1000', folder = ''] = process.argv.slice(2);
  const guard: Guard = {
    limit: Number(limit) * 1024 * 1024,
    peak: new Float64Array(new SharedArrayBuffer(8)),
  };
  const thread = new Worker(new URL(import.meta.url), { workerData: guard });
  const { validateOperation } = await import('../../src/services/index.ts');
  const started = performance.now();
  const { problems } = await validateOperation(folder);
  const seconds = (performance.now() - started) / 1000;
  await thread.terminate();
  const megabytes = Math.round(guard.peak[0] / 1024 / 1024);
  process.stdout.write(`${JSON.stringify({ problems, seconds, megabytes })}\n`);
} else {
  const { limit, peak } = workerData as Guard;
  setInterval(() => {
    peak[0] = Math.max(peak[0], process.memoryUsage.rss());
    if (peak[0] > limit) process.kill(process.pid, 'SIGKILL');
  }, 10);
}
