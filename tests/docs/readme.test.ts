import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Commands of a page's console blocks, without comments. */
const listCommands = (text: string): readonly string[] =>
  [...text.matchAll(/```console\n([\s\S]*?)```/g)]
    .flatMap((block) => (block[1] ?? '').split('\n'))
    .filter((line) => line.startsWith('$ '))
    .map((line) => line.slice(2).split(' # ')[0]!.trim());

const run = (args: readonly string[], cwd: string): Promise<{ code: number; err: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, 'src', 'cli', 'main.ts'), ...args],
      { cwd, maxBuffer: 64 * 1024 * 1024 },
      (error, _out, err) => resolve({ code: error === null ? 0 : Number(error.code ?? -1), err }),
    );
  });

describe('the README', () => {
  it('has a tour whose every command works in order', { timeout: 300_000 }, async () => {
    const commands = listCommands(await readFile(join(root, 'README.md'), 'utf8'));
    const tour = commands.filter((command) => command.startsWith('npm run --silent throughline -- '));
    expect(tour.length).toBeGreaterThanOrEqual(5);
    const folder = await mkdtemp(join(tmpdir(), 'throughline-tour-'));
    try {
      await symlink(join(root, 'operations'), join(folder, 'operations'));
      await symlink(join(root, 'examples'), join(folder, 'examples'));
      for (const command of tour) {
        const args = command.replace('npm run --silent throughline -- ', '').split(/\s+/);
        const { code, err } = await run(args, folder);
        expect({ command, code, err }).toMatchObject({ code: 0 });
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('names only scripts that exist', async () => {
    const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const commands = listCommands(await readFile(join(root, 'README.md'), 'utf8'));
    for (const command of commands) {
      const name = /^npm (?:run (?:--silent )?)?([a-z]+)/.exec(command)?.[1] ?? '';
      expect(Object.keys(scripts), command).toContain(name);
    }
  });

  it.each([
    'README.md',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'docs/rules.md',
    'docs/formats.md',
    'docs/importing.md',
    'docs/exporting.md',
    'docs/waybills.md',
    'docs/exercises.md',
    'docs/quick.md',
    'docs/a-week.md',
    'docs/reached.md',
    'docs/decisions/README.md',
  ])('and other pages link to files that are there: %s', async (page) => {
    const text = await readFile(join(root, page), 'utf8');
    const links = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map((match) => match[1]!);
    for (const link of links.filter((one) => !/^[a-z]+:/.test(one))) {
      expect(existsSync(join(root, dirname(page), link)), `${page}: ${link}`).toBe(true);
    }
  });

  it('has an architecture page whose folders are there', async () => {
    const text = await readFile(join(root, 'ARCHITECTURE.md'), 'utf8');
    const paths = [...text.matchAll(/`((?:src|tests|scripts|docs|operations|benchmarks)\/[^`*]*)`/g)].map(
      (match) => match[1]!,
    );
    expect(paths.length).toBeGreaterThan(10);
    for (const path of paths) expect(existsSync(join(root, path)), path).toBe(true);
  });
});
