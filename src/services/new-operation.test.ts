import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseOperation } from '../formats/index.ts';
import { newOperation } from './new-operation.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'throughline-new-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const make = (folder: string, changes: Partial<Parameters<typeof newOperation>[0]> = {}) =>
  newOperation({
    folder: join(root, folder),
    name: 'Valley floods: "response" #2',
    zone: 'Asia/Amman',
    first: '2024-05-06',
    last: '2024-05-12',
    exercise: false,
    ...changes,
  });

const codesOf = (outcome: Awaited<ReturnType<typeof newOperation>>): string[] =>
  outcome.kind === 'made' ? [] : outcome.problems.map(({ code }) => code);

it('makes settings that are right, whatever signs the name has, and tables without rows', async () => {
  const outcome = await make('valley/floods', { exercise: true });
  expect(outcome).toEqual({ kind: 'made', files: expect.arrayContaining(['operation.yaml', 'places.csv']) });
  const folder = join(root, 'valley', 'floods');
  const names = await readdir(folder);
  const files = new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)),
  );
  const { problems } = await parseOperation(files);
  const ofSettings = problems.filter(
    ({ at, severity }) => at.file === 'operation.yaml' && severity === 'error',
  );
  expect(ofSettings).toEqual([]);
  const settings = files.get('operation.yaml')!.toString();
  expect(settings).toContain('exercise: true');
  expect(settings).toContain('"Valley floods: \\"response\\" #2"');
});

it('takes an empty folder, and overwrites nothing in one that is not', async () => {
  await mkdir(join(root, 'empty'));
  expect(codesOf(await make('empty'))).toEqual([]);
  const before = await readFile(join(root, 'empty', 'operation.yaml'), 'utf8');
  expect(codesOf(await make('empty', { name: 'Another' }))).toEqual(['operation.folder-not-empty']);
  expect(await readFile(join(root, 'empty', 'operation.yaml'), 'utf8')).toBe(before);
});

it.each([{ zone: 'Mars/Base' }, { first: '06/05/2024' }, { last: '2024-05-05' }, { name: '' }])(
  'refuses %j and makes no folder',
  async (changes) => {
    const codes = codesOf(await make('op', changes));
    expect(codes.length).toBeGreaterThan(0);
    expect(await readdir(root)).toEqual([]);
  },
);

it('names the options that a person typed, not a file that is not there', async () => {
  const outcome = await make('op', { zone: 'Mars/Base', first: '06/05/2024' });
  expect(outcome).toMatchObject({ problems: [{ at: { file: '--zone' } }, { at: { file: '--first' } }] });
});

it('refuses a folder that is a file, or lies in one', async () => {
  await writeFile(join(root, 'file'), 'of somebody');
  expect(codesOf(await make('file'))).toEqual(['operation.folder-not-readable']);
  expect(codesOf(await make('file/op'))).toEqual(['operation.folder-not-readable']);
  expect(await readFile(join(root, 'file'), 'utf8')).toBe('of somebody');
});
