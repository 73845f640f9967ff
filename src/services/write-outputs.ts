import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface OutputFile {
  /** Relative, below `restricted/` or `public/`. */
  readonly path: string;
  readonly text: string;
}

/**
 * Writes a set of files below `folder`, all or none: first under temporary names, then renamed. Restricted files are
 * readable by their owner alone (0600, folder 0700). Other files that lie there are left alone. Returns the paths written.
 */
export const writeOutputs = async (
  folder: string,
  files: readonly OutputFile[],
): Promise<readonly string[]> => {
  await mkdir(folder, { recursive: true });
  const written: { readonly temporary: string; readonly final: string }[] = [];
  try {
    for (const file of files) {
      const restricted = file.path.startsWith('restricted/');
      const final = join(folder, file.path);
      await mkdir(dirname(final), { recursive: true, mode: restricted ? 0o700 : 0o755 });
      if (restricted) await chmod(dirname(final), 0o700);
      const temporary = `${final}.${process.pid}.writing`;
      written.push({ temporary, final });
      await writeFile(temporary, file.text, { mode: restricted ? 0o600 : 0o644 });
    }
    for (const { temporary, final } of written) await rename(temporary, final);
  } catch (error) {
    for (const { temporary } of written) await rm(temporary, { force: true });
    throw error;
  }
  return written.map(({ final }) => final);
};
