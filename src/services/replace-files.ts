import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, lstat, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file of a folder as it will be; null: it goes. */
export interface FileChange {
  /** Below the folder; `imports/x.yaml` makes the sub-folder. */
  readonly name: string;
  readonly bytes: Uint8Array | null;
  /** Mode of a file that is not there yet, less what the person's umask takes away. */
  readonly mode: number;
  /** What was read there before, null: nothing. Another content now is somebody else's work: nothing is replaced. */
  readonly before?: Uint8Array | null;
}

export type FilesReplaced =
  | { readonly kind: 'replaced' }
  | { readonly kind: 'failed'; readonly detail: string };

/** For tests: called before each step that changes what others see. */
export type StepHook = (step: string) => void;

/**
 * Replaces several files of a folder, all or none: everything is written beside them first, then put in place one by one;
 * where a step fails, what was already in place goes back. Links are refused: nothing is written elsewhere.
 */
export const replaceFiles = async (
  folder: string,
  changes: readonly FileChange[],
  hook: StepHook = () => {},
): Promise<FilesReplaced> => {
  const prepared: Prepared[] = [];
  const done: Prepared[] = [];
  try {
    for (const change of changes) prepared.push(await prepare(folder, change, hook));
    for (const each of prepared) {
      hook(`place ${each.final}`);
      done.push(each);
      if (each.temporary === null) await rm(each.final, { force: true });
      else await rename(each.temporary, each.final);
    }
    for (const parent of new Set(prepared.map(({ final }) => dirname(final)))) await syncFolder(parent);
    return { kind: 'replaced' };
  } catch (error) {
    for (const each of done.reverse()) await putBack(each);
    const { code, message } = error as NodeJS.ErrnoException;
    return { kind: 'failed', detail: code ?? message };
  } finally {
    for (const { temporary, backup } of prepared) {
      if (temporary !== null) await rm(temporary, { force: true });
      if (backup !== null) await rm(backup, { force: true });
    }
  }
};

interface Prepared {
  readonly final: string;
  readonly temporary: string | null;
  /** A second name of what was there before; null: nothing was. */
  readonly backup: string | null;
}

const prepare = async (
  folder: string,
  { name, bytes, mode, before }: FileChange,
  hook: StepHook,
): Promise<Prepared> => {
  const final = join(folder, name);
  const parent = dirname(final);
  if (parent !== folder) {
    await mkdir(parent, { recursive: true, mode: 0o700 });
    if (!(await lstat(parent)).isDirectory())
      throw Object.assign(new Error(`${parent} is no folder`), { code: 'ENOTDIR' });
  }
  const there = await lstat(final).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (there !== null && !there.isFile())
    throw Object.assign(new Error(`${name} is no plain file`), { code: 'a link or folder is in the way' });
  if (before !== undefined && !isSame(there === null ? null : await readFile(final), before))
    throw Object.assign(new Error(`${name} was changed`), {
      code: `${name} was changed by somebody meanwhile`,
    });
  const random = randomBytes(8).toString('hex');
  let temporary: string | null = null;
  let backup: string | null = null;
  try {
    if (bytes !== null) {
      hook(`write ${final}`);
      temporary = `${final}.${random}.writing`;
      const handle = await open(temporary, 'wx', mode);
      try {
        if (there !== null) await handle.chmod(there.mode & 0o777);
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
    if (there !== null) {
      backup = `${final}.${random}.before`;
      await keepSecondName(final, backup);
    }
  } catch (error) {
    if (temporary !== null) await rm(temporary, { force: true });
    throw error;
  }
  return { final, temporary, backup };
};

const isSame = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a === null || b === null ? a === b : Buffer.compare(a, b) === 0;

/** A second name of a file; a copy where the disk (of a camera or stick, mostly) has one name for each file. */
const keepSecondName = async (final: string, backup: string): Promise<void> => {
  try {
    await link(final, backup);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code)) throw error;
    await copyFile(final, backup, constants.COPYFILE_EXCL);
  }
};

/** New names reach the disk before anybody is told so, where the system can say that of a folder. */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
};

const putBack = async ({ final, backup }: Prepared): Promise<void> => {
  if (backup === null) await rm(final, { force: true });
  else await rename(backup, final);
};
