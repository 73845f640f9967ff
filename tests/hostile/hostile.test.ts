import { mkdtempSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { sha256Hex } from '../../src/base/index.ts';
import { planOperation, validateOperation } from '../../src/services/index.ts';
import { CELL_CASES } from './cases/cells.ts';
import { FOLDER_CASES } from './cases/folders.ts';
import { MAP_CASES } from './cases/maps.ts';
import { OSM_CASES } from './cases/osm.ts';
import { SETTING_CASES } from './cases/settings.ts';
import { TABLE_CASES } from './cases/tables.ts';
import { WORKBOOK_CASES } from './cases/workbooks.ts';
import { formatExpected, type HostileCase, soundFolder } from './hostile-case.ts';
import { listTree } from './list-tree.ts';

const SECTIONS: readonly (readonly [string, readonly HostileCase[]])[] = [
  ['a cell', CELL_CASES],
  ['a table', TABLE_CASES],
  ['the settings', SETTING_CASES],
  ['a map', MAP_CASES],
  ['an extract', OSM_CASES],
  ['a workbook', WORKBOOK_CASES],
  ['a folder', FOLDER_CASES],
];

/** Each of these files is small: what takes longer than this or holds more memory has run away. */
const MOST_SECONDS = 10;
const MOST_HEAP_BYTES = 300 * 1024 * 1024;

const root = mkdtempSync(join(tmpdir(), 'throughline-hostile-'));
afterAll(() => rm(root, { recursive: true, force: true }));

describe.each(SECTIONS)('%s', (section, cases) => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', async (name, one) => {
    const home = join(root, sha256Hex(new TextEncoder().encode(`${section} ${name}`)).slice(0, 12));
    const folder = join(home, 'operation');
    await mkdir(folder, { recursive: true });
    const files = soundFolder();
    one.change(files);
    for (const [file, bytes] of files) await writeFile(join(folder, file), bytes);
    await one.onDisk?.(folder);
    const before = listTree(home);
    const started = performance.now();
    const heap = process.memoryUsage().heapUsed;

    const { valid, problems } = await validateOperation(folder);
    expect(problems.map(formatExpected), JSON.stringify(problems, null, 1)).toEqual(one.problems);
    for (const { expected, got, remedy } of problems) {
      for (const text of [expected, got, remedy]) expect(text.trim()).not.toBe('');
      // Nothing in a message can forge a line, hide a part or turn the reading.
      expect(`${expected}${got}${remedy}`).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(`${expected}${got}${remedy}`.length).toBeLessThan(700);
    }
    expect(valid).toBe(!problems.some(({ severity }) => severity === 'error'));

    if (!valid) {
      const outcome = await planOperation({
        folder,
        asOf: null,
        outFolder: join(home, 'out'),
        seed: 1,
        threads: 1,
        iterations: 0,
        seconds: null,
        signal: new AbortController().signal,
        observer: () => {},
      });
      expect(outcome).toEqual({ kind: 'invalid', problems });
    }
    expect((performance.now() - started) / 1000).toBeLessThan(MOST_SECONDS);
    expect(process.memoryUsage().heapUsed - heap).toBeLessThan(MOST_HEAP_BYTES);
    expect(listTree(home), 'nothing is written').toEqual(before);
    await rm(home, { recursive: true, force: true });
  });
});

test('the table holds at least a hundred cases, each once', () => {
  const names = SECTIONS.flatMap(([section, cases]) => cases.map(({ name }) => `${section}: ${name}`));
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(100);
});

test('the example is sound before anything is done to it', async () => {
  const folder = join(root, 'sound');
  await mkdir(folder);
  for (const [file, bytes] of soundFolder()) await writeFile(join(folder, file), bytes);
  expect(await validateOperation(folder)).toMatchObject({ valid: true, problems: [] });
});
