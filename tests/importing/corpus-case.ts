import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';

export const CORPUS = join(import.meta.dirname, 'corpus');
export const BASE = join(CORPUS, 'base');

export type Row = Readonly<Record<string, string>>;

/** A problem as the reviewer expects it; what is not given is not compared. */
export interface ExpectedProblem {
  readonly code?: string;
  readonly row?: number;
  readonly column?: string;
  /** Must stand somewhere in its line. */
  readonly says?: string;
}

/** What the person gives beside the file. */
export interface Given {
  readonly source?: string;
  readonly publisher?: string;
  readonly published?: string;
  readonly title?: string;
  readonly reliability?: string;
  readonly set?: Readonly<Record<string, string>>;
  readonly sheet?: string;
  readonly good_rows?: boolean;
  readonly update?: boolean;
  /** The decisions, as a mapping without format and kind; absent: the guess is approved as it is. */
  readonly map?: Readonly<Record<string, unknown>>;
}

/** One file of the corpus and what must become of it, written by hand from docs/importing.md. */
export interface CorpusCase {
  readonly id: string;
  readonly folder: string;
  readonly title: string;
  readonly kind: string;
  /** Where the file lies, and the name under which it came. */
  readonly input: string;
  readonly file: string;
  readonly messy: readonly string[];
  readonly with: Given;
  /** Table that the rows go to. */
  readonly target: string;
  /** Errors before the decisions: without `map`, or without what `without` names. */
  readonly asked: readonly ExpectedProblem[] | null;
  readonly without: readonly (keyof Given)[];
  /** Errors with all that is given; empty: it is imported. */
  readonly problems: readonly ExpectedProblem[];
  readonly warnings: readonly ExpectedProblem[];
  readonly leftOut: Readonly<Record<string, readonly number[]>> | null;
  readonly encoding: string | null;
  readonly sheet: string | null;
  /** Rows that the import brings, by table; `*` is any text, other columns are not compared. */
  readonly expected: ReadonlyMap<string, readonly Row[]>;
  /** Sums in place of rows, for long files. */
  readonly totals: readonly {
    readonly place: string;
    readonly good: string;
    readonly rows: number;
    readonly count: number;
  }[];
  /** Rows of the operation that the import replaces. */
  readonly replaced: number;
  /** Words of the file that must not reach the folder. */
  readonly absent: readonly string[];
}

const KEYS =
  /^(title|kind|file|messy|with|target|asked|without|problems|warnings|left_out|encoding|sheet|totals|replaced|absent|why)$/;

const TARGETS: Readonly<Record<string, string>> = { access: 'access.geojson', areas: 'areas.geojson' };

/** All cases by their number. Throws where a case cannot be one: a slip in the corpus is no result of the importer. */
export const listCases = (): CorpusCase[] =>
  readdirSync(CORPUS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'base')
    .map((entry) => readCase(entry.name))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

export const readTable = (path: string): Row[] =>
  parseCsv(readFileSync(path), { columns: true, bom: true, skip_empty_lines: true });

function readCase(id: string): CorpusCase {
  const folder = join(CORPUS, id);
  const names = readdirSync(folder);
  const input = names.find((name) => name.startsWith('input.'));
  if (input === undefined) throw new Error(`${id} has no input`);
  // YAML would make numbers and dates of what a person types as text.
  const written = parseYaml(readFileSync(join(folder, 'case.yaml'), 'utf8'), { schema: 'failsafe' });
  const unknown = Object.keys(written).find((key) => !KEYS.test(key));
  if (unknown !== undefined) throw new Error(`${id}: unknown key ${unknown}`);
  const target = written.target ?? TARGETS[written.kind] ?? `${written.kind}.csv`;
  const expected = new Map<string, Row[]>();
  for (const name of names.filter((each) => /^expected.*\.csv$/.test(each))) {
    expected.set(
      name === 'expected.csv' ? target : name.slice('expected-'.length),
      readTable(join(folder, name)),
    );
  }
  const problems = listExpected(written.problems);
  const totals = (written.totals ?? []).map((each: Row) => ({
    ...each,
    rows: Number(each['rows']),
    count: Number(each['count']),
  }));
  if ((problems.length === 0 || written.with?.good_rows) && expected.size === 0 && totals.length === 0)
    throw new Error(`${id} expects nothing`);
  return {
    id,
    folder,
    title: written.title,
    kind: written.kind,
    input: join(folder, input),
    file: written.file ?? input,
    messy: written.messy,
    with: {
      ...written.with,
      good_rows: written.with?.good_rows === 'true',
      update: written.with?.update === 'true',
    },
    target,
    asked: written.asked === undefined ? null : listExpected(written.asked),
    without: written.without ?? ['map'],
    problems,
    warnings: listExpected(written.warnings),
    leftOut:
      written.left_out === undefined
        ? null
        : Object.fromEntries(
            Object.entries(written.left_out as Record<string, string[]>).map(([reason, rows]) => [
              reason,
              rows.map(Number),
            ]),
          ),
    encoding: written.encoding ?? null,
    sheet: written.sheet ?? null,
    expected,
    totals,
    replaced: Number(written.replaced ?? 0),
    absent: written.absent ?? [],
  };
}

const listExpected = (written: readonly Row[] | undefined): ExpectedProblem[] =>
  (written ?? []).map(({ row, ...rest }) => ({
    ...rest,
    ...(row === undefined ? {} : { row: Number(row) }),
  }));
