import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Plan } from '../../src/domain/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PREFIX = '$ npm run --silent throughline -- ';

const run = (args: readonly string[], cwd: string): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, 'src', 'cli', 'main.ts'), ...args],
      { cwd, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
    );
  });

it('docs/rolling.md can be followed from the first plan to the third day', { timeout: 240_000 }, async () => {
  const page = await readFile(join(root, 'docs/rolling.md'), 'utf8');
  const folder = await mkdtemp(join(tmpdir(), 'throughline-rolling-'));
  let printed = '';
  try {
    await symlink(join(root, 'examples'), join(folder, 'examples'));
    for (const [, kind, file, text] of page.matchAll(/^```(console|csv)(?: (\S+))?\n([\s\S]*?)^```$/gm)) {
      if (kind === 'csv') {
        await writeFile(join(folder, file!), await nameMovements(folder, text!));
        continue;
      }
      for (const line of text!.trim().split('\n')) {
        expect(line.startsWith(PREFIX), line).toBe(true);
        const { code, out, err } = await run(line.slice(PREFIX.length).split(/\s+/), folder);
        expect({ line, code, err: code === 0 ? '' : err }).toMatchObject({ code: 0 });
        printed = out;
      }
    }
    expect(printed).toContain('NOT KNOWN');
    expect(printed).toMatch(/0 violations.*in the ledger/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** The page's M1 and M2 with the ids of the plan: the first convoy, and the first one with the truck that breaks down. */
const nameMovements = async (folder: string, text: string): Promise<string> => {
  const plan = JSON.parse(await readFile(join(folder, 'out/restricted/plan.json'), 'utf8')) as Plan;
  const own = plan.movements.filter(({ date }) => date === '2025-03-03');
  const broken = own.find(({ vehicles }) => vehicles.some(({ number }) => number === 1))!;
  const denied = own.find((movement) => movement !== broken)!;
  return text.replaceAll('M1', denied.id).replaceAll('M2', broken.id);
};
