import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listCases } from './corpus-case.ts';
import { copyOperation, listFiles, listRows } from './operation-copy.ts';
import { runImport } from './run-import.ts';

const corpusCase = listCases().find(({ id }) => id === '14-good-rows-only')!;
const refusedFile = 'imports/stock-input.refused.csv';

it('takes refused rows once they are corrected, with the mapping that was approved before and no question', async () => {
  const copy = copyOperation(corpusCase);
  try {
    await runImport(corpusCase, copy, corpusCase.with);
    const refused = readFileSync(join(copy.operation, refusedFile), 'utf8');
    expect(refused).toContain('Rubber boots');
    writeFileSync(copy.file, refused.replace('tbd', '55').replace('Rubber boots,40,pairs', 'Soap,40,ctn'));
    // Nobody approves anything any more: the saved mapping is for these headers.
    const imported = await runImport(corpusCase, copy, { ...corpusCase.with, good_rows: false }, false);
    expect(imported).toMatchObject({ isTaken: true, problems: [] });
    expect(listRows(copy.operation, 'stock.csv').map(({ good, count }) => [good, count])).toEqual([
      ['rice', '100'],
      ['kit', '0'],
      ['flour', '55'],
      ['soap', '40'],
    ]);
    expect(listFiles(copy.operation).has(refusedFile)).toBe(false);
  } finally {
    copy.remove();
  }
});

it('writes nothing but the proposal where nobody approves the guess', async () => {
  const copy = copyOperation(corpusCase);
  try {
    const before = listFiles(copy.operation);
    const imported = await runImport(corpusCase, copy, corpusCase.with, false);
    const after = listFiles(copy.operation);
    expect(imported.isTaken).toBe(false);
    expect([...after.keys()].filter((name) => before.get(name) !== after.get(name))).toEqual([
      'imports/stock-input.proposed.yaml',
    ]);
  } finally {
    copy.remove();
  }
});
