import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../src/domain/index.ts';
import { BOMBS } from './cases/bombs.ts';
import { formatExpected, soundFolder } from './hostile-case.ts';

const root = mkdtempSync(join(tmpdir(), 'throughline-bombs-'));
afterAll(() => rm(root, { recursive: true, force: true }));

const run = promisify(execFile);

/** A sound folder takes 110 MB, most of it the program; a bomb may take this much, whatever it claims. */
const MOST_MEGABYTES = 1000;
const MOST_SECONDS = 40;

describe('memory and time stay within bounds for', () => {
  test.each(BOMBS.map((bomb) => [bomb.name, bomb] as const))('%s', async (_, bomb) => {
    const folder = mkdtempSync(join(root, 'operation-'));
    const files = soundFolder();
    bomb.change(files);
    for (const [file, bytes] of files) await writeFile(join(folder, file), bytes);
    const before = await readdir(folder);
    const { stdout } = await run(
      process.execPath,
      [
        '--max-old-space-size=900',
        join(import.meta.dirname, '..', 'support', 'bounded-reading.ts'),
        String(MOST_MEGABYTES),
        folder,
      ],
      { timeout: MOST_SECONDS * 1000, killSignal: 'SIGKILL', maxBuffer: 16 * 1024 * 1024 },
    );
    const told = JSON.parse(stdout) as { problems: Problem[]; seconds: number; megabytes: number };
    const listed = [...new Set(told.problems.map(formatExpected))];
    expect(listed.slice(0, bomb.problems.length), JSON.stringify(told.problems.slice(0, 3))).toEqual(
      bomb.problems,
    );
    for (const { remedy } of told.problems) expect(remedy.trim()).not.toBe('');
    expect(told.problems.length).toBeLessThan(5000);
    expect(told.megabytes).toBeLessThan(bomb.mostMegabytes ?? 500);
    expect(told.seconds).toBeLessThan(bomb.mostSeconds ?? 10);
    expect(await readdir(folder)).toEqual(before);
    await rm(folder, { recursive: true });
  });
});
