import { basename } from 'node:path';
import type { Plan, Problem } from '../domain/index.ts';
import { parsePlan, quote } from '../formats/index.ts';
import { readPlainFile } from './read-plain-file.ts';

export interface ReadPlan {
  readonly plan: Plan | null;
  readonly problems: readonly Problem[];
}

/** A plan of a month for 300 places is some 20 MB. */
const MAX_PLAN_BYTES = 512 * 1024 * 1024;

/** Reads a plan file; a file that is not there or no plan is a problem, never an exception. */
export const readPlanFile = async (path: string): Promise<ReadPlan> => {
  const read = await readPlainFile(path, MAX_PLAN_BYTES);
  const name = quote(basename(path)).slice(1, -1);
  if ('bytes' in read) {
    const { plan, problems } = parsePlan(read.bytes);
    return { plan, problems: problems.map((problem) => ({ ...problem, at: { ...problem.at, file: name } })) };
  }
  return {
    plan: null,
    problems: [
      {
        code: 'plan.file-not-readable',
        severity: 'error',
        at: { file: quote(basename(path)) },
        expected: 'a plan file, as `plan` writes it to restricted/plan.json',
        got: read.reason === 'not there' ? 'no such file' : read.reason,
        remedy:
          'Give the path of plan.json, for example out/restricted/plan.json, behind that of the operation.',
      },
    ],
  };
};
