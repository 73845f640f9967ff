import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ImportFileRequest, type ImportOutcome, importFile } from '../../src/services/index.ts';
import { BASE } from './corpus-case.ts';
import { listFiles } from './operation-copy.ts';

/** What a person gives beside kind and file; all of it may be left out. */
export interface Wishes {
  readonly source?: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly set?: Readonly<Record<string, string>>;
  /** Text of a mapping; it is written beside the operation and given as --map. */
  readonly map?: string;
  readonly goodRows?: boolean;
  readonly update?: boolean;
  readonly dryRun?: boolean;
  /** The answer when asked; default yes. */
  readonly approve?: boolean;
  /** What happens while the person thinks. */
  readonly whileAsked?: () => void;
}

/** An operation of the corpus in a folder of its own, and a place beside it for the files that come. */
export interface OperationDesk {
  readonly operation: string;
  /** Puts a file beside the operation; gives back its path. */
  readonly put: (name: string, content: string | Uint8Array) => string;
  /** Imports a text that came under a name. */
  readonly bring: (
    kind: ImportFileRequest['kind'],
    name: string,
    content: string | Uint8Array,
    wishes?: Wishes,
  ) => Promise<ImportOutcome>;
  readonly importPath: (
    kind: ImportFileRequest['kind'],
    path: string,
    wishes?: Wishes,
  ) => Promise<ImportOutcome>;
  /** Every file of the operation with its bytes. */
  readonly files: () => ReadonlyMap<string, string>;
}

/** Runs `use` at a desk that is cleared afterwards. */
export const atDesk = async (use: (desk: OperationDesk) => Promise<void>): Promise<void> => {
  const root = mkdtempSync(join(tmpdir(), 'throughline-desk-'));
  const operation = join(root, 'operation');
  cpSync(BASE, operation, { recursive: true });
  const put: OperationDesk['put'] = (name, content) => {
    const path = join(root, name);
    writeFileSync(path, content);
    return path;
  };
  const importPath: OperationDesk['importPath'] = (kind, file, wishes = {}) =>
    importFile({
      ...{ kind, file, folder: operation, sheet: null },
      map: wishes.map === undefined ? null : put('mapping.yaml', wishes.map),
      dryRun: wishes.dryRun ?? false,
      set: new Map(Object.entries(wishes.set ?? {})),
      source: {
        ...{
          id: wishes.source ?? null,
          publisher: wishes.publisher ?? null,
          published: wishes.published ?? null,
        },
        ...{ title: null, reliability: null, url: null, licence: null, credit: null },
      },
      goodRows: wishes.goodRows ?? false,
      update: wishes.update ?? false,
      approve: async () => {
        wishes.whileAsked?.();
        return wishes.approve ?? true;
      },
    });
  try {
    await use({
      operation,
      put,
      importPath,
      bring: (kind, name, content, wishes) => importPath(kind, put(name, content), wishes),
      files: () => listFiles(operation),
    });
  } finally {
    rmSync(root, { recursive: true });
  }
};
