import type { Problem } from '../../domain/index.ts';
import { parseOperation } from '../parse-operation.ts';
import type { ImportTarget } from './import-target.ts';
import type { RowProblems } from './row-problems.ts';

type Files = ReadonlyMap<string, Uint8Array>;

/**
 * Notes the errors that the folder would have with `files` and has not, at the rows that bring them. `rowOf`: row of the target
 * to the row of the file. Gives back where they are: `elsewhere` where one is at no row of the import.
 */
export const noteNewErrors = async (
  folder: Files,
  files: Files,
  target: ImportTarget,
  rowOf: ReadonlyMap<number, number>,
  problems: RowProblems,
): Promise<'none' | 'rows' | 'elsewhere'> => {
  if (files.size === 0) return 'none';
  // Roads take long to read, and only constraints name them.
  const needsRoads = target.kind === 'access' || target.kind === 'roads';
  const pick = (all: Files): Files =>
    new Map([...all].filter(([name]) => needsRoads || !name.startsWith('roads.')));
  const left = new Map<string, number>();
  for (const problem of await listErrors(pick(folder)))
    left.set(identify(problem), (left.get(identify(problem)) ?? 0) + 1);
  let outcome: 'none' | 'rows' | 'elsewhere' = 'none';
  for (const problem of await listErrors(pick(new Map([...folder, ...files])))) {
    const known = left.get(identify(problem)) ?? 0;
    if (known > 0) {
      left.set(identify(problem), known - 1);
      continue;
    }
    // A table that is still missing is no fault of what is imported now; nor is a count of problems one of its own.
    if (problem.code === 'file.missing' || problem.code === 'file.more-problems') continue;
    const { code, at, expected, got, remedy } = problem;
    const row = at.file === target.file && at.row !== undefined ? rowOf.get(at.row) : undefined;
    if (row === undefined) {
      problems.problems.take([problem]);
      outcome = 'elsewhere';
    } else {
      problems.refuse(row, at.column ?? null, code, expected, got, remedy);
      if (outcome === 'none') outcome = 'rows';
    }
  }
  return outcome;
};

const listErrors = async (folder: Files): Promise<Problem[]> => {
  const { problems } = await parseOperation(folder);
  return problems.filter(({ severity }) => severity === 'error');
};

const identify = ({ code, at, expected, got }: Problem): string =>
  JSON.stringify([code, at.file, at.column, expected, got]);
