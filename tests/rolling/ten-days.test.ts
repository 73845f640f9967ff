import { expect, it } from 'vitest';
import { encodeUtf8 } from '../../src/base/index.ts';
import { checkPlan } from '../../src/check/index.ts';
import { type Movement, type Operation, type Plan, resolveSituation } from '../../src/domain/index.ts';
import { mergeTable } from '../../src/formats/index.ts';
import { planInThread } from '../support/plan-in-thread.ts';
import { type ActualCells, listImbalances, readFiles, rollOrThrow } from './rolled-operation.ts';
import { listTenDayFiles } from './ten-day-operation.ts';

type Files = ReadonlyMap<string, Uint8Array>;

/** What happens on one day: reports of the plan's movements of that day, and what else came to be known. */
interface Events {
  readonly report: (movements: readonly Movement[]) => readonly ActualCells[];
  readonly learn?: (files: Files) => Files;
}

const loadsOf = ({ loads, visits }: Movement): { place: string; lot: string; packs: number }[] => {
  const sums = new Map<string, { place: string; lot: string; packs: number }>();
  for (const { visit, lotId, packs } of loads) {
    const place = visits[visit]!.placeId;
    const known = sums.get(`${place} ${lotId}`);
    sums.set(`${place} ${lotId}`, { place, lot: lotId, packs: packs + (known?.packs ?? 0) });
  }
  return [...sums.values()];
};

const evening = (date: string): string => `${date}T20:00:00Z`;

const whole = (movement: Movement, outcome: string, more: ActualCells = {}): ActualCells => ({
  ...{ movement: movement.id, date: movement.date, outcome, known_at: evening(movement.date) },
  ...more,
});

const byLot = (
  movement: Movement,
  outcome: string,
  describe: (packs: number, index: number) => ActualCells,
): ActualCells[] =>
  loadsOf(movement).map(({ place, lot, packs }, index) => ({
    ...whole(movement, outcome),
    ...{ place, lot },
    ...describe(packs, index),
  }));

const deliveries = (movements: readonly Movement[]): Movement[] =>
  movements.filter(({ kind }) => kind === 'delivery');

/** All as planned but for the first delivery. */
const butFirst = (
  movements: readonly Movement[],
  describe: (movement: Movement) => readonly ActualCells[],
): ActualCells[] => {
  const [first] = deliveries(movements);
  expect(first, 'a delivery that something can happen to').toBeDefined();
  return movements.flatMap((movement) =>
    movement === first ? [...describe(movement)] : [whole(movement, 'facilitated')],
  );
};

const vehicle = (movement: Movement): string =>
  `${movement.vehicles[0]!.fleetId}#${movement.vehicles[0]!.number}`;

it('ten days with denials, a loaded return, a loss, a late arrival and a breakdown balance every evening', async () => {
  let held: Movement | null = null;
  let silent: Movement | null = null;
  const lost = { packs: 0 };
  const days: Readonly<Record<string, Events>> = {
    '2025-03-03': { report: (all) => all.map((movement) => whole(movement, 'facilitated')) },
    // Denied at a holding point: back with everything the same day.
    '2025-03-04': { report: (all) => butFirst(all, (one) => [whole(one, 'denied')]) },
    // Still on the road at night, with its whole load.
    '2025-03-05': {
      report: (all) =>
        butFirst(all, (one) => {
          held = one;
          return byLot(one, 'impeded', (packs) => ({
            ...{ held: packs, held_at: 'north', vehicles_out: vehicle(one), out_until: '2025-03-06' },
          }));
        }),
    },
    // The held load comes back; another convoy loses some of its own.
    '2025-03-06': {
      report: (all) => [
        ...butFirst(all, (one) =>
          byLot(one, 'partly', (packs, index) => {
            const gone = index === 0 ? Math.min(7, packs) : 0;
            lost.packs += gone;
            return { delivered: packs - gone, lost: gone };
          }),
        ),
        whole(held!, 'denied', { known_at: evening('2025-03-06'), returned_at: '2025-03-06T09:00:00Z' }),
      ],
    },
    // What was promised for today comes on the ninth.
    '2025-03-07': {
      // With nothing there, the convoys that were to fetch it never left.
      report: (all) =>
        all.map((movement) => whole(movement, movement.kind === 'transfer' ? 'cancelled' : 'facilitated')),
      learn: (files) =>
        mergeTable(
          files,
          'arrivals',
          encodeUtf8(`id,place,good,count,unit,date,source,known_at
not-today,gate,meals,0,pack,2025-03-07,radio-room,2025-03-07T18:00:00Z
gate-meals-2-late,gate,meals,650,pack,2025-03-09,radio-room,2025-03-07T18:00:00Z
`),
        ),
    },
    // A truck breaks down after it has delivered.
    '2025-03-08': {
      report: (all) =>
        butFirst(all, (one) => [
          whole(one, 'delayed', { vehicles_out: vehicle(one), out_until: '2025-03-10', note: 'gearbox' }),
        ]),
    },
    // Nobody says what became of one convoy.
    '2025-03-09': {
      report: (all) => {
        [silent = null] = deliveries(all);
        return all.filter((one) => one !== silent).map((movement) => whole(movement, 'facilitated'));
      },
    },
    // It turns out to have delivered; another one is postponed.
    '2025-03-10': {
      report: (all) => [
        ...butFirst(all, (one) => [whole(one, 'postponed')]),
        whole(silent!, 'facilitated', { known_at: evening('2025-03-10') }),
      ],
    },
    // Somebody counts the hub and finds fewer.
    '2025-03-11': {
      report: (all) => all.map((movement) => whole(movement, 'facilitated')),
      learn: (files) =>
        mergeTable(
          files,
          'stock',
          encodeUtf8(`id,place,good,count,unit,date,lot,source,known_at
count-11,hub,blankets,0,pack,2025-03-11,,radio-room,2025-03-11T19:00:00Z
`),
        ),
    },
    '2025-03-12': { report: (all) => butFirst(all, (one) => [whole(one, 'cancelled')]) },
  };

  let files: Files = listTenDayFiles();
  let operation: Operation = await readFiles(files);
  let asOf = operation.defaultAsOf;
  const vehicles = new Map<string, number>();
  const unreported: string[] = [];
  for (const [index, [date, events]] of Object.entries(days).entries()) {
    const plan: Plan = await planInThread(operation, { asOf });
    expect(checkPlan(operation, plan).violations, `the plan of ${date}`).toEqual([]);
    expect(plan.clock.days[0]!.date).toBe(date);
    vehicles.set(date, resolveSituation(operation, asOf).fleets[0]!.count[0]!);
    unreported.push(...plan.notKnown.filter(({ code }) => code === 'movement.unreported').map(() => date));
    const to = plan.clock.days[1]!.date;
    const rows = events.report(plan.movements.filter((movement) => movement.date === date));
    const rolled = await rollOrThrow(events.learn?.(files) ?? files, plan, rows, to);
    expect(listImbalances(rolled.operation), `the evening of ${date}`).toEqual([]);
    const evenings = new Set(rolled.operation.ledger.map((line) => line.date));
    expect(evenings.size).toBe(index + 1);
    ({ files, operation, asOf } = rolled);
  }

  const last = operation.ledger.filter((line) => line.date === '2025-03-12');
  const sum = (entry: string, good: string): number =>
    last
      .filter((line) => line.entry === entry && line.goodId === good)
      .reduce((total, line) => total + line.packs, 0);
  // What the files say came in: the first promise, the late 650 in place of 700, and the last promise.
  expect(sum('opening', 'meals')).toBe(4000);
  expect(sum('arrived', 'meals')).toBe(600 + 650 + 500);
  expect(lost.packs).toBeGreaterThan(0);
  expect(sum('lost', 'meals') + sum('lost', 'blankets')).toBe(lost.packs);
  expect(sum('on_vehicles', 'meals') + sum('unreported', 'meals')).toBe(0);
  expect(sum('with_people', 'meals')).toBeGreaterThan(2000);
  // Out on the sixth with the held load, and from the day after the breakdown to the tenth.
  expect(Object.fromEntries(vehicles)).toMatchObject({
    ...{ '2025-03-05': 4, '2025-03-06': 3, '2025-03-07': 4, '2025-03-08': 4 },
    ...{ '2025-03-09': 3, '2025-03-10': 3, '2025-03-11': 4 },
  });
  expect(unreported).toEqual(['2025-03-10']);
  // Every line still names the rows that the packs came with.
  expect(last.every((line) => line.factIds.length > 0)).toBe(true);
  expect(last.find((line) => line.lotId === 'hub-meals')!.factIds).toContain('hub-meals');
}, 240_000);
