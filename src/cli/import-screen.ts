import { formatProblem, type Problem } from '../domain/index.ts';
import type { ImportOutcome, ImportResult } from '../services/index.ts';
import { formatImportCommand, type ImportArguments } from './import-command-line.ts';
import { toPlain } from './plain-text.ts';
import type { Terminal } from './terminal.ts';

export type JudgedImport = Extract<ImportOutcome, { readonly kind: 'judged' }>;

/** What must be seen before a mapping is approved: what was read, how, what is wrong with it, and what it would do. */
export const printFindings = (terminal: Terminal, file: string, result: ImportResult): void => {
  printTable(terminal, file, result);
  printMapping(terminal, result);
  for (const note of result.notes) terminal.print(toPlain(note));
  printProblems(terminal, result.problems);
  const would = result.outcome === 'ready' && result.roads === null;
  if (would) terminal.print(`${toPlain(result.target)} would get: ${formatCounts(result)}.`);
};

/** What came of an import, and what to type next. */
export const printOutcome = (terminal: Terminal, typed: ImportArguments, judged: JudgedImport): void => {
  const { result, done, papers } = judged;
  const { green, yellow, bold } = terminal.colours;
  const pathOf = (ending: string): string | undefined => {
    const name = papers.find((each) => each.endsWith(ending));
    return name === undefined ? undefined : `${typed.into.replace(/[\\/]+$/, '')}/${name}`;
  };
  const next = (command: string): void => terminal.print(`  ${bold(toPlain(command))}`);
  const refused = pathOf('.refused.csv');
  const proposed = pathOf('.proposed.yaml');
  const { refused: refusedRows } = result.counts;
  const anySound = refusedRows < result.rowsRead;
  const tellKept = (): void => {
    if (judged.keptProposal && proposed !== undefined)
      terminal.print(
        `${toPlain(proposed)} is left as you wrote it; take it away to have a new one proposed.`,
      );
  };
  const questions = result.problems.filter(({ severity }) => severity === 'error').length;
  const tellUpdate = (): void => {
    if (typed.update || !result.problems.some(({ code }) => code === 'import.differs')) return;
    terminal.print('Or, where the file is right and the operation is not:');
    next(formatImportCommand({ ...typed, update: true }, typed.map === undefined ? '--yes' : ''));
  };
  switch (done) {
    case 'written':
      terminal.print(
        green(`Imported into ${toPlain(`${typed.into}/${result.target}`)}: ${formatCounts(result)}.`),
      );
      if (refused !== undefined) {
        terminal.print(
          yellow(`${count(refusedRows, 'row')} not taken; each with its problem in ${toPlain(refused)}.`),
        );
        terminal.print('Correct them there, then:');
        next(formatImportCommand({ ...typed, file: refused }));
      }
      terminal.print('Next:');
      next(`throughline validate ${toPlain(typed.into)}`);
      return;
    case 'nothing':
      terminal.print(
        refusedRows === 0
          ? `Nothing to change: ${toPlain(typed.into)} has all of it already (${formatCounts(result)}).`
          : `Nothing to change: ${toPlain(typed.into)} has the sound rows already (${formatCounts(result)}).`,
      );
      if (refused !== undefined) {
        terminal.print(`Correct the others in ${toPlain(refused)}, then:`);
        next(formatImportCommand({ ...typed, file: refused }));
      }
      return;
    case 'dry-run':
      terminal.print(
        result.outcome === 'ready' || result.outcome === 'same'
          ? 'Nothing was written (dry run).'
          : 'Nothing was written (dry run), and as it is nothing could be.',
      );
      return;
    case 'proposed':
    case 'refused':
      if (result.outcome === 'asked') {
        terminal.print(
          yellow(`Nothing imported: ${count(questions, 'question')} above must be answered first.`),
        );
        tellKept();
        if (proposed === undefined) terminal.print('Answer in the mapping, or with the options named:');
        else terminal.print(`Answer in ${toPlain(proposed)}, or with the options named:`);
        next(formatImportCommand(proposed === undefined ? typed : { ...typed, map: proposed }));
        return;
      }
      if (done === 'proposed' && result.outcome === 'refused' && proposed !== undefined) {
        terminal.print(
          yellow(`Nothing imported: ${refusedRows} of ${count(result.rowsRead, 'row')} cannot be taken.`),
        );
        tellKept();
        terminal.print(`Correct the rows, or say in ${toPlain(proposed)} what they mean, then:`);
        next(formatImportCommand({ ...typed, map: proposed }));
        tellUpdate();
        return;
      }
      if (done === 'proposed') {
        terminal.print(yellow('Nothing imported yet: nobody has approved how the columns are read.'));
        terminal.print('If all of it is right:');
        next(formatImportCommand(typed, '--yes'));
        if (proposed !== undefined) {
          tellKept();
          terminal.print(`If not, correct ${toPlain(proposed)}, then:`);
          next(formatImportCommand({ ...typed, map: proposed }));
        }
        return;
      }
      terminal.print(
        yellow(`Nothing imported: ${refusedRows} of ${count(result.rowsRead, 'row')} cannot be taken.`),
      );
      if (refused !== undefined) {
        terminal.print(`Correct them in ${toPlain(refused)}, then:`);
        next(formatImportCommand({ ...typed, file: refused }));
      }
      if (typed.file.startsWith('catalogue:')) {
        terminal.print('Answer with the options named, then:');
        next(formatImportCommand(typed));
        return;
      }
      if (typed.map === undefined)
        terminal.print(
          'Names and units are given in a mapping: the same command without --yes writes one to edit.',
        );
      tellUpdate();
      if (anySound) {
        terminal.print('Or take the sound rows now:');
        next(formatImportCommand(typed, '--good-rows'));
      }
  }
};

const printTable = (terminal: Terminal, file: string, result: ImportResult): void => {
  const { bold, dim } = terminal.colours;
  const { roads, sheet, sheets, encoding, headerRow } = result;
  if (roads !== null) {
    const classes = roads.classes.slice(0, 6).map(({ name, roads: number }) => `${name} ${number}`);
    terminal.print(
      bold(`${toPlain(file)}: ${count(roads.roads, 'road')}, ${Math.round(roads.metres / 1000)} km`),
    );
    terminal.print(dim(`  ${toPlain(classes.join(', '))}`));
    return;
  }
  terminal.print(bold(`${toPlain(file)}: ${count(result.rowsRead, 'row')} of data`));
  const others = sheets.filter((name) => name !== sheet);
  const how = [
    sheet === null
      ? null
      : `sheet "${sheet}"${others.length === 0 ? '' : ` (not read: ${others.join(', ')})`}`,
    headerRow === null || headerRow === 0 ? null : `headers in row ${headerRow}`,
    encoding === null ? null : `text in ${encoding}`,
  ].filter((part) => part !== null);
  if (how.length > 0) terminal.print(dim(`  read from ${toPlain(how.join(', '))}`));
  for (const title of result.titles.slice(0, 5)) terminal.print(dim(`  above the table: ${toPlain(title)}`));
  for (const [reason, word] of LEFT_OUT) {
    const rows = result.leftOut.filter((row) => row.reason === reason);
    if (rows.length === 0) continue;
    const shown = rows.slice(0, 4).map(({ row, text }) => `${row} ${JSON.stringify(cut(text, 40))}`);
    const more = rows.length > shown.length ? `, and ${rows.length - shown.length} more` : '';
    terminal.print(dim(`  left out as ${word}: row ${toPlain(shown.join(', '))}${more}`));
  }
};

const LEFT_OUT = [
  ['total', 'total'],
  ['note', 'note'],
  ['group', 'heading of a group'],
  ['repeated-header', 'header repeated'],
  ['hidden', 'hidden in the workbook'],
] as const;

const HOW_MAPPED = {
  given: 'as the mapping says',
  saved: 'as approved before for these headers',
  preset: 'a published file of known form',
  guess: 'guessed',
} as const;

const printMapping = (terminal: Terminal, { lines, mappingFrom, unmapped }: ImportResult): void => {
  if (lines.length === 0) return;
  const { dim } = terminal.colours;
  terminal.print(`\nHow its columns are read (${HOW_MAPPED[mappingFrom ?? 'guess']}):`);
  const width = Math.max(...lines.map(({ column }) => column.length));
  const fromWidth = Math.min(28, Math.max(...lines.map(({ from }) => from.length)));
  for (const { column, from, why, samples } of lines) {
    const values = samples.map((text) => cut(text, 24)).join(' | ');
    terminal.print(
      `  ${toPlain(column).padEnd(width)}  <- ${toPlain(from).padEnd(fromWidth)}  ${toPlain(values)}${values === '' ? '' : '  '}${dim(`(${toPlain(why)})`)}`,
    );
  }
  if (unmapped.length > 0) terminal.print(`  not imported: ${toPlain(unmapped.join(', '))}`);
  terminal.print('');
};

const MOST_SHOWN = 30;

const printProblems = (terminal: Terminal, problems: readonly Problem[]): void => {
  const ordered = [
    ...problems.filter(({ severity }) => severity === 'error'),
    ...problems.filter(({ severity }) => severity !== 'error'),
  ];
  const groups = groupRows(ordered);
  for (const { problem, rows } of groups.slice(0, MOST_SHOWN)) {
    const isError = problem.severity === 'error';
    const word = isError ? terminal.colours.red('error  ') : terminal.colours.yellow('warning');
    terminal.warn(`${word}  ${toPlain(formatRows(problem, rows))}`);
  }
  if (groups.length > MOST_SHOWN)
    terminal.warn(`... and ${groups.length - MOST_SHOWN} more: --json lists all.`);
};

interface ProblemOfRows {
  readonly problem: Problem;
  /** Every row that has it, in order. */
  readonly rows: readonly number[];
}

/** Problems that say the same of several rows as one, where the first of them stands. */
const groupRows = (problems: readonly Problem[]): ProblemOfRows[] => {
  const groups = new Map<string, { readonly problem: Problem; readonly rows: number[] }>();
  for (const problem of problems) {
    const { code, at, expected, got, remedy } = problem;
    const key = JSON.stringify([code, at.file, at.column, expected, got, remedy]);
    const group = groups.get(key) ?? { problem, rows: [] };
    if (at.row !== undefined) group.rows.push(at.row);
    groups.set(key, group);
  }
  return [...groups.values()];
};

const MOST_ROWS_NAMED = 6;

const formatRows = (problem: Problem, rows: readonly number[]): string => {
  const line = formatProblem(problem);
  if (rows.length < 2) return line;
  const named = rows.slice(0, MOST_ROWS_NAMED).join(', ');
  const more = rows.length > MOST_ROWS_NAMED ? ` and ${rows.length - MOST_ROWS_NAMED} more` : '';
  return line.replace(`, row ${rows[0]}`, `, rows ${named}${more}`);
};

const formatCounts = ({ counts, roads }: ImportResult): string => {
  const noun = roads === null ? 'row' : 'road';
  const parts = [
    [counts.added, (things: string) => `new ${things}`, 'new'],
    [counts.replaced, (things: string) => `replaced ${things}`, 'replaced'],
    [counts.same, (things: string) => `${things} there already`, 'there already'],
    [counts.refused, (things: string) => `refused ${things}`, 'refused'],
    [
      counts.outside,
      (things: string) => `${things} left alone by filter or area`,
      'left alone by filter or area',
    ],
  ] as const;
  const told = parts.filter(([number]) => number > 0);
  if (told.length === 0) return `no ${noun}`;
  // The first says what is counted, the others only how many.
  return told
    .map(
      ([number, phrase, word], at) =>
        `${number} ${at === 0 ? phrase(number === 1 ? noun : `${noun}s`) : word}`,
    )
    .join(', ');
};

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
