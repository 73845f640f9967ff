import { formatTerminalSummary } from '../../report/index.ts';
import { type PlanMade, planOperation } from '../../services/index.ts';
import { EXIT } from '../exit-codes.ts';
import { formatJsonLine } from '../plain-text.ts';
import { formatPlanJson } from '../plan-json.ts';
import { refuse } from '../problems.ts';
import type { Terminal } from '../terminal.ts';

export interface PlanOptions {
  readonly asOf?: number;
  readonly out: string;
  readonly seed: number;
  readonly threads: number;
  readonly iterations?: number;
  readonly seconds?: number;
  readonly json?: boolean;
}

const ONE_PRESS_MS = 1000;

/** `plan OPERATION`: plans, has it checked, writes restricted/ and public/, prints page one. */
export const runPlan = async (terminal: Terminal, folder: string, options: PlanOptions): Promise<number> => {
  const controller = new AbortController();
  let firstAt = 0;
  const interrupt = (): void => {
    // One Ctrl-C can arrive twice: from the terminal and passed on by npm.
    if (controller.signal.aborted && performance.now() - firstAt < ONE_PRESS_MS) return;
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    firstAt = performance.now();
    terminal.warn('Stopping: the best plan so far is kept. Press Ctrl-C again to leave without it.');
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  try {
    const outcome = await planOperation({
      folder,
      asOf: options.asOf ?? null,
      outFolder: options.out,
      seed: options.seed,
      threads: options.threads,
      iterations: options.iterations ?? null,
      seconds: options.seconds ?? null,
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
      case 'planned':
        return printPlan(terminal, outcome, options.json ?? false);
    }
  } finally {
    process.off('SIGINT', interrupt);
  }
};

const printPlan = (terminal: Terminal, made: PlanMade, json: boolean): number => {
  for (const problem of made.problems) {
    if (!json) terminal.warn(`${terminal.colours.yellow('warning')}  ${problem}`);
  }
  terminal.print(
    json
      ? formatJsonLine(formatPlanJson(made))
      : formatTerminalSummary(made.operation, made.plan, made.check, {
          colour: terminal.colour,
          width: terminal.width,
        }),
  );
  if (!json) {
    terminal.print('');
    terminal.print(`Written in ${made.seconds.toFixed(1)} s:`);
    for (const file of made.files) terminal.print(`  ${file}`);
  }
  return made.check.violations.length === 0 ? EXIT.done : EXIT.refused;
};
