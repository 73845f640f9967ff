#!/usr/bin/env node
import './require-node.ts';

import { availableParallelism } from 'node:os';
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { EXPORT_FORMATS } from '../formats/index.ts';
import { IMPORT_KINDS, type ImportKind, VERSION } from '../services/index.ts';
import { collectSettings, collectWords, parseAsOf, parseDay, wholeNumber } from './arguments.ts';
import { runBacktest } from './commands/backtest.ts';
import { runBrief } from './commands/brief.ts';
import { runCatalogue } from './commands/catalogue.ts';
import { runCheck } from './commands/check.ts';
import { runExercise } from './commands/exercise.ts';
import { runExplain } from './commands/explain.ts';
import { runExport } from './commands/export.ts';
import { runImport } from './commands/import.ts';
import { runNew } from './commands/new.ts';
import { runPlan } from './commands/plan.ts';
import { runQuick } from './commands/quick.ts';
import { runRations } from './commands/rations.ts';
import { runReached } from './commands/reached.ts';
import { runRoll } from './commands/roll.ts';
import { runStock } from './commands/stock.ts';
import { runValidate } from './commands/validate.ts';
import { runWaybills } from './commands/waybills.ts';
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

const IMPORT_EXAMPLES = `
Every row needs a source: give --publisher and --published, or --source once it is known. Only OSM roads name their own.

Examples:
  throughline import roads area.osm.pbf --into my-operation
  throughline import stock "Stock report.xlsx" --into my-operation --publisher "Relief agency" --published 2024-05-05
  throughline import stock "Stock report.xlsx" --into my-operation --map my-operation/imports/stock-stock-report.proposed.yaml
  throughline import people camps.csv --into my-operation --source camp-survey --set date=2024-05-04 --dry-run

Nothing is written until the mapping is approved, and nothing at all while a row is refused: docs/importing.md.`;

const NEW_EXAMPLES = `
Example:
  throughline new valley --name "Valley floods" --zone Asia/Amman --first 2024-05-06 --last 2024-05-08

It makes operation.yaml and tables without rows; import then fills the folder.`;

const QUICK_EXAMPLES = `
Examples:
  throughline quick                                  # asks the ten questions, one after the other
  throughline quick answers.yaml --into my-operation
  throughline quick --set people=12000 --set round_trip_hours=4-5-7 --set "trucks=6 x 10" --set "stock_t=food 40; water 0"

docs/quick.md has the questions, the formulas and what every default rests on.`;

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

program
  .command('stock')
  .description('show how many days stock lasts, by need, place and owner')
  .argument('<operation>', 'operation folder')
  .argument('[plan]', 'plan.json: also show it at the end of each planned day')
  .option('--as-of <instant>', 'from what was known then, for example 2024-05-06T05:00Z', parseAsOf)
  .option('--json', 'print one JSON object')
  .action(async (folder: string, plan: string | undefined, options) =>
    finish(await runStock(terminal, folder, plan, options)),
  );

program
  .command('rations')
  .description('plan full rations as long as they last beside a share of them until a day')
  .argument('<operation>', 'operation folder')
  .option('--need <id>', 'a need that is used up; may be given often (default: food)', collectWords)
  .option('--share <percent>', 'reduced ration, of the full one', wholeNumber(0), 50)
  .option(
    '--until <date>',
    'last day on the reduced ration (default: as few days as stock asks for)',
    parseDay,
  )
  .option('--as-of <instant>', 'plan from what was known then, for example 2024-05-06T05:00Z', parseAsOf)
  .option('--seed <n>', 'start of the random variations', wholeNumber(0), 1)
  .option('--iterations <n>', 'variations to try', wholeNumber(1), 4)
  .option('--out <folder>', 'write both plans there; must be empty or not there')
  .option('--json', 'print one JSON object')
  .action(async (folder: string, options) => {
    if (options.share > 100) program.error('error: --share is at most 100.', { exitCode: EXIT.usage });
    finish(await runRations(terminal, folder, options));
  });

program
  .command('backtest')
  .description('show, morning by morning, what was expected, what came, and how often the ranges held')
  .argument('<operation>', 'operation folder')
  .option('--no-plans', 'score expectations only; do not plan each morning')
  .option(
    '--threads <n>',
    'threads to use; the result does not depend on it',
    wholeNumber(1),
    Math.min(8, availableParallelism()),
  )
  .option('--json', 'print one JSON object')
  .action(async (folder: string, options) => finish(await runBacktest(terminal, folder, options)));

program
  .command('reached')
  .description('count the people reached, by need and partner, from the ledger of a rolled operation')
  .argument('<operation>', 'folder that roll has written')
  .option('--from <date>', 'first day; default: the first of the ledger')
  .option('--to <date>', 'last day; default: the last of the ledger')
  .option('--json', 'print one JSON object')
  .action(async (folder: string, options) => finish(await runReached(terminal, folder, options)));

program
  .command('export')
  .description('write an operation with its tables in another form; reads back as the same operation')
  .argument('<operation>', 'operation folder')
  .addOption(
    new Option('--format <form>', 'workbooks, CSV with HXL tags, or GeoJSON layers')
      .choices(EXPORT_FORMATS)
      .makeOptionMandatory(),
  )
  .requiredOption('--out <folder>', 'where to write; must be empty or not there')
  .option('--json', 'print one JSON object')
  .action(async (folder: string, options) => finish(await runExport(terminal, folder, options)));

program
  .command('roll')
  .description('book what became of a plan, and write the folder from which the rest is planned')
  .argument('<operation>', 'operation folder from which the plan was made')
  .argument('<plan>', 'plan.json')
  .option('--actuals <file>', 'CSV: what became of each movement (docs/rolling.md)')
  .option('--notices <file>', 'CSV: what was sent to recipients, and what they answered')
  .requiredOption('--to <date>', 'first day that is left to plan, for example 2024-05-08')
  .requiredOption('--into <folder>', 'where to write; must be empty or not there')
  .option('--plan', 'plan from the new folder, too')
  .option('--out <folder>', 'where to write that plan', 'out')
  .option('--seed <n>', 'start of its random variations', wholeNumber(0), 1)
  .option(
    '--threads <n>',
    'threads to use; the result does not depend on it',
    wholeNumber(1),
    Math.min(8, availableParallelism()),
  )
  .option('--iterations <n>', 'variations to try (default 4)', wholeNumber(1))
  .option('--json', 'print one JSON object')
  .action(async (folder: string, plan: string, options) =>
    finish(await runRoll(terminal, folder, plan, options)),
  );

program
  .command('waybills')
  .description('write numbered waybills and a loading list for each movement, to print and as workbooks')
  .argument('<operation>', 'operation folder')
  .argument('<plan>', 'plan.json')
  .requiredOption('--out <folder>', 'where to write; must be empty or not there')
  .option('--date <day>', 'only movements of this day, for example 2024-05-07')
  .option('--movement <id>', 'only this movement')
  .option('--json', 'print one JSON object')
  .action(async (folder: string, plan: string, options) =>
    finish(await runWaybills(terminal, folder, plan, options)),
  );

program
  .command('brief')
  .description('write the papers of a day: one-page brief, leader sheets (PDF and HTML), public text message')
  .argument('<operation>', 'operation folder')
  .requiredOption('--date <day>', 'day of the brief, for example 2024-05-07')
  .option('--plan <plan.json>', 'plan to brief from; else one is made as of that morning')
  .option('--out <folder>', 'where to write', 'out')
  .option(
    '--threads <n>',
    'threads to use; the result does not depend on it',
    wholeNumber(1),
    Math.min(8, availableParallelism()),
  )
  .option('--json', 'print one JSON object')
  .action(async (folder: string, options) => finish(await runBrief(terminal, folder, options)));

program
  .command('new')
  .description('start an operation folder to import into')
  .argument('<folder>', 'a new or empty folder')
  .option('--name <name>', 'name in the working language (needed)')
  .option('--zone <zone>', 'IANA time zone, for example Asia/Amman (needed)')
  .option('--first <date>', 'first day, YYYY-MM-DD (needed)')
  .option('--last <date>', 'last day, YYYY-MM-DD (needed)')
  .option('--exercise', 'a simulation exercise: every output says so')
  .option('--json', 'print one JSON object')
  .addHelpText('after', NEW_EXAMPLES)
  .action(async (folder: string, options, command: Command) => {
    const missing = ['name', 'zone', 'first', 'last'].filter((name) => options[name] === undefined);
    if (missing.length > 0) {
      const names = missing.map((name) => `--${name}`).join(', ');
      command.error(`error: required options not given: ${names}`, { exitCode: EXIT.usage });
    }
    finish(await runNew(terminal, folder, options));
  });

program
  .command('quick')
  .description('ten questions, no map: the gap in people, tonnes and trucks, with ranges')
  .argument('[answers]', 'file of answers (YAML); without one they are asked, or read from a pipe')
  .option('--set <question=answer>', 'one answer, such as people=12000; may be given often', collectSettings)
  .option('--into <folder>', 'also write the answers as an operation folder, new or empty')
  .option('--json', 'print one JSON object')
  .addHelpText('after', QUICK_EXAMPLES)
  .action(async (file: string | undefined, options) =>
    finish(await runQuick(terminal, file ?? null, options)),
  );

program
  .command('import')
  .description('bring a spreadsheet, map or road extract into an operation; asks before it writes')
  .addArgument(new Argument('<kind>', 'what the file holds').choices(IMPORT_KINDS))
  .argument('<file>', 'CSV, TSV, XLSX, GeoJSON, OSM; or catalogue:CODE,CODE for goods')
  .requiredOption('--into <operation>', 'operation folder')
  .option('--map <file>', 'mapping of columns and words; giving it approves it')
  .option('--yes', 'approve the guessed mapping')
  .option('--dry-run', 'show what would happen; write nothing')
  .option('--sheet <name>', 'sheet of a workbook')
  .option('--source <id>', 'row of sources.csv that says so')
  .option('--publisher <name>', 'who says so; makes a row of sources.csv')
  .option('--published <date>', 'when it became known')
  .option('--title <title>', 'title of the source; default: the name of the file')
  .option('--reliability <letter>', 'A completely reliable to E unreliable, F cannot be judged')
  .option('--url <url>', 'where the source can be read')
  .option('--licence <text>', 'terms of its data')
  .option('--credit <text>', 'credit line that reports print')
  .option(
    '--set <column=value>',
    'a value for all rows whose cell is empty, such as date=2024-05-04; may be given often',
    collectSettings,
  )
  .option('--good-rows', 'take the sound rows although others are refused')
  .option('--update', 'replace rows of the operation that differ')
  .option('--json', 'print one JSON object')
  .addHelpText('after', IMPORT_EXAMPLES)
  .action(async (kind: ImportKind, file: string, options) =>
    finish(await runImport(terminal, kind, file, { set: new Map(), ...options })),
  );

program
  .command('catalogue')
  .description('search the catalogue of relief products for weight and volume')
  .argument('<words...>', 'words of the description, or the start of a code')
  .option('--json', 'print one JSON object')
  .action(async (words: string[], options) => finish(await runCatalogue(terminal, words, options)));

program
  .command('exercise')
  .description('draw a simulation exercise on real roads: a whole operation folder, made up')
  .argument('<roads>', 'OpenStreetMap extract (.osm.pbf, .osm, .osm.gz) or GeoJSON roads')
  .requiredOption('--into <folder>', 'where to write; must be empty or not there')
  .option('--sites <n>', 'places where people are served', '50')
  .option('--hubs <n>', 'warehouses', '2')
  .option('--crossings <n>', 'places where supply comes in', '1')
  .option('--days <n>', 'days to plan', '7')
  .option('--classes <n>', 'kinds of vehicle, 1 to 6', '2')
  .option('--states <n>', 'different states that access is in over the days', '3')
  .option('--tightness <x>', '1: a little more than needed; 3: a third of that', '1.5')
  .option('--seed <n>', 'which exercise of this kind', '1')
  .option('--json', 'print one JSON object')
  .action(async (roads: string, options) => finish(await runExercise(terminal, roads, options)));

for (const command of program.commands)
  command.showHelpAfterError(`(throughline ${command.name()} --help lists arguments and options)`);

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
