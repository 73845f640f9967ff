// Writes the files of the import corpus that no editor can write: workbooks, old encodings, a long list.
// The other files of tests/importing/corpus/ are kept by hand.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CORPUS_TEXTS } from './corpus/encoded-texts.ts';
import { formatLongList } from './corpus/long-list.ts';
import { formatOldFiles } from './corpus/old-files.ts';
import { CORPUS_WORKBOOKS } from './corpus/workbooks.ts';
import { formatWorkbook } from './corpus/write-workbook.ts';

/** Every made file by its path below tests/importing/corpus/; the same bytes whenever it is called. */
export const buildCorpus = async (): Promise<ReadonlyMap<string, Uint8Array>> => {
  const files = new Map<string, Uint8Array>([...CORPUS_TEXTS, ...formatLongList(), ...formatOldFiles()]);
  for (const [path, sheets] of CORPUS_WORKBOOKS) files.set(path, await formatWorkbook(sheets));
  return files;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const corpus = join(import.meta.dirname, '../tests/importing/corpus');
  for (const [path, bytes] of await buildCorpus()) {
    mkdirSync(dirname(join(corpus, path)), { recursive: true });
    writeFileSync(join(corpus, path), bytes);
  }
}
