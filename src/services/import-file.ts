import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Problem } from '../domain/index.ts';
import {
  cleanText,
  computeImport,
  findFirstName,
  type GivenSource,
  type ImportKind,
  type ImportResult,
  isUntouchedMapping,
  makeSourceId,
  parseMappingFile,
  quote,
} from '../formats/index.ts';
import { isOperationFile } from './read-operation-folder.ts';
import { readPlainFile, type UnreadableReason } from './read-plain-file.ts';
import { type FileChange, replaceFiles } from './replace-files.ts';

/** Files larger than this are refused before they are read. */
const MAX_FILE_BYTES = 512 * 1024 * 1024;
const MAX_MAPPING_BYTES = 1024 * 1024;
/** Sub-folder of an operation for mappings and refused rows; not part of what is planned. */
const IMPORTS = 'imports';

export interface ImportFileRequest {
  readonly kind: ImportKind;
  /** Path of the file, or `catalogue:CODE,CODE`. */
  readonly file: string;
  readonly folder: string;
  /** Path of a mapping, which is thereby approved. */
  readonly map: string | null;
  readonly dryRun: boolean;
  readonly sheet: string | null;
  readonly set: ReadonlyMap<string, string>;
  readonly source: GivenSource;
  readonly goodRows: boolean;
  readonly update: boolean;
  /** Asked once, where nothing has approved the mapping yet. */
  readonly approve: (result: ImportResult) => Promise<boolean>;
}

export type ImportOutcome =
  /** A file cannot be used. */
  | { readonly kind: 'unusable'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'judged';
      readonly result: ImportResult;
      /** What came of it; `refused`: questions are open or rows are faulty; `proposed`: nobody approved. */
      readonly done: 'written' | 'nothing' | 'proposed' | 'refused' | 'dry-run';
      /** Files written, below the operation folder. */
      readonly written: readonly string[];
      /** The proposed mapping and the refused rows of this import, below the operation folder, as they lie there now. */
      readonly papers: readonly string[];
      /** The proposed mapping was there already and somebody worked on it: it is left as it is. */
      readonly keptProposal: boolean;
    }
  | { readonly kind: 'failed'; readonly detail: string };

/** Imports one file into an operation folder (docs/importing.md): all or nothing, and only what was approved. */
export const importFile = async (request: ImportFileRequest): Promise<ImportOutcome> => {
  const { kind, folder, map } = request;
  const codes = /^catalogue:(.*)$/s
    .exec(request.file)?.[1]
    ?.split(',')
    .map((code) => code.trim());
  // It stands in messages, in comments and in sources.csv: on one line, without signs that nobody sees.
  const shown = cleanText(basename(request.file)).replace(/\s+/g, ' ');
  const name = codes === undefined ? shown || 'file' : 'ifrc-catalogue';
  const problems: Problem[] = [];
  const operation = await readFiles(folder, problems);
  const bytes =
    codes === undefined ? await readFile(request.file, MAX_FILE_BYTES, problems) : new Uint8Array();
  const mapBytes = map === null ? null : await readFile(map, MAX_MAPPING_BYTES, problems);
  const mapping =
    mapBytes === null || map === null ? null : parseMappingFile(basename(map), mapBytes, kind, problems);
  if (bytes === null || hasErrors(problems)) return { kind: 'unusable', problems };

  const result = await computeImport({
    kind,
    file: { name, bytes },
    catalogue: codes ?? null,
    folder: operation.files,
    mapping,
    savedMappings: new Map(
      [...operation.imports].filter(([file]) => file.startsWith(`${kind}-`) && file.endsWith('.map.yaml')),
    ),
    sheet: request.sheet,
    set: request.set,
    source: request.source,
    goodRows: request.goodRows,
    update: request.update,
  });
  if (result.outcome === 'unusable') return { kind: 'unusable', problems: result.problems };
  if (request.dryRun)
    return { kind: 'judged', result, done: 'dry-run', written: [], papers: [], keptProposal: false };

  const stem = `${kind}-${makeSourceId(findFirstName(kind, name))}`;
  const isApproved =
    map !== null ||
    codes !== undefined ||
    result.mapping === null ||
    result.mappingFrom === 'saved' ||
    (await request.approve(result));
  const { done, texts } = isApproved
    ? listTexts(result, codes !== undefined)
    : { done: 'proposed' as const, texts: { proposed: result.proposalYaml } };
  const changes: FileChange[] =
    done === 'written'
      ? [...result.files].map(([file, content]) => ({ name: file, bytes: content, mode: 0o644 }))
      : [];
  const papers: string[] = [];
  let keptProposal = false;
  for (const [ending, text] of Object.entries({
    'map.yaml': texts.map,
    'proposed.yaml': texts.proposed,
    'refused.csv': texts.refused,
  })) {
    const file = `${stem}.${ending}`;
    if (text === undefined || (text === null && !operation.imports.has(file))) continue;
    const isTheirs = ending === 'proposed.yaml' && isWorkedOn(operation.imports.get(file));
    // What they wrote into a proposal is kept in the saved mapping only where they gave it.
    if (text === null && isTheirs && map === null) continue;
    if (text !== null && ending !== 'map.yaml') papers.push(`${IMPORTS}/${file}`);
    if (text !== null && isTheirs) {
      keptProposal = true;
      continue;
    }
    changes.push({
      name: `${IMPORTS}/${file}`,
      bytes: text === null ? null : new TextEncoder().encode(text),
      mode: 0o600,
    });
  }
  const wanted = changes
    .filter(({ name: file, bytes: content }) => !isSame(content, operation, file))
    .map((change) => ({ ...change, before: findOld(operation, change.name) ?? null }));
  const replaced = await replaceFiles(folder, wanted);
  if (replaced.kind === 'failed') return replaced;
  return {
    kind: 'judged',
    result,
    done,
    written: wanted.filter(({ bytes: content }) => content !== null).map(({ name: file }) => file),
    papers,
    keptProposal,
  };
};

/** Whether a proposed mapping holds what somebody wrote into it: their work is not overwritten by another proposal. */
const isWorkedOn = (bytes: Uint8Array | undefined): boolean =>
  bytes !== undefined && !isUntouchedMapping(new TextDecoder().decode(bytes));

/** Texts below imports/: a text is written, null is taken away, what is left out stays. */
interface ImportTexts {
  readonly map?: string | null;
  readonly proposed?: string | null;
  readonly refused?: string | null;
}

const listTexts = (
  result: ImportResult,
  isCatalogue: boolean,
): { readonly done: 'written' | 'nothing' | 'refused'; readonly texts: ImportTexts } => {
  if (result.outcome === 'asked' || result.outcome === 'refused')
    return {
      done: 'refused',
      texts: result.refusedCsv === null || isCatalogue ? {} : { refused: result.refusedCsv },
    };
  const kept = isCatalogue || result.savedYaml === null ? {} : { map: result.savedYaml };
  return {
    done: result.outcome === 'same' ? 'nothing' : 'written',
    texts: { ...kept, proposed: null, refused: result.refusedCsv },
  };
};

interface OperationFiles {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Of the sub-folder imports/. */
  readonly imports: ReadonlyMap<string, Uint8Array>;
}

const readFiles = async (folder: string, problems: Problem[]): Promise<OperationFiles> => {
  const files = new Map<string, Uint8Array>();
  const imports = new Map<string, Uint8Array>();
  const names = await listNames(folder);
  if (names === null)
    problems.push({
      code: 'operation.folder-not-readable',
      severity: 'error',
      at: { file: quote(basename(folder)) },
      expected: 'an operation folder',
      got: 'no such folder',
      remedy: `Make it first: throughline new ${folder} --name NAME --zone ZONE --first DATE --last DATE`,
    });
  for (const name of names ?? []) {
    if (!isOperationFile(name)) continue;
    const bytes = await readFile(join(folder, name), MAX_FILE_BYTES, problems);
    if (bytes !== null) files.set(name, bytes);
  }
  for (const name of (await listNames(join(folder, IMPORTS))) ?? []) {
    const read = await readPlainFile(join(folder, IMPORTS, name), MAX_FILE_BYTES);
    if ('bytes' in read) imports.set(name, read.bytes);
  }
  return { files, imports };
};

const listNames = async (folder: string): Promise<readonly string[] | null> => {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .sort();
  } catch {
    return null;
  }
};

const readFile = async (path: string, most: number, problems: Problem[]): Promise<Uint8Array | null> => {
  const read = await readPlainFile(path, most);
  if ('bytes' in read) return read.bytes;
  problems.push(describeUnreadable(basename(path), read.reason, most));
  return null;
};

const describeUnreadable = (name: string, reason: UnreadableReason, most: number): Problem => ({
  code: reason === 'too-large' ? 'operation.file-too-large' : 'operation.file-not-readable',
  severity: 'error',
  at: { file: quote(name) },
  expected: reason === 'too-large' ? `at most ${most / 1024 / 1024} MiB` : 'a plain file that may be read',
  got: reason,
  remedy:
    reason === 'too-large'
      ? 'Keep only what concerns this operation.'
      : 'Check the path, or replace it by a copy of the file itself.',
});

const hasErrors = (problems: readonly Problem[]): boolean =>
  problems.some(({ severity }) => severity === 'error');

const isSame = (content: Uint8Array | null, operation: OperationFiles, name: string): boolean => {
  const old = findOld(operation, name);
  return content === null ? old === undefined : old !== undefined && Buffer.compare(old, content) === 0;
};

const findOld = ({ files, imports }: OperationFiles, name: string): Uint8Array | undefined =>
  name.startsWith(`${IMPORTS}/`) ? imports.get(name.slice(IMPORTS.length + 1)) : files.get(name);
