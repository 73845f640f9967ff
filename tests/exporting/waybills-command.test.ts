import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCase } from '../../src/check/case.ts';
import { buildSiteLedger } from '../../src/check/site-ledger.ts';
import { EXAMPLE_FOLDER } from '../../src/formats/describe/example-folder.ts';
import { buildMovementPapers } from '../../src/report/index.ts';
import { readOperationFolder, readPlanFile, writeWaybills } from '../../src/services/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const run = (
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [join(root, 'src', 'cli', 'main.ts'), ...args], (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
    );
  });

interface Issued {
  readonly number: string;
  readonly movement: string;
}

describe('waybills of the documented example', () => {
  let parent: string;
  let folder: string;
  let planPath: string;
  let all: {
    readonly exercise: boolean;
    readonly waybills: readonly Issued[];
    readonly files: readonly string[];
  };

  const write = (name: string, wanted: { readonly date?: string; readonly movement?: string } = {}) =>
    writeWaybills({
      folder,
      planPath,
      outFolder: join(parent, name),
      date: wanted.date ?? null,
      movement: wanted.movement ?? null,
    });

  const listCodes = async (outcome: ReturnType<typeof write>): Promise<readonly string[]> => {
    const found = await outcome;
    return found.kind === 'invalid' ? found.problems.map(({ code }) => code) : [];
  };

  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'throughline-waybills-'));
    folder = join(parent, 'operation');
    await mkdir(folder);
    for (const [name, text] of Object.entries(EXAMPLE_FOLDER)) await writeFile(join(folder, name), text);
    const planned = await run('plan', folder, '--out', join(parent, 'out'), '--iterations', '1', '--json');
    expect(planned.code, planned.err).toBe(0);
    planPath = join(parent, 'out', 'restricted', 'plan.json');
    const written = await run('waybills', folder, planPath, '--out', join(parent, 'all'), '--json');
    expect(written.code, written.err).toBe(0);
    all = JSON.parse(written.out);
  }, 120_000);

  afterAll(() => rm(parent, { recursive: true, force: true }));

  it('are one page and one workbook for each movement and a register, for their owner alone', async () => {
    const movements = [...new Set(all.waybills.map(({ movement }) => movement))];
    expect(movements.length).toBeGreaterThan(3);
    const names = await readdir(join(parent, 'all'));
    expect(names.length).toBe(2 * movements.length + 2);
    for (const id of movements) expect(names.filter((name) => name.includes(`_${id}_`)).length).toBe(2);
    // Class and expiry stand in each name: the example's last day is 8 May 2024.
    for (const name of names) expect(name).toMatch(/_restricted-until-2024-05-08\.(html|xlsx)$/);
    expect((await stat(join(parent, 'all'))).mode & 0o777).toBe(0o700);
    for (const name of names) expect((await stat(join(parent, 'all', name))).mode & 0o777).toBe(0o600);
  });

  it('hold one movement a file, so that a convoy leader carries no other', async () => {
    const ids = [...new Set(all.waybills.map(({ movement }) => movement))];
    for (const name of (await readdir(join(parent, 'all'))).filter((one) => /^\d.*html$/.test(one))) {
      const page = await readFile(join(parent, 'all', name), 'utf8');
      expect(ids.filter((id) => page.includes(id))).toEqual([name.split('_')[1]]);
    }
  });

  it('keep their numbers when only a day or a movement is printed', async () => {
    const { movement } = all.waybills.at(-1)!;
    const wanted = all.waybills.filter((one) => one.movement === movement).map(({ number }) => number);
    const one = await write('one', { movement });
    expect(
      one.kind === 'written' && one.papers.flatMap(({ waybills }) => waybills.map(({ number }) => number)),
    ).toEqual(wanted);
    const day = await write('day', { date: '2024-05-07' });
    expect(day.kind === 'written' && day.papers.length).toBeGreaterThan(0);
    expect(
      day.kind === 'written' && day.papers.every((papers) => papers.movement.date === '2024-05-07'),
    ).toBe(true);
    const register = (await readdir(join(parent, 'one'))).find((name) => /^register.*html$/.test(name))!;
    const page = await readFile(join(parent, 'one', register), 'utf8');
    expect(all.waybills.filter(({ number }) => page.includes(number)).map(({ number }) => number)).toEqual(
      wanted,
    );
  });

  it('bring each site what the judge counts as brought there, lot by lot', async () => {
    const { operation } = await readOperationFolder(folder);
    const { plan } = await readPlanFile(planPath);
    const ledger = buildSiteLedger({ ...buildCase(operation!, plan!), movements: plan!.movements });
    const ownLots = new Map(plan!.lots.map(({ id, placeId, packs }) => [`${placeId} ${id}`, packs]));
    const counted = new Map<string, number>();
    for (const { placeId, goodId, lotId, packs } of ledger.came) {
      const key = `${placeId} ${goodId} ${lotId}`;
      counted.set(key, (counted.get(key) ?? 0) + packs);
    }
    const printed = new Map<string, number>();
    for (const { waybills } of buildMovementPapers(operation!, plan!))
      for (const { consignee, lines } of waybills)
        for (const { good, lotId, packs } of lines) {
          const key = `${consignee.place.id} ${good.id} ${lotId}`;
          if (counted.has(key)) printed.set(key, (printed.get(key) ?? 0) + packs);
        }
    // What lay at a site from the start came without a waybill.
    for (const [key, packs] of counted) {
      const [place, , lot] = key.split(' ');
      counted.set(key, packs - (ownLots.get(`${place} ${lot}`) ?? 0));
    }
    expect(printed.size).toBeGreaterThan(0);
    expect([...printed].sort()).toEqual([...counted].filter(([, packs]) => packs > 0).sort());
  });

  it('say why there is nothing to print', async () => {
    expect(await listCodes(write('x', { movement: 'm-none' }))).toEqual(['waybills.unknown-movement']);
    expect(await listCodes(write('x', { date: '2024-05-30' }))).toEqual(['waybills.no-movement']);
    expect(await listCodes(write('all'))).toEqual(['out.not-empty']);
    expect(await listCodes(write(join('out', 'public')))).toEqual(['out.public']);
    expect(await readdir(parent)).not.toContain('x');
  });

  it('are not made of a plan that does not hold, or is not of this operation', async () => {
    const plan = JSON.parse(await readFile(planPath, 'utf8'));
    plan.movements[0].loads[0].packs += 1;
    const wrong = join(parent, 'wrong.json');
    await writeFile(wrong, JSON.stringify(plan));
    const request = { folder, planPath: wrong, outFolder: join(parent, 'x'), date: null, movement: null };
    expect(await listCodes(writeWaybills(request))).toEqual(['waybills.plan-refused']);

    const other = join(parent, 'other');
    await mkdir(other);
    for (const [name, text] of Object.entries(EXAMPLE_FOLDER))
      await writeFile(join(other, name), name === 'goods.csv' ? text.replace('Food', 'Other') : text);
    const changed = { ...request, folder: other, planPath };
    expect(EXAMPLE_FOLDER['goods.csv']).toContain('Food');
    expect(await listCodes(writeWaybills(changed))).toEqual(['waybills.plan-refused']);
  });

  it('print the mark of an exercise, the class and what a notification is not, on every sheet', async () => {
    expect(all.exercise).toBe(true);
    for (const name of (await readdir(join(parent, 'all'))).filter((one) => one.endsWith('.html'))) {
      const page = await readFile(join(parent, 'all', name), 'utf8');
      for (const sheet of page.split('<section class="sheet').slice(1)) {
        expect(sheet).toContain('EXERCISE');
        expect(sheet).toContain('تمرين');
        expect(sheet).toContain('RESTRICTED');
        expect(sheet).toContain('neither creates nor removes protection');
      }
    }
  });
});
