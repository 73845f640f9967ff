import type { Instant } from '../../domain/index.ts';
import { formatRations } from '../../report/index.ts';
import { planRations } from '../../services/index.ts';
import { formatExerciseNotice } from '../exercise-notice.ts';
import { EXIT } from '../exit-codes.ts';
import { formatJsonLine } from '../plain-text.ts';
import { refuse } from '../problems.ts';
import type { Terminal } from '../terminal.ts';

export interface RationsOptions {
  readonly asOf?: Instant;
  readonly need?: readonly string[];
  /** Per cent of the full ration. */
  readonly share: number;
  readonly until?: string;
  readonly seed: number;
  readonly iterations: number;
  readonly out?: string;
  readonly json?: boolean;
}

/** `rations OPERATION`: full rations as long as they last beside a share of them until a day, both planned and judged. */
export const runRations = async (
  terminal: Terminal,
  folder: string,
  options: RationsOptions,
): Promise<number> => {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  process.once('SIGINT', interrupt);
  try {
    const planned = await planRations({
      folder,
      asOf: options.asOf ?? null,
      needs: options.need ?? [],
      sharePpm: options.share * 10_000,
      until: options.until ?? null,
      seed: options.seed,
      iterations: options.iterations,
      outFolder: options.out ?? null,
      signal: controller.signal,
      observer: (event) => terminal.progress(event.text),
    });
    terminal.clearProgress();
    if (planned.kind === 'invalid') return refuse(terminal, planned.problems, options.json ?? false);
    if (planned.kind === 'failed') {
      terminal.warn(`${terminal.colours.red('error')}  ${planned.detail} [${planned.code}]`);
      return EXIT.refused;
    }
    if (planned.kind === 'stopped') {
      terminal.warn('Stopped; nothing was written.');
      return EXIT.interrupted;
    }
    const { operation, asOf, files } = planned;
    if (operation.exercise && !options.json) terminal.print(formatExerciseNotice(terminal));
    terminal.print(
      options.json
        ? formatJsonLine({
            operation: operation.id,
            exercise: operation.exercise,
            class: 'restricted',
            asOf: new Date(asOf * 1000).toISOString(),
            options: planned.options.map(({ plan, check, needs, ...option }) => ({
              ...option,
              movements: plan.movements.length,
              violations: check.violations.length,
              needs: needs.map(({ need, outcome, ...rest }) => ({ ...rest, ...outcome, need: need.id })),
            })),
            files,
          })
        : formatRations(planned, terminal.width),
    );
    if (!options.json) for (const file of files) terminal.print(`Written: ${file}`);
    return planned.options.every(({ check }) => check.violations.length === 0) ? EXIT.done : EXIT.refused;
  } finally {
    process.off('SIGINT', interrupt);
  }
};
