import type { Problem } from '../../domain/index.ts';
import { type ProblemList, quote } from '../problem-list.ts';
import { OpenQuestions } from './open-questions.ts';

/** What is wrong with which row of the file that is imported; everything also goes to the list of all problems. */
export class RowProblems {
  readonly file: string;
  readonly problems: ProblemList;
  /** Row number to what is wrong with it. */
  readonly byRow = new Map<number, Problem[]>();
  private readonly headerOf: ReadonlyMap<string, string>;
  /** What the mapping is to answer, for the proposal. */
  readonly open = new OpenQuestions();
  private wholeFile = 0;

  /** `headerOf`: target column to how the file calls it. */
  constructor(file: string, headerOf: ReadonlyMap<string, string>, problems: ProblemList) {
    this.file = file;
    this.headerOf = headerOf;
    this.problems = problems;
  }

  /** Refuses a row. `column` is a column of the operation; the file's own header is shown. */
  refuse(
    row: number,
    column: string | null,
    code: string,
    expected: string,
    got: string,
    remedy: string,
    header?: string,
  ): void {
    const shown = header ?? (column === null ? undefined : (this.headerOf.get(column) ?? column));
    const at = {
      file: this.file,
      row,
      ...(shown === undefined ? {} : { column: quote(shown).slice(1, -1) }),
    };
    this.problems.error(code, at, expected, got, remedy);
    this.note(row, { code, severity: 'error', at, expected, got, remedy });
  }

  /** Notes problems of single rows that the reader of the file found. */
  noteFound(problems: readonly Problem[]): void {
    for (const problem of problems)
      if (problem.severity === 'error' && problem.at.row !== undefined) this.note(problem.at.row, problem);
  }

  /** Whether something is wrong with a cell already; what follows from it need not be told. */
  isNoted(row: number, column: string): boolean {
    const shown = this.headerOf.get(column) ?? column;
    return (this.byRow.get(row) ?? []).some(({ at }) => at.column === shown || at.column === column);
  }

  /** Notes a problem, found elsewhere, against a row. */
  note(row: number, problem: Problem): void {
    const list = this.byRow.get(row);
    if (list === undefined) this.byRow.set(row, [problem]);
    else list.push(problem);
  }

  /** Something that must be decided before any row can be taken. */
  ask(column: string | null, code: string, expected: string, got: string, remedy: string): void {
    this.wholeFile++;
    const shown = column === null ? undefined : (this.headerOf.get(column) ?? column);
    this.problems.error(
      code,
      { file: this.file, ...(shown === undefined ? {} : { column: quote(shown).slice(1, -1) }) },
      expected,
      got,
      remedy,
    );
  }

  warn(row: number, column: string, code: string, expected: string, got: string, remedy: string): void {
    this.problems.warn(
      code,
      { file: this.file, row, column: this.headerOf.get(column) ?? column },
      expected,
      got,
      remedy,
    );
  }

  /** Whether something is open that concerns all rows. */
  get asksFirst(): boolean {
    return this.wholeFile > 0;
  }

  isRefused(row: number): boolean {
    return this.byRow.has(row);
  }
}
