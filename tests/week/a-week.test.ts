import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Operation, type Plan, resolvePeople, resolveSituation } from '../../src/domain/index.ts';
import { parseOperation } from '../../src/formats/index.ts';
import { readOperationFiles } from '../../src/services/read-operation-folder.ts';
import { listImbalances } from '../rolling/rolled-operation.ts';
import { listSteps, updateShown } from './read-page.ts';
import { formatActuals, formatNotices, tellDay } from './what-happened.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PAGE = join(root, 'docs/a-week.md');
const PREFIX = 'npm run --silent throughline -- ';
const UPDATE = process.env['UPDATE'] === '1';

interface Printed {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const run = (args: readonly string[], cwd: string): Promise<Printed> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, 'src/cli/main.ts'), ...args],
      { cwd, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err }),
    );
  });

let folder: string;
const printed = new Map<string, string>();
/** The plan that is in force on a day. */
const plans = new Map<string, Plan>();

const readPlan = async (path: string): Promise<Plan> =>
  JSON.parse(await readFile(join(folder, path, 'restricted/plan.json'), 'utf8'));

const readFolder = async (path: string): Promise<Operation> => {
  const { files } = await readOperationFiles(join(folder, path));
  const { operation, problems } = await parseOperation(files!);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return operation!;
};

const dayBefore = (date: string): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

const option = (args: readonly string[], name: string): string => args[args.indexOf(name) + 1]!;

/** Takes note of the plan that a day is rolled on with; `UPDATE=1` writes what happened to its movements. */
const bookDay = async (args: readonly string[]): Promise<void> => {
  const date = dayBefore(option(args, '--to'));
  plans.set(date, JSON.parse(await readFile(join(folder, args[2]!), 'utf8')));
  if (!UPDATE) return;
  const day = tellDay(date, plans);
  await writeFile(join(root, option(args, '--actuals')), formatActuals(day));
  await writeFile(join(root, option(args, '--notices')), formatNotices(day));
};

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-week-'));
  await symlink(join(root, 'examples'), join(folder, 'examples'));
  let page = await readFile(PAGE, 'utf8');
  for (const { command, shown } of listSteps(page)) {
    const [first, ...rest] = command.split(/\s+/);
    if (first === 'cp') {
      await copyFile(join(folder, rest[0]!), join(folder, rest[1]!));
      continue;
    }
    expect(command.startsWith(PREFIX), command).toBe(true);
    const args = command.slice(PREFIX.length).split(/\s+/);
    if (args[0] === 'roll') await bookDay(args);
    const { code, out, err } = await run(args, folder);
    expect({ command, code, err: code === 0 ? '' : err }).toMatchObject({ code: 0 });
    printed.set(command.slice(PREFIX.length), out);
    if (shown === null) continue;
    if (UPDATE) page = updateShown(page, shown, out);
    else expect(flat(out), command).toContain(flat(shown));
  }
  if (UPDATE) await writeFile(PAGE, page);
}, 900_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

const printedBy = (start: string): readonly string[] =>
  [...printed].filter(([command]) => command.startsWith(start)).map(([, out]) => out);

const MORNINGS: Readonly<Record<string, string>> = {
  '2025-08-26': 'week/tue',
  '2025-08-27': 'week/wed',
  '2025-08-28': 'week/thu',
  '2025-08-29': 'week/fri',
  '2025-08-30': 'week/sat',
  '2025-08-31': 'week/sunday',
  '2025-09-01': 'week/end',
};

/** Packs of a good under a heading on the evening of a date, at a place or anywhere. */
const packsIn = (
  operation: Operation,
  date: string,
  entry: string,
  { good = 'bag', place }: { readonly good?: string; readonly place?: string } = {},
): number =>
  operation.ledger
    .filter((line) => line.date === date && line.entry === entry && line.goodId === good)
    .filter((line) => place === undefined || line.placeId === place)
    .reduce((sum, line) => sum + line.packs, 0);

const bagsOf = (plan: Plan, id: string): number =>
  plan.movements
    .find((movement) => movement.id === id)!
    .loads.filter((load) => load.goodId === 'bag')
    .reduce((sum, load) => sum + load.packs, 0);

const peopleBySite = (operation: Operation, date: string): Readonly<Record<string, number | null>> => {
  const days = operation.days.filter((day) => day.date === date);
  const { sites } = resolvePeople(operation, days, Number.MAX_SAFE_INTEGER);
  return Object.fromEntries(sites.map((site) => [site.placeId, site.people?.[0] ?? null]));
};

const addUp = (counts: Readonly<Record<string, number | null>>): number =>
  Object.values(counts).reduce<number>((sum, count) => sum + count!, 0);

describe('docs/a-week.md', () => {
  it('has every plan and every ledger of the week without a violation', () => {
    const checks = printedBy('check ');
    expect(checks).toHaveLength(12);
    for (const out of checks) expect(out).toContain('\n0 violations in ');
    expect(printedBy('roll ')).toHaveLength(7);
  });

  it('accounts for every pack on every evening', async () => {
    let evenings = 0;
    for (const [date, path] of Object.entries(MORNINGS)) {
      const operation = await readFolder(path);
      expect(listImbalances(operation), path).toEqual([]);
      evenings += 1;
      expect(new Set(operation.ledger.map((line) => line.date)).size).toBe(evenings);
      // 6,000 + 4,000 in the depot, 4,650 in the sites, 6,000 at the gate, as stock.csv has them.
      expect(packsIn(operation, dayBefore(date), 'opening')).toBe(20_650);
      expect(packsIn(operation, dayBefore(date), 'opening', { good: 'kit' })).toBe(4000);
    }
  });

  it('keeps what was notified, or says of each why not', async () => {
    const told = await Promise.all(
      ['week/tue-morning', 'week/wed-morning', 'week/thu-morning', 'week/fri-morning', 'week/sat-plan'].map(
        async (path) => {
          const { changes, movements } = await readPlan(path);
          const all = [...changes.kept, ...changes.dropped.map((one) => one.movementId), ...changes.released];
          expect(new Set(all).size, path).toBe(changes.notified);
          for (const id of changes.kept) expect(movements.some((one) => one.id === id)).toBe(true);
          for (const { movementId } of changes.dropped)
            expect(movements.some((one) => one.id === movementId)).toBe(false);
          const dropped = changes.dropped.map(({ code, detail }) => `${code} ${detail}`).sort();
          return { notified: changes.notified, kept: changes.kept.length, dropped };
        },
      ),
    );
    expect(told).toEqual([
      {
        notified: 8,
        kept: 3,
        dropped: [
          ...['storage east-camp', 'storage north-camp', 'storage south-town'],
          ...['way depot to gate', 'way depot to gate'],
        ],
      },
      { notified: 4, kept: 3, dropped: ['way depot to north-camp'] },
      { notified: 5, kept: 4, dropped: ['denied cell'] },
      { notified: 5, kept: 5, dropped: [] },
      { notified: 8, kept: 8, dropped: [] },
    ]);
  });

  it('has Monday’s denied convoy back in the depot with all it carried', async () => {
    const plan = plans.get('2025-08-25')!;
    const operation = await readFolder('week/tue');
    const denied = operation.actuals.filter((row) => row.outcome === 'denied');
    expect(denied).toHaveLength(1);
    expect(denied[0]).toMatchObject({ delayMinutes: 300, line: null });
    const today = plan.movements.filter(({ date }) => date === '2025-08-25');
    expect(today).toHaveLength(8);
    let depot = 10_000;
    for (const { id, kind } of today) {
      if (id === denied[0]!.movementId) continue;
      depot += kind === 'transfer' ? bagsOf(plan, id) : -bagsOf(plan, id);
    }
    expect(bagsOf(plan, denied[0]!.movementId)).toBeGreaterThan(500);
    expect(packsIn(operation, '2025-08-25', 'at_place', { place: 'depot' })).toBe(depot);
    expect(packsIn(operation, '2025-08-25', 'on_vehicles')).toBe(0);
  });

  it('shows the requests of the day at the meeting', () => {
    const [monday, tuesday] = printedBy('brief ');
    const due = plans.get('2025-08-25')!.movements.filter(({ date }) => date === '2025-08-26').length;
    expect(due).toBe(8);
    expect(monday).toContain(`Requests to be sent this day: ${due}.`);
    expect(tuesday).toMatch(/Requests to be sent this day: \d+\./);
  });

  it('leaves the cargo outside while the crossing is closed', async () => {
    const fetched = plans
      .get('2025-08-25')!
      .movements.filter(({ date, kind }) => date === '2025-08-25' && kind === 'transfer')
      .reduce((sum, { id }) => sum + bagsOf(plans.get('2025-08-25')!, id), 0);
    // What lay there, and what came on Monday, Tuesday and Thursday, less what was fetched on Monday.
    const stuck = 6000 + 3000 - fetched;
    const at = async (path: string, date: string): Promise<number> =>
      packsIn(await readFolder(path), date, 'at_place', { place: 'gate' });
    expect(await at('week/tue', '2025-08-25')).toBe(stuck);
    expect(await at('week/wed', '2025-08-26')).toBe(stuck + 3000);
    expect(await at('week/fri', '2025-08-28')).toBe(stuck + 6000);
    expect(await at('week/sunday', '2025-08-30')).toBeLessThan(stuck + 6000);
    for (const path of ['week/tue-morning', 'week/wed-morning', 'week/thu-morning']) {
      const plan = await readPlan(path);
      expect(plan.movements.filter(({ kind }) => kind === 'transfer')).toEqual([]);
      expect(plan.notKnown.map(({ code }) => code)).toContain('access.end-unknown');
    }
  });

  it('goes round by the track while the north road is under water', async () => {
    for (const path of ['week/wed-morning', 'week/thu-morning', 'week/fri-morning', 'week/sat-plan']) {
      const { movements } = await readPlan(path);
      const north = movements.filter(({ visits }) => visits.some(({ placeId }) => placeId === 'north-camp'));
      expect(north.length, path).toBeGreaterThan(0);
      const ways = JSON.stringify(north.map(({ legs }) => legs));
      expect(ways).toContain('camp-track');
      expect(ways).not.toContain('north-road');
    }
  });

  it('counts nobody twice of those who were displaced', async () => {
    const before = await readFolder('week/wed');
    const after = await readFolder('week/thu');
    const moved = after.flows.reduce((sum, { count }) => sum + count.best, 0);
    expect(moved).toBe(100_000);
    const fromOutside = after.flows
      .filter(({ from }) => from === null)
      .reduce((sum, { count }) => sum + count.best, 0);
    expect(addUp(peopleBySite(before, '2025-08-28'))).toBe(400_000);
    expect(addUp(peopleBySite(after, '2025-08-27'))).toBe(400_000);
    expect(addUp(peopleBySite(after, '2025-08-28'))).toBe(400_000 + fromOutside);
    expect(peopleBySite(after, '2025-08-28')).toEqual({
      'east-camp': 80_000,
      'north-camp': 180_000,
      'south-town': 100_000,
      'west-town': 60_000,
    });
    expect((await readPlan('week/thu-morning')).summary.people).toMatchObject({ best: 420_000 });
  });

  it('plans without the broken truck, and takes back what was not unloaded', async () => {
    const operation = await readFolder('week/sat');
    expect(operation.vehiclesOut).toHaveLength(1);
    expect(operation.vehiclesOut[0]).toMatchObject({ count: 1, fromDate: '2025-08-30', toDate: null });
    const trucks = (of: Operation): number =>
      resolveSituation(of, of.defaultAsOf).fleets.reduce((sum, fleet) => sum + fleet.count[0]!, 0);
    expect(trucks(await readFolder('week/fri'))).toBe(32);
    expect(trucks(operation)).toBe(31);
    const half = operation.actuals.filter(({ outcome }) => outcome === 'partly');
    expect(half.length).toBeGreaterThan(0);
    for (const { line } of half) {
      const { delivered, returned } = line!.packs;
      expect(returned - delivered).toBeGreaterThanOrEqual(0);
      expect(returned - delivered).toBeLessThanOrEqual(1);
    }
  });

  it('books what came late on the day it came', async () => {
    const arrived = async (path: string, date: string): Promise<number> =>
      packsIn(await readFolder(path), date, 'arrived');
    expect(await arrived('week/fri', '2025-08-28')).toBe(9000);
    expect(await arrived('week/sat', '2025-08-29')).toBe(9000);
    expect(await arrived('week/sunday', '2025-08-30')).toBe(11_600);
    expect(await arrived('week/end', '2025-08-31')).toBe(14_600);
  });

  it('loses nothing but what was lost, and says what nobody has reported', async () => {
    const saturday = await readFolder('week/sunday');
    const sunday = await readFolder('week/end');
    const silent = packsIn(saturday, '2025-08-30', 'unreported');
    expect(silent).toBeGreaterThan(0);
    expect((await readPlan('week/sunday-plan')).notKnown.map(({ code }) => code)).toContain(
      'movement.unreported',
    );
    expect(packsIn(sunday, '2025-08-31', 'unreported')).toBe(0);
    for (const [operation, date] of [
      [saturday, '2025-08-30'],
      [sunday, '2025-08-31'],
    ] as const) {
      expect(packsIn(operation, date, 'lost')).toBe(40);
      expect(packsIn(operation, date, 'damaged')).toBe(20);
    }
  });

  it('reports people reached at the end of the month, no more than there are', async () => {
    const { out } = await run(['reached', 'week/end', '--to', '2025-08-31', '--json'], folder);
    const { anything, lines, missing } = JSON.parse(out);
    expect(missing).toEqual([]);
    expect(anything.best).toBeLessThanOrEqual(420_000);
    expect(anything.high).toBe(420_000);
    expect(anything.low).toBeGreaterThan(300_000);
    const food = lines.filter((line: { needId: string }) => line.needId === 'energy');
    expect(food.map((line: { partner: string | null }) => line.partner)).toEqual([
      null,
      'Church aid',
      'Food agency',
    ]);
    const best = food.map((line: { people: { best: number } }) => line.people.best);
    // Both partners served the same people: added up they would be more than there are.
    expect(best[1] + best[2]).toBeGreaterThan(420_000);
    expect(best[0]).toBeLessThanOrEqual(420_000);
    // And deliveries added up would be so by far.
    const operation = await readFolder('week/end');
    const bags = packsIn(operation, '2025-08-31', 'with_people');
    expect(Math.floor((bags * 182_000) / 2100)).toBeGreaterThan(4 * 420_000);
    expect(food[0].amount).toBe(bags * 182_000);
  });

  it('shows the flows that it quotes', async () => {
    const page = await readFile(PAGE, 'utf8');
    const quoted = [...page.matchAll(/^```csv (\S+)\n([\s\S]*?)^```$/gm)];
    expect(quoted).toHaveLength(1);
    for (const [, file, text] of quoted)
      expect(await readFile(join(root, 'examples/week', file!), 'utf8')).toBe(text);
  });
});
