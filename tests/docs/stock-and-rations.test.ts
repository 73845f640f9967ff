import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

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

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

it.each(['stock-and-fuel', 'rations'])(
  'docs/%s.md shows what its commands print',
  {
    timeout: 180_000,
  },
  async (name) => {
    const page = await readFile(join(root, `docs/${name}.md`), 'utf8');
    const blocks = [...page.matchAll(/^```(console|text|csv)(?: (\S+))?\n([\s\S]*?)^```$/gm)];
    expect(blocks.filter(([, kind]) => kind === 'console').length).toBeGreaterThanOrEqual(2);
    const folder = await mkdtemp(join(tmpdir(), 'throughline-stock-'));
    try {
      await symlink(join(root, 'examples'), join(folder, 'examples'));
      let printed = '';
      for (const [, kind, file, text] of blocks) {
        if (kind === 'csv') {
          // Quoted from the example, which is the one that the commands use.
          const quoted = await readFile(join(root, 'examples/dry-road', file!), 'utf8');
          expect(text, file).toBe(quoted);
        } else if (kind === 'text') {
          expect(flat(printed)).toContain(flat(text!));
        } else {
          for (const line of text!.trim().split('\n')) {
            expect(line.startsWith(PREFIX), line).toBe(true);
            const { code, out, err } = await run(line.slice(PREFIX.length).split(/\s+/), folder);
            expect({ line, code, err: code === 0 ? '' : err }).toMatchObject({ code: 0 });
            printed = out;
          }
        }
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
