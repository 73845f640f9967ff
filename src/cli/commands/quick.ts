import { findAnswerProblems, QUICK_QUESTIONS, type QuickQuestion } from '../../formats/index.ts';
import { formatQuickText, listUnknown } from '../../report/index.ts';
import { type QuickOutcome, quickOperation } from '../../services/index.ts';
import { askQuestions } from '../ask-questions.ts';
import { EXIT } from '../exit-codes.ts';
import { formatJsonLine, toPlain } from '../plain-text.ts';
import { refuse } from '../problems.ts';
import type { Terminal } from '../terminal.ts';

export interface QuickCommandOptions {
  readonly set?: ReadonlyMap<string, string>;
  readonly into?: string;
  readonly json?: boolean;
}

/** `quick [ANSWERS]`: the gap from ten answers: of a file, of options, of a pipe, or asked on the terminal. */
export const runQuick = async (
  terminal: Terminal,
  file: string | null,
  options: QuickCommandOptions,
): Promise<number> => {
  const { into = null, json = false } = options;
  let given = options.set ?? new Map<string, string>();
  let piped: Uint8Array | null = null;
  const { stdin, stdout } = process;
  if (file === null && stdin.isTTY === true && stdout.isTTY === true) {
    const asked = await ask(terminal, given);
    if (asked === null) return EXIT.interrupted;
    given = asked;
  } else if (file === null && given.size === 0 && stdin.isTTY !== true) piped = await readPipe();
  const today = new Date().toISOString().slice(0, 10);
  const outcome = await quickOperation({ file, piped, given, into, today });
  if (outcome.kind === 'refused') return refuse(terminal, outcome.problems, json);
  if (json) terminal.print(formatJsonLine(describe(outcome)));
  else printAnswer(terminal, outcome, into);
  return EXIT.done;
};

type Answered = Extract<QuickOutcome, { readonly kind: 'answered' }>;

const describe = ({ answers, result, files, folderAssumptions }: Answered) => ({
  answers,
  result,
  notKnown: listUnknown(answers),
  files,
  folderAssumptions,
});

const printAnswer = (terminal: Terminal, outcome: Answered, into: string | null): void => {
  const { answers, result, files, folderAssumptions } = outcome;
  for (const line of formatQuickText(answers, result, terminal)) terminal.print(line);
  if (into === null) {
    terminal.print('With --into FOLDER the answers become an operation folder that validate and plan take.');
    return;
  }
  const shown = toPlain(into);
  terminal.print(`Made ${shown} with ${files.join(', ')}.`);
  for (const assumed of folderAssumptions) terminal.print(`  assumed  ${assumed}`);
  terminal.print(`Then: throughline plan ${shown}`);
};

/** Answers to the questions that no option has answered yet. */
const ask = async (
  terminal: Terminal,
  given: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string> | null> => {
  const open = QUICK_QUESTIONS.filter((question) => !given.has(question.key));
  const asked = await askQuestions(
    terminal,
    open.map((question) => ({ ...question, empty: describeEmpty(question) })),
    (answers, key) =>
      findAnswerProblems(new Map([...given, ...answers].map(([name, text]) => [name, { text }])), key),
  );
  if (asked === null) return null;
  terminal.print('');
  return new Map([...given, ...asked]);
};

const describeEmpty = ({ empty }: QuickQuestion): string => {
  switch (empty.kind) {
    case 'default':
      return `Empty: ${empty.text} (${empty.source}).`;
    case 'unknown':
      return 'Empty: not known.';
    case 'needed':
      return '';
  }
};

const readPipe = async (): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  for await (const part of process.stdin) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
};
