import { formatBacktest } from '../../report/index.ts';
import { backtestOperation } from '../../services/index.ts';
import { EXIT } from '../exit-codes.ts';
import { formatJsonLine } from '../plain-text.ts';
import { refuse } from '../problems.ts';
import type { Terminal } from '../terminal.ts';

export interface BacktestOptions {
  readonly plans: boolean;
  readonly threads: number;
  readonly json?: boolean;
}

/** `backtest OPERATION`: what each morning expected, what came, how often the ranges held. */
export const runBacktest = async (
  terminal: Terminal,
  folder: string,
  options: BacktestOptions,
): Promise<number> => {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  process.once('SIGINT', interrupt);
  try {
    const scored = await backtestOperation({
      folder,
      plans: options.plans,
      threads: options.threads,
      signal: controller.signal,
      observer: (event) => terminal.progress(event.text),
    });
    terminal.clearProgress();
    if (scored.kind === 'invalid') return refuse(terminal, scored.problems, options.json ?? false);
    if (scored.kind === 'stopped') {
      terminal.warn('Stopped; nothing was written.');
      return EXIT.interrupted;
    }
    const { operation, arrivals, horizons, counted, plans } = scored;
    terminal.print(
      options.json
        ? formatJsonLine({
            operation: operation.id,
            exercise: operation.exercise,
            class: 'restricted',
            arrivals,
            horizons,
            counted,
            plans,
            limits: scored.countSources.map(({ id, title, note }) => ({ id, title, note })),
          })
        : formatBacktest(scored),
    );
    return EXIT.done;
  } finally {
    process.off('SIGINT', interrupt);
  }
};
