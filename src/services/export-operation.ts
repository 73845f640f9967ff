import { join } from 'node:path';
import { compareStrings, encodeUtf8 } from '../base/index.ts';
import { computeInputsHash, type Operation, type Problem } from '../domain/index.ts';
import { type ExportFormat, exportFiles, parseOperation } from '../formats/index.ts';
import { findRestrictedClass, type RestrictedClass } from '../report/index.ts';
import { readOperationFiles } from './read-operation-folder.ts';
import { judgePrivateFolder, writePrivateFolder } from './write-private-folder.ts';

export type ExportOutcome =
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'exported';
      readonly operation: Operation;
      /** Never below restricted, whatever the operation says of itself. */
      readonly class: RestrictedClass;
      /** Last day of the horizon: keep the files no longer than needed after it. */
      readonly expires: string;
      readonly problems: readonly Problem[];
      readonly files: readonly string[];
    };

/**
 * Writes the operation with its tables in another form into a new folder, after reading it back: it must be the same
 * operation to the last figure. Codes: those of reading, `out.*` and `export.not-the-same`.
 */
export const exportOperation = async (request: {
  readonly folder: string;
  readonly format: ExportFormat;
  readonly outFolder: string;
}): Promise<ExportOutcome> => {
  const { folder, format, outFolder } = request;
  const refused = await judgePrivateFolder(outFolder);
  const { files, problems: unreadable } = await readOperationFiles(folder);
  const read = files === null ? null : await parseOperation(files);
  const problems = [...(refused === null ? [] : [refused]), ...unreadable, ...(read?.problems ?? [])];
  const operation = read?.operation ?? null;
  if (files === null || operation === null || problems.some(({ severity }) => severity === 'error'))
    return { kind: 'invalid', problems };

  const expires = operation.days.at(-1)!.date;
  const lines = describeExport(operation, expires);
  const exported = exportFiles(files, format, { title: operation.name, lines });
  const back = await parseOperation(exported);
  if (back.operation === null || !isSame(operation, back.operation))
    return { kind: 'invalid', problems: [notTheSame(back.problems)] };

  exported.set('README.md', encodeUtf8(`# ${toLine(operation.name)}\n\n${lines.join('\n\n')}\n`));
  const failed = await writePrivateFolder(outFolder, exported);
  if (failed !== null) return { kind: 'invalid', problems: [failed] };
  return {
    kind: 'exported',
    operation,
    class: findRestrictedClass(operation.sensitivity),
    expires,
    problems: read?.problems ?? [],
    files: [...exported.keys()].sort(compareStrings).map((name) => join(outFolder, name)),
  };
};

/** All but the default as-of, which the inputs of a plan leave out, stands in the hash. */
const isSame = (a: Operation, b: Operation): boolean =>
  computeInputsHash(a) === computeInputsHash(b) && a.defaultAsOf === b.defaultAsOf;

const describeExport = (operation: Operation, expires: string): string[] => [
  ...(operation.exercise ? ['EXERCISE: the people, stock and events are made up. Not for real use.'] : []),
  `${findRestrictedClass(operation.sensitivity).toUpperCase()}. For people who carry out this operation; it holds places, stock and routes. Keep it no longer than needed after ${expires}.`,
  'This folder is an operation of Throughline: it can be validated, planned and exported as it is.',
  'A notification of a site or a movement neither creates nor removes protection under the law.',
];

const toLine = (text: string): string => text.replace(/\s+/g, ' ');

const notTheSame = (problems: readonly Problem[]): Problem => {
  const first = problems.find(({ severity }) => severity === 'error');
  return {
    code: 'export.not-the-same',
    severity: 'error',
    at: first?.at ?? {},
    expected: 'files that read back as the same operation',
    got: first === undefined ? 'another operation' : `${first.code}: ${first.got}`,
    remedy: 'Nothing was written. Choose another --format, or cut what the form cannot hold.',
  };
};
