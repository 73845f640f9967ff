import { mkdir, readdir, rmdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { compareStrings, encodeUtf8 } from '../base/index.ts';
import type { LocalDate, Problem } from '../domain/index.ts';
import { quote } from '../formats/index.ts';
import { isOperationFile, readOperationFiles } from './read-operation-folder.ts';
import { readPlainFile } from './read-plain-file.ts';
import { readPlanFile } from './read-plan-file.ts';
import { replaceFiles } from './replace-files.ts';
import { type RolledOn, rollOn } from './rolling/roll-on.ts';
import { judgePrivateFolder } from './write-private-folder.ts';

export interface RollOperationRequest {
  readonly folder: string;
  readonly planPath: string;
  /** Null: the folder's own actuals are all. */
  readonly actualsPath: string | null;
  readonly noticesPath: string | null;
  readonly to: LocalDate;
  readonly intoFolder: string;
}

export type RolledOperation = RolledOn & { readonly paths: readonly string[] };

export type RollOutcome =
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | RolledOperation;

const MAX_TABLE_BYTES = 64 * 1024 * 1024;

/**
 * Rolls an operation on to a day and writes the next folder, whole or not at all, for its owner alone. The folder must be
 * new or empty. Nothing is written where the independent check finds the ledger wrong. Codes: `roll.*`, `actual.*`, `out.*`
 * and those of reading.
 */
export const rollOperation = async (request: RollOperationRequest): Promise<RollOutcome> => {
  const refused = await judgePrivateFolder(request.intoFolder);
  const { files, problems: unreadable } = await readOperationFiles(request.folder);
  const { plan, problems: planProblems } = await readPlanFile(request.planPath);
  const actuals = await readTableFile(request.actualsPath);
  const notices = await readTableFile(request.noticesPath);
  const problems = [
    ...(refused === null ? [] : [refused]),
    ...unreadable,
    ...planProblems.filter(({ severity }) => severity === 'error'),
    ...[actuals, notices].flatMap((read) => ('problem' in read ? [read.problem] : [])),
  ];
  if (files === null || plan === null || 'problem' in actuals || 'problem' in notices || problems.length > 0)
    return { kind: 'invalid', problems };

  // Files that are for people are handed over empty by the reader: they are no part of the operation.
  const own = new Map([...files].filter(([name]) => isOperationFile(name)));
  const rolled = await rollOn({
    files: own,
    plan,
    actualsCsv: actuals.bytes,
    noticesCsv: notices.bytes,
    to: request.to,
  });
  if (rolled.kind === 'invalid') return rolled;
  const wrong = rolled.check.violations[0];
  if (wrong !== undefined)
    throw new Error(`${wrong.code} at ${wrong.where}: ${wrong.expected}, ${wrong.actual}`);
  const out = new Map(rolled.files).set('README.md', encodeUtf8(formatReadme(rolled, request.to)));
  const failed = await writeFolder(request.intoFolder, out);
  if (failed !== null) return { kind: 'invalid', problems: [failed] };
  return {
    ...rolled,
    paths: [...out.keys()].sort(compareStrings).map((name) => join(request.intoFolder, name)),
  };
};

const readTableFile = async (
  path: string | null,
): Promise<{ readonly bytes: Uint8Array | null } | { readonly problem: Problem }> => {
  if (path === null) return { bytes: null };
  const read = await readPlainFile(path, MAX_TABLE_BYTES);
  if ('bytes' in read) return read;
  return {
    problem: {
      code: 'roll.table-not-readable',
      severity: 'error',
      at: { file: quote(basename(path)) },
      expected: `a CSV table of at most ${MAX_TABLE_BYTES / 1024 / 1024} MiB`,
      got: read.reason === 'not there' ? 'no such file' : read.reason,
      remedy: 'Check the path; docs/rolling.md shows what the table holds.',
    },
  };
};

const formatReadme = ({ operation }: RolledOn, to: LocalDate): string =>
  [
    `# ${operation.name.replace(/\s+/g, ' ')}, from ${to}`,
    ...(operation.exercise ? ['EXERCISE: the people, stock and events are made up. Not for real use.'] : []),
    `RESTRICTED. For people who carry out this operation; it holds places, stock and movements. Keep it no longer than needed after ${operation.days.at(-1)!.date}.`,
    'This folder is an operation of Throughline, rolled on from the plan in rolled/plan.json. ledger.csv says where every pack was, evening by evening.',
    '',
  ].join('\n\n');

const writeFolder = async (
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Problem | null> => {
  const wasThere = (await readdir(folder).catch(() => null)) !== null;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    return notWritable(folder, String((error as NodeJS.ErrnoException).code));
  }
  const replaced = await replaceFiles(
    folder,
    [...files].map(([name, bytes]) => ({ name, bytes, mode: 0o600, before: null })),
  );
  if (replaced.kind === 'replaced') return null;
  await rmdir(join(folder, 'rolled')).catch(() => {});
  if (!wasThere) await rmdir(folder).catch(() => {});
  return notWritable(folder, replaced.detail);
};

const notWritable = (folder: string, got: string): Problem => ({
  code: 'out.not-empty',
  severity: 'error',
  at: { file: quote(basename(folder)) },
  expected: 'a folder that is empty or not there yet, and may be written',
  got,
  remedy: 'Name another with --into; nothing is ever overwritten.',
});
