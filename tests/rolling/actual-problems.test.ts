import { beforeAll, describe, expect, it } from 'vitest';
import type { Movement, Plan } from '../../src/domain/index.ts';
import { listMovementReports, listRowNumbers, mergeTable } from '../../src/formats/index.ts';
import { planInThread } from '../support/plan-in-thread.ts';
import { type ActualCells, readFiles, writeActuals } from './rolled-operation.ts';
import { listTenDayFiles } from './ten-day-operation.ts';

const TO = '2025-03-05';

describe('reports of what happened', () => {
  const files = listTenDayFiles();
  let plan: Plan;
  let movement: Movement;
  let load: { place: string; lot: string };

  beforeAll(async () => {
    plan = await planInThread(await readFiles(files));
    movement = plan.movements.find(({ date, kind }) => date === '2025-03-03' && kind === 'delivery')!;
    const first = movement.loads[0]!;
    load = { place: movement.visits[first.visit]!.placeId, lot: first.lotId };
  }, 60_000);

  const judge = async (rows: readonly ActualCells[]) => {
    const csv = writeActuals(rows);
    const operation = await readFiles(mergeTable(files, 'actuals', csv));
    const toStartsAt = plan.clock.days.find(({ date }) => date === TO)!.startsAt;
    return listMovementReports({
      operation,
      plan,
      to: TO,
      toStartsAt,
      rowOf: listRowNumbers('actuals', csv),
    });
  };
  const report = (more: ActualCells = {}): ActualCells => ({
    ...{ movement: movement.id, date: '2025-03-03', outcome: 'partly', known_at: '2025-03-03T20:00:00Z' },
    ...more,
  });
  const codesOf = async (...rows: ActualCells[]) => (await judge(rows)).problems.map(({ code }) => code);
  /** One row for each stop and lot of the movement, all delivered. */
  const lines = (): ActualCells[] => {
    const sums = new Map<string, ActualCells & { delivered: number }>();
    for (const { visit, lotId, packs } of movement.loads) {
      const place = movement.visits[visit]!.placeId;
      const known = sums.get(`${place} ${lotId}`)?.delivered ?? 0;
      sums.set(`${place} ${lotId}`, { ...report(), place, lot: lotId, delivered: known + packs });
    }
    return [...sums.values()];
  };

  it('are taken where every pack is accounted for', async () => {
    const { reports, unreported, problems } = await judge(lines());
    expect(problems).toEqual([]);
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({ bookedOn: '2025-03-03', returnedOn: '2025-03-03', outcome: 'partly' });
    const before = plan.movements.filter(({ date }) => date < TO);
    expect(unreported.map(({ id }) => id)).toHaveLength(before.length - 1);
  });

  it('are refused with the row and the code of each contradiction, all at once', async () => {
    const [first, ...rest] = lines();
    expect(await codesOf(report())).toEqual(['actual.lines-missing']);
    expect(await codesOf({ ...first, delivered: Number(first!['delivered']) - 1 }, ...rest)).toEqual([
      'actual.not-balanced',
    ]);
    expect(await codesOf({ ...first, lot: 'gate-meals-3' }, ...rest)).toEqual([
      'actual.not-carried',
      'actual.lines-missing',
    ]);
    expect(await codesOf(first!, { ...first, id: 'again' }, ...rest)).toEqual(['actual.reported-twice']);
    expect(await codesOf(first!, ...rest.map((row) => ({ ...row, outcome: 'impeded' })))).toEqual(
      rest.map(() => 'actual.outcomes-differ'),
    );
    expect(await codesOf(...lines().map((row) => ({ ...row, date: '2025-03-04' })))).toEqual(
      lines().map(() => 'actual.wrong-date'),
    );
    expect(await codesOf(report({ outcome: 'denied', returned_at: '2025-03-03T21:00:00Z' }))).toEqual([
      'actual.in-the-future',
    ]);
    expect(await codesOf(report({ outcome: 'denied', vehicles_out: 'trucks#99' }))).toEqual([
      'actual.other-vehicle',
    ]);
    const held = { ...first, delivered: 0, held: Number(first!['delivered']), held_at: 'hub' };
    expect(await codesOf(held, ...rest)).toEqual(['actual.held-without-vehicles']);
    const { problems } = await judge([
      report({ movement: 'm-000', outcome: 'denied' }),
      report({ outcome: 'partly', ...load, lost: 1 }),
    ]);
    const found = problems.map(({ code, at }) => [code, at.file, at.row]);
    expect(found).toContainEqual(['actual.unknown-movement', 'actuals.csv', 2]);
    expect(found).toContainEqual(['actual.not-balanced', 'actuals.csv', 3]);
  });

  it('of what is settled or still to come are left out with a warning', async () => {
    const later = plan.movements.find(({ date }) => date >= TO)!;
    const { reports, problems } = await judge([
      report({ outcome: 'facilitated' }),
      report({ outcome: 'denied', known_at: '2025-03-04T08:00:00Z' }),
      report({ movement: later.id, date: later.date, outcome: 'cancelled' }),
    ]);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['actual.nothing-open', 'warning'],
      ['actual.after-date', 'warning'],
    ]);
    expect(reports).toHaveLength(1);
  });

  it('that became known only after the day began are not seen', async () => {
    const { reports } = await judge([report({ outcome: 'facilitated', known_at: '2025-03-05T00:00:01Z' })]);
    expect(reports).toEqual([]);
  });

  it('of a held load settle exactly what the first report left open', async () => {
    const [first, ...rest] = lines();
    const packs = Number(first!['delivered']);
    const { fleetId, number } = movement.vehicles[0]!;
    const held = { delivered: packs - 3, held: 3, held_at: 'hub', vehicles_out: `${fleetId}#${number}` };
    const after = {
      ...report({ known_at: '2025-03-04T08:00:00Z' }),
      place: first!['place']!,
      lot: first!['lot']!,
    };
    expect(await codesOf({ ...first, ...held }, ...rest, { ...after, delivered: 2 })).toEqual([
      'actual.not-balanced',
    ]);
    const { reports, problems } = await judge([
      { ...first, ...held },
      ...rest,
      { ...after, delivered: 2, lost: 1 },
    ]);
    expect(problems).toEqual([]);
    expect(reports.map(({ bookedOn }) => bookedOn)).toEqual(['2025-03-03', '2025-03-04']);
  });
});
