import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

export type OutputFolder = 'restricted' | 'public';

export interface OutputFile {
  readonly folder: OutputFolder;
  readonly name: string;
  /** Text, or the bytes of a PDF. */
  readonly text: string | Uint8Array;
}

/** Why nothing was written: what lies in the way, or that the system says no. */
export interface OutputRefused {
  readonly code: 'out.not-a-folder' | 'out.not-writable';
  readonly detail: string;
}

export type OutputsWritten = { readonly paths: readonly string[] } | OutputRefused;

const FOLDERS: Readonly<Record<OutputFolder, { readonly mode: number; readonly fileMode: number }>> = {
  restricted: { mode: 0o700, fileMode: 0o600 },
  public: { mode: 0o755, fileMode: 0o644 },
};

/**
 * Makes the folders results go to, so that a folder that cannot be used is known before hours of work. Null: all is
 * well. Neither `restricted` nor `public` may be a link: what is restricted must not land elsewhere.
 */
export const prepareOutputs = async (folder: string): Promise<OutputRefused | null> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 });
    for (const [name, { mode }] of Object.entries(FOLDERS)) {
      const path = join(folder, name);
      await mkdir(path, { mode }).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
      const stats = await lstat(path);
      if (!stats.isDirectory()) {
        return {
          code: 'out.not-a-folder',
          detail: `${name} in the output folder is a link or a file: remove it, or name another --out.`,
        };
      }
      if (name === 'restricted') await chmod(path, mode);
    }
    return null;
  } catch (error) {
    return describeRefusal(error);
  }
};

/**
 * Writes a set of files, all or none: first under random names that nobody can have put there, then renamed, public ones last.
 * Restricted files are readable by their owner alone (0600, folder 0700). Other files that lie there are left alone.
 */
export const writeOutputs = async (folder: string, files: readonly OutputFile[]): Promise<OutputsWritten> => {
  const refused = await prepareOutputs(folder);
  if (refused !== null) return refused;
  const written: { readonly temporary: string; readonly final: string }[] = [];
  try {
    const ordered = [...files].sort((a, b) => Number(a.folder === 'public') - Number(b.folder === 'public'));
    for (const file of ordered) {
      const { fileMode } = FOLDERS[file.folder];
      const final = join(folder, file.folder, file.name);
      const there = await lstat(final).catch(() => null);
      if (there?.isDirectory()) {
        return await giveUp(written, {
          code: 'out.not-writable',
          detail: `${file.folder}/${file.name} is a folder.`,
        });
      }
      const temporary = `${final}.${randomBytes(8).toString('hex')}.writing`;
      const handle = await open(temporary, 'wx', fileMode);
      written.push({ temporary, final });
      try {
        await handle.chmod(fileMode);
        await handle.writeFile(file.text);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
    for (const { temporary, final } of written) await rename(temporary, final);
  } catch (error) {
    return await giveUp(written, describeRefusal(error));
  }
  return { paths: written.map(({ final }) => final) };
};

const giveUp = async (
  written: readonly { readonly temporary: string }[],
  refusal: OutputRefused,
): Promise<OutputRefused> => {
  for (const { temporary } of written) await rm(temporary, { force: true });
  return refusal;
};

const describeRefusal = (error: unknown): OutputRefused => {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return {
    code: code === 'EEXIST' || code === 'ENOTDIR' ? 'out.not-a-folder' : 'out.not-writable',
    detail: `The output folder cannot be used (${code}): name another with --out.`,
  };
};
