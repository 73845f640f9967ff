import { basename } from 'node:path';
import type { Problem, QuickAnswers, QuickResult } from '../domain/index.ts';
import { computeQuick } from '../engine/index.ts';
import {
  createProblemList,
  formatQuickFolder,
  judgeQuickKeys,
  parseOperation,
  parseQuickAnswers,
  quote,
  readQuickFile,
  type WrittenAnswer,
} from '../formats/index.ts';
import { readPlainFile } from './read-plain-file.ts';
import { writePrivateFolder } from './write-private-folder.ts';

export interface QuickRequest {
  /** File of answers; null: none. */
  readonly file: string | null;
  /** Answers as YAML that came through a pipe; null: none. */
  readonly piped: Uint8Array | null;
  /** Answers given one by one; they win over the file's. */
  readonly given: ReadonlyMap<string, string>;
  /** Folder to write the operation into; null: none. */
  readonly into: string | null;
  /** What the operation starts with where no answer says when: YYYY-MM-DD. */
  readonly today: string;
}

export type QuickOutcome =
  | {
      readonly kind: 'answered';
      readonly answers: QuickAnswers;
      readonly result: QuickResult;
      /** Files written; empty where none was asked for. */
      readonly files: readonly string[];
      /** What the folder says of itself that nobody answered. */
      readonly folderAssumptions: readonly string[];
    }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** The gap in people, tonnes and trucks from ten answers; and, where asked for, the answers as an operation folder. */
export const quickOperation = async (request: QuickRequest): Promise<QuickOutcome> => {
  const { file, piped, given, into, today } = request;
  const problems = createProblemList();
  const refuse = (): QuickOutcome => ({ kind: 'refused', problems: problems.sorted() });
  const written = new Map<string, WrittenAnswer>();
  const name = file === null ? 'answers' : basename(file);
  const bytes = file === null ? piped : await readAnswers(file);
  if (bytes !== null && 'code' in bytes) {
    problems.take([bytes]);
    return refuse();
  }
  if (bytes !== null)
    for (const [key, answer] of readQuickFile(name, bytes, problems)) written.set(key, answer);
  for (const [key, text] of given) written.set(key, { text });
  judgeQuickKeys(new Map([...given].map(([key, text]) => [key, { text }])), name, problems);
  const answers = parseQuickAnswers(written, name, problems);
  if (answers === null) return refuse();
  const result = computeQuick(answers);
  if (into === null) return { kind: 'answered', answers, result, files: [], folderAssumptions: [] };

  const settings = ['name', 'time_zone', 'first'].map((key) => written.get(key)?.text.trim() ?? '');
  const [title = '', zone = '', first = ''] = settings;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(first || today) || Number.isNaN(Date.parse(first || today))) {
    problems.error(
      'quick.not-a-date',
      { file: name, column: 'first' },
      'a date such as 2024-05-06',
      quote(first),
      'Write year, month and day.',
    );
    return refuse();
  }
  const folder = {
    id: basename(into),
    name: title || basename(into),
    zone: zone || 'Etc/UTC',
    first: first || today,
  };
  const files = formatQuickFolder(answers, folder);
  const parsed = await parseOperation(files);
  problems.take(parsed.problems.filter(({ severity }) => severity === 'error').map(nameAnswer));
  if (problems.hasErrors()) return refuse();
  const failed = await writePrivateFolder(into, files);
  if (failed !== null) {
    problems.take([{ ...failed, remedy: 'Name another folder with --into; nothing is ever overwritten.' }]);
    return refuse();
  }
  return {
    kind: 'answered',
    answers,
    result,
    files: [...files.keys()],
    folderAssumptions: [
      ...(zone === '' ? ['time_zone: Etc/UTC'] : []),
      ...(first === '' ? [`first: ${today}, today`] : []),
    ],
  };
};

/** The bytes of a file of answers, or why it cannot be read. */
const readAnswers = async (path: string): Promise<Uint8Array | Problem> => {
  const read = await readPlainFile(path, MOST_BYTES);
  if ('bytes' in read) return read.bytes;
  return {
    code: 'quick.file-not-readable',
    severity: 'error',
    at: { file: quote(basename(path)) },
    expected: 'a file of answers in YAML, at most 64 KiB',
    got: read.reason,
    remedy: 'Give the path of a file as docs/quick.md shows it.',
  };
};

/** Ten answers take a few hundred bytes. */
const MOST_BYTES = 64 * 1024;

/** A problem of the folder as the person who answered knows it: by the answer, as there is no folder yet. */
const nameAnswer = (problem: Problem): Problem => {
  const column = ANSWER_OF.get(problem.at.column ?? '');
  return column === undefined ? problem : { ...problem, at: { file: 'answers', column } };
};

const ANSWER_OF: ReadonlyMap<string, string> = new Map([
  ['id', '--into'],
  ['name', 'name'],
  ['time_zone', 'time_zone'],
  ['horizon.first', 'first'],
  ['horizon.last', 'days'],
]);
