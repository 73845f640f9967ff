import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { EXAMPLE_FOLDER } from '../../src/formats/describe/example-folder.ts';
import { exportOperation, readOperationFolder } from '../../src/services/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

let parent: string;
let source: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'throughline-export-'));
  source = join(parent, 'source');
  await mkdir(source);
  for (const [name, text] of Object.entries(EXAMPLE_FOLDER)) await writeFile(join(source, name), text);
});

afterEach(async () => {
  await rm(parent, { recursive: true, force: true });
});

const exportTo = (outFolder: string, format: 'xlsx' | 'hxl' | 'geojson' = 'hxl') =>
  exportOperation({ folder: source, format, outFolder });

const listCodes = (outcome: Awaited<ReturnType<typeof exportTo>>): readonly string[] =>
  outcome.kind === 'invalid' ? outcome.problems.map(({ code }) => code) : [];

const run = (
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'src', 'cli', 'main.ts'), ...args], (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
    );
  });

it('prints class, expiry and that it is an exercise, and writes for its owner alone', async () => {
  const out = join(parent, 'out');
  const { code, out: text } = await run('export', source, '--format', 'xlsx', '--out', out);
  expect(code).toBe(0);
  // The documented example says sensitivity restricted, exercise true, last day 8 May 2024.
  expect(text).toContain('RESTRICTED');
  expect(text).toContain('2024-05-08');
  expect(text).toContain('EXERCISE');
  expect((await stat(out)).mode & 0o777).toBe(0o700);
  for (const name of await readdir(out)) expect((await stat(join(out, name))).mode & 0o777).toBe(0o600);
  const { operation, problems } = await readOperationFolder(out);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(operation!.id).toBe('lower-valley-2024');
}, 60_000);

it('is restricted also where the operation calls itself public: it holds every place and row of stock', async () => {
  const text = EXAMPLE_FOLDER['operation.yaml']!.replace('sensitivity: restricted', 'sensitivity: public');
  await writeFile(join(source, 'operation.yaml'), text);
  const outcome = await exportTo(join(parent, 'out'));
  expect(outcome).toMatchObject({ kind: 'exported', class: 'restricted' });
  expect(await readFile(join(parent, 'out', 'README.md'), 'utf8')).toContain('RESTRICTED');
});

it('refuses a form that it does not know, and a folder that holds anything', async () => {
  const wrong = await run('export', source, '--format', 'pdf', '--out', join(parent, 'out'));
  expect(wrong.code).toBe(2);
  expect(wrong.err).toContain('xlsx, hxl, geojson');
  const full = join(parent, 'full');
  await mkdir(full);
  await writeFile(join(full, 'kept.txt'), 'kept');
  expect(listCodes(await exportTo(full))).toEqual(['out.not-empty']);
  expect(await readdir(full)).toEqual(['kept.txt']);
}, 60_000);

it('never writes into a public folder, by whatever way it is reached', async () => {
  await mkdir(join(parent, 'out', 'restricted'), { recursive: true });
  await mkdir(join(parent, 'out', 'public'), { recursive: true });
  await symlink(join(parent, 'out', 'public'), join(parent, 'looks-private'));
  const asked = [
    join(parent, 'looks-private', 'tables'),
    join(parent, 'out', 'public'),
    join(parent, 'out', 'public', 'tables'),
    join(parent, 'out', 'public', 'a', 'b'),
    join(parent, 'out', 'restricted', '..', 'public'),
  ];
  for (const folder of asked) expect(listCodes(await exportTo(folder)), folder).toEqual(['out.public']);
  expect(await readdir(join(parent, 'out', 'public'))).toEqual([]);
});

it('does not follow a link that stands where the folder should', async () => {
  await mkdir(join(parent, 'elsewhere'));
  await symlink(join(parent, 'elsewhere'), join(parent, 'link'));
  expect((await exportTo(join(parent, 'link'))).kind).toBe('invalid');
  expect(await readdir(join(parent, 'elsewhere'))).toEqual([]);
});

it('leaves no half-written folder behind when the operation does not read', async () => {
  await writeFile(join(source, 'places.csv'), 'id,name\n');
  expect((await exportTo(join(parent, 'out'))).kind).toBe('invalid');
  expect((await readdir(parent)).sort()).toEqual(['source']);
});

it('holds no formula in any form, whatever the texts begin with', async () => {
  const evil = ['=cmd|x', '+1 555', '-2+3', '@SUM(A1)', '\t=1', "'=quoted"];
  const places = EXAMPLE_FOLDER['places.csv']!.trimEnd().split('\n');
  const columns = places[0]!.split(',');
  const cells = new Map([
    ['kind', 'junction'],
    ['lat', '32.3'],
    ['lon', '36.3'],
    ['source', 'flash-2'],
  ]);
  const rows = evil.map((name, index) =>
    columns
      .map((column) =>
        column === 'id' ? `evil-${index}` : column === 'name' ? `"${name}"` : (cells.get(column) ?? ''),
      )
      .join(','),
  );
  await writeFile(join(source, 'places.csv'), `${[...places, ...rows].join('\n')}\n`);
  const before = (await readOperationFolder(source)).operation!;
  // A guard that a person typed is one: the reader takes it off once, here.
  const names = new Map(before.places.map(({ id, name }) => [id as string, name]));
  expect(evil.map((_, index) => names.get(`evil-${index}`))).toEqual([
    '=cmd|x',
    '+1 555',
    '-2+3',
    '@SUM(A1)',
    '=1',
    '=quoted',
  ]);

  expect(listCodes(await exportTo(join(parent, 'xlsx'), 'xlsx'))).toEqual([]);
  const parts = unzipSync(new Uint8Array(await readFile(join(parent, 'xlsx', 'places.xlsx'))));
  for (const [name, bytes] of Object.entries(parts))
    expect(new TextDecoder().decode(bytes), name).not.toMatch(/<f[ >/]/);
  expect(listCodes(await exportTo(join(parent, 'hxl'), 'hxl'))).toEqual([]);
  const csv = await readFile(join(parent, 'hxl', 'places.csv'), 'utf8');
  expect(csv).not.toMatch(/(^|[,\n]|")\s*[=@]/);
  expect(csv).toContain("'=cmd|x");

  for (const form of ['xlsx', 'hxl']) {
    const { operation } = await readOperationFolder(join(parent, form));
    expect(operation!.places, form).toStrictEqual(before.places);
  }
});
