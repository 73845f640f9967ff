import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Plan, Problem } from '../domain/index.ts';
import { parsePlan } from '../formats/index.ts';

export interface ReadPlan {
  readonly plan: Plan | null;
  readonly problems: readonly Problem[];
}

/** Reads a plan file; a file that is not there or no plan is a problem, never an exception. */
export const readPlanFile = async (path: string): Promise<ReadPlan> => {
  try {
    return parsePlan(await readFile(path));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    return {
      plan: null,
      problems: [
        {
          code: 'plan.file-not-readable',
          severity: 'error',
          at: { file: basename(path) },
          expected: 'a plan file, as `plan` writes it to restricted/plan.json',
          got: code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'a folder' : `error ${code}`,
          remedy: 'Give the path of plan.json, for example out/restricted/plan.json.',
        },
      ],
    };
  }
};
