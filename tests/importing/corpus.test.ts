import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildCorpus } from '../../scripts/build-corpus.ts';
import type { Problem } from '../../src/domain/index.ts';
import { validateOperation } from '../../src/services/index.ts';
import { alignRows, compareProblems, listChanges } from './compare-import.ts';
import { BASE, CORPUS, type CorpusCase, type Given, listCases, type Row, readTable } from './corpus-case.ts';
import { copyOperation, listFiles, listRows, type OperationCopy } from './operation-copy.ts';
import { type Imported, runImport } from './run-import.ts';

const cases = listCases();
const made = await buildCorpus();

describe('the import corpus', () => {
  it('has at least 48 files, two thirds of which can be imported', () => {
    expect(cases.length).toBeGreaterThanOrEqual(48);
    expect(cases.filter(isImported).length / cases.length).toBeGreaterThan(0.6);
  });

  it.each([...made.keys()])('has %s byte for byte as its script makes it', (path) => {
    expect(Buffer.compare(readFileSync(join(CORPUS, path)), made.get(path)!)).toBe(0);
  });

  it('imports into an operation without errors', async () => {
    expect(await validateOperation(BASE)).toMatchObject({ valid: true, problems: [] });
  });
});

describe.each(cases)('$id: $title', (corpusCase) => {
  const undecided = corpusCase.asked;
  if (undecided !== null)
    it('is asked about before it is decided', async () => {
      await onCopy(corpusCase, async (copy) => {
        const given = Object.fromEntries(
          Object.entries(corpusCase.with).filter(([key]) => !corpusCase.without.includes(key as keyof Given)),
        );
        await expectRefused(corpusCase, copy, given, undecided);
      });
    });

  if (!isImported(corpusCase))
    it('is refused, and the operation stays as it is', async () => {
      await onCopy(corpusCase, (copy) =>
        expectRefused(corpusCase, copy, corpusCase.with, corpusCase.problems),
      );
    });

  if (isImported(corpusCase))
    it('brings the rows that were worked out by hand, and none twice', async () => {
      await onCopy(corpusCase, async (copy) => {
        const before = listFiles(copy.operation);
        const rowsBefore = new Map(
          listTables(corpusCase).map((table) => [table, listRows(copy.operation, table)]),
        );
        const imported = await runImport(corpusCase, copy, corpusCase.with);
        expectProblems(imported, 'error', corpusCase.problems);
        expectShown(corpusCase, imported);
        for (const [table, rows] of rowsBefore) expectRows(corpusCase, copy, table, rows);
        const after = listFiles(copy.operation);
        expectAbsent(corpusCase, after);
        const changed = [...after.keys()].filter(
          (name) => after.get(name) !== before.get(name) && !name.startsWith('imports/'),
        );
        expect(changed.filter((name) => !listTables(corpusCase).includes(name))).toEqual([]);
        expect(await validateOperation(copy.operation)).toMatchObject({ valid: true });
        await runImport(corpusCase, copy, corpusCase.with);
        expect(listDifferent(after, listFiles(copy.operation))).toEqual([]);
      });
    });
});

function isImported(corpusCase: CorpusCase): boolean {
  return corpusCase.problems.length === 0 || corpusCase.with.good_rows === true;
}

/** The tables that the case may change: that of its kind, and those with expected rows of their own. */
const listTables = ({ target, expected }: CorpusCase): string[] => [
  ...new Set([target, ...expected.keys(), 'sources.csv']),
];

const onCopy = async (corpusCase: CorpusCase, use: (copy: OperationCopy) => Promise<void>): Promise<void> => {
  const copy = copyOperation(corpusCase);
  try {
    await use(copy);
  } finally {
    copy.remove();
  }
};

const listDifferent = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name));

const ofSeverity = (problems: readonly Problem[], severity: Problem['severity']): readonly Problem[] =>
  problems.filter((problem) => problem.severity === severity);

const expectProblems = (
  { problems }: Imported,
  severity: Problem['severity'],
  expected: CorpusCase['problems'],
): void => {
  expect(compareProblems(ofSeverity(problems, severity), expected)).toEqual({ missing: [], unexpected: [] });
};

/** Nothing but the file of refused rows is written, for its owner only, with each problem in its row. */
const expectRefused = async (
  corpusCase: CorpusCase,
  copy: OperationCopy,
  given: Given,
  expected: CorpusCase['problems'],
): Promise<void> => {
  const before = listFiles(copy.operation);
  const imported = await runImport(corpusCase, copy, given);
  expectProblems(imported, 'error', expected);
  expect(imported.isTaken).toBe(false);
  const different = listDifferent(before, listFiles(copy.operation));
  expect(different.filter((name) => !/^imports\/[^/]+\.refused\.csv$/.test(name))).toEqual([]);
  for (const name of different) {
    const path = join(copy.operation, name);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const rows = readTable(path);
    const columns = Object.keys(rows[0] ?? {});
    expect([columns[0], ...columns.slice(-2)]).toEqual(['row', 'problem', 'what_to_do']);
    for (const { row } of expected) {
      if (row === undefined) continue;
      expect(rows.find((each) => each['row'] === String(row))?.['problem']).not.toBe('');
    }
  }
};

/** What the person who approves is shown: warnings, rows left out, encoding, sheet. */
const expectShown = (corpusCase: CorpusCase, imported: Imported): void => {
  expect(compareProblems(ofSeverity(imported.problems, 'warning'), corpusCase.warnings).missing).toEqual([]);
  if (corpusCase.encoding !== null) expect(imported.encoding).toBe(corpusCase.encoding);
  if (corpusCase.sheet !== null) expect(imported.sheet).toBe(corpusCase.sheet);
  if (corpusCase.leftOut !== null) {
    const byReason = Object.groupBy(imported.leftOut, ({ reason }) => reason);
    const leftOut = Object.entries(byReason).map(([reason, rows]) => [reason, rows!.map(({ row }) => row)]);
    expect(Object.fromEntries(leftOut)).toEqual(corpusCase.leftOut);
  }
};

const expectRows = (
  corpusCase: CorpusCase,
  copy: OperationCopy,
  table: string,
  before: readonly Row[],
): void => {
  const { brought, gone } = listChanges(before, listRows(copy.operation, table));
  expect(gone).toBe(table === corpusCase.target ? corpusCase.replaced : 0);
  if (table === corpusCase.target && corpusCase.totals.length > 0) {
    expect(addUp(brought)).toEqual(corpusCase.totals);
    return;
  }
  const expected = corpusCase.expected.get(table) ?? [];
  expect(alignRows(brought, expected)).toEqual(expected);
};

const addUp = (rows: readonly Row[]): CorpusCase['totals'] => {
  const totals = new Map<string, { place: string; good: string; rows: number; count: number }>();
  for (const row of rows) {
    const key = `${row['place']} ${row['good']}`;
    const sum = totals.get(key) ?? { place: row['place']!, good: row['good']!, rows: 0, count: 0 };
    totals.set(key, { ...sum, rows: sum.rows + 1, count: sum.count + Number(row['count']) });
  }
  return [...totals.values()].sort((a, b) => (`${a.place} ${a.good}` < `${b.place} ${b.good}` ? -1 : 1));
};

const expectAbsent = ({ absent }: CorpusCase, files: ReadonlyMap<string, string>): void => {
  for (const [name, bytes] of files) {
    const text = Buffer.from(bytes, 'latin1').toString('utf8');
    expect(
      absent.filter((word) => text.includes(word)),
      name,
    ).toEqual([]);
  }
};
