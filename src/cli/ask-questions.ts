import { createInterface, type Interface } from 'node:readline';
import { formatProblem, type Problem } from '../domain/index.ts';
import { toPlain } from './plain-text.ts';
import type { Terminal } from './terminal.ts';

/** One question as it is put to a person. */
export interface AskedQuestion {
  readonly key: string;
  readonly ask: string;
  readonly hint: string;
  /** What an empty answer means, in words. */
  readonly empty: string;
}

/**
 * Asks one question after the other on the terminal; an answer that cannot be taken is asked again, with what is wrong
 * with it. Null where the person stopped (Ctrl-C, Ctrl-D).
 */
export const askQuestions = async (
  terminal: Terminal,
  questions: readonly AskedQuestion[],
  judge: (answers: ReadonlyMap<string, string>, key: string) => readonly Problem[],
  input: NodeJS.ReadableStream = process.stdin,
  output: NodeJS.WritableStream = process.stdout,
): Promise<ReadonlyMap<string, string> | null> => {
  const { bold, dim, red } = terminal.colours;
  const lines = createInterface({ input, output, prompt: '      > ' });
  const nextLine = queueLines(lines);
  const answers = new Map<string, string>();
  try {
    for (const [index, { key, ask, hint, empty }] of questions.entries()) {
      terminal.print(`${bold(`${index + 1}/${questions.length}  ${ask}`)}\n      ${dim(`${hint} ${empty}`)}`);
      for (;;) {
        const answer = await nextLine();
        if (answer === null) return null;
        answers.set(key, answer.trim());
        const problems = judge(answers, key);
        if (problems.length === 0) break;
        for (const problem of problems)
          terminal.print(`      ${red('again')}  ${toPlain(formatProblem(problem))}`);
      }
    }
    return answers;
  } finally {
    lines.close();
  }
};

/** Gives line after line, also those that came before they were asked for (pasted ones); null once there are no more. */
const queueLines = (lines: Interface): (() => Promise<string | null>) => {
  const ready: string[] = [];
  let isClosed = false;
  let wake: () => void = () => {};
  lines.on('line', (line) => {
    ready.push(line);
    wake();
  });
  lines.once('close', () => {
    isClosed = true;
    wake();
  });
  return async () => {
    if (!isClosed) lines.prompt();
    while (ready.length === 0 && !isClosed)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    return ready.shift() ?? null;
  };
};
