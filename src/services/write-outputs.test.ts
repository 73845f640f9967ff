import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeOutputs } from './write-outputs.ts';

const FILES = [
  { folder: 'public', name: 'summary.csv', text: 'totals\n' },
  { folder: 'restricted', name: 'plan.json', text: 'secret\n' },
] as const;

describe('writeOutputs', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-out-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('writes restricted files for their owner alone, also over files that were open', async () => {
    await mkdir(join(folder, 'restricted'));
    await chmod(join(folder, 'restricted'), 0o777);
    await writeFile(join(folder, 'restricted', 'plan.json'), 'old', { mode: 0o666 });
    expect(await writeOutputs(folder, FILES)).toHaveProperty('paths');
    expect((await stat(join(folder, 'restricted'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'restricted', 'plan.json'))).mode & 0o777).toBe(0o600);
    expect((await readdir(join(folder, 'restricted'))).sort()).toEqual(['plan.json']);
  });

  it('refuses when restricted is a link, and writes nothing through it', async () => {
    const elsewhere = join(folder, 'elsewhere');
    await mkdir(elsewhere);
    await symlink(elsewhere, join(folder, 'restricted'));
    expect(await writeOutputs(folder, FILES)).toMatchObject({ code: 'out.not-a-folder' });
    expect(await readdir(elsewhere)).toEqual([]);
  });

  it('replaces a file that is a link instead of following it', async () => {
    await mkdir(join(folder, 'restricted'));
    await writeFile(join(folder, 'victim'), 'mine');
    await symlink(join(folder, 'victim'), join(folder, 'restricted', 'plan.json'));
    await writeOutputs(folder, FILES);
    expect(await readFile(join(folder, 'victim'), 'utf8')).toBe('mine');
    expect(await readFile(join(folder, 'restricted', 'plan.json'), 'utf8')).toBe('secret\n');
  });

  it('writes all or none', async () => {
    await mkdir(join(folder, 'public', 'summary.csv'), { recursive: true });
    expect(await writeOutputs(folder, FILES)).toMatchObject({ code: 'out.not-writable' });
    expect(await readdir(join(folder, 'restricted'))).toEqual([]);
  });

  it('says when the folder is a file', async () => {
    await writeFile(join(folder, 'taken'), '');
    expect(await writeOutputs(join(folder, 'taken'), FILES)).toMatchObject({ code: 'out.not-a-folder' });
  });
});
