import { mkdir, readdir, rmdir } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Problem } from '../domain/index.ts';
import { formatNewOperation, parseOperation, quote } from '../formats/index.ts';
import { replaceFiles } from './replace-files.ts';

export interface NewOperationRequest {
  readonly folder: string;
  readonly name: string;
  readonly zone: string;
  readonly first: string;
  readonly last: string;
  readonly exercise: boolean;
}

export type NewOperationOutcome =
  | { readonly kind: 'made'; readonly files: readonly string[] }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** A problem of the settings as the person who typed them knows them: by the option, as there is no file yet. */
const nameOption = (problem: Problem): Problem => {
  const option = OPTION_OF.get(problem.at.column ?? '');
  return option === undefined ? problem : { ...problem, at: { file: option } };
};

const OPTION_OF: ReadonlyMap<string, string> = new Map([
  ['id', 'the name of the folder'],
  ['name', '--name'],
  ['time_zone', '--zone'],
  ['horizon', '--first and --last'],
  ['horizon.first', '--first'],
  ['horizon.last', '--last'],
]);

/** Starts an operation folder: its settings, and tables of sources and places without rows. The folder must be new or empty. */
export const newOperation = async (request: NewOperationRequest): Promise<NewOperationOutcome> => {
  const { folder } = request;
  const refuse = (code: string, expected: string, got: string, remedy: string): NewOperationOutcome => ({
    kind: 'refused',
    problems: [{ code, severity: 'error', at: { file: quote(basename(folder)) }, expected, got, remedy }],
  });
  const files = formatNewOperation({ ...request, id: basename(folder) });
  const { problems } = await parseOperation(files);
  // Empty tables are what an operation starts from; its settings must be right.
  const wrong = problems.filter(({ severity, at }) => severity === 'error' && at.file === 'operation.yaml');
  if (wrong.length > 0) return { kind: 'refused', problems: wrong.map(nameOption) };
  const existing = await readdir(folder).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? null : error,
  );
  if (existing instanceof Error)
    return refuse(
      'operation.folder-not-readable',
      'a folder that may be used',
      String((existing as NodeJS.ErrnoException).code),
      'Name another folder.',
    );
  if (existing !== null && existing.length > 0)
    return refuse(
      'operation.folder-not-empty',
      'a new or empty folder',
      `${existing.length} files`,
      'Name another folder: nothing is overwritten.',
    );
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 });
  } catch (error) {
    return refuse(
      'operation.folder-not-readable',
      'a folder that can be made',
      String((error as NodeJS.ErrnoException).code),
      'Name another folder.',
    );
  }
  const replaced = await replaceFiles(
    folder,
    [...files].map(([name, bytes]) => ({ name, bytes, mode: 0o644 })),
  );
  if (replaced.kind === 'failed') {
    if (existing === null) await rmdir(folder).catch(() => {});
    return refuse(
      'operation.folder-not-readable',
      'a folder that can be written',
      replaced.detail,
      'Name another folder.',
    );
  }
  return { kind: 'made', files: [...files.keys()] };
};
