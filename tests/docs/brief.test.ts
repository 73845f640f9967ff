import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Plan } from '../../src/domain/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const run = (args: readonly string[], cwd: string): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, 'src', 'cli', 'main.ts'), ...args],
      { cwd, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
    );
  });

it('docs/brief.md: its commands write the papers of two days, and refuse a day the plan does not have', {
  timeout: 300_000,
}, async () => {
  const page = await readFile(join(root, 'docs/brief.md'), 'utf8');
  const commands = [...page.matchAll(/^\$ npm run --silent throughline -- (.*)$/gm)].map(([, line]) =>
    line!.split(' '),
  );
  expect(commands).toHaveLength(2);
  const folder = await mkdtemp(join(tmpdir(), 'throughline-brief-'));
  try {
    await symlink(join(root, 'operations'), join(folder, 'operations'));
    const restricted = join(folder, 'out-brief', 'restricted');
    const first = await run([...commands[0]!, '--json'], folder);
    expect(first).toMatchObject({ code: 0, err: '' });
    const made = JSON.parse(first.out.trimEnd().split('\n').at(-1)!);
    const plan: Plan = JSON.parse(await readFile(join(restricted, 'plan.json'), 'utf8'));
    const own = plan.movements.filter(({ date }) => date === '2016-12-27');
    expect(made).toMatchObject({
      operation: 'zaatari',
      exercise: true,
      date: '2016-12-27',
      leader_sheets: own.length,
    });
    expect(made.over_one_page.filter((name: string) => name.startsWith('brief.'))).toEqual([]);

    // A sheet for each movement of the day, a brief in each language; all for their owner alone.
    const names = await readdir(restricted);
    for (const { id } of own) expect(names).toContain(`leader-${id}.html`);
    for (const name of ['brief.en.html', 'brief.ar.html']) expect(names).toContain(name);
    if (made.pdf) {
      for (const name of names.filter((one) => one.endsWith('.pdf')))
        expect((await readFile(join(restricted, name))).subarray(0, 5).toString()).toBe('%PDF-');
      expect(names.filter((one) => one.endsWith('.pdf'))).toHaveLength(own.length + 2);
    }
    expect((await stat(join(restricted, 'brief.en.html'))).mode & 0o077).toBe(0);

    // The message: short enough, and nothing of the folder that is restricted is in it.
    const operation = await readFile(join(root, 'operations/zaatari/places.csv'), 'utf8');
    const placeNames = operation
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[1] ?? '')
      .filter((name) => name.length > 5);
    expect(placeNames.length).toBeGreaterThan(20);
    for (const language of ['en', 'ar']) {
      const text = await readFile(join(folder, 'out-brief', 'public', `message.${language}.txt`), 'utf8');
      expect(text.length).toBeLessThanOrEqual(900);
      expect(text.length).toBe(made.message_characters[language]);
      expect(text).not.toMatch(/\d{1,2}:\d{2}/);
      for (const name of placeNames) expect(text).not.toContain(name);
      for (const { id } of plan.movements) expect(text).not.toContain(id);
    }

    const second = await run(commands[1]!, folder);
    expect(second).toMatchObject({ code: 0, err: '' });
    expect(second.out).toContain('EXERCISE');
    expect(second.out).toContain('brief of 2016-12-28');

    const late = await run([...commands[1]!, '--date', '2017-02-01', '--json'], folder);
    expect(late.code).toBe(2);
    expect(JSON.parse(late.out).problems[0]).toMatchObject({ code: 'brief.date-not-planned' });
    const outside = await run([...commands[0]!, '--date', '2017-02-01', '--json'], folder);
    expect(JSON.parse(outside.out).problems[0]).toMatchObject({ code: 'brief.date-outside' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
