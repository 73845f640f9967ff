import type { Problem } from '../domain/index.ts';
import { listLacking } from './list-lacking.ts';
import { readOperationFolder } from './read-operation-folder.ts';

export interface Validation {
  readonly valid: boolean;
  /** True for a simulation exercise; null where the folder cannot be read. */
  readonly exercise: boolean | null;
  readonly problems: readonly Problem[];
  /** Of a sound folder: warnings of what a plan of it would lack; empty where it is not sound. */
  readonly lacking: readonly Problem[];
}

/** All problems of an operation folder at once, valid where none of them is an error, and what a plan would lack. */
export const validateOperation = async (folder: string): Promise<Validation> => {
  const { operation, problems } = await readOperationFolder(folder);
  return {
    valid: operation !== null,
    exercise: operation?.exercise ?? null,
    problems,
    lacking: operation === null ? [] : listLacking(operation),
  };
};
