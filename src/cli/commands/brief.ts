import { findRestrictedClass } from '../../report/index.ts';
import { type BriefWritten, writeBrief } from '../../services/index.ts';
import { formatExerciseNotice } from '../exercise-notice.ts';
import { EXIT } from '../exit-codes.ts';
import { formatJsonLine, toPlain } from '../plain-text.ts';
import { refuse } from '../problems.ts';
import type { Terminal } from '../terminal.ts';

export interface BriefOptions {
  readonly date: string;
  readonly plan?: string;
  readonly out: string;
  readonly threads: number;
  readonly json?: boolean;
}

/** `brief OPERATION --date D`: the papers of one day for head of operation, convoy leaders and the public. */
export const runBrief = async (
  terminal: Terminal,
  folder: string,
  options: BriefOptions,
): Promise<number> => {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  process.once('SIGINT', interrupt);
  try {
    const outcome = await writeBrief({
      folder,
      date: options.date,
      planPath: options.plan ?? null,
      outFolder: options.out,
      threads: options.threads,
      signal: controller.signal,
      observer: (event) => terminal.progress(event.text),
    });
    terminal.clearProgress();
    switch (outcome.kind) {
      case 'invalid':
        return refuse(terminal, outcome.problems, options.json ?? false);
      case 'failed':
        terminal.warn(`${terminal.colours.red('error')}  ${outcome.detail} [${outcome.code}]`);
        return EXIT.refused;
      case 'stopped':
        terminal.warn('Stopped before there was a plan; nothing was written.');
        return EXIT.interrupted;
      case 'written':
        printBrief(terminal, outcome, options);
        return EXIT.done;
    }
  } finally {
    process.off('SIGINT', interrupt);
  }
};

const printBrief = (terminal: Terminal, written: BriefWritten, options: BriefOptions): void => {
  const { operation, plan, brief, messages, leaderSheets, printed, tooLong, files } = written;
  const papersClass = findRestrictedClass(operation.sensitivity);
  const requests = brief.requests?.reduce((sum, { movements }) => sum + movements, 0) ?? null;
  if (options.json) {
    terminal.print(
      formatJsonLine({
        operation: operation.id,
        exercise: operation.exercise,
        class: papersClass,
        expires: plan.expires,
        date: brief.date,
        as_of: plan.asOf,
        leader_sheets: leaderSheets,
        requests_due: requests,
        asks_open: brief.asksOpen.length,
        message_characters: { en: messages.en.length, ar: messages.ar.length },
        pdf: printed,
        over_one_page: tooLong,
        files,
      }),
    );
    return;
  }
  if (operation.exercise) terminal.print(formatExerciseNotice(terminal));
  if (!printed)
    terminal.warn(
      `${terminal.colours.yellow('warning')}  There is no PDF writer for this machine: print the HTML pages instead.`,
    );
  for (const name of tooLong)
    terminal.warn(`${terminal.colours.yellow('warning')}  ${name} takes more than one page.`);
  terminal.print(
    `${papersClass.toUpperCase()} until ${plan.expires}: brief of ${brief.date} in English and Arabic, ${leaderSheets} leader's sheets.`,
  );
  terminal.print(
    `Requests to be sent this day: ${requests ?? 'not recorded'}. Asks without an answer: ${brief.asksOpen.length}.`,
  );
  terminal.print(
    leaderSheets > 0
      ? 'Give each convoy leader his own sheet and no other.'
      : 'Nothing moves on this day in this plan. What moves today was planned earlier: give that plan with --plan.',
  );
  terminal.print(
    `PUBLIC: a text message of ${messages.en.length} characters in English, ${messages.ar.length} in Arabic:`,
  );
  terminal.print('');
  for (const line of messages.en.trimEnd().split('\n')) terminal.print(`  ${toPlain(line)}`);
  terminal.print('');
  terminal.print(`Written, ${files.length} files: ${toPlain(options.out)}`);
};
