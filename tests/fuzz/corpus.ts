import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomStream } from '../../src/base/index.ts';
import { mutate } from './mutate.ts';
import { READERS } from './readers.ts';

export const CORPUS_FOLDER = join(import.meta.dirname, 'corpus');

export interface CorpusFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The kept inputs of a reader, in order of name. */
export const readCorpus = (reader: string): readonly CorpusFile[] =>
  readdirSync(join(CORPUS_FOLDER, reader))
    .sort()
    .map((name) => ({ name, bytes: Uint8Array.from(readFileSync(join(CORPUS_FOLDER, reader, name))) }));

/** Case `number` of a reader: it depends on the seed, the number and the corpus alone. */
export function buildCase(
  reader: string,
  corpus: readonly CorpusFile[],
  seed: number,
  number: number,
): CorpusFile {
  const draw = randomStream(seed, 'fuzz', reader, number);
  const { inside, tokens } = READERS[reader];
  const { name, bytes } = corpus[draw.nextBelow(corpus.length)];
  const material = { tokens, others: corpus.map((other) => other.bytes) };
  const change = (inner: Uint8Array): Uint8Array => mutate(inner, draw, material);
  const within = inside !== undefined && draw.nextBelow(4) > 0;
  return { name, bytes: within ? inside(bytes, draw, change) : change(bytes) };
}
