import { encodeUtf8 } from '../../src/base/index.ts';
import { EXAMPLE_FOLDER } from '../../src/formats/describe/example-folder.ts';
import { parseOperation } from '../../src/formats/parse-operation.ts';
import { judgeOperation, judgeProblems } from './judge-outcome.ts';
import type { MutateInside } from './mutate-inside.ts';

/** A reader as the fuzzer sees it. */
export interface FuzzedReader {
  /** Reads an input and throws where anything about the outcome is wrong; `name` is that of the corpus file it came from. */
  readonly judge: (bytes: Uint8Array, name: string) => void | Promise<void>;
  readonly tokens: readonly string[];
  readonly inside?: MutateInside;
}

/** A corpus file is called after the file it stands for, up to the first `~`: `people.csv~bare`. */
export const fileOf = (name: string): string => name.split('~')[0];

/** The example of docs/formats.md. */
export const SOUND: ReadonlyMap<string, Uint8Array> = new Map(
  Object.entries(EXAMPLE_FOLDER).map(([file, text]) => [file, encodeUtf8(text)]),
);

/** The example with one file replaced, some others left out. */
export async function judgeInFolder(
  file: string,
  bytes: Uint8Array,
  without: readonly string[] = [],
): Promise<void> {
  const files = new Map(SOUND);
  for (const name of without) files.delete(name);
  files.set(file, bytes);
  const { operation, problems } = await parseOperation(files);
  judgeProblems(problems);
  const refused = problems.some(({ severity }) => severity === 'error');
  if (refused !== (operation === null)) throw new Error('an operation in spite of errors, or none without');
  if (operation !== null) judgeOperation(operation);
}
