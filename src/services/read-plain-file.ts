import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** `too-large`, or what is there instead of a plain file. */
export type UnreadableReason =
  | 'too-large'
  | 'a link'
  | 'a folder or device'
  | 'not there'
  | 'no leave to read';

export type PlainFile = { readonly bytes: Uint8Array } | { readonly reason: UnreadableReason };

/**
 * Reads a plain file of at most `most` bytes; never waits for a pipe, follows no link, opens no device. With `nameOnly` it
 * reads nothing and gives an empty file back, if it is a plain one.
 */
export const readPlainFile = async (path: string, most: number, nameOnly = false): Promise<PlainFile> => {
  try {
    const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) return { reason: 'a folder or device' };
      if (nameOnly) return { bytes: new Uint8Array() };
      if (stats.size > most) return { reason: 'too-large' };
      return { bytes: await handle.readFile() };
    } finally {
      await handle.close();
    }
  } catch (error) {
    switch ((error as NodeJS.ErrnoException).code) {
      case 'ELOOP':
        return { reason: 'a link' };
      case 'ENOENT':
        return { reason: 'not there' };
      case 'EISDIR':
      case 'ENXIO':
      case 'ENODEV':
        return { reason: 'a folder or device' };
      case 'EACCES':
      case 'EPERM':
        return { reason: 'no leave to read' };
      default:
        throw error;
    }
  }
};
