import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, readdir, realpath, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Problem } from '../domain/index.ts';
import { quote } from '../formats/index.ts';

/**
 * Why a folder of restricted files cannot be written, or null. It must be empty or not there, so that nothing is
 * overwritten and no old file is taken for a new one, and must not be one of public files.
 */
export const judgePrivateFolder = async (folder: string): Promise<Problem | null> => {
  if ((await isPublic(resolve(folder))) || (await isPublic(await followLinks(resolve(folder)))))
    return {
      code: 'out.public',
      severity: 'error',
      at: { file: quote(basename(resolve(folder))) },
      expected: 'a folder for restricted files',
      got: 'one for public files, or within it',
      remedy: 'Name another with --out: times, routes, stock and places endanger people.',
    };
  try {
    return (await readdir(folder)).length === 0 ? null : describeFolder(folder, 'files in it');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return code === 'ENOENT' ? null : describeFolder(folder, code === 'ENOTDIR' ? 'a file' : `error ${code}`);
  }
};

/**
 * Writes a new folder, whole or not at all: its owner alone may look into it (0700) and read its files (0600). Gives back
 * why not, or null.
 */
export const writePrivateFolder = async (
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Problem | null> => {
  const refused = await judgePrivateFolder(folder);
  if (refused !== null) return refused;
  const target = resolve(folder);
  const temporary = `${target}.${randomBytes(8).toString('hex')}.writing`;
  try {
    await mkdir(dirname(target), { recursive: true });
    await mkdir(temporary, { mode: 0o700 });
    for (const [name, bytes] of files) {
      const handle = await open(join(temporary, name), 'wx', 0o600);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
    await rmdir(target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    await rename(temporary, target);
    return null;
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return describeFolder(folder, `error ${code}`);
  }
};

/** `public` as `plan` writes it, beside `restricted`, or a folder of that name, or anything below. */
const isPublic = async (path: string): Promise<boolean> => {
  for (let at = path; at !== dirname(at); at = dirname(at)) {
    if (basename(at) !== 'public') continue;
    if (at === path || dirname(path) === at) return true;
    if (await lstat(join(dirname(at), 'restricted')).catch(() => null)) return true;
  }
  return false;
};

/** The path without links, as far as it is there. */
const followLinks = async (path: string): Promise<string> => {
  const real = await realpath(path).catch(() => null);
  return real ?? (path === dirname(path) ? path : join(await followLinks(dirname(path)), basename(path)));
};

const describeFolder = (folder: string, got: string): Problem => ({
  code: 'out.not-empty',
  severity: 'error',
  at: { file: quote(basename(resolve(folder))) },
  expected: 'a folder that is empty or not there yet, and may be written',
  got,
  remedy: 'Name another folder with --out; nothing is ever overwritten.',
});
