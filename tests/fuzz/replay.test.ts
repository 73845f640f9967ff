import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildCase, CORPUS_FOLDER, readCorpus } from './corpus.ts';
import { READERS } from './readers.ts';

test('every reader has a corpus, and every corpus a reader', () => {
  expect(readdirSync(CORPUS_FOLDER).sort()).toEqual(Object.keys(READERS).sort());
});

describe.each(Object.keys(READERS))('%s', (reader) => {
  const corpus = readCorpus(reader);

  test('reads every kept input without a fault of its own', async () => {
    for (const { name, bytes } of corpus) {
      try {
        await READERS[reader].judge(bytes, name);
      } catch (error) {
        throw new Error(`tests/fuzz/corpus/${reader}/${name}`, { cause: error });
      }
    }
    expect(corpus.length).toBeGreaterThan(0);
  });

  test('the same seed and number give the same case', () => {
    expect(buildCase(reader, corpus, 7, 42)).toEqual(buildCase(reader, corpus, 7, 42));
  });
});
