import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify as stringifyYaml } from 'yaml';
import type { Problem } from '../../src/domain/index.ts';
import { type ImportFileRequest, importFile } from '../../src/services/index.ts';
import type { CorpusCase, Given } from './corpus-case.ts';
import type { OperationCopy } from './operation-copy.ts';

/** What came of an import, as far as the corpus says something about it. */
export interface Imported {
  /** Whether rows went into the operation, or were there already. */
  readonly isTaken: boolean;
  readonly problems: readonly Problem[];
  readonly leftOut: readonly { readonly row: number; readonly reason: string }[];
  readonly encoding: string | null;
  readonly sheet: string | null;
}

/** Imports the case's file into the copy as a person would who gives `given` and approves what is shown, or does not. */
export const runImport = async (
  corpusCase: CorpusCase,
  copy: OperationCopy,
  given: Given,
  approves = true,
): Promise<Imported> => {
  const outcome = await importFile({
    kind: corpusCase.kind as ImportFileRequest['kind'],
    file: copy.file,
    folder: copy.operation,
    map: given.map === undefined ? null : writeMapping(corpusCase.kind, given.map, copy),
    dryRun: false,
    sheet: given.sheet ?? null,
    set: new Map(Object.entries(given.set ?? {})),
    source: {
      id: given.source ?? null,
      publisher: given.publisher ?? null,
      published: given.published ?? null,
      title: given.title ?? null,
      reliability: given.reliability ?? null,
      url: null,
      licence: null,
      credit: null,
    },
    goodRows: given.good_rows ?? false,
    update: given.update ?? false,
    approve: async () => approves,
  });
  if (outcome.kind === 'failed')
    throw new Error(`the files of the operation could not be replaced: ${outcome.detail}`);
  if (outcome.kind === 'unusable')
    return { isTaken: false, problems: outcome.problems, leftOut: [], encoding: null, sheet: null };
  const { problems, leftOut, encoding, sheet } = outcome.result;
  return {
    isTaken: outcome.done === 'written' || outcome.done === 'nothing',
    problems,
    leftOut,
    encoding,
    sheet,
  };
};

const writeMapping = (kind: string, decisions: Given['map'], copy: OperationCopy): string => {
  const path = join(dirname(copy.operation), 'mapping.yaml');
  const mapping = { format: 'throughline/mapping@1', kind, ...decisions };
  writeFileSync(path, stringifyYaml(mapping, { schema: 'failsafe' }));
  return path;
};
