import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QUICK_QUESTIONS } from '../../src/formats/index.ts';
import { QUICK_NEEDS } from '../../src/formats/quick/quick-needs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = await readFile(join(root, 'docs/quick.md'), 'utf8');
const block = (language: string): string =>
  new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)![1]!;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-quick-'));
  await writeFile(join(folder, 'answers.yaml'), block('yaml answers.yaml'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = (args: readonly string[], input?: string) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [join(root, 'src', 'cli', 'main.ts'), ...args],
      { cwd: folder },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
    );
    child.stdin?.end(input ?? '');
  });

describe('docs/quick.md', () => {
  it('has commands that work in order, and a plan without violations at their end', async () => {
    const commands = block('console').trim().split('\n');
    expect(commands).toHaveLength(6);
    for (const command of commands) {
      const { code, out, err } = await run(command.replace('$ throughline ', '').split(' '));
      expect({ command, code, err }).toMatchObject({ code: 0 });
      if (command.endsWith('quick answers.yaml')) expect(out).toContain(block('text'));
      if (command.includes(' check ')) expect(out).toMatch(/0 violations|no violation/i);
    }
  }, 120_000);

  it('reads the same answers from a pipe and from options', async () => {
    const answers = block('yaml answers.yaml');
    const piped = await run(['quick', '--json'], answers);
    expect(piped.code).toBe(0);
    const sets = answers
      .trim()
      .split('\n')
      .flatMap((line) => [
        '--set',
        line
          .replace(': ', '=')
          .replace(/[[\]{}]/g, '')
          .replaceAll(': ', ' '),
      ]);
    const typed = await run(['quick', '--json', ...sets]);
    expect(JSON.parse(typed.out)).toEqual(JSON.parse(piped.out));
    expect(JSON.parse(piped.out).notKnown).toEqual(['stock of water', 'arrivals of water']);
  });

  it('says what is wrong with answers, and writes nothing then', async () => {
    const { code, err } = await run(['quick', '--set', 'people=many', '--into', 'never']);
    expect(code).toBe(2);
    expect(err).toContain('quick.not-a-number');
    expect(err).toContain('quick.not-answered');
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });

  it('writes over nothing', async () => {
    await run(['quick', 'answers.yaml', '--into', 'once']);
    const again = await run(['quick', 'answers.yaml', '--into', 'once']);
    expect(again.code).toBe(2);
    expect(again.err).toContain('--into');
  });

  it('lists every question and every need with its standard', () => {
    for (const { key, ask } of QUICK_QUESTIONS)
      expect(page).toMatch(new RegExp(`\\| \`${key}\` \\| ${ask.split('?')[0]}`));
    expect([...page.matchAll(/^\| `(\w+)` \| [\d.]+ /gm)].map((match) => match[1])).toEqual(
      QUICK_NEEDS.map((need) => need.id),
    );
    for (const need of QUICK_NEEDS.filter((one) => one.kind === 'durable'))
      expect(page).toContain(`| ${need.gramsPerUnit / 1000} kg each |`);
  });
});
