import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Instant, Operation, Problem } from '../domain/index.ts';
import { COMMITMENTS_FILE, parseOperation, quote } from '../formats/index.ts';
import { readPlainFile, type UnreadableReason } from './read-plain-file.ts';

/** Files larger than this are refused before they are read. */
const MAX_FILE_BYTES = 512 * 1024 * 1024;
const MAX_FOLDER_BYTES = 1024 * 1024 * 1024;

export interface ReadOperation {
  /** Null where any problem is an error. */
  readonly operation: Operation | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads an operation folder: its files (not its sub-folders: `sources/` and `expected/` are for people and tests), then
 * all problems at once. A folder that is not there is a problem too, never an exception.
 */
export const readOperationFolder = async (
  folder: string,
  options: { readonly asOf?: Instant } = {},
): Promise<ReadOperation> => {
  const { files, problems } = await readOperationFiles(folder);
  if (files === null) return { operation: null, problems };
  const parsed = await parseOperation(files, options.asOf === undefined ? {} : { asOf: options.asOf });
  const all = [...problems, ...parsed.problems];
  return {
    operation: all.some((problem) => problem.severity === 'error') ? null : parsed.operation,
    problems: all,
  };
};

/** The files of an operation folder by name, those that are no part of an operation empty; null where there is no folder. */
export const readOperationFiles = async (
  folder: string,
): Promise<{
  readonly files: ReadonlyMap<string, Uint8Array> | null;
  readonly problems: readonly Problem[];
}> => {
  const listed = await listFiles(folder);
  if ('problem' in listed) return { files: null, problems: [listed.problem] };
  const files = new Map<string, Uint8Array>();
  const problems: Problem[] = [];
  let room = MAX_FOLDER_BYTES;
  for (const name of listed.names) {
    const read = await readPlainFile(
      join(folder, name),
      Math.min(room, MAX_FILE_BYTES),
      !isOperationFile(name),
    );
    if ('bytes' in read) {
      files.set(name, read.bytes);
      room -= read.bytes.length;
    } else problems.push(describeUnreadable(name, read.reason));
  }
  return { files, problems };
};

/** By its name: only these are opened. Others are handed on empty, to be named as unknown. */
export const isOperationFile = (name: string): boolean =>
  name === COMMITMENTS_FILE || /\.(yaml|yml|csv|tsv|xlsx|geojson|pbf|osm|gz)$/i.test(name);

const describeUnreadable = (name: string, reason: UnreadableReason): Problem =>
  reason === 'too-large'
    ? {
        code: 'operation.file-too-large',
        severity: 'error',
        at: { file: quote(name) },
        expected: `at most ${MAX_FILE_BYTES / 1024 / 1024} MiB, and ${MAX_FOLDER_BYTES / 1024 / 1024} MiB in all`,
        got: 'more',
        remedy: 'Cut the extract to the area of the operation.',
      }
    : {
        code: 'operation.file-not-readable',
        severity: 'error',
        at: { file: quote(name) },
        expected: 'a plain file that may be read',
        got: reason,
        remedy: 'Replace it by a copy of the file itself, and see that you may read it.',
      };

const listFiles = async (
  folder: string,
): Promise<{ readonly names: readonly string[] } | { readonly problem: Problem }> => {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    const names = entries
      .filter((entry) => (!entry.isDirectory() || isOperationFile(entry.name)) && !entry.name.startsWith('.'))
      .map((entry) => entry.name);
    return { names: names.sort() };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    return {
      problem: {
        code: 'operation.folder-not-readable',
        severity: 'error',
        at: { file: basename(folder) },
        expected: 'a folder that holds operation.yaml',
        got: code === 'ENOENT' ? 'no such folder' : code === 'ENOTDIR' ? 'a file' : `error ${code}`,
        remedy: 'Give the path of an operation folder, for example operations/rafah.',
      },
    };
  }
};
