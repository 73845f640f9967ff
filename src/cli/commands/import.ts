import { createInterface } from 'node:readline/promises';
import { importFile } from '../../services/index.ts';
import { EXIT } from '../exit-codes.ts';
import type { ImportArguments } from '../import-command-line.ts';
import { type JudgedImport, printFindings, printOutcome } from '../import-screen.ts';
import { formatJsonLine, toPlain } from '../plain-text.ts';
import { refuse } from '../problems.ts';
import type { Terminal } from '../terminal.ts';

type Kind = Parameters<typeof importFile>[0]['kind'];

export interface ImportOptions extends Omit<ImportArguments, 'kind' | 'file'> {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly goodRows?: boolean;
  readonly json?: boolean;
}

/** Asks a person who sits there; null where nobody does. */
export type Confirm = ((question: string) => Promise<boolean>) | null;

/** `import KIND FILE --into OPERATION`: shows what a file is taken for, asks, and brings it in, all or nothing. */
export const runImport = async (
  terminal: Terminal,
  kind: Kind,
  file: string,
  options: ImportOptions,
  confirm: Confirm = findPerson(),
): Promise<number> => {
  const json = options.json ?? false;
  terminal.progress(`Reading ${toPlain(file)} ...`);
  let isShown = false;
  const outcome = await importFile({
    kind,
    file,
    folder: options.into,
    map: options.map ?? null,
    dryRun: options.dryRun ?? false,
    sheet: options.sheet ?? null,
    set: options.set,
    source: {
      id: options.source ?? null,
      publisher: options.publisher ?? null,
      published: options.published ?? null,
      title: options.title ?? null,
      reliability: options.reliability ?? null,
      url: options.url ?? null,
      licence: options.licence ?? null,
      credit: options.credit ?? null,
    },
    goodRows: options.goodRows ?? false,
    update: options.update ?? false,
    approve: async (result) => {
      // With open questions nothing can be approved: the proposal is what they are answered in.
      if (result.outcome === 'asked') return false;
      if (options.yes) return true;
      if (json || confirm === null) return false;
      printFindings(terminal, file, result);
      isShown = true;
      return confirm('Are all columns read rightly? [y/N] ');
    },
  });
  terminal.clearProgress();
  switch (outcome.kind) {
    case 'unusable':
      return refuse(terminal, outcome.problems, json);
    case 'failed':
      if (json) terminal.print(formatJsonLine({ done: 'failed', detail: outcome.detail }));
      else
        terminal.warn(`${terminal.colours.red('error')}  Nothing was written: ${toPlain(outcome.detail)}.`);
      return EXIT.refused;
    case 'judged':
      if (json) printJson(terminal, outcome);
      else {
        if (!isShown) printFindings(terminal, file, outcome.result);
        printOutcome(terminal, { ...options, kind, file }, outcome);
      }
      return exitOf(outcome);
  }
};

const exitOf = ({ done, result }: JudgedImport): number => {
  const isSound = result.outcome === 'ready' || result.outcome === 'same';
  return done === 'written' || done === 'nothing' || (done === 'dry-run' && isSound)
    ? EXIT.done
    : EXIT.refused;
};

const printJson = (terminal: Terminal, { result, done, written }: JudgedImport): void => {
  const { files: _files, mapping: _mapping, refusedCsv: _refused, savedYaml: _saved, ...shown } = result;
  terminal.print(formatJsonLine({ done, written, ...shown }));
};

const findPerson = (): Confirm => {
  const { stdin, stdout } = process;
  if (stdin.isTTY !== true || stdout.isTTY !== true) return null;
  return async (question) => {
    const lines = createInterface({ input: stdin, output: stdout });
    try {
      return /^(y|yes|نعم|oui|si|sí)$/i.test((await lines.question(question)).trim());
    } finally {
      lines.close();
    }
  };
};
