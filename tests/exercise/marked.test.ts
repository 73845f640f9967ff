import { execFile } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { drawStreets } from './drawn-streets.ts';
import { withFolder } from './in-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const run = (args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, 'src', 'cli', 'main.ts'), ...args],
      { cwd: root, maxBuffer: 64 * 1024 * 1024 },
      (error, out) => resolve({ code: error === null ? 0 : Number(error.code ?? -1), out }),
    );
  });

/** Takes every name and note that says so out of the folder: only `exercise: true` is left to say it. */
async function disguise(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if (name === 'README.md') continue;
    const text = await readFile(path, 'utf8');
    const plain = text.replace(/exercise/gi, (word, at: number) =>
      name === 'operation.yaml' && text.startsWith('exercise: true', at) ? word : 'sample',
    );
    await writeFile(path, plain);
  }
}

it('every output of an operation with `exercise: true` says so, whatever its names are', async () => {
  await withFolder(async (parent) => {
    const [roads, folder, out] = [join(parent, 'town.geojson'), join(parent, 'town'), join(parent, 'out')];
    await writeFile(roads, drawStreets());
    const options = ['--sites', '8', '--hubs', '1', '--days', '2', '--into', folder];
    const made = await run(['exercise', roads, ...options]);
    expect(made.code).toBe(0);
    expect(made.out).toMatch(/^EXERCISE/);
    expect(made.out).toContain('8 sites, 1 hubs and 1 crossings over 2 days');
    await disguise(folder);

    const planned = await run(['plan', folder, '--out', out, '--iterations', '1', '--threads', '1']);
    expect(planned.code).toBe(0);
    expect(planned.out).toContain('EXERCISE');
    const plan = join(out, 'restricted', 'plan.json');
    for (const args of [
      ['validate', folder],
      ['check', folder, plan],
      ['explain', folder, plan],
    ]) {
      expect((await run(args)).out, args[0]).toContain('EXERCISE');
      const json = JSON.parse((await run([...args, '--json'])).out);
      expect(json, args[0]).toMatchObject({ exercise: true });
    }

    const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    expect(files.length).toBeGreaterThanOrEqual(6);
    for (const file of files) {
      const text = await readFile(join(file.parentPath, file.name), 'utf8');
      switch (file.name.slice(file.name.lastIndexOf('.'))) {
        case '.json':
          expect(JSON.parse(text).operation?.exercise ?? JSON.parse(text).exercise, file.name).toBe(true);
          break;
        case '.geojson':
          for (const { properties } of JSON.parse(text).features)
            expect(properties.exercise, file.name).toBe(true);
          break;
        case '.csv': {
          const [header, , ...rows] = text.trimEnd().split('\r\n');
          const column = header!.split(',').indexOf('exercise');
          expect(column, file.name).toBeGreaterThanOrEqual(0);
          expect(rows.length, file.name).toBeGreaterThan(0);
          for (const row of rows) expect(row.split(','), file.name).toContain('yes');
          break;
        }
        default:
          expect(text, file.name).toContain('EXERCISE');
      }
    }
  });
}, 120_000);
