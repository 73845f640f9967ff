import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { sha256Hex } from '../../src/base/index.ts';

/** Everything below a folder with its size, mode, time and content; links by where they lead. */
export function listTree(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const path = join(folder, name);
      const stats = lstatSync(path);
      const content = stats.isSymbolicLink()
        ? readlinkSync(path)
        : stats.isFile()
          ? sha256Hex(readFileSync(path))
          : 'folder';
      return `${name} ${stats.size} ${stats.mode} ${stats.mtimeMs} ${content}`;
    });
}
