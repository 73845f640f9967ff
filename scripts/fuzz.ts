/**
 * Feeds every reader of files with changed ones from tests/fuzz/corpus and looks that each ends, in time, in a coded problem
 * or in a sound result. A failing input is kept in the corpus, so that the tests replay it.
 *
 *   npm run fuzz -- [--seconds 60] [--reader NAME] [--seed 1] [--case NUMBER]
 *
 * The seconds are for all readers together. The same seed gives the same cases, however far they get; --case runs one.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { encodeUtf8, sha256Hex } from '../src/base/index.ts';
import { buildCase, CORPUS_FOLDER, readCorpus } from '../tests/fuzz/corpus.ts';
import { fuzzReader } from '../tests/fuzz/fuzz-reader.ts';
import { READERS } from '../tests/fuzz/readers.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    reader: { type: 'string' },
    seed: { type: 'string', default: '1' },
    case: { type: 'string' },
  },
});
const seed = Number(values.seed);
const names = values.reader === undefined ? Object.keys(READERS) : [values.reader];
const seconds = Number(values.seconds) / names.length;
const known = names.every((name) => Object.hasOwn(READERS, name));
if (!known || !Number.isSafeInteger(seed) || !(seconds > 0)) {
  process.stderr.write(`Readers are ${Object.keys(READERS).join(', ')}; seed and seconds are numbers.\n`);
  process.exit(2);
}

if (values.case !== undefined) {
  const [reader] = names;
  const { bytes, name } = buildCase(reader, readCorpus(reader), seed, Number(values.case));
  process.stdout.write(
    `${reader} from ${name}: ${JSON.stringify(new TextDecoder().decode(bytes.subarray(0, 4000)))}\n`,
  );
  await READERS[reader].judge(bytes, name);
  process.stdout.write('It is read as it should be.\n');
} else {
  for (const reader of names) {
    const corpus = readCorpus(reader);
    const { cases, failures } = await fuzzReader(reader, seed, 0, seconds);
    process.stdout.write(
      `${reader}: ${cases} cases from ${corpus.length} inputs, ${failures.length} failed\n`,
    );
    for (const { number, why } of failures) {
      process.exitCode = 1;
      const { name, bytes } = buildCase(reader, corpus, seed, number);
      const hash = sha256Hex(encodeUtf8(Buffer.from(bytes).toString('base64'))).slice(0, 10);
      // The first part of the name says which file the input stands for.
      const kept = `${name.split('~')[0]}~failing-${hash}`;
      writeFileSync(join(CORPUS_FOLDER, reader, kept), bytes);
      process.stdout.write(
        `  --reader ${reader} --seed ${seed} --case ${number}: tests/fuzz/corpus/${reader}/${kept}\n    ${why.split('\n').slice(0, 6).join('\n    ')}\n`,
      );
    }
  }
}
