import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { Plan } from '../../src/domain/index.ts';
import { EXAMPLE_FOLDER } from '../../src/formats/describe/example-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const run = (args: readonly string[], cwd: string): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, 'src', 'cli', 'main.ts'), ...args],
      { cwd, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
    );
  });

const PAGE = join(root, 'docs/ownership.md');

/** Of the example of docs/formats.md: what a plan cannot do without. */
const KEPT = [
  'operation.yaml',
  'sources.csv',
  'areas.geojson',
  'places.csv',
  'people.csv',
  'conversions.csv',
  'needs.csv',
  'goods.csv',
  'fleet.csv',
  'links.csv',
  'roads.geojson',
];

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

it('docs/ownership.md shows what its example gives, before and after the missing agreement', {
  timeout: 120_000,
}, async () => {
  const page = await readFile(PAGE, 'utf8');
  const tables = [...page.matchAll(/^```csv (\S+)\n([\s\S]*?)^```$/gm)].map(
    ([, file, text]) => [file!, text!] as const,
  );
  expect(tables.map(([file]) => file)).toEqual([
    'stock.csv',
    'arrivals.csv',
    'agreements.csv',
    'earmarks.csv',
  ]);
  const shown = /^```text\n([\s\S]*?)^```$/m.exec(page)![1]!;
  const folder = await mkdtemp(join(tmpdir(), 'throughline-owners-'));
  try {
    const valley = join(folder, 'valley');
    await mkdir(valley);
    const plain = Object.entries(EXAMPLE_FOLDER).filter(([file]) => KEPT.includes(file));
    for (const [file, text] of [...plain, ...tables]) await writeFile(join(valley, file), text);
    const command = /^\$ npm run --silent throughline -- (.*)$/m.exec(page)![1]!;
    const first = await run(command.split(' '), folder);
    expect(first.code, first.err).toBe(0);
    const said = /Partners: .* and [\d,]+\./.exec(flat(first.out))![0];
    if (process.env['UPDATE'])
      await writeFile(PAGE, page.replace(shown, `${said.replace('shared; ', 'shared;\n')}\n`));
    else expect(said).toBe(flat(shown));
    // The missing agreement costs people something, or the page has nothing to show.
    const [agreed, shared] = [...said.matchAll(/([\d.]+) %/g)].map(([, share]) => Number(share));
    expect(shared!).toBeGreaterThan(agreed!);
    expect(flat(first.out)).toContain('0 violations');

    // With the agreement the food rides, and sharing brings no more.
    const agreements = Object.fromEntries(tables)['agreements.csv']!;
    await writeFile(
      join(valley, 'agreements.csv'),
      `${agreements}Food agency,stock,Relief agency,,,no,flash-2\n`,
    );
    const second = await run(command.split(' '), folder);
    expect(second.code, second.err).toBe(0);
    expect(flat(second.out)).toContain('0 violations');
    const plan: Plan = JSON.parse(await readFile(join(folder, 'out/restricted/plan.json'), 'utf8'));
    const { owners, poolingCost } = plan.partners;
    expect(poolingCost?.asAgreed).toEqual(poolingCost?.pooled);
    expect(owners.map(({ owner }) => owner)).toEqual(['Food agency', 'Relief agency']);
    expect(owners[0]!.delivered.map(({ goodId }) => goodId)).toEqual(['food-parcel']);
    expect(owners[1]!.carriedForOthersGrams).toBeGreaterThan(0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
