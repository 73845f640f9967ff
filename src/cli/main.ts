#!/usr/bin/env node
import './require-node.ts';

import { availableParallelism } from 'node:os';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { VERSION } from '../services/index.ts';
import { parseAsOf, wholeNumber } from './arguments.ts';
import { runCheck } from './commands/check.ts';
import { runExplain } from './commands/explain.ts';
import { runPlan } from './commands/plan.ts';
import { runValidate } from './commands/validate.ts';
import { EXIT } from './exit-codes.ts';
import { toPlain } from './plain-text.ts';
import { openTerminal } from './terminal.ts';

const EXAMPLES = `
Examples:
  throughline validate operations/rafah
  throughline plan operations/rafah --out out
  throughline check operations/rafah out/restricted/plan.json
  throughline explain operations/rafah out/restricted/plan.json --place rafah-tal-as-sultan

Exit codes: 0 done; 1 the answer is no (problems, violations); 2 wrong arguments or unusable files; 130 stopped.
What is written to restricted/ can endanger people: keep it closed. public/ holds totals by area only.`;

const terminal = openTerminal();
let exitCode: number = EXIT.done;
const finish = (code: number): void => {
  exitCode = code;
};

const program = new Command('throughline')
  .description(
    'Humanitarian planning: plans that get aid through to people, and that show why they can be believed.',
  )
  .version(VERSION)
  .showHelpAfterError('(throughline --help lists commands and options)')
  .addHelpText('after', EXAMPLES)
  .exitOverride();

program
  .command('plan')
  .description('plan an operation; write restricted/ and public/ results')
  .argument('<operation>', 'operation folder')
  .option('--as-of <instant>', 'plan from what was known then, for example 2024-05-06T05:00Z', parseAsOf)
  .option('--out <folder>', 'where to write', 'out')
  .option('--seed <n>', 'start of the random variations', wholeNumber(0), 1)
  .option(
    '--threads <n>',
    'threads to use; the result does not depend on it',
    wholeNumber(1),
    Math.min(8, availableParallelism()),
  )
  .option('--iterations <n>', 'variations to try (default 4)', wholeNumber(1))
  .option('--seconds <s>', 'try variations for this long instead', wholeNumber(1))
  .option('--json', 'print one JSON object')
  .action(async (folder: string, options) => {
    if (options.iterations !== undefined && options.seconds !== undefined) {
      program.error('error: give --iterations or --seconds, not both.', { exitCode: EXIT.usage });
    }
    finish(await runPlan(terminal, folder, options));
  });

program
  .command('check')
  .description('judge a plan independently; exit 1 and one line a violation')
  .argument('<operation>', 'operation folder')
  .argument('<plan>', 'plan.json')
  .option('--json', 'print one JSON object')
  .action(async (folder: string, plan: string, options) =>
    finish(await runCheck(terminal, folder, plan, options)),
  );

program
  .command('validate')
  .description('show all problems of an operation folder at once')
  .argument('<operation>', 'operation folder')
  .option('--json', 'print one JSON object')
  .action(async (folder: string, options) => finish(await runValidate(terminal, folder, options)));

program
  .command('explain')
  .description('show what stays unmet and which limit binds')
  .argument('<operation>', 'operation folder')
  .argument('<plan>', 'plan.json')
  .option('--place <id>', 'one site only')
  .option('--json', 'print one JSON object')
  .action(async (folder: string, plan: string, options) =>
    finish(await runExplain(terminal, folder, plan, options)),
  );

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError || error instanceof InvalidArgumentError) {
    exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
  } else {
    terminal.clearProgress();
    const { message, stack } = error as Error;
    terminal.warn(`This is a fault of Throughline, not of your files: ${toPlain(message)}`);
    terminal.warn(
      process.env['THROUGHLINE_DEBUG'] ? String(stack) : 'Set THROUGHLINE_DEBUG=1 to see where it happened.',
    );
    exitCode = 70;
  }
}
process.exitCode = exitCode;
