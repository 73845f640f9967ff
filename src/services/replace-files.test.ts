import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FileChange, replaceFiles } from './replace-files.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const OLD = { 'sources.csv': 'old sources\n', 'stock.csv': 'old stock\n', 'roads.geojson': 'old roads\n' };

/** A table anew, a second one, one that was not there, one that goes, and one in a sub-folder that is not there yet. */
const CHANGES: readonly FileChange[] = [
  { name: 'sources.csv', bytes: bytes('new sources\n'), mode: 0o644 },
  { name: 'stock.csv', bytes: bytes('new stock\n'), mode: 0o644 },
  { name: 'people.csv', bytes: bytes('new people\n'), mode: 0o644 },
  { name: 'roads.geojson', bytes: null, mode: 0o644 },
  { name: 'imports/stock-report.map.yaml', bytes: bytes('mapping\n'), mode: 0o600 },
];

describe('replaceFiles', () => {
  let root: string;
  let folder: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'throughline-replace-'));
    folder = join(root, 'operation');
    await mkdir(folder);
    for (const [name, text] of Object.entries(OLD)) await writeFile(join(folder, name), text);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  /** Every file of the folder and its sub-folders by name; leftovers would show. */
  const listTexts = async (): Promise<Record<string, string>> => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    return Object.fromEntries(
      await Promise.all(
        files.map(async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')]),
      ),
    );
  };

  it('replaces, adds and takes away together, and leaves nothing else behind', async () => {
    expect(await replaceFiles(folder, CHANGES)).toEqual({ kind: 'replaced' });
    expect(await listTexts()).toEqual({
      'sources.csv': 'new sources\n',
      'stock.csv': 'new stock\n',
      'people.csv': 'new people\n',
      'imports/stock-report.map.yaml': 'mapping\n',
    });
  });

  it('leaves all as it was, whichever step fails', async () => {
    const steps: string[] = [];
    await replaceFiles(folder, CHANGES, (step) => steps.push(step));
    // Four files are written and five names change.
    expect(steps.length).toBeGreaterThanOrEqual(9);
    for (let failing = 0; failing < steps.length; failing++) {
      await rm(folder, { recursive: true });
      await mkdir(folder);
      for (const [name, text] of Object.entries(OLD)) await writeFile(join(folder, name), text);
      let step = 0;
      const outcome = await replaceFiles(folder, CHANGES, () => {
        if (step++ === failing) throw Object.assign(new Error('disk full'), { code: 'ENOSPC' });
      });
      expect(outcome, steps[failing]).toEqual({ kind: 'failed', detail: 'ENOSPC' });
      expect(await listTexts(), steps[failing]).toEqual(OLD);
    }
  });

  it('keeps the mode of a file that is there, and gives a new one its own', async () => {
    await chmod(join(folder, 'stock.csv'), 0o640);
    await replaceFiles(folder, CHANGES);
    const modeOf = async (name: string): Promise<number> => (await stat(join(folder, name))).mode & 0o777;
    expect(await modeOf('stock.csv')).toBe(0o640);
    expect(await modeOf('people.csv')).toBe(0o644);
    expect(await modeOf('imports/stock-report.map.yaml')).toBe(0o600);
  });

  it.each(['stock.csv', 'people.csv'])(
    'refuses a link in the place of %s, and writes nothing',
    async (name) => {
      const elsewhere = join(root, 'elsewhere.csv');
      await writeFile(elsewhere, 'of somebody else\n');
      await rm(join(folder, name), { force: true });
      await symlink(elsewhere, join(folder, name));
      expect(await replaceFiles(folder, CHANGES)).toMatchObject({ kind: 'failed' });
      expect(await readFile(elsewhere, 'utf8')).toBe('of somebody else\n');
      const { [name]: _, ...others } = OLD as Record<string, string>;
      expect(await listTexts()).toEqual(others);
    },
  );

  it('refuses a link in the place of the sub-folder, and writes nothing through it', async () => {
    const elsewhere = join(root, 'elsewhere');
    await mkdir(elsewhere);
    await symlink(elsewhere, join(folder, 'imports'));
    expect(await replaceFiles(folder, CHANGES)).toMatchObject({ kind: 'failed' });
    expect(await readdir(elsewhere)).toEqual([]);
    expect(await listTexts()).toEqual(OLD);
  });

  it('replaces nothing where a file is not as it was read, or is there and was not', async () => {
    const [sources, stock] = CHANGES as [FileChange, FileChange];
    for (const before of [bytes('older stock\n'), null])
      expect(await replaceFiles(folder, [sources, { ...stock, before }])).toEqual({
        kind: 'failed',
        detail: 'stock.csv was changed by somebody meanwhile',
      });
    expect(await listTexts()).toEqual(OLD);
    expect(await replaceFiles(folder, [{ ...stock, before: bytes(OLD['stock.csv']) }])).toEqual({
      kind: 'replaced',
    });
  });

  it('refuses a folder in the place of a file', async () => {
    await mkdir(join(folder, 'people.csv'));
    expect(await replaceFiles(folder, CHANGES)).toMatchObject({ kind: 'failed' });
    expect(await listTexts()).toEqual(OLD);
  });
});
