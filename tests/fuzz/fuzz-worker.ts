import { workerData } from 'node:worker_threads';
import { buildCase, readCorpus } from './corpus.ts';
import { READERS } from './readers.ts';

/** What the thread that watches sees: the case that runs, and since when; the case that failed. */
export interface FuzzJob {
  readonly reader: string;
  readonly seed: number;
  readonly from: number;
  /** [case, milliseconds since the epoch at its start]. */
  readonly now: Float64Array;
}

const { reader, seed, from, now } = workerData as FuzzJob;
const corpus = readCorpus(reader);
for (let number = from; ; number++) {
  now[0] = number;
  now[1] = Date.now();
  const { bytes, name } = buildCase(reader, corpus, seed, number);
  await READERS[reader].judge(bytes, name);
}
