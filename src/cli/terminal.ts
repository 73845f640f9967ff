import { createColors } from 'picocolors';
import { keepColours } from './plain-text.ts';

/** Where a command writes, and what that place can show. */
export interface Terminal {
  /** Standard output: the answer. */
  readonly print: (text: string) => void;
  /** Standard error: problems and hints. */
  readonly warn: (text: string) => void;
  /** One line of progress that the next one replaces; nothing where standard error is no terminal. */
  readonly progress: (text: string) => void;
  readonly clearProgress: () => void;
  readonly colour: boolean;
  readonly width: number;
  readonly colours: ReturnType<typeof createColors>;
}

/** Colour only on a terminal, never with NO_COLOR or TERM=dumb; at least 60 and at most 120 columns. */
export const openTerminal = (): Terminal => {
  const { stdout, stderr, env } = process;
  // A reader that stops early (`| head`) is no error of ours.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const colour = stdout.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  const live = stderr.isTTY === true && env['TERM'] !== 'dumb';
  let shown = false;
  const clearProgress = (): void => {
    if (shown) stderr.write('\r\u001b[2K');
    shown = false;
  };
  return {
    print: (text) => {
      clearProgress();
      stdout.write(`${keepColours(text)}\n`);
    },
    warn: (text) => {
      clearProgress();
      stderr.write(`${keepColours(text)}\n`);
    },
    progress: (text) => {
      if (!live) return;
      stderr.write(`\r\u001b[2K${text.slice(0, (stderr.columns ?? 80) - 1)}`);
      shown = true;
    },
    clearProgress,
    colour,
    width: Math.max(60, Math.min(120, stdout.columns ?? 80)),
    colours: createColors(colour),
  };
};
