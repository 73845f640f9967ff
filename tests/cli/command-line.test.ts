import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const main = join(root, 'src', 'cli', 'main.ts');
const rafah = join(root, 'operations', 'rafah');

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const run = (args: readonly string[], env: Record<string, string> = {}): Promise<Ran> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [main, ...args],
      { cwd: root, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
    );
    child.stdin?.end();
  });

const lastJson = (text: string) => JSON.parse(text.trimEnd().split('\n').at(-1) ?? '');

it('names all options that `new` lacks at once, and where its help is', async () => {
  const { code, err } = await run(['new', 'nowhere', '--name', 'Valley']);
  expect(code).toBe(2);
  expect(err).toContain('required options not given: --zone, --first, --last');
  expect(err).toContain('throughline new --help');
});

describe('the command line', () => {
  let folder: string;
  let planFile: string;
  let planned: Ran;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'throughline-cli-'));
    planFile = join(folder, 'out', 'restricted', 'plan.json');
    planned = await run(['plan', rafah, '--out', join(folder, 'out'), '--iterations', '1', '--json']);
  }, 300_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('plans the bundled operation without a violation and prints one JSON object', () => {
    expect(planned.err).toBe('');
    expect(planned.code).toBe(0);
    expect(planned.out.trimEnd().split('\n')).toHaveLength(1);
    const result = lastJson(planned.out);
    expect(result).toMatchObject({
      operation: 'rafah',
      asOf: '2024-05-06T05:00:00.000Z',
      seed: 1,
      violations: 0,
    });
    expect(result.movements).toBeGreaterThan(100);
    expect(result.coverage.energy.min).toBeGreaterThan(0);
    expect(result.bound.floor1.min).toBeGreaterThanOrEqual(result.coverage.energy.floorMin);
    expect(result.assumptionsShare).toBeGreaterThan(0);
    expect(result.notKnown.map((line: { code: string }) => line.code)).toContain('need.no-supply-data');
    expect(Object.keys(result)).toEqual(
      expect.arrayContaining([
        'iterations',
        'seconds',
        'coverage',
        'bound',
        'unmet',
        'movements',
        'notKnown',
        'files',
      ]),
    );
  });

  it('writes restricted and public results apart, the restricted ones for their owner alone', async () => {
    expect((await readdir(join(folder, 'out'))).sort()).toEqual(['public', 'restricted']);
    expect((await readdir(join(folder, 'out', 'restricted'))).sort()).toEqual([
      'allocation.csv',
      'movements.geojson',
      'plan.json',
      'report.html',
    ]);
    expect((await readdir(join(folder, 'out', 'public'))).sort()).toEqual(['summary.csv', 'summary.html']);
    expect((await stat(planFile)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'out', 'restricted'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'out', 'public', 'summary.html'))).mode & 0o044).toBe(0o044);
  });

  it('checks the plan it wrote, and names what was spoilt in it', async () => {
    const good = await run(['check', rafah, planFile, '--json']);
    expect(good.code).toBe(0);
    expect(lastJson(good.out).violations).toEqual([]);
    expect(
      lastJson(good.out).rules.every((rule: { code: string; checked: number }) => rule.checked >= 0),
    ).toBe(true);

    const plan = JSON.parse(await readFile(planFile, 'utf8'));
    plan.movements[0].loads[0].packs += 1;
    const spoilt = join(folder, 'spoilt.json');
    await writeFile(spoilt, JSON.stringify(plan));
    const bad = await run(['check', rafah, spoilt]);
    expect(bad.code).toBe(1);
    expect(bad.out).toMatch(/^violation {2}\S+ at /m);
  }, 120_000);

  it('explains one place, and suggests the right id for a slip', async () => {
    const explained = await run(['explain', rafah, planFile, '--place', 'rafah-centre', '--json']);
    expect(explained.code).toBe(0);
    const [place] = lastJson(explained.out).places;
    expect(place.unmet.length).toBeGreaterThan(0);
    expect(place.limits[0].sharePpm).toBeGreaterThan(0);

    const slip = await run(['explain', rafah, planFile, '--place', 'rafah-center']);
    expect(slip.code).toBe(2);
    expect(slip.err).toContain('Did you mean rafah-centre?');

    const words = await run(['explain', rafah, planFile], { NO_COLOR: '1' });
    expect(words.code).toBe(0);
    expect(words.out).not.toContain('\u001b');
  }, 120_000);

  it('validates the bundled operation, and shows all problems of a broken one at once', async () => {
    expect((await run(['validate', rafah])).code).toBe(0);
    const broken = join(folder, 'broken');
    const { cp } = await import('node:fs/promises');
    await cp(rafah, broken, { recursive: true });
    await writeFile(join(broken, 'fleet.csv'), 'id,kind,count,home\nx,truck,-3,nowhere\n');
    await writeFile(join(broken, 'conversions.csv'), 'id,kind\n');
    const result = await run(['validate', broken, '--json']);
    expect(result.code).toBe(1);
    const { valid, problems } = lastJson(result.out);
    expect(valid).toBe(false);
    const files = new Set(problems.map((problem: { at: { file: string } }) => problem.at.file));
    expect([...files]).toEqual(expect.arrayContaining(['fleet.csv', 'conversions.csv']));
    const before = await readdir(broken);
    const plan = await run(['plan', broken, '--out', join(folder, 'nothing')]);
    expect(plan.code).toBe(2);
    expect(await readdir(broken)).toEqual(before);
    await expect(stat(join(folder, 'nothing'))).rejects.toThrow();
  }, 120_000);

  it.each([
    [[], 2, /Usage: throughline/],
    [['--help'], 0, /plan an operation/],
    [['--version'], 0, /^\d+\.\d+\.\d+/],
    [['plan', '--help'], 0, /--as-of/],
    [['fly'], 2, /unknown command/],
    [['plan'], 2, /missing required argument/],
    [['plan', 'no-such-folder'], 2, /no such folder/],
    [['plan', rafah, '--seed', '-1'], 2, /whole number/],
    [['plan', rafah, '--as-of', 'yesterday'], 2, /2024-05-06T05:00Z/],
    [['plan', rafah, '--as-of', '2024-05-06T05:00'], 2, /zone/],
    [['plan', rafah, '--seconds', '3', '--iterations', '3'], 2, /not both/],
    [['plan', rafah, '--as-of', '2031-01-01T00:00Z'], 1, /after the last day/],
    [['check', rafah, 'no-such-plan.json'], 2, /no such file/],
    [['check', rafah, join(rafah, 'places.csv')], 2, /\[/],
    [['explain', rafah], 2, /missing required argument/],
  ] as const)('answers %j with exit code %i', { timeout: 60_000 }, async (args, code, text) => {
    const ran = await run(args);
    expect(ran.out + ran.err).toMatch(text);
    expect(ran.code).toBe(code);
    expect(ran.err).not.toContain('fault of Throughline');
  });
});
